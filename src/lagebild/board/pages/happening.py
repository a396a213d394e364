"""Geschehen: one happening with its tellings side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from lagebild.board.desk import Desk
from lagebild.model import Event, Happening
from lagebild.store.board_queries import Brief

MAX_TELLINGS = 200


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One event that tells of the happening, its article and the voice it goes back to.

    `copy_of` is the earlier telling (an event's id) whose article has the same or nearly the same text.
    """

    event: Event
    article: Brief | None
    voice: str | None
    copy_of: str | None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number, and who gives it; `events` are the tellings."""

    number: float | None
    unit: str
    bound: str
    sources: tuple[str, ...]
    events: tuple[str, ...]


class HappeningView(msgspec.Struct, frozen=True, kw_only=True):
    """The page of one happening; `left_out` tellings are more than the page shows."""

    happening: Happening
    tellings: tuple[Telling, ...]
    figures: tuple[Figure, ...]
    left_out: int


def _voice_of(happening: Happening) -> dict[str, str]:
    return {event: voice.origin for voice in happening.voices for event in voice.events}


def _copies(events: Iterable[Event], articles: Mapping[str, Brief]) -> dict[str, str]:
    """Return for each event whose article is a copy the first event told with the same words."""
    first: dict[str, Event] = {}
    found: dict[str, str] = {}
    for event in events:
        group = articles[event.article].copy_group if event.article in articles else None
        if group is not None:
            earlier = first.setdefault(group, event)
            if earlier.article != event.article:
                found[event.id] = earlier.id
    return found


def _figures(tellings: tuple[Telling, ...]) -> tuple[Figure, ...]:
    """Gather who gives which figure: the cited source where there is one, else the voice or outlet."""
    found: dict[tuple[float | None, str, str], list[tuple[str, str]]] = {}
    for one in tellings:
        cited = next((link.source.name or link.text for link in one.event.attribution), None)
        source = cited or one.voice or one.event.cite_info.publication or "?"
        for quantity in one.event.quantity:
            found.setdefault((quantity.number, quantity.unit, quantity.bound), []).append((source, one.event.id))
    made = [
        Figure(number=number, unit=unit, bound=bound, sources=tuple(dict.fromkeys(s for s, _ in given)),
               events=tuple(event for _, event in given))
        for (number, unit, bound), given in found.items()
    ]
    return tuple(sorted(made, key=lambda figure: (figure.unit, -(figure.number or 0), figure.bound)))


def view(desk: Desk, key: str) -> HappeningView | None:
    """Work out the page; None where there is no such happening."""
    happening = desk.store.happening(key)
    if happening is None:
        return None
    shown = happening.events[:MAX_TELLINGS]
    events = desk.ask.events(shown)
    articles = desk.ask.briefs([event.article for event in events.values()])
    voices = _voice_of(happening)
    copies = _copies([events[one] for one in shown if one in events], articles)
    tellings = tuple(
        Telling(event=events[one], article=articles.get(events[one].article), voice=voices.get(one), copy_of=copies.get(one))
        for one in shown if one in events
    )
    return HappeningView(
        happening=happening, tellings=tellings, figures=_figures(tellings), left_out=len(happening.events) - len(shown)
    )
