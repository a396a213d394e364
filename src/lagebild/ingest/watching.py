"""Polling feeds: new entries are fetched and handed on, until told to stop; a later start goes on where it was."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
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

BATCH = 16             # pages handed on together, so that they can be coded together
AGAIN = dt.timedelta(hours=6)  # after which an address that failed is tried again
_FAILED = 0            # kept as the status of such an address


class Feed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A feed to poll, and the outlet's name where the pages do not say it."""

    url: str
    publication: str | None = None


def feeds_from(path: Path) -> list[Feed]:
    """Return the feeds of a YAML file: a list of addresses or of {url, publication}. Raises SettingsError."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        said = said.get("feeds") if isinstance(said, dict) else said
        return [Feed(one) if isinstance(one, str) else msgspec.convert(one, Feed) for one in said or ()]
    except (OSError, yaml.YAMLError, msgspec.ValidationError, TypeError, AttributeError) as error:
        raise SettingsError(f"{path}: no list of feeds ({error}); write one address per line after a dash") from error


def watch(
    feeds: str | Path | list[Feed], store: Store, *, every: float = 900.0, once: bool = False,
    stop: threading.Event | None = None, fetcher: Fetcher | None = None,
) -> Iterator[list[Article | Issue]]:
    """Poll feeds (a YAML file or a list) every `every` seconds and yield new articles and Issues in batches.

    An address is marked as done in `store` only when the next batch is asked for, that is after this one has been
    stored: stopping or killing the process at any moment loses nothing, and a later start goes on where it was.
    Setting `stop` ends it within seconds; `once` is one round.
    """
    stop = stop or threading.Event()
    listed = feeds if isinstance(feeds, list) else feeds_from(Path(feeds))
    own = None if fetcher else Fetcher(stop=stop)
    polling = _Polling(store, fetcher or own, stop)  # type: ignore[arg-type]
    try:
        while not stop.is_set():
            for feed in listed:
                yield from polling.poll(feed)
            if once or stop.wait(every):
                return
    finally:
        if own:
            own.close()


class _Polling:
    """What reading the feeds needs."""

    def __init__(self, store: Store, fetcher: Fetcher, stop: threading.Event) -> None:
        self._store, self._fetcher, self._stop = store, fetcher, stop

    def poll(self, feed: Feed) -> Iterator[list[Article | Issue]]:
        """Yield what is new in one feed, a batch at a time."""
        if self._stop.is_set():
            return
        known = self._store.fetched(feed.url) or {}
        try:
            found = self._fetcher.fetch(feed.url, etag=known.get("etag"), last_modified=known.get("last_modified"))
            if found.status == 304:
                return
            links = entries(decoded(found.body, found.charset), feed.url)
        except ReadError as error:
            if not self._stop.is_set():
                yield [Issue(source=feed.url, reason=str(error))]
            return
        new = [entry for entry in links if entry.get("link") and not self._done(entry["link"])]
        for first in range(0, len(new), BATCH):
            yield from self._batch(new[first : first + BATCH], feed)
        if not self._stop.is_set():  # else the rest must come next time
            self._store.remember_fetch(feed.url, found.status, found.etag, found.last_modified)

    def _done(self, url: str) -> bool:
        known = self._store.fetched(url)
        if known is None:
            return False
        return known["status"] != _FAILED or dt.datetime.fromisoformat(known["fetched"]) + AGAIN > dt.datetime.now(dt.UTC)

    def _batch(self, part: list[dict[str, Any]], feed: Feed) -> Iterator[list[Article | Issue]]:
        read: list[Article | Issue] = []
        marks: list[tuple[str, int]] = []
        for entry in part:
            if self._stop.is_set():
                break
            one, status = self._entry(entry, feed)
            if not self._stop.is_set():  # else it may only have failed because it was cut off
                read.append(one)
                marks.append((entry["link"], status))
        if read:
            yield read
        for url, status in marks:
            self._store.remember_fetch(url, status)

    def _entry(self, entry: dict[str, Any], feed: Feed) -> tuple[Article | Issue, int]:
        """Return what an entry's page holds, and the status to keep of it."""
        url = entry["link"]
        try:
            found = self._fetcher.fetch(url)
        except ReadError as error:
            return Issue(source=url, reason=str(error)), _FAILED
        try:
            return _article(found, entry, feed), found.status
        except ReadError as error:
            return Issue(source=url, reason=str(error)), found.status


def _article(found: Fetched, entry: dict[str, Any], feed: Feed) -> Article:
    """Return the page's article; the feed says date and outlet where the page does not."""
    article = article_from_page(decoded(found.body, found.charset), found.url)
    return replace(article, date=article.date or entry_date(entry), publication=feed.publication or article.publication)
