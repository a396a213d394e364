"""Suche: events by filters, a page at a time."""

from __future__ import annotations

import msgspec

from lagebild.board.desk import Desk
from lagebild.model import Event
from lagebild.store import EventFilter

SIZE = 30


class SearchView(msgspec.Struct, frozen=True, kw_only=True):
    """One page of events; `total` is how many there are in all, `more` whether there is a next page."""

    wanted: EventFilter
    page: int
    size: int
    total: int
    more: bool
    events: tuple[Event, ...]


def view(desk: Desk, wanted: EventFilter, page: int = 1, size: int = SIZE) -> SearchView:
    """Work out one page of the result."""
    total = desk.kept(("count", wanted), lambda: desk.store.count_events(wanted))
    found = desk.store.events(wanted, limit=size, offset=(page - 1) * size)
    return SearchView(
        wanted=wanted, page=page, size=size, total=total, more=page * size < total, events=tuple(found)
    )
