"""Getting values out. Each function reads on an open connection; `Store` has a method for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from sqlalchemy import and_, exists, func, or_, select

from lagebild.errors import StoreError
from lagebild.model import Article, Coded, Event, Happening, Issue, Quotation, Span, Story, Timex
from lagebild.store import filters as f
from lagebild.store import schema as s
from lagebild.store.rows import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from lagebild.store.filters import ArticleFilter, EventFilter, HappeningFilter

T = TypeVar("T", bound=msgspec.Struct)


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """One coding of an article: by which version, when; `until` is None for the one in use."""

    number: int
    article: str
    version: str
    coded: str
    until: str | None


class SeenIssue(msgspec.Struct, frozen=True, kw_only=True):
    """An issue with when it was first and last seen, and how often."""

    issue: Issue
    first_seen: str
    last_seen: str
    seen: int


def _records(connection: Connection, query: Select[Any], kind: type[T]) -> list[T]:
    return [msgspec.json.decode(record, type=kind) for record in connection.execute(query).scalars()]


def _one(row: T | None, what: str, key: str) -> T:
    if row is None:
        raise StoreError(f"no {what} {key!r} in this store")
    return row


def article(connection: Connection, key: str) -> Article | None:
    """Return the article with the id `key`, None where there is none."""
    row = connection.execute(select(s.articles).where(s.articles.c.id == key)).first()
    return None if row is None else article_of(row)


def articles(connection: Connection, wanted: ArticleFilter, limit: int | None, offset: int) -> list[Article]:
    """Return articles, newest first."""
    a = s.articles.c
    query = select(s.articles).where(*f.article_conditions(wanted, connection.dialect.name))
    query = query.order_by(a.date.desc().nulls_last(), a.number.desc()).limit(limit).offset(offset)
    return [article_of(row) for row in connection.execute(query)]


def count_articles(connection: Connection, wanted: ArticleFilter) -> int:
    """Return how many articles `articles` would return without limit."""
    query = select(func.count()).select_from(s.articles)
    return connection.execute(query.where(*f.article_conditions(wanted, connection.dialect.name))).scalar_one()


def coded(connection: Connection, key: str) -> Coded:
    """Return the article with the id `key` and all that was read out of it; raises StoreError where unknown."""
    number = connection.execute(select(s.articles.c.number).where(s.articles.c.id == key)).scalar()
    if number is None:
        raise StoreError(f"no article {key!r} in this store")
    return coded_at(connection, number)


def coded_at(connection: Connection, number: int) -> Coded:
    """Return article number `number` and all that was read out of it, exactly as it was put in."""
    told = article_of(connection.execute(select(s.articles).where(s.articles.c.number == number)).one())

    def records(table: Any, kind: type[T]) -> tuple[T, ...]:
        query = select(table.c.record).where(table.c.article_number == number).order_by(table.c.position)
        return tuple(_records(connection, query, kind))

    spans = select(s.sentences).where(s.sentences.c.article_number == number).order_by(s.sentences.c.position)
    return Coded(
        article=told,
        sentences=tuple(_span(told, row) for row in connection.execute(spans)),
        events=records(s.events, Event), quotations=records(s.quotations, Quotation), times=records(s.times, Timex),
    )


def _span(told: Article, row: Row[Any]) -> Span:
    return told.span(row.field, row.start, row.end)


def all_coded(connection: Connection, wanted: ArticleFilter, chunk: int = 100) -> Iterator[Coded]:
    """Yield every article of `wanted` with its events, oldest addition first, `chunk` at a time in memory."""
    last = 0
    conditions = f.article_conditions(wanted, connection.dialect.name)
    while True:
        query = select(s.articles.c.number).where(s.articles.c.number > last, *conditions)
        numbers = connection.execute(query.order_by(s.articles.c.number).limit(chunk)).scalars().all()
        if not numbers:
            return
        yield from (coded_at(connection, number) for number in numbers)
        last = numbers[-1]


def all_published(connection: Connection, wanted: ArticleFilter) -> Iterator[Coded]:
    """Yield every article of `wanted` with its events, oldest publication first (undated before all)."""
    a = s.articles.c
    query = select(a.number).where(*f.article_conditions(wanted, connection.dialect.name)).order_by(func.coalesce(a.date, ""), a.id)
    yield from (coded_at(connection, number) for number in connection.execute(query).scalars().all())


def copy_groups(connection: Connection) -> dict[str, str]:
    """Return the copy group of each article that has one, by article id."""
    query = select(s.articles.c.id, s.articles.c.copy_group).where(s.articles.c.copy_group.is_not(None))
    return {row.id: row.copy_group for row in connection.execute(query)}


def codings(connection: Connection, article: str | None = None) -> list[Coding]:
    """Return which version coded what when, oldest first."""
    c = s.codings.c
    query = select(c.number, s.articles.c.id.label("article"), c.version, c.coded, c.until).join(s.articles)
    if article is not None:
        query = query.where(s.articles.c.id == article)
    return [Coding(**row._mapping) for row in connection.execute(query.order_by(c.number))]  # noqa: SLF001


def earlier(connection: Connection, coding: int) -> Coded:
    """Return an earlier coding whole, by its number; raises StoreError where it is unknown or still in use."""
    kept = connection.execute(select(s.codings.c.record).where(s.codings.c.number == coding)).scalar()
    if kept is None:
        raise StoreError(f"coding {coding} is not in the history of this store")
    return msgspec.json.decode(kept, type=Coded)


def event(connection: Connection, key: str) -> Event | None:
    """Return the event with the id `key`, None where there is none."""
    found = _records(connection, select(s.events.c.record).where(s.events.c.id == key), Event)
    return found[0] if found else None


def events(connection: Connection, wanted: EventFilter, limit: int | None, offset: int) -> list[Event]:
    """Return events in the order `wanted` asks for."""
    return _records(connection, _events_query(connection, wanted).limit(limit).offset(offset), Event)


def all_events(connection: Connection, wanted: EventFilter) -> Iterator[Event]:
    """Yield events one after the other, holding few in memory."""
    query = _events_query(connection, wanted).execution_options(yield_per=1000)
    for record in connection.execute(query).scalars():
        yield msgspec.json.decode(str(record), type=Event)


def _events_query(connection: Connection, wanted: EventFilter) -> Select[Any]:
    e = s.events.c
    if wanted.source and wanted.target and wanted.order == "newest":
        return _dyad_query(connection, wanted)
    if wanted.order == "newest" and not wanted.text and sum(map(bool, (wanted.participant, wanted.actor, wanted.recipient))) == 1:
        return _participant_query(connection, wanted)
    by = {
        "newest": (e.date.desc().nulls_last(), e.number.desc()), "oldest": (e.date.asc().nulls_last(), e.number.asc()),
        "score": (e.event_scale.asc(), e.number.asc()), "confidence": (e.confidence.desc(), e.number.desc()),
    }
    return select(e.record).where(*f.event_conditions(wanted, connection.dialect.name)).order_by(*by[wanted.order])


def _participant_query(connection: Connection, wanted: EventFilter) -> Select[Any]:
    """Read along the index of participants, newest first: the first page of a busy actor touches a few events only."""
    taking, before = s.participants.alias("taking"), s.participants.alias("before")  # filters have participants of their own
    p, q = taking.c, before.c
    rest = msgspec.structs.replace(wanted, participant=None, actor=None, recipient=None, since=None, until=None)
    query = select(s.events.c.record).select_from(taking).join(s.events, p.event_number == s.events.c.number)
    query = query.where(p.code == (wanted.participant or wanted.actor or wanted.recipient))
    query = query.where(*f.event_conditions(rest, connection.dialect.name), *f.between(p.date, wanted.since, wanted.until))
    # a code may take part twice (a state and its minister): only its first row counts
    earlier = or_(q.role < p.role, and_(q.role == p.role, q.position < p.position))
    if not wanted.participant:
        query = query.where(p.role == ("actor" if wanted.actor else "recipient"))
        earlier = and_(q.role == p.role, q.position < p.position)
    query = query.where(~exists().where(q.event_number == p.event_number, q.code == p.code, earlier))
    return query.order_by(_newest(p.date, connection), p.event_number.desc())


def _newest(date: ColumnElement[Any], connection: Connection) -> ColumnElement[Any]:
    """Return the order newest first, undated last; SQLite does so by itself, and only then reads an index backwards."""
    return date.desc() if connection.dialect.name == "sqlite" else date.desc().nulls_last()


def _dyad_query(connection: Connection, wanted: EventFilter) -> Select[Any]:
    """Return the query for a dyad's events, newest first, which the index of the dyads holds in this very order."""
    d = s.dyads.c
    rest = msgspec.structs.replace(wanted, source=None, target=None, since=None, until=None)
    pair = msgspec.structs.replace(wanted, asserted=None)
    query = select(s.events.c.record).select_from(s.dyads).join(s.events)
    query = query.where(*f.dyad_conditions(pair), *f.event_conditions(rest, connection.dialect.name))
    return query.order_by(_newest(d.date, connection), d.event_number.desc())


