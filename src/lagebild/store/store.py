"""The store: one object to add to and to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from lagebild.model import Article, Coded, Event, Happening, Issue, Quotation, Story
from lagebild.store import counting, reading, writing
from lagebild.store.engine import engine_for, insistently
from lagebild.store.engine import writing as writing_engine
from lagebild.store.filters import ANY_ARTICLE, ANY_EVENT, ANY_HAPPENING, ArticleFilter, EventFilter, HappeningFilter
from lagebild.store.migrate import upgrade

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

T = TypeVar("T")


class Store:
    """Articles with all that was read out of them, in SQLite or PostgreSQL.

    Every method is one transaction. Several processes may add at once; one that is killed leaves nothing half done.
    Lists take `limit` (None: all) and `offset`. Raises StoreError with what to do about it.
    """

    def __init__(self, engine: Engine) -> None:
        """Take over an engine whose tables are up to date; use `Store.open`."""
        self._engine = engine
        self._writing = writing_engine(engine)

    @classmethod
    def open(cls, url: str = "sqlite:///lagebild.db", *, create: bool = True) -> Self:
        """Open the store at `url`, bringing its tables up to date; with `create` a new one is made."""
        engine = engine_for(url, create=create)
        store = cls(engine)
        try:
            insistently(lambda: upgrade(store._writing), f"cannot open the store {url}")
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def dialect(self) -> str:
        """Return "sqlite" or "postgresql"."""
        return self._engine.dialect.name

    def _read(self, do: Callable[..., T], *args: Any) -> T:
        def once() -> T:
            with self._engine.connect() as connection:
                return do(connection, *args)
        return insistently(once, "reading the store failed")

    def _write(self, do: Callable[..., T], *args: Any) -> T:
        def once() -> T:
            with self._writing.begin() as connection:
                return do(connection, *args)
        return insistently(once, "writing to the store failed")

    def stream(self, do: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        """Yield what `do` reads on one connection, for reading more than fits in memory."""
        with self._engine.connect() as connection:
            yield from do(connection)

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction to write in, for bulk loading; `add` and its like are what is mostly wanted."""
        return self._writing.begin()

    # -- putting in

    def add(self, coded: Coded, version: str) -> bool:
        """Store one coded article, whole or not at all; False where the same content is there already."""
        return self._write(writing.add, coded, version)

    def recode(self, coded: Coded, version: str) -> bool:
        """Put a new coding in the old one's place and keep the old one as history; False for an unknown article."""
        return self._write(writing.recode, coded, version)

    def add_issue(self, issue: Issue) -> None:
        """Store one bad input; the same one again only counts up."""
        self._write(writing.add_issue, issue)

    def clear_issues(self, source: str | None = None) -> int:
        """Forget the issues of `source` (None: all); returns how many."""
        return self._write(writing.clear_issues, source)

    def set_copy_groups(self, groups: dict[str, str | None]) -> None:
        """Say which articles are near-copies: article id to group id (None: no copy)."""
        self._write(writing.set_copy_groups, groups)

    def replace_happenings(self, happenings: Iterable[Happening]) -> int:
        """Put these happenings in the place of all there were, in one transaction; returns how many."""
        return self._write(writing.replace_happenings, list(happenings))

    def add_happenings(self, happenings: Iterable[Happening]) -> int:
        """Store happenings; one with the id of a stored one takes its place. Returns how many."""
        return self._write(writing.add_happenings, list(happenings))

    def replace_stories(self, stories: Iterable[Story]) -> int:
        """Put these stories in the place of all there were; returns how many."""
        return self._write(writing.replace_stories, list(stories))

    def remember_fetch(self, url: str, status: int, etag: str | None = None, last_modified: str | None = None) -> None:
        """Keep what a server said of `url`, for the next conditional request."""
        self._write(writing.remember_fetch, url, status, etag, last_modified)

    def set_note(self, key: str, value: object) -> None:
        """Keep a small fact about the store under `key`, as JSON."""
        self._write(writing.set_note, key, value)

    def analyze(self) -> None:
        """Let the database count its rows, so that it plans well; worth it after adding thousands."""
        self._write(writing.analyze)

    # -- getting out

    def has(self, article: Article) -> bool:
        """Return whether the same content is stored."""
        return self._read(writing.number_of, article) is not None

    def article(self, key: str) -> Article | None:
        """Return the article with this id."""
        return self._read(reading.article, key)

    def articles(self, wanted: ArticleFilter = ANY_ARTICLE, limit: int | None = 100, offset: int = 0) -> list[Article]:
        """Return articles, newest first."""
        return self._read(reading.articles, wanted, limit, offset)

    def count_articles(self, wanted: ArticleFilter = ANY_ARTICLE) -> int:
        """Return how many articles there are."""
        return self._read(reading.count_articles, wanted)

    def coded(self, article: str) -> Coded:
        """Return the article with this id and all that was read out of it; raises StoreError where unknown."""
        return self._read(reading.coded, article)

    def all_coded(self, wanted: ArticleFilter = ANY_ARTICLE, *, order: Literal["added", "published"] = "added") -> Iterator[Coded]:
        """Yield every article with all that was read out of it, few in memory at a time; oldest addition or oldest article first."""
        find = reading.all_published if order == "published" else reading.all_coded
        return self.stream(lambda connection: find(connection, wanted))

    def codings(self, article: str | None = None) -> list[reading.Coding]:
        """Return which version coded what when, oldest first."""
        return self._read(reading.codings, article)

    def earlier(self, coding: int) -> Coded:
        """Return an earlier coding whole, by its number."""
        return self._read(reading.earlier, coding)

    def copy_groups(self) -> dict[str, str]:
        """Return the copy group of each article that has one, by article id."""
        return self._read(reading.copy_groups)

    def event(self, key: str) -> Event | None:
        """Return the event with this id."""
        return self._read(reading.event, key)

    def events(self, wanted: EventFilter = ANY_EVENT, limit: int | None = 100, offset: int = 0) -> list[Event]:
        """Return events, newest first unless `wanted.order` says otherwise."""
        return self._read(reading.events, wanted, limit, offset)

    def all_events(self, wanted: EventFilter = ANY_EVENT) -> Iterator[Event]:
        """Yield events one after the other, few in memory at a time."""
        return self.stream(lambda connection: reading.all_events(connection, wanted))

    def count_events(self, wanted: EventFilter = ANY_EVENT) -> int:
        """Return how many events there are."""
        return self._read(reading.count_events, wanted)

    def quotations(self, name: str | None = None, limit: int | None = 100, offset: int = 0) -> list[Quotation]:
        """Return quotations (of one speaker), newest article first."""
        return self._read(reading.quotations, name, limit, offset)

    def issues(self, limit: int | None = 100, offset: int = 0) -> list[reading.SeenIssue]:
        """Return bad inputs, last seen first."""
        return self._read(reading.issues, limit, offset)

    def happening(self, key: str) -> Happening | None:
        """Return the happening with this id."""
        return self._read(reading.happening, key)

    def happening_of(self, event: str) -> Happening | None:
        """Return the happening that the event with this id tells of."""
        return self._read(reading.happening_of, event)

    def happenings(
        self, wanted: HappeningFilter = ANY_HAPPENING, limit: int | None = 100, offset: int = 0
    ) -> list[Happening]:
        """Return happenings, newest first unless `wanted.order` says otherwise."""
        return self._read(reading.happenings, wanted, limit, offset)

    def count_happenings(self, wanted: HappeningFilter = ANY_HAPPENING) -> int:
        """Return how many happenings there are."""
        return self._read(reading.count_happenings, wanted)

    def story(self, key: str) -> Story | None:
        """Return the story with this id."""
        return self._read(reading.story, key)

    def story_of(self, article: str) -> Story | None:
        """Return the story that the article with this id belongs to."""
        return self._read(reading.story_of, article)

    def stories(self, limit: int | None = 100, offset: int = 0) -> list[Story]:
        """Return stories, last told first."""
        return self._read(reading.stories, limit, offset)

    def fetched(self, url: str) -> dict[str, Any] | None:
        """Return what was kept of the last fetch of `url`: fetched, status, etag, last_modified."""
        return self._read(reading.fetched, url)

    def note(self, key: str) -> Any:
        """Return the fact kept under `key`, None where there is none."""
        return self._read(reading.note, key)

    # -- counting

    def counts(self) -> counting.Counts:
        """Return the totals of the store."""
        return self._read(counting.counts)

    def dyads(self, wanted: EventFilter = ANY_EVENT, limit: int | None = 100, offset: int = 0) -> list[counting.DyadCount]:
        """Return who deals with whom, most events first."""
        return self._read(counting.dyads, wanted, limit, offset)

    def actors(
        self, wanted: EventFilter = ANY_EVENT, by: Literal["code", "sector", "name"] = "code",
        limit: int | None = 100, offset: int = 0,
    ) -> list[counting.ActorCount]:
        """Return who takes part, most events first, told apart by code, sector or name."""
        return self._read(counting.actors, wanted, by, limit, offset)

    def timeline(
        self, wanted: EventFilter = ANY_EVENT, by: Literal["day", "month", "year"] = "month"
    ) -> list[counting.Period]:
        """Return events by period, oldest first."""
        return self._read(counting.timeline, wanted, by)

    def outlets(self) -> list[tuple[str, int]]:
        """Return the outlets with their numbers of articles, most first."""
        return self._read(counting.outlets)
