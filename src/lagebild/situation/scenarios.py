"""If-then scenarios: what the articles say would follow from what."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from lagebild.model import Event


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """`then` is said to happen if `condition` does; `source` who says so, None where the author does."""

    condition: Event
    then: Event
    source: str | None
    article: str
    date: str | None


def _source(event: Event) -> str | None:
    return event.attribution[0].source.name or event.attribution[0].text if event.attribution else None


def scenarios(events: Iterable[Event]) -> list[Scenario]:
    """Return the scenarios among events by their `condition` links, in the order of the events.

    A link to an event that is not among `events` is left out: its words could not be shown.
    """
    known = {one.id: one for one in events}
    return [
        Scenario(condition=known[one.condition], then=one, source=_source(one), article=one.article, date=one.date)
        for one in known.values()
        if one.condition in known and one.condition is not None
    ]
