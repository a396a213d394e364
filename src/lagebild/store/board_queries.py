"""What the board asks beside the store's own questions: acts for series and networks, places, names, coverage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, text, tuple_

from lagebild.model import Act, Event, Happening
from lagebild.store import filters as f
from lagebild.store import schema as s
from lagebild.store.store import Store

FAR = "\uffff"


class PlaceCount(msgspec.Struct, frozen=True, kw_only=True):
    """Events at one point: how many and their mean score; coordinates in degrees WGS 84.

    `place` is the commonest of its `names`.
    """

    place: str
    names: tuple[str, ...]
    country: str | None
    latitude: float
    longitude: float
    events: int
    score: float


class NameCount(msgspec.Struct, frozen=True, kw_only=True):
    """A name under which an actor code takes part, with its sector and the days of its first and last event."""

    code: str
    sector: str
    name: str | None
    wikidata: str | None
    events: int
    first_day: str | None
    last_day: str | None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """An article without its text."""

    id: str
    title: str
    date: str | None
    publication: str | None
    url: str | None
    agency: str | None
    copy_group: str | None


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet with what it contributed; `copies` are articles whose text another had first."""

    publication: str | None
    articles: int
    events: int
    copies: int
    first_day: str | None
    last_day: str | None


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The articles of one day, and how many of them another article had first."""

    day: str
    articles: int
    copies: int


def _window(column: ColumnElement[Any], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    lower = [column >= since] if since else []
    return lower + ([column <= until + FAR] if until else [])


def _people(connection: Connection, chosen: Select[Any]) -> dict[int, tuple[list[str], list[str]]]:
    """Return the codes of actors and recipients of happenings by number."""
    p = s.happening_participants.c
    query = select(p.happening_number, p.role, p.code).where(p.happening_number.in_(chosen), p.code != "---")
    found: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for number, role, code in connection.execute(query.order_by(p.happening_number, p.role, p.position)):
        side = found[number][role == "recipient"]
        if code not in side:
            side.append(code)
    return found


def acts(
    connection: Connection, since: str | None, until: str | None, code: str | None, pair: tuple[str, str] | None
) -> list[Act]:
    """Return the happenings of a period as points, oldest first; of one actor or one pair where given."""
    h = s.happenings.c
    date = func.coalesce(h.begin, h.first_told)
    conditions: list[ColumnElement[bool]] = [date.is_not(None)]
    if since or until:  # the index is on `begin`; few happenings lack it
        undated = and_(h.begin.is_(None), *_window(h.first_told, since, until))
        conditions.append(or_(and_(*_window(h.begin, since, until)), undated))
    if code is not None:
        p = s.happening_participants.c
        conditions.append(h.number.in_(select(p.happening_number).where(p.code == code)))
    if pair is not None:
        d = s.happening_dyads.c
        both = tuple_(d.source, d.target).in_([pair, pair[::-1]])
        conditions.append(h.number.in_(select(d.happening_number).where(both)))
    people = _people(connection, select(h.number).where(*conditions))
    query = select(h.number, h.id, date, h.event, h.quad_code, h.event_scale, h.state, h.voices, h.first_told)
    nobody: tuple[list[str], list[str]] = ([], [])
    made = []
    for number, key, day, event, quad, score, state, voices, told in connection.execute(query.where(*conditions)):
        actors, recipients = people.get(number, nobody)
        made.append(Act(key, day[:10], event, quad, score, tuple(actors), tuple(recipients), state, voices,
                           (told or day)[:10]))
    made.sort(key=lambda act: (act.date, act.id))
    return made


def happenings(connection: Connection, ids: Sequence[str]) -> dict[str, Happening]:
    """Return happenings by id; unknown ids are left out."""
    query = select(s.happenings.c.record).where(s.happenings.c.id.in_(ids))
    found = [msgspec.json.decode(record, type=Happening) for record in connection.execute(query).scalars()]
    return {one.id: one for one in found}


def events(connection: Connection, ids: Sequence[str]) -> dict[str, Event]:
    """Return events by id; unknown ids are left out."""
    query = select(s.events.c.record).where(s.events.c.id.in_(ids))
    found = [msgspec.json.decode(record, type=Event) for record in connection.execute(query).scalars()]
    return {one.id: one for one in found}


def happenings_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the id of the happening that each of these events tells of."""
    t = s.tellings.c
    query = select(t.event, s.happenings.c.id).join(s.happenings).where(t.event.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query)}


def briefs(connection: Connection, ids: Sequence[str]) -> dict[str, Brief]:
    """Return articles without their texts by id; unknown ids are left out."""
    return {one.id: one for one in _briefs(connection, s.articles.c.id.in_(ids))}


def copies(connection: Connection, article: str) -> list[Brief]:
    """Return the articles that share copy group or words with the article of this id, without itself."""
    a = s.articles.c
    own = connection.execute(select(a.text_hash, a.copy_group).where(a.id == article)).first()
    if own is None:
        return []
    same = a.text_hash == own.text_hash
    like = same if own.copy_group is None else or_(same, a.copy_group == own.copy_group)
    return _briefs(connection, like, a.id != article)