def count_events(connection: Connection, wanted: EventFilter) -> int:
    """Return how many events `events` would return without limit."""
    query = select(func.count()).select_from(s.events)
    return connection.execute(query.where(*f.event_conditions(wanted, connection.dialect.name))).scalar_one()


def quotations(connection: Connection, name: str | None, limit: int | None, offset: int) -> list[Quotation]:
    """Return quotations, newest article first; those of the speaker `name` where given."""
    q = s.quotations.c
    query = select(q.record).join(s.articles).order_by(s.articles.c.date.desc().nulls_last(), q.article_number, q.position)
    return _records(connection, (query if name is None else query.where(q.name == name)).limit(limit).offset(offset), Quotation)


def issues(connection: Connection, limit: int | None, offset: int) -> list[SeenIssue]:
    """Return the issues, last seen first."""
    query = select(s.issues).order_by(s.issues.c.last_seen.desc(), s.issues.c.number.desc()).limit(limit).offset(offset)
    return [
        SeenIssue(
            issue=Issue(source=row.source, reason=row.reason, line=row.line or None, station=row.station),
            first_seen=row.first_seen, last_seen=row.last_seen, seen=row.seen,
        )
        for row in connection.execute(query)
    ]


def happening(connection: Connection, key: str) -> Happening | None:
    """Return the happening with the id `key`, None where there is none."""
    found = _records(connection, select(s.happenings.c.record).where(s.happenings.c.id == key), Happening)
    return found[0] if found else None


