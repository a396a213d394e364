"""Polling feeds: new entries are fetched and handed on, until told to stop; a later start goes on where it was."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec.structs import replace

from lagebild.errors import ReadError, SettingsError
from lagebild.ingest.decoding import decoded
from lagebild.ingest.feeds import entries, entry_date
from lagebild.ingest.fetching import Fetched, Fetcher
from lagebild.ingest.page import article_from_page
from lagebild.model import Article, Issue
from lagebild.store import Store

Take = Callable[[Article | Issue], None]


class Feed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A feed to poll, and the outlet's name where the pages do not say it."""

    url: str
    publication: str | None = None


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What one round over all feeds brought."""

    feeds: int = 0
    unchanged: int = 0
    articles: int = 0
    known: int = 0
    issues: int = 0


def feeds_from(path: Path) -> list[Feed]:
    """Return the feeds of a YAML file: a list of addresses or of {url, publication}. Raises SettingsError."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        said = said.get("feeds") if isinstance(said, dict) else said
        return [Feed(one) if isinstance(one, str) else msgspec.convert(one, Feed) for one in said or ()]
    except (OSError, yaml.YAMLError, msgspec.ValidationError, TypeError, AttributeError) as error:
        raise SettingsError(f"{path}: no list of feeds ({error}); write one address per line after a dash") from error


def watch(
    feeds: list[Feed], every: float, store: Store, take: Take, *, stop: threading.Event | None = None,
    fetcher: Fetcher | None = None, rounds: int | None = None,
) -> Iterator[Round]:
    """Poll `feeds` every `every` seconds and hand each new article (or Issue) to `take`; yield what each round brought.

    `take` stores the article; only after it has returned is the address marked as done in `store`, so that stopping
    or killing the process at any moment loses nothing. Setting `stop` ends it within seconds; `rounds` bounds it.
    """
    stop = stop or threading.Event()
    own = None if fetcher else Fetcher(stop=stop)
    try:
        done = 0
        while not stop.is_set() and (rounds is None or done < rounds):
            one = _Polling(store, take, fetcher or own, stop)  # type: ignore[arg-type]
            for feed in feeds:
                one.poll(feed)
            yield one.brought
            done += 1
            if rounds is None or done < rounds:
                stop.wait(every)
    finally:
        if own:
            own.close()


class _Polling:
    """One round over the feeds."""

    def __init__(self, store: Store, take: Take, fetcher: Fetcher, stop: threading.Event) -> None:
        self._store, self._take, self._fetcher, self._stop = store, take, fetcher, stop
        self.brought = Round()

    def _count(self, what: str) -> None:
        self.brought = replace(self.brought, **{what: getattr(self.brought, what) + 1})

    def poll(self, feed: Feed) -> None:
        """Read one feed and fetch what is new in it."""
        if self._stop.is_set():
            return
        self._count("feeds")
        try:
            found = self._fetch_again(feed.url)
            if found.status == 304:
                self._count("unchanged")
                return
            listed = entries(decoded(found.body, found.charset), feed.url)
        except ReadError as error:
            self._failed(feed.url, error)
            return
        for entry in listed:
            if self._stop.is_set():
                return  # the feed is not marked as read, so that the rest comes next time
            self._entry(entry, feed)
        self._store.remember_fetch(feed.url, found.status, found.etag, found.last_modified)

    def _fetch_again(self, url: str) -> Fetched:
        """Fetch `url` unless it is as it was last time."""
        known = self._store.fetched(url) or {}
        return self._fetcher.fetch(url, etag=known.get("etag"), last_modified=known.get("last_modified"))

    def _failed(self, url: str, error: Exception) -> None:
        if not self._stop.is_set():
            self._take(Issue(source=url, reason=str(error)))
            self._count("issues")

    def _entry(self, entry: dict[str, Any], feed: Feed) -> None:
        url = entry.get("link")
        if not url:
            return
        if self._store.fetched(url):
            self._count("known")
            return
        try:
            found = self._fetcher.fetch(url)
            article = _article(found, entry, feed)
        except ReadError as error:
            self._failed(url, error)
            return
        self._take(article)
        self._count("articles")
        self._store.remember_fetch(url, found.status, found.etag, found.last_modified)


def _article(found: Fetched, entry: dict[str, Any], feed: Feed) -> Article:
    """Return the page's article; the feed says date and outlet where the page does not."""
    article = article_from_page(decoded(found.body, found.charset), found.url)
    return replace(article, date=article.date or entry_date(entry), publication=feed.publication or article.publication)
