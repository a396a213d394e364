"""The commands around the store: add, watch, recode, corroborate, stories, issues, export."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from lagebild.commands.articles import code_side_by_side
from lagebild.commands.output import opened, read_all, warn
from lagebild.errors import LagebildError
from lagebild.model import Article, Coded, Issue
from lagebild.pipeline import counted

if TYPE_CHECKING:
    from lagebild.store import Store


class Tally(msgspec.Struct):
    """What one run of `add` did."""

    seen: int = 0
    coded: int = 0
    known: int = 0
    issues: int = 0
    events: int = 0

    def __str__(self) -> str:
        """Return the summary line."""
        parts = [f"{self.coded} coded"]
        if self.known:
            parts.append(f"{self.known} already there")
        parts.append(counted(self.issues, "issue"))
        return f"{counted(self.seen, 'article')}: {', '.join(parts)}; {counted(self.events, 'event')}"


def store_url(given: str | None) -> str:
    """The store's address: as given, else from the settings."""
    from lagebild.settings import settings

    return given or settings().store


def opened_store(url: str | None, *, create: bool = True) -> Store:
    """Open the store; raises StoreError that says what to do where there is none."""
    from lagebild.store import Store

    return Store.open(store_url(url), create=create)


def add(sources: list[str], url: str | None, tier: str | None, jobs: int, date: str | None) -> int:
    """Read, code and store every source; print a summary; return how many inputs were bad."""
    with opened_store(url) as store:
        tally = add_articles(store, read_all(sources, date), tier, jobs)
    warn(str(tally))
    return tally.issues


def add_articles(store: Store, articles: Iterable[Article | Issue], tier: str | None, jobs: int) -> Tally:
    """Code and store articles that are not there yet, each in one transaction; Issues are stored too."""
    from lagebild import __version__

    tally = Tally()
    for one in _progress(code_side_by_side(_unknown(store, articles, tally), tier, jobs)):
        if isinstance(one, Issue):
            tally.issues += 1
            warn(str(one))
            store.add_issue(one)
        elif store.add(one, __version__):
            tally.coded += 1
            tally.events += len(one.events)
        else:
            tally.known += 1
    return tally


def _unknown(store: Store, articles: Iterable[Article | Issue], tally: Tally) -> Iterator[Article | Issue]:
    """Pass on what the store does not hold yet, so that nothing is coded twice."""
    for article in articles:
        tally.seen += 1
        if isinstance(article, Article) and store.has(article):
            tally.known += 1
        else:
            yield article


def _progress(items: Iterable[Any]) -> Iterator[Any]:
    """Show a count on a terminal; nothing when piped."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("coding", total=None)
        for item in items:
            yield item
            bar.advance(task)


def watch(feeds: str, url: str | None, every: str, tier: str | None, *, once: bool) -> int:
    """Poll the feeds of a YAML file and add what is new until stopped."""
    from lagebild.ingest import watch as poll

    seconds = _seconds(every)
    with opened_store(url) as store:
        try:
            for batch in poll(feeds, store, every=seconds, once=once):
                warn(str(add_articles(store, batch, tier, 1)))
        except KeyboardInterrupt:
            warn("stopped; start again at any time, nothing is lost")
    return 0


def _seconds(every: str) -> float:
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    number, unit = (every[:-1], every[-1:]) if every[-1:] in units else (every, "s")
    try:
        return max(1.0, float(number) * units[unit])
    except ValueError:
        raise LagebildError(f"--every {every}: write a number and s, m, h or d, as in 15m") from None


def recode(url: str | None, tier: str | None, jobs: int) -> int:
    """Code every stored article again with this version, keeping the old coding as history."""
    from lagebild import __version__

    changed = bad = 0
    with opened_store(url, create=False) as store:
        articles = [coded.article for coded in store.all_coded()]
        for one in _progress(code_side_by_side(articles, tier, jobs)):
            if isinstance(one, Coded):
                changed += bool(store.recode(one, __version__))
            else:
                warn(str(one))
                bad += 1
    warn(f"{len(articles)} articles coded again by {__version__}; {changed} stored anew")
    return bad


def corroborate(url: str | None) -> int:
    """Find copies, stories and happenings in the store and write them back."""
    from lagebild import pipeline

    with opened_store(url, create=False) as store:
        warn(str(pipeline.corroborate_store(store)))
    return 0


def stories(url: str | None, limit: int) -> int:
    """Print the stories of the store, the latest first."""
    with opened_store(url, create=False) as store:
        for story in store.stories(limit=limit):
            sys.stdout.write(f"{story.begin or ''}  {len(story.articles):>4} articles  {story.title}  [{story.id}]\n")
    return 0


def issues(url: str | None, limit: int) -> int:
    """Print the issues of the store."""
    with opened_store(url, create=False) as store:
        found = store.issues(limit=limit)
        for seen in found:
            sys.stdout.write(f"{seen.issue}  (seen {seen.seen} times, last {seen.last_seen[:16]})\n")
    warn(f"{len(found)} issue{'' if len(found) == 1 else 's'}")
    return 0


def export(url: str | None, form: str, output: str) -> int:
    """Write the store's events in the format asked for."""
    from lagebild.store import export as exporting

    if form not in exporting.FORMATS:
        raise LagebildError(f"--format {form}: it must be one of {', '.join(exporting.FORMATS)}")
    with opened_store(url, create=False) as store, opened(output) as sink:
        count = exporting.export(store, form, sink)
    warn(f"{count} events written")
    return 0