def _briefs(connection: Connection, *conditions: ColumnElement[bool]) -> list[Brief]:
    a = s.articles.c
    columns = (a.id, a.title, a.date, a.publication, a.url, a.agency, a.copy_group)
    query = select(*columns).where(*conditions).order_by(a.date, a.number)
    return [Brief(**row) for row in connection.execute(query).mappings()]


def _place(rows: Sequence[Any]) -> PlaceCount:
    """Join what has the same coordinates under different names (Moskau, Moscow); the commonest name comes first."""
    number = sum(row[4] for row in rows)
    return PlaceCount(
        place=rows[0][0] or "", names=tuple(dict.fromkeys(row[0] or "" for row in rows)), country=rows[0][1],
        latitude=rows[0][2], longitude=rows[0][3], events=number, score=round(float(sum(row[5] for row in rows)) / number, 2),
    )


def places(
    connection: Connection, wanted: f.EventFilter, limit: int
) -> tuple[list[PlaceCount], int]:
    """Return where events happened, most events first, and how many of them have no coordinates."""
    e = s.events.c
    conditions = f.event_conditions(wanted, connection.dialect.name)
    query = select(e.place, e.country, e.latitude, e.longitude, func.count(), func.sum(e.event_scale))
    query = query.where(e.latitude.is_not(None), e.longitude.is_not(None), *conditions)
    query = query.group_by(e.place, e.country, e.latitude, e.longitude).order_by(func.count().desc(), e.place)
    points: dict[tuple[float, float], list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        points[row[2], row[3]].append(row)
    found = sorted((_place(rows) for rows in points.values()), key=lambda one: (-one.events, one.place))[:limit]
    without = select(func.count()).select_from(s.events).where(e.latitude.is_(None), *conditions)
    return found, connection.execute(without).scalar_one()


def statements(
    connection: Connection, pair: tuple[str, str], since: str | None, until: str | None, limit: int
) -> list[Event]:
    """Return what the first says of the second, newest first: verbal acts towards it, and acts of it as told by it.

    What the second says of an act of the first ("Russland wird uns helfen", says Minsk) is the second's word.
    """
    speaker, about = pair
    e, d, a, p = s.events.c, s.dyads.c, s.attributions.c, s.participants.c
    theirs = select(a.event_number).where(a.code == about, a.source_kind == "actor")
    towards = select(d.event_number).where(
        d.source == speaker, d.target == about, d.directed, d.quad_code.in_((1, 3)), *_window(d.date, since, until), d.event_number.not_in(theirs)
    )
    part = select(p.event_number).where(p.code == about, *_window(p.date, since, until))
    told = select(a.event_number).where(a.code == speaker, a.event_number.in_(part))
    query = select(e.record).where(e.number.in_(towards.union(told)))
    query = query.order_by(e.date.desc().nulls_last(), e.number.desc()).limit(limit)
    return [msgspec.json.decode(record, type=Event) for record in connection.execute(query).scalars()]


def attributed(connection: Connection, code: str, since: str | None, until: str | None, limit: int) -> list[Event]:
    """Return the newest events of a period that the actor `code` tells of."""
    e, a = s.events.c, s.attributions.c
    told = select(a.event_number).where(a.code == code)
    query = select(e.record).where(e.number.in_(told), *_window(e.date, since, until))
    query = query.order_by(e.date.desc().nulls_last(), e.number.desc()).limit(limit)
    return [msgspec.json.decode(record, type=Event) for record in connection.execute(query).scalars()]


def names(connection: Connection, code: str, limit: int) -> list[NameCount]:
    """Return under which names and in which sectors an actor code takes part, most often first."""
    p = s.participants.c
    number = func.count().label("events")
    query = select(p.code, p.sector, p.name, p.wikidata, number, func.min(p.date), func.max(p.date))
    query = query.where(p.code == code).group_by(p.code, p.sector, p.name, p.wikidata).order_by(number.desc(), p.name)
    return [
        NameCount(code=r[0], sector=r[1], name=r[2], wikidata=r[3], events=r[4], first_day=r[5], last_day=r[6])
        for r in connection.execute(query.limit(limit))
    ]


def conditional(connection: Connection, since: str | None, until: str | None, limit: int) -> list[Event]:
    """Return events said to depend on another, and those others; by the day of publication."""
    e = s.events.c
    query = select(e.record).where(e.condition.is_not(None), *_window(e.published, since, until))
    found = connection.execute(query.order_by(e.published.desc(), e.number.desc()).limit(limit)).scalars()
    then = [msgspec.json.decode(record, type=Event) for record in found]
    needed = events(connection, [one.condition for one in then if one.condition])
    return [*then, *(one for key, one in needed.items() if key not in {own.id for own in then})]


def _later_copy() -> ColumnElement[Any]:
    """Return what is null but for an article whose copy group has an earlier one."""
    a = s.articles.c
    earlier = s.articles.alias("earlier")
    first = select(earlier.c.number).where(earlier.c.copy_group == a.copy_group).correlate(s.articles)
    first = first.order_by(earlier.c.date.nulls_last(), earlier.c.number).limit(1)
    return case((a.copy_group.is_not(None) & (a.number != first.scalar_subquery()), 1))


def outlets(connection: Connection) -> list[Outlet]:
    """Return the outlets, most articles first."""
    a, e = s.articles.c, s.events.c
    counted = connection.execute(select(e.publication, func.count()).group_by(e.publication))
    told: dict[str | None, int] = {row[0]: row[1] for row in counted}
    day = func.substr(a.date, 1, 10)
    number = func.count()
    query = select(a.publication, number, func.count(_later_copy()), func.min(day), func.max(day))
    query = query.group_by(a.publication).order_by(number.desc(), a.publication)
    return [
        Outlet(publication=r[0], articles=r[1], events=told.get(r[0], 0), copies=r[2], first_day=r[3], last_day=r[4])
        for r in connection.execute(query)
    ]


def coverage(connection: Connection, since: str | None, until: str | None) -> list[Coverage]:
    """Return the number of articles by day of publication, oldest first; days without an article are left out."""
    day = func.substr(s.articles.c.date, 1, 10)
    query = select(day, func.count(), func.count(_later_copy()))
    query = query.where(s.articles.c.date.is_not(None), *_window(s.articles.c.date, since, until))
    return [Coverage(day=r[0], articles=r[1], copies=r[2]) for r in connection.execute(query.group_by(day).order_by(day))]


def last_day(connection: Connection) -> str | None:
    """Return the day on which a happening was last told (an article's date where there are no happenings)."""
    told = connection.execute(select(func.max(s.happenings.c.last_told))).scalar()
    found = told or connection.execute(select(func.max(s.articles.c.date))).scalar()
    return found[:10] if found else None


def version(connection: Connection) -> str:
    """Return something that changes when another connection has written; cheap enough to ask every second."""
    if connection.dialect.name == "sqlite":
        return str(connection.execute(text("PRAGMA data_version")).scalar())
    return str(connection.execute(text("SELECT pg_current_wal_lsn()")).scalar())


class BoardQueries:
    """The questions above, asked of a store; each is one transaction. Raises StoreError."""

    def __init__(self, store: Store) -> None:
        self._read = store._read  # noqa: SLF001 - the same package, and the one way to read with retries
        self._watch = store._engine.connect()  # noqa: SLF001 - data_version tells a connection of others' writes

    def close(self) -> None:
        """Let go of the watching connection."""
        self._watch.close()

    def version(self) -> str:
        """Return something that changes when the store has been written to."""
        try:
            return version(self._watch)
        finally:
            self._watch.rollback()  # also lets a lost connection be made anew

    def acts(
        self, since: str | None = None, until: str | None = None, code: str | None = None,
        pair: tuple[str, str] | None = None,
    ) -> list[Act]:
        """Return happenings as points, oldest first."""
        return self._read(acts, since, until, code, pair)

    def happenings(self, ids: Sequence[str]) -> dict[str, Happening]:
        """Return happenings by id."""
        return self._read(happenings, ids)

    def events(self, ids: Sequence[str]) -> dict[str, Event]:
        """Return events by id."""
        return self._read(events, ids)

    def happenings_of(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the happening of each event by id."""
        return self._read(happenings_of, ids)

    def briefs(self, ids: Sequence[str]) -> dict[str, Brief]:
        """Return articles without texts by id."""
        return self._read(briefs, ids)

    def copies(self, article: str) -> list[Brief]:
        """Return the articles that share their words with this one."""
        return self._read(copies, article)

    def places(self, wanted: f.EventFilter, limit: int = 200) -> tuple[list[PlaceCount], int]:
        """Return where events happened, and how many have no coordinates."""
        return self._read(places, wanted, limit)

    def statements(
        self, pair: tuple[str, str], since: str | None = None, until: str | None = None, limit: int = 10
    ) -> list[Event]:
        """Return what one actor says of another, newest first."""
        return self._read(statements, pair, since, until, limit)

    def attributed(self, code: str, since: str | None = None, until: str | None = None, limit: int = 10) -> list[Event]:
        """Return the newest events an actor tells of."""
        return self._read(attributed, code, since, until, limit)

    def names(self, code: str, limit: int = 40) -> list[NameCount]:
        """Return the names of an actor."""
        return self._read(names, code, limit)

    def conditional(self, since: str | None, until: str | None, limit: int = 20) -> list[Event]:
        """Return events that depend on another, with those others."""
        return self._read(conditional, since, until, limit)

    def outlets(self) -> list[Outlet]:
        """Return the outlets."""
        return self._read(outlets)

    def coverage(self, since: str | None = None, until: str | None = None) -> list[Coverage]:
        """Return articles by day."""
        return self._read(coverage, since, until)

    def last_day(self) -> str | None:
        """Return the last day told of."""
        return self._read(last_day)
