"""The network of actors on the page: radii, places without overlaps, widths and colours of the edges."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from lagebild.situation import Edge, Network

RADIUS = 17.0
GAP = 2 * RADIUS + 8
ROUNDS = 60
LETTER, LINE = 6.4, 13.0
"""How wide a letter of a name is at most on average, and how high its line."""


class Dot(msgspec.Struct, frozen=True):
    """An actor on the page; `name` is written at `name_x`, `name_y` where it has room, "" where only the code does."""

    code: str
    x: float
    y: float
    radius: float
    count: int
    name: str = ""
    name_x: float = 0.0
    name_y: float = 0.0


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


def _named(dots: tuple[Dot, ...], names: Mapping[str, str], width: float, height: float) -> tuple[Dot, ...]:
    """Write names under (or above) the dots that have room for them, the busiest first: nothing may overlap."""
    taken = [(dot.x - RADIUS, dot.y - RADIUS, dot.x + RADIUS, dot.y + RADIUS, dot.code) for dot in dots]
    made: dict[str, Dot] = {}
    for dot in sorted(dots, key=lambda one: (-one.count, one.code)):
        name = names.get(dot.code, "")
        half = len(name) * LETTER / 2
        middle = min(max(dot.x, half + 2), width - half - 2)
        for name_y in (dot.y + RADIUS + LINE, dot.y - RADIUS - 4):
            box = (middle - half, name_y - LINE + 2, middle + half, name_y + 3, dot.code)
            inside = box[1] >= 0 and box[3] <= height
            free = all(box[0] > b[2] or b[0] > box[2] or box[1] > b[3] or b[1] > box[3] for b in taken if b[4] != dot.code)
            if name and inside and free:
                made[dot.code] = msgspec.structs.replace(dot, name=name, name_x=round(middle, 1), name_y=round(name_y, 1))
                taken.append((*box[:4], f"{dot.code} name"))
                break
    return tuple(made.get(dot.code, dot) for dot in dots)


def draw(net: Network, width: float = 560, height: float = 440, names: Mapping[str, str] | None = None) -> Drawing:
    """Lay a network out on a page of the given size; `names` are what the codes stand for."""
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
    return Drawing(width, height, _named(dots, names or {}, width, height), lines)


def _line(edge: Edge, places: dict[str, list[float]], most: int) -> Line:
    (x1, y1), (x2, y2) = places[edge.tie.one], places[edge.tie.other]
    width = round(1.2 + 7 * math.sqrt(edge.tie.count / most), 1)
    return Line(edge, round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1), width, tone(edge.tie.score))
