"""Bars over time: cooperation upwards, conflict downwards, one bar per day, week or month."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import msgspec

from lagebild.situation import Bucket, Step, bucket_of
from lagebild.store.board_queries import Coverage

LEFT, RIGHT, TOP, BOTTOM = 34.0, 8.0, 14.0, 24.0
FLAGGED = 24.0
"""Room at the top where unusual weeks carry their flag."""
LABEL = 94.0
"""Room that a date takes under the axis."""
MAX_BAR = 26.0
LONGEST_COVERAGE = 3660
"""Days; beyond ten years only days with an article are drawn."""
# The order in which a bar is built away from the zero line: deeds next to it, words outside.
UP, DOWN = (2, 1), (4, 3)


class Segment(msgspec.Struct, frozen=True):
    """One quad class of one bar."""

    quad: int
    y: float
    height: float


class Bar(msgspec.Struct, frozen=True):
    """One bucket; `x` is its left edge."""

    start: str
    x: float
    width: float
    segments: tuple[Segment, ...]
    bucket: Bucket


class Band(msgspec.Struct, frozen=True):
    """A stretch of unusual buckets to shade: `kinds` says of what there was unusually much."""

    x: float
    width: float
    start: str
    kinds: tuple[str, ...]


class Tick(msgspec.Struct, frozen=True):
    """A line of the grid at `at` (x or y) with the number or date it stands for."""

    at: float
    value: str


class Bars(msgspec.Struct, frozen=True):
    """The whole chart in its own units; `zero` is the height of the zero line."""

    width: float
    height: float
    zero: float
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
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


def _bands(made: Sequence[Bar], unusual: Mapping[str, Sequence[str]], judged: Step, each: float) -> tuple[Band, ...]:
    """Return the stretches of the unusual weeks (or months), which may span several bars."""
    found = []
    for start, kinds in sorted(unusual.items()):
        inside = [bar for bar in made if start in (bar.start, bucket_of(bar.start, judged))]
        if inside:
            gap = (each - inside[0].width) / 2
            left = inside[0].x - gap
            found.append(Band(round(left, 1), round(inside[-1].x + inside[-1].width + gap - left, 1), start, tuple(kinds)))
    return tuple(found)


def bars(
    buckets: Sequence[Bucket], unusual: Mapping[str, Sequence[str]] | None = None, width: float = 960, height: float = 220,
    judged: Step = "week",
) -> Bars:
    """Lay out buckets; `unusual` names the kinds of unusual counts by the first day of the week or month `judged`."""
    most_up = max((one.cooperation for one in buckets), default=0)
    most_down = max((one.conflict for one in buckets), default=0)
    top = FLAGGED if unusual else TOP
    room = height - top - BOTTOM
    unit = room / max(1, most_up + most_down)
    zero = top + most_up * unit if most_up + most_down else top + room / 2
    each = (width - LEFT - RIGHT) / max(1, len(buckets))
    thick = min(MAX_BAR, each * 0.8)
    made = tuple(
        Bar(one.start, round(LEFT + n * each + (each - thick) / 2, 1), round(thick, 1), _segments(one, zero, unit), one)
        for n, one in enumerate(buckets)
    )
    step = nice_step(max(most_up, most_down))
    values = [v for v in range(-most_down // step * step, most_up + step, step) if -most_down <= v <= most_up]
    return Bars(
        width, height, round(zero, 1), made, _bands(made, unusual or {}, judged, each),
        tuple(Tick(round(zero - v * unit, 1), str(abs(v))) for v in values),
        ticks([(round(bar.x + bar.width / 2, 1), bar.start) for bar in made], width),
    )


def ticks(places: Sequence[tuple[float, str]], width: float) -> tuple[Tick, ...]:
    """Return evenly spaced dates that do not touch each other and stay inside the chart."""
    every = max(1, math.ceil(len(places) / max(1, int((width - LEFT - RIGHT) // LABEL))))
    edge = LABEL / 2 - 4
    return tuple(Tick(max(at, edge), day) for at, day in places[::every] if at <= width - edge)


def score_line(buckets: Sequence[Bucket], width: float = 960, height: float = 90) -> list[tuple[float, float, Bucket]]:
    """Return x, y of the mean score of each bucket in which something happened; +10 at the top, -10 at the bottom."""
    each = (width - LEFT - RIGHT) / max(1, len(buckets))
    room = height - 16
    return [
        (round(LEFT + (n + 0.5) * each, 1), round(8 + room * (10 - one.score) / 20, 1), one)
        for n, one in enumerate(buckets) if one.score is not None
    ]


class Column(msgspec.Struct, frozen=True):
    """The articles of one day: `height` all of them, `dark` those that are no copies, above the zero line at `zero`."""

    x: float
    width: float
    y: float
    height: float
    dark: float
    day: Coverage


class Columns(msgspec.Struct, frozen=True):
    """Plain columns, one per day, also for the days without an article."""

    width: float
    zero: float
    columns: tuple[Column, ...]
    y_ticks: tuple[Tick, ...]
    x_ticks: tuple[Tick, ...]


def _every_day(values: Sequence[Coverage]) -> list[Coverage]:
    """Fill the days without an article, so that a gap is seen as one; decades in between would only be white."""
    known = {one.day: one for one in values}
    try:
        first, last = dt.date.fromisoformat(values[0].day), dt.date.fromisoformat(values[-1].day)
    except (ValueError, IndexError):
        return list(values)
    if (last - first).days > LONGEST_COVERAGE:
        return list(values)
    days = ((first + dt.timedelta(days=n)).isoformat() for n in range((last - first).days + 1))
    return [known.get(day) or Coverage(day=day, articles=0, copies=0) for day in days]


def columns(values: Sequence[Coverage], width: float = 960, height: float = 130) -> Columns:
    """Lay out the articles by day."""
    days = _every_day(values)
    most = max((one.articles for one in days), default=1)
    each = (width - LEFT - RIGHT) / max(1, len(days))
    thick = max(0.6, min(MAX_BAR, each * 0.82))
    zero, unit = height - BOTTOM, (height - BOTTOM - TOP) / max(1, most)
    made = tuple(
        Column(round(LEFT + n * each + (each - thick) / 2, 2), round(thick, 2), round(zero - one.articles * unit, 1),
               round(one.articles * unit, 1), round((one.articles - one.copies) * unit, 1), one)
        for n, one in enumerate(days)
    )
    step = nice_step(most, 2)
    return Columns(
        width, zero, made, tuple(Tick(round(zero - v * unit, 1), str(v)) for v in range(0, most + 1, step)),
        ticks([(one.x + one.width / 2, one.day.day) for one in made], width),
    )
