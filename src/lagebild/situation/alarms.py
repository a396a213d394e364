"""Alarms: what an analyst should be told without having to look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from lagebild.situation.acts import Act, bucket_of, buckets_between
from lagebild.situation.unusual import MIN_COUNT, Kind, unusual_counts

AlarmKind = Literal["unusual_conflict", "unusual_cooperation", "first_time", "disputed"]
Pair = tuple[str, str]
SEVERE = -5.0
"""A first act between two actors is an alarm from this score down (PROTEST and worse)."""


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """Something out of the ordinary between `pair` on or from `date`; `acts` are the happenings it rests on."""

    kind: AlarmKind
    pair: tuple[str, str] | None
    date: str
    count: int
    expected: float | None
    acts: tuple[str, ...]
    event: str | None = None


def _waves(pair: tuple[str, str], found: Sequence[Act], since: str, until: str) -> list[Alarm]:
    made: list[Alarm] = []
    first = bucket_of(since, "week")
    kinds: tuple[tuple[Kind, AlarmKind, tuple[int, int]], ...] = (
        ("conflict", "unusual_conflict", (3, 4)), ("cooperation", "unusual_cooperation", (1, 2))
    )
    for kind, alarm, quads in kinds:
        weeks = Counter(bucket_of(one.date, "week") for one in found if one.quad in quads)
        if max((count for week, count in weeks.items() if week >= first), default=0) < MIN_COUNT:
            continue  # most pairs: no wave without as many acts
        starts = buckets_between(found[0].date, until, "week")
        for mark in unusual_counts(starts, [weeks[start] for start in starts], kind):
            if mark.start >= first:
                ids = tuple(one.id for one in found if one.quad in quads and bucket_of(one.date, "week") == mark.start)
                made.append(
                    Alarm(kind=alarm, pair=pair, date=mark.start, count=mark.count, expected=mark.expected, acts=ids)
                )
    return made


def _first_times(pair: tuple[str, str], found: Sequence[Act], since: str) -> list[Alarm]:
    earlier = {one.event for one in found if one.date < since}
    made = []
    for one in found:
        if one.date >= since and one.score <= SEVERE and one.event not in earlier and one.certain:
            earlier.add(one.event)
            made.append(
                Alarm(
                    kind="first_time", pair=pair, date=one.date, count=1, expected=None, acts=(one.id,), event=one.event
                )
            )
    return made


def by_pair(found: Iterable[Act]) -> dict[Pair, list[Act]]:
    """Return the acts of each pair, oldest first."""
    pairs: dict[Pair, list[Act]] = defaultdict(list)
    for one in sorted(found, key=lambda act: (act.date, act.id)):
        for pair in one.pairs():
            pairs[pair].append(one)
    return pairs


def _disputed(recent: Iterable[Act], since: str) -> list[Alarm]:
    return [
        Alarm(kind="disputed", pair=next(one.pairs(), None), date=one.date, count=1, expected=None, acts=(one.id,),
              event=one.event)
        for one in recent if one.state == "disputed" and one.date >= since
    ]


def _worth_a_look(inside: Sequence[Act]) -> bool:
    """Whether a pair's recent acts could raise an alarm at all; most pairs' cannot, and their past is not read."""
    return len(inside) >= MIN_COUNT or any(one.score <= SEVERE for one in inside)


def alarms(
    recent: Iterable[Act], history: Callable[[Pair], Sequence[Act]], since: str, until: str, limit: int = 20
) -> list[Alarm]:
    """Return what stands out from `since` to `until`, newest first.

    Unusual weeks of a pair, the first severe act of its kind between two actors that have met before, and
    disputed happenings. `recent` are the acts of the period, from the Monday of its first week on. `history` gives
    the acts of a pair, oldest first, the recent ones included; it should reach half a year further back.
    """
    inside = [one for one in recent if one.date <= until]
    made = _disputed(inside, since)
    for pair, acts in by_pair(inside).items():
        if not _worth_a_look(acts):
            continue
        past = [one for one in history(pair) if one.date <= until]
        made += _waves(pair, past, since, until)
        if past and past[0].date < since:
            made += _first_times(pair, past, since)
    made.sort(key=lambda alarm: (alarm.date, alarm.count, alarm.acts), reverse=True)
    return made[:limit]
