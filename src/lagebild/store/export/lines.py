"""What every export starts from: an event with its article and its happening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from lagebild.model import Event
from lagebild.store import schema as s
from lagebild.store.filters import EventFilter, event_conditions
from lagebild.store.store import Store


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One event with where it was read: `evidence` is its sentence, `published` the article's date.

    `tellings` and `voices` are those of its happening, 1 where corroboration has not run.
    """

    number: int
    event: Event
    evidence: str
    outlet: str | None
    url: str | None
    title: str
    language: str | None
    published: str | None
    added: str
    happening: str | None
    tellings: int
    voices: int


def lines(store: Store, wanted: EventFilter) -> Iterator[Line]:
    """Yield the events `wanted` asks for, few in memory at a time."""
    return store.stream(lambda connection: _lines(connection, wanted))


def _lines(connection: Connection, wanted: EventFilter) -> Iterator[Line]:
    e, a, h = s.events.c, s.articles.c, s.happenings.c
    told = select(func.min(s.tellings.c.happening_number)).where(s.tellings.c.event == e.id).scalar_subquery()
    query = (
        select(e.number, e.record, e.evidence, a.publication, a.url, a.title, a.language, a.date.label("published"), a.added,
               h.id.label("happening"), h.events.label("tellings"), h.voices)
        .select_from(s.events).join(s.articles, e.article_number == a.number).outerjoin(s.happenings, h.number == told)
        .where(*event_conditions(wanted, connection.dialect.name))
        .order_by(e.date.asc().nulls_last() if wanted.order == "oldest" else e.date.desc().nulls_last(), e.number)
    )
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield _line(row)


def _line(row: Any) -> Line:
    return Line(
        number=row.number, event=msgspec.json.decode(row.record, type=Event), evidence=row.evidence,
        outlet=row.publication, url=row.url, title=row.title, language=row.language, published=row.published,
        added=row.added, happening=row.happening, tellings=row.tellings or 1, voices=row.voices or 1,
    )
