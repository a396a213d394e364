"""Which happenings to read first: a weight that says how it came about."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from lagebild.model import Act
from lagebild.situation.acts import day_number

NOVELTY_DAYS = 28
"""How far back a like act makes a new one less of a novelty."""
CERTAINTY = {"confirmed": 1.0, "reported": 0.9, "disputed": 0.9, "expected": 0.7, "denied": 0.6, "rumoured": 0.5}
"""Factor by state. Disputed acts keep their weight: a dispute is something to look at."""


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """An act with its weight and the factors the weight is the product of."""

    act: Act
    weight: float
    intensity: float
    voices: float
    novelty: float
    certainty: float


def novelties(found: Iterable[Act]) -> dict[str, float]:
    """Return 1 / (1 + like acts in the 28 days before) by id; like: same type, same actors and recipients."""
    seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
    novelty = {}
    for one in sorted(found, key=lambda act: (act.date, act.id)):
        day = day_number(one.date)
        recent = [then for then in seen[one.event, one.actors, one.recipients] if day - then <= NOVELTY_DAYS]
        novelty[one.id] = 1 / (1 + len(recent))
        seen[one.event, one.actors, one.recipients] = [*recent, day]
    return novelty


def _factors(one: Act) -> tuple[float, float, float]:
    """Return intensity, voices and certainty."""
    return 1 + abs(one.score) / 10, 1 + math.log2(max(1, one.voices)), CERTAINTY.get(one.state, 0.5)


def _product(one: Act, novelty: float) -> float:
    intensity, voices, certainty = _factors(one)
    return round(intensity * voices * novelty * certainty, 3)


def _weigh(one: Act, novelty: float) -> Weighed:
    intensity, voices, certainty = _factors(one)
    return Weighed(
        act=one, weight=_product(one, novelty), intensity=round(intensity, 3),
        voices=round(voices, 3), novelty=round(novelty, 3), certainty=certainty,
    )


def rank(
    found: Iterable[Act], limit: int | None = None, since: str | None = None, novelty: Mapping[str, float] | None = None
) -> list[Weighed]:
    """Return the acts from `since` on by weight, heaviest first; equal weights by date (newest first), then id.

    weight = (1 + |score|/10) x (1 + log2 voices) x novelty x certainty. `found` should reach 28 days further
    back than `since`, or everything looks new; or `novelty` holds what `novelties` made of all acts.
    """
    known = list(found)
    if novelty is None:
        novelty = novelties(known)
    weighed = [
        (-_product(one, novelty[one.id]), -day_number(one.date), one.id, one) for one in known if since is None or one.date >= since
    ]
    first = sorted(weighed) if limit is None else heapq.nsmallest(limit, weighed)
    return [_weigh(one, novelty[one.id]) for *_, one in first]
