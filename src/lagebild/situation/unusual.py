"""Unusual weeks: a count far above what the weeks before it let expect."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from lagebild.situation.series import Bucket

Kind = Literal["conflict", "cooperation"]

BASELINE = 26
"""Buckets looked back: half a year of weeks."""
MIN_BASELINE = 8
"""With fewer earlier buckets nothing is called unusual."""
MIN_COUNT = 3
"""A single act is never a wave."""
ALPHA = 0.005
"""Tail probability below which a bucket is marked: about one false mark in 200 buckets and kind."""


class Unusual(msgspec.Struct, frozen=True, kw_only=True):
    """A bucket whose `count` of `kind` is improbable (`p`) given `expected` from the `baseline` buckets before."""

    start: str
    kind: Kind
    count: int
    expected: float
    p: float
    baseline: int


def tail(count: int, mean: float, variance: float) -> float:
    """Return P(X >= count) for counts of this mean and variance.

    Negative binomial by moments where the variance exceeds the mean, else Poisson.
    """
    if count <= 0:
        return 1.0
    if variance <= mean * 1.001:
        below = sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count))
        return min(1.0, max(0.0, 1.0 - below))
    size = mean * mean / (variance - mean)
    share = size / (size + mean)
    below = sum(
        math.exp(
            math.lgamma(k + size) - math.lgamma(size) - math.lgamma(k + 1)
            + size * math.log(share) + k * math.log1p(-share)
        )
        for k in range(count)
    )
    return min(1.0, max(0.0, 1.0 - below))


def _judge(count: int, before: Sequence[int]) -> tuple[float, float]:
    """Return expectation and tail probability; the mean is floored at one act in the whole baseline.

    Without the floor the first act after silence would have probability nought.
    """
    size, total = len(before), sum(before)
    mean = max(total, 1) / size
    variance = sum(one * one for one in before) / size - (total / size) ** 2  # exact enough for counts, and fast
    return mean, tail(count, mean, variance) if count > mean else 1.0


def unusual_counts(starts: Sequence[str], counts: Sequence[int], kind: Kind) -> list[Unusual]:
    """Return the unusual ones among the counts of buckets that begin on `starts`; see `unusual`."""
    marked: list[Unusual] = []
    calm: list[int] = []
    for start, count in zip(starts, counts, strict=True):
        before = calm[-BASELINE:]
        if count >= MIN_COUNT and len(before) >= MIN_BASELINE:
            mean, p = _judge(count, before)
            if p < ALPHA:
                expected = round(mean, 2)
                marked.append(Unusual(start=start, kind=kind, count=count, expected=expected, p=p, baseline=len(before)))
                continue  # a marked bucket stays out of later baselines: one wave must not hide the next
        calm.append(count)
    return marked


def unusual(buckets: Sequence[Bucket]) -> list[Unusual]:
    """Return the buckets with unusually much conflict or cooperation, in order of time.

    Each is compared with up to 26 calm buckets before it (never after: what is marked today stays marked). The
    spread of the baseline decides the model, so a bursty relation needs a bigger burst. Limits: counts follow
    the number of articles as well as the world; a lasting rise is marked for as long as it lasts, because marked
    buckets never enter the baseline; seasons are not modelled.
    """
    starts = [one.start for one in buckets]
    conflict = unusual_counts(starts, [one.conflict for one in buckets], "conflict")
    cooperation = unusual_counts(starts, [one.cooperation for one in buckets], "cooperation")
    return sorted((*conflict, *cooperation), key=lambda one: one.start)
