"""How static/world.svg was made: `python -m lagebild.board.charts.coast SHAPEFILE static/world.svg`.

Input is Natural Earth's 1:110m "admin 0 countries" shapefile (public domain), which several packages carry. The
projected outlines (50 kB) are kept with the board, so that a map needs neither the network nor a geo library.
"""

from __future__ import annotations

import itertools
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from lagebild.board.charts.projection import HEIGHT, WIDTH, project

POLYGON = 5
TOLERANCE = 0.35
"""Points nearer than this to the last one kept are left out (map units; the map is 1000 wide)."""

Ring = list[tuple[float, float]]


def _rings(content: bytes) -> Iterator[list[Ring]]:
    """Yield each polygon record's rings (ESRI shapefile description, July 1998)."""
    here = 100
    while here < len(content):
        (words,) = struct.unpack_from(">i", content, here + 4)
        body = here + 8
        (shape,) = struct.unpack_from("<i", content, body)
        if shape == POLYGON:
            parts, points = struct.unpack_from("<2i", content, body + 36)
            starts = [*struct.unpack_from(f"<{parts}i", content, body + 44), points]
            first = body + 44 + 4 * parts
            flat = struct.unpack_from(f"<{2 * points}d", content, first)
            both = list(zip(flat[::2], flat[1::2], strict=True))
            yield [both[a:b] for a, b in itertools.pairwise(starts)]
        here = body + 2 * words


def _path(ring: Ring) -> str:
    """Return a closed path of the ring in tenths of a unit, relative steps: half the size of absolute ones."""
    kept: list[tuple[int, int]] = []
    for longitude, latitude in ring:
        x, y = project(longitude, latitude)
        point = round(x * 10), round(y * 10)
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= TOLERANCE * 10:
            kept.append(point)
    if len(kept) < 4:
        return ""
    steps = "".join(f"{b[0] - a[0]} {b[1] - a[1]} " for a, b in itertools.pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{steps.strip()}z"


def svg(content: bytes) -> str:
    """Return the map as an SVG whose group `land` holds one path per country, coordinates in tenths."""
    paths = ["".join(_path(ring) for ring in rings) for rings in _rings(content)]
    land = "".join(f'<path d="{path}"/>' for path in paths if path)
    size = f"{WIDTH:.0f} {HEIGHT:.0f}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">'
    return f'{head}<g id="land" transform="scale(.1)">{land}</g></svg>\n'


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(svg(Path(sys.argv[1]).read_bytes()), encoding="utf-8")
