"""Sums over events, made by the database: dyads, actors, time lines, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import distinct, func, select

from lagebild.store import filters as f
from lagebild.store import schema as s

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from lagebild.store.filters import EventFilter


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many records of each kind the store holds, and the days they span."""

    articles: int
    events: int
    quotations: int
    issues: int
    happenings: int
    stories: int
    copies: int
    outlets: int
    first_day: str | None
    last_day: str | None


class DyadCount(msgspec.Struct, frozen=True, kw_only=True):
    """How `source` dealt with `target`: events, their mean score, and how many of each quad (1 VC, 2 MC, 3 VX, 4 MX)."""

    source: str
    target: str
    events: int
    score: float
    quads: tuple[int, int, int, int]
    first_day: str | None
    last_day: str | None


class ActorCount(msgspec.Struct, frozen=True, kw_only=True):
    """In how many events an actor code (and sector, name) takes part, as actor and as recipient."""

    code: str
    sector: str | None
    name: str | None
    wikidata: str | None
    events: int
    as_actor: int
    as_recipient: int


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in a day ("2021-09-09"), month ("2021-09") or year: events, mean score, events by quad."""

    period: str
    events: int
    score: float
    quads: tuple[int, int, int, int]


def counts(connection: Connection) -> Counts:
    """Return the totals of the store."""
    def size(table: str) -> int:
        return connection.execute(select(func.count()).select_from(s.metadata.tables[table])).scalar_one()

    a = s.articles.c
    one = connection.execute(select(
        func.count(distinct(a.publication)), func.count(a.copy_group) - func.count(distinct(a.copy_group)),
        func.min(func.substr(a.date, 1, 10)), func.max(func.substr(a.date, 1, 10)),
    )).one()
    sizes = {name: size(name) for name in ("articles", "events", "quotations", "issues", "happenings", "stories")}
    return Counts(**sizes, outlets=one[0], copies=one[1], first_day=one[2], last_day=one[3])


def _quads(column: ColumnElement[int]) -> list[ColumnElement[int]]:
    return [func.count().filter(column == quad) for quad in (1, 2, 3, 4)]


def dyads(connection: Connection, wanted: EventFilter, limit: int | None, offset: int) -> list[DyadCount]:
    """Return the dyads of the events `wanted` asks for, most events first.

    Undirected events (a meeting) count for both orders.
    """
    d, e = s.dyads.c, s.events.c
    rest = msgspec.structs.replace(wanted, source=None, target=None, since=None, until=None, asserted=None)
    query: Select[Any] = select(
        d.source, d.target, func.count(), func.avg(d.event_scale), *_quads(d.quad_code), func.min(d.date), func.max(d.date)
    ).where(*f.dyad_conditions(wanted))
    if rest != msgspec.structs.replace(f.EventFilter(), order=rest.order):
        inside = select(e.number).where(*f.event_conditions(rest, connection.dialect.name))
        query = query.where(d.event_number.in_(inside))
    query = query.group_by(d.source, d.target).order_by(func.count().desc(), d.source, d.target)
    return [
        DyadCount(source=r[0], target=r[1], events=r[2], score=float(r[3]), quads=tuple(r[4:8]), first_day=r[8], last_day=r[9])
        for r in connection.execute(query.limit(limit).offset(offset))
    ]


def actors(
    connection: Connection, wanted: EventFilter, by: Literal["code", "sector", "name"], limit: int | None, offset: int
) -> list[ActorCount]:
    """Return who takes part in the events `wanted` asks for, most events first, told apart by code, sector or name."""
    p, e = s.participants.c, s.events.c
    parts = {"code": [p.code], "sector": [p.code, p.sector], "name": [p.code, p.sector, p.name, p.wikidata]}[by]
    roles = [func.count(distinct(p.event_number)).filter(p.role == role) for role in ("actor", "recipient")]
    events = func.count(distinct(p.event_number)).label("events")
    query = select(*parts, events, *roles)
    if wanted != msgspec.structs.replace(f.EventFilter(), order=wanted.order):
        inside = select(e.number).where(*f.event_conditions(wanted, connection.dialect.name))
        query = query.where(p.event_number.in_(inside))
    if by == "name":
        query = query.where(p.name.is_not(None))
    query = query.group_by(*parts).order_by(events.desc(), *parts).limit(limit).offset(offset)
    found = []
    for row in connection.execute(query):
        key = [*row[: len(parts)], None, None, None][:4]
        found.append(ActorCount(code=key[0], sector=key[1], name=key[2], wikidata=key[3],
                                events=row[-3], as_actor=row[-2], as_recipient=row[-1]))
    return found


def timeline(connection: Connection, wanted: EventFilter, by: Literal["day", "month", "year"]) -> list[Period]:
    """Return the events `wanted` asks for by period, oldest first; events without a date are left out."""
    e = s.events.c
    period = func.substr(e.date, 1, {"day": 10, "month": 7, "year": 4}[by])
    query: Select[Any] = select(period, func.count(), func.avg(e.event_scale), *_quads(e.quad_code))
    query = query.where(e.date.is_not(None), *f.event_conditions(wanted, connection.dialect.name))
    return [
        Period(period=r[0], events=r[1], score=float(r[2]), quads=tuple(r[3:7]))
        for r in connection.execute(query.group_by(period).order_by(period))
    ]


def outlets(connection: Connection) -> list[tuple[str, int]]:
    """Return the outlets with their numbers of articles, most first."""
    p = s.articles.c.publication
    query = select(p, func.count()).where(p.is_not(None)).group_by(p).order_by(func.count().desc(), p)
    return [(row[0], row[1]) for row in connection.execute(query)]
