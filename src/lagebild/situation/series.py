"""Relations over time: counts by quad class and the mean score, week by week or month by month."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from lagebild.model import Act
from lagebild.situation.acts import Step, bucket_of, buckets_between

Direction = Literal["rising", "falling", "level", "unknown"]

MIN_TREND = 6
"""Fewer buckets with acts than this give no trend: the Mann-Kendall test cannot reach 5 % below five."""


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """One week or month: `start` its first day, `quads` the number of acts of quad class 1 to 4 (VC, MC, VX, MX).

    `score` is the mean score (-10 conflict to +10 cooperation), None where nothing happened. `certain` counts
    the acts told as fact.
    """

    start: str
    quads: tuple[int, int, int, int]
    score: float | None
    certain: int

    @property
    def total(self) -> int:
        """The number of acts."""
        return sum(self.quads)

    @property
    def cooperation(self) -> int:
        """Acts of verbal and material cooperation."""
        return self.quads[0] + self.quads[1]

    @property
    def conflict(self) -> int:
        """Acts of verbal and material conflict."""
        return self.quads[2] + self.quads[3]


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """Where the mean score is going: `slope` in score points per bucket (Theil-Sen), `z` of Mann-Kendall."""

    direction: Direction
    slope: float
    z: float
    buckets: int


def _bucket(start: str, inside: Sequence[Act]) -> Bucket:
    quads = [0, 0, 0, 0]
    for one in inside:
        if 1 <= one.quad <= 4:
            quads[one.quad - 1] += 1
    score = round(statistics.fmean(one.score for one in inside), 3) if inside else None
    return Bucket(
        start=start, quads=(quads[0], quads[1], quads[2], quads[3]), score=score,
        certain=sum(one.certain for one in inside),
    )


def series(
    found: Iterable[Act], begin: str | None = None, until: str | None = None, step: Step = "week"
) -> list[Bucket]:
    """Return one bucket per week or month, empty ones included, from `begin` to `until` (default: as the data)."""
    inside: dict[str, list[Act]] = defaultdict(list)
    dates = []
    for one in found:
        if (begin is None or one.date >= begin) and (until is None or one.date <= until):
            inside[bucket_of(one.date, step)].append(one)
            dates.append(one.date)
    if not dates and (begin is None or until is None):
        return []
    starts = buckets_between(begin or min(dates), until or max(dates), step)
    return [_bucket(start, inside[start]) for start in starts]


def _mann_kendall(values: Sequence[float]) -> float:
    """Return z of the Mann-Kendall statistic, with the correction for ties (Hirsch and others 1982)."""
    n = len(values)
    pairs = ((a, b) for i, a in enumerate(values) for b in values[i + 1 :])
    s = sum((b > a) - (b < a) for a, b in pairs)
    ties = sum(k * (k - 1) * (2 * k + 5) for k in (values.count(one) for one in set(values)))
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    if variance <= 0 or s == 0:
        return 0.0
    return (s - math.copysign(1, s)) / math.sqrt(variance)


def trend(buckets: Sequence[Bucket]) -> Trend:
    """Return the trend of the mean score over buckets in which something happened.

    Theil-Sen slope and Mann-Kendall test: one extreme week moves neither much. "rising" and "falling" need
    |z| >= 1.96 (5 %). Limits: weeks are taken as independent, and every bucket weighs the same however few
    acts are in it.
    """
    points = [(i, one.score) for i, one in enumerate(buckets) if one.score is not None]
    if len(points) < MIN_TREND:
        return Trend(direction="unknown", slope=0.0, z=0.0, buckets=len(points))
    slopes = [(b - a) / (j - i) for k, (i, a) in enumerate(points) for j, b in points[k + 1 :]]
    z = _mann_kendall([score for _, score in points])
    direction: Direction = "level" if abs(z) < 1.96 else "rising" if z > 0 else "falling"
    return Trend(direction=direction, slope=round(statistics.median(slopes), 4), z=round(z, 2), buckets=len(points))