def happening_of(connection: Connection, event: str) -> Happening | None:
    """Return the happening that the event with the id `event` tells of."""
    query = select(s.happenings.c.record).join(s.tellings).where(s.tellings.c.event == event)
    found = _records(connection, query.limit(1), Happening)
    return found[0] if found else None


def happenings(connection: Connection, wanted: HappeningFilter, limit: int | None, offset: int) -> list[Happening]:
    """Return happenings in the order `wanted` asks for."""
    h = s.happenings.c
    by = {
        "newest": (h.begin.desc().nulls_last(), h.number.desc()), "oldest": (h.begin.asc().nulls_last(), h.number.asc()),
        "voices": (h.voices.desc(), h.begin.desc().nulls_last(), h.number.desc()),
    }
    query = select(h.record).where(*f.happening_conditions(wanted, connection.dialect.name)).order_by(*by[wanted.order])
    return _records(connection, query.limit(limit).offset(offset), Happening)


def count_happenings(connection: Connection, wanted: HappeningFilter) -> int:
    """Return how many happenings `happenings` would return without limit."""
    query = select(func.count()).select_from(s.happenings)
    return connection.execute(query.where(*f.happening_conditions(wanted, connection.dialect.name))).scalar_one()


def story(connection: Connection, key: str) -> Story | None:
    """Return the story with the id `key`, None where there is none."""
    found = _records(connection, select(s.stories.c.record).where(s.stories.c.id == key), Story)
    return found[0] if found else None


def story_of(connection: Connection, article: str) -> Story | None:
    """Return the story that the article with the id `article` belongs to."""
    query = select(s.stories.c.record).join(s.story_articles).where(s.story_articles.c.article == article)
    found = _records(connection, query.limit(1), Story)
    return found[0] if found else None


def stories(connection: Connection, limit: int | None, offset: int) -> list[Story]:
    """Return stories, last told first."""
    c = s.stories.c
    query = select(c.record).order_by(c.until.desc().nulls_last(), c.size.desc(), c.number).limit(limit).offset(offset)
    return _records(connection, query, Story)


def fetched(connection: Connection, url: str) -> dict[str, Any] | None:
    """Return what was kept of the last fetch of `url`: fetched, status, etag, last_modified."""
    row = connection.execute(select(s.fetches).where(s.fetches.c.url == url)).first()
    return None if row is None else dict(row._mapping)  # noqa: SLF001


def note(connection: Connection, key: str) -> Any:
    """Return the fact kept under `key`, None where there is none."""
    kept = connection.execute(select(s.notes.c.value).where(s.notes.c.key == key)).scalar()
    return None if kept is None else msgspec.json.decode(kept)
