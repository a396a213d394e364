"""Bars over time: cooperation upwards, conflict downwards, one bar per day, week or month."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from lagebild.situation import Bucket

LEFT, RIGHT, TOP, BOTTOM = 34.0, 8.0, 14.0, 24.0
MAX_BAR = 26.0
# The order in which a bar is built away from the zero line: deeds next to it, words outside.
UP, DOWN = (2, 1), (4, 3)


class Segment(msgspec.Struct, frozen=True):
    """One quad class of one bar."""

    quad: int
    y: float
    height: float


class Bar(msgspec.Struct, frozen=True):
    """One bucket; `x` is its left edge, `marks` the kinds of unusual counts, with where their sign goes."""

    start: str
    x: float
    width: float
    segments: tuple[Segment, ...]
    bucket: Bucket
    marks: tuple[tuple[str, float], ...]


class Tick(msgspec.Struct, frozen=True):
    """A line of the grid at `at` (x or y) with the number or date it stands for."""

    at: float
    value: str


class Bars(msgspec.Struct, frozen=True):
    """The whole chart in its own units; `zero` is the height of the zero line, `score` a path of mean scores."""

    width: float
    height: float
    zero: float
    bars: tuple[Bar, ...]
    y_ticks: tuple[Tick, ...]
    x_ticks: tuple[Tick, ...]

    @property
    def left(self) -> float:
        """Where the plot begins."""
        return LEFT

    @property
    def right(self) -> float:
        """Where the plot ends."""
        return self.width - RIGHT


def nice_step(most: float, lines: int = 3) -> int:
    """Return a step of 1, 2 or 5 times a power of ten that gives at most `lines` steps up to `most`."""
    raw = max(1.0, most / lines)
    power = 10 ** math.floor(math.log10(raw))
    return int(next(step * power for step in (1, 2, 5, 10) if step * power >= raw))


def _segments(bucket: Bucket, zero: float, unit: float) -> tuple[Segment, ...]:
    made = []
    up = down = zero
    for quad in UP:
        height = bucket.quads[quad - 1] * unit
        up -= height
        made.append(Segment(quad, round(up, 1), round(height, 1)))
    for quad in DOWN:
        height = bucket.quads[quad - 1] * unit
        made.append(Segment(quad, round(down, 1), round(height, 1)))
        down += height
    return tuple(one for one in made if one.height > 0)


def _marks(bucket: Bucket, kinds: Sequence[str], zero: float, unit: float) -> tuple[tuple[str, float], ...]:
    places = {"cooperation": zero - bucket.cooperation * unit - 5, "conflict": zero + bucket.conflict * unit + 5}
    return tuple((kind, round(places[kind], 1)) for kind in kinds)


def bars(
    buckets: Sequence[Bucket], unusual: Mapping[str, Sequence[str]] | None = None, width: float = 960, height: float = 220
) -> Bars:
    """Lay out buckets; `unusual` names the kinds of unusual counts by the bucket's first day."""
    most_up = max((one.cooperation for one in buckets), default=0)
    most_down = max((one.conflict for one in buckets), default=0)
    room = height - TOP - BOTTOM
    unit = room / max(1, most_up + most_down)
    zero = TOP + most_up * unit if most_up + most_down else TOP + room / 2
    each = (width - LEFT - RIGHT) / max(1, len(buckets))
    thick = min(MAX_BAR, each * 0.8)
    made = tuple(
        Bar(one.start, round(LEFT + n * each + (each - thick) / 2, 1), round(thick, 1), _segments(one, zero, unit), one,
            _marks(one, (unusual or {}).get(one.start, ()), zero, unit))
        for n, one in enumerate(buckets)
    )
    step = nice_step(max(most_up, most_down))
    values = [v for v in range(-most_down // step * step, most_up + step, step) if -most_down <= v <= most_up]
    every = max(1, math.ceil(len(buckets) / 10))
    return Bars(
        width, height, round(zero, 1), made,
        tuple(Tick(round(zero - v * unit, 1), str(abs(v))) for v in values),
        tuple(Tick(round(bar.x + bar.width / 2, 1), bar.start) for bar in made[::every]),
    )


def score_line(buckets: Sequence[Bucket], width: float = 960, height: float = 90) -> list[tuple[float, float, Bucket]]:
    """Return x, y of the mean score of each bucket in which something happened; +10 at the top, -10 at the bottom."""
    each = (width - LEFT - RIGHT) / max(1, len(buckets))
    room = height - 16
    return [
        (round(LEFT + (n + 0.5) * each, 1), round(8 + room * (10 - one.score) / 20, 1), one)
        for n, one in enumerate(buckets) if one.score is not None
    ]


def columns(values: Sequence[tuple[str, int]], width: float = 960, height: float = 120) -> list[tuple[float, float, float, float, str, int]]:
    """Return x, y, width, height, day and number of plain columns."""
    most = max((number for _, number in values), default=1)
    each = (width - LEFT - RIGHT) / max(1, len(values))
    room = height - TOP - BOTTOM
    return [
        (round(LEFT + n * each, 2), round(TOP + room * (1 - number / most), 1), round(max(0.6, each * 0.82), 2),
         round(room * number / most, 1), day, number)
        for n, (day, number) in enumerate(values)
    ]
