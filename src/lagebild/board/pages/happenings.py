"""Happenings in the order of their weight, whole."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from lagebild.board.desk import Desk
from lagebild.board.pages.period import back
from lagebild.model import Act, Event, Happening
from lagebild.situation import Weighed, rank
from lagebild.situation.ranking import NOVELTY_DAYS


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """A happening with its weight and the factors of the weight."""

    happening: Happening
    weight: float
    intensity: float
    voices: float
    novelty: float
    certainty: float


def weigh(desk: Desk, found: Iterable[Act], since: str, until: str, limit: int) -> list[Weighed]:
    """Return the heaviest acts of a period, given acts that reach back far enough to know what is new."""
    start = back(since, NOVELTY_DAYS)
    near = [one for one in found if start <= one.date <= until]
    return rank(near, limit, since, desk.novelty())


def once(desk: Desk, events: Iterable[Event], limit: int) -> tuple[Event, ...]:
    """Return the first event of each happening: what several articles tell of the same act is said once."""
    found = list(events)
    of = desk.ask.happenings_of([one.id for one in found])
    first: dict[str, Event] = {}
    for one in found:
        first.setdefault(of.get(one.id, one.id), one)
    return tuple(first.values())[:limit]


def whole(desk: Desk, weighed: Iterable[Weighed]) -> tuple[Ranked, ...]:
    """Fetch the happenings of ranked acts."""
    chosen = list(weighed)
    found = desk.ask.happenings([one.act.id for one in chosen])
    return tuple(
        Ranked(happening=found[one.act.id], weight=one.weight, intensity=one.intensity, voices=one.voices,
               novelty=one.novelty, certainty=one.certainty)
        for one in chosen if one.act.id in found
    )
