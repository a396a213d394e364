"""From the globe to the page: the Equal Earth projection (Šavrič, Patterson and Jenny 2018), 1000 units wide."""

from __future__ import annotations

import math

WIDTH, HEIGHT = 1000.0, 487.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_X_MAX, _Y_MAX = 2.7066299836, 1.3173627592


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return x, y on the map (y grows downwards) for degrees WGS 84."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    x = math.radians(longitude) * math.cos(theta) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    y = theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
    return (x / _X_MAX + 1) * WIDTH / 2, (1 - y / _Y_MAX) * HEIGHT / 2
