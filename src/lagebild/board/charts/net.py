"""The network of actors on the page: radii, places without overlaps, widths and colours of the edges."""

from __future__ import annotations

import math

import msgspec

from lagebild.situation import Edge, Network

RADIUS = 17.0
GAP = 2 * RADIUS + 8
ROUNDS = 60


class Dot(msgspec.Struct, frozen=True):
    """An actor on the page."""

    code: str
    x: float
    y: float
    radius: float
    count: int


class Line(msgspec.Struct, frozen=True):
    """A tie on the page; `tone` is 1 (conflict) to 5 (cooperation)."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tone: int


class Drawing(msgspec.Struct, frozen=True):
    """The whole network in its own units."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


def tone(score: float) -> int:
    """Return one of five colours for a mean score: 1 below -5, 2 to -1, 3 to +1, 4 to +5, 5 above."""
    return 1 + sum(score > limit for limit in (-5, -1, 1, 5))


def _apart(places: dict[str, list[float]], width: float, height: float) -> None:
    """Push dots that overlap apart, in a fixed order so that the picture stays the same."""
    names = sorted(places)
    for _ in range(ROUNDS):
        moved = False
        for n, one in enumerate(names):
            for other in names[n + 1 :]:
                a, b = places[one], places[other]
                dx, dy = b[0] - a[0], b[1] - a[1]
                distance = math.hypot(dx, dy) or 0.01
                if distance < GAP:
                    push = (GAP - distance) / 2 / distance
                    dx, dy = (dx or 0.01) * push, (dy or 0.01) * push
                    a[0], a[1], b[0], b[1] = a[0] - dx, a[1] - dy, b[0] + dx, b[1] + dy
                    moved = True
        for place in places.values():
            place[0] = min(max(place[0], RADIUS + 4), width - RADIUS - 4)
            place[1] = min(max(place[1], RADIUS + 4), height - RADIUS - 4)
        if not moved:
            return


def draw(net: Network, width: float = 560, height: float = 420) -> Drawing:
    """Lay a network out on a page of the given size."""
    inner = RADIUS + 4
    places = {
        n.code: [inner + n.x * (width - 2 * inner), inner + n.y * (height - 2 * inner)] for n in net.nodes
    }
    _apart(places, width, height)
    most = max((edge.tie.count for edge in net.edges), default=1)
    dots = tuple(
        Dot(n.code, round(places[n.code][0], 1), round(places[n.code][1], 1), RADIUS, n.count) for n in net.nodes
    )
    lines = tuple(_line(edge, places, most) for edge in net.edges)
    return Drawing(width, height, dots, lines)


def _line(edge: Edge, places: dict[str, list[float]], most: int) -> Line:
    (x1, y1), (x2, y2) = places[edge.tie.one], places[edge.tie.other]
    width = round(1.2 + 7 * math.sqrt(edge.tie.count / most), 1)
    return Line(edge, round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1), width, tone(edge.tie.score))
