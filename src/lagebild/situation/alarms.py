"""Alarms: what an analyst should be told without having to look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from lagebild.model import Act
from lagebild.situation.acts import bucket_of, buckets_between
from lagebild.situation.unusual import MIN_COUNT, Kind, unusual_counts

AlarmKind = Literal["unusual_conflict", "unusual_cooperation", "first_time", "disputed"]
Pair = tuple[str, str]
QUADS: dict[Kind, tuple[int, int]] = {"cooperation": (1, 2), "conflict": (3, 4)}
WAVES: dict[Kind, AlarmKind] = {"cooperation": "unusual_cooperation", "conflict": "unusual_conflict"}
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


def _waves(pair: Pair, found: Sequence[Act], since: str, until: str, kind: Kind) -> list[Alarm]:
    first, quads = bucket_of(since, "week"), QUADS[kind]
    weeks = Counter(bucket_of(one.date, "week") for one in found if one.quad in quads)
    starts = buckets_between(found[0].date, until, "week")
    made = []
    for mark in unusual_counts(starts, [weeks[start] for start in starts], kind):
        if mark.start >= first:
            ids = tuple(one.id for one in found if one.quad in quads and bucket_of(one.date, "week") == mark.start)
            made.append(
                Alarm(kind=WAVES[kind], pair=pair, date=mark.start, count=mark.count, expected=mark.expected, acts=ids)
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


def _busy(recent: Sequence[Act]) -> list[Kind]:
    """Return the kinds of which some week has enough acts for a wave; most pairs have none, their past is not read."""
    weeks = Counter((bucket_of(one.date, "week"), one.quad <= 2) for one in recent)
    kinds: tuple[tuple[Kind, bool], ...] = (("conflict", False), ("cooperation", True))
    return [kind for kind, friendly in kinds if any(n >= MIN_COUNT and f == friendly for (_, f), n in weeks.items())]


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
        busy, severe = _busy(acts), any(one.score <= SEVERE and one.certain for one in acts)
        if not busy and not severe:
            continue
        past = [one for one in history(pair) if one.date <= until]
        for kind in busy:
            made += _waves(pair, past, since, until, kind)
        if severe and past and past[0].date < since:
            made += _first_times(pair, past, since)
    made.sort(key=lambda alarm: (alarm.date, alarm.count, alarm.acts), reverse=True)
    return made[:limit]
