"""The map: circles on the world, and which part of it to show."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from lagebild.board.charts.net import tone
from lagebild.board.charts.projection import HEIGHT, WIDTH, project
from lagebild.store.board_queries import PlaceCount

RATIO = 1.9
SMALLEST = 170.0
"""The closest view (map units across); nearer, the simplified outlines look wrong."""


class Circle(msgspec.Struct, frozen=True):
    """A place on the map; `tone` as in the network."""

    place: PlaceCount
    x: float
    y: float
    radius: float
    tone: int


class Map(msgspec.Struct, frozen=True):
    """The part of the world to show (`box` as an SVG viewBox) and the circles on it, biggest first.

    `unit` is how many map units one percent of the width is, for strokes that look the same at every zoom.
    """

    box: str
    unit: float
    circles: tuple[Circle, ...]


def _box(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Return x, y, width, height around the points, with a margin, in the page's proportions, inside the world."""
    if not points:
        return 0.0, 20.0, WIDTH, WIDTH / RATIO - 90
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max(SMALLEST, (max(xs) - min(xs)) * 1.25, (max(ys) - min(ys)) * 1.35 * RATIO)
    width = min(width, WIDTH)
    height = min(width / RATIO, HEIGHT)
    left = min(max(0.0, (min(xs) + max(xs)) / 2 - width / 2), WIDTH - width)
    top = min(max(0.0, (min(ys) + max(ys)) / 2 - height / 2), HEIGHT - height)
    return left, top, width, height


def world(places: Sequence[PlaceCount]) -> Map:
    """Lay places out on the part of the world that holds them."""
    points = [project(one.longitude, one.latitude) for one in places]
    left, top, width, height = _box(points)
    unit = width / 100
    most = max((one.events for one in places), default=1)
    circles = [
        Circle(one, round(x, 2), round(y, 2), round(unit * (0.7 + 3.3 * math.sqrt(one.events / most)), 2), tone(one.score))
        for one, (x, y) in zip(places, points, strict=True)
    ]
    circles.sort(key=lambda circle: -circle.radius)
    return Map(f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}", round(unit, 3), tuple(circles))
