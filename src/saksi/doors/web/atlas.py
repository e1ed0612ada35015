"""The world as a drawing: outlines of countries in the Equal Earth projection, which keeps areas."""

import math
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from saksi.reference.places import country_point
from saksi.reference.shapes import Ring, outlines

__all__ = ["HEIGHT", "WIDTH", "dot", "paths"]

#: Size of the drawing, in its own units; it ends at 60 degrees south, where nobody lives.
WIDTH, HEIGHT = 1000, 446
_SOUTH = -60.0
#: The meridian in the middle, so that the edge runs through the Bering Strait.
_MIDDLE = 11.0
#: Equal Earth (Savric, Patterson and Jenny 2018).
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2


def project(east: float, latitude: float) -> tuple[float, float]:
    """Project degrees east of the middle and north of the equator into the units of the drawing.

    Example:
        >>> project(-180, 0), project(180, 0), project(0, 0)
        ((0.0, 243.4), (1000.0, 243.4), (500.0, 243.4))
    """
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square * square * square
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = math.radians(east) * math.cos(theta) / (_M * slope)
    y = theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    scale = WIDTH / (2 * math.pi / (_M * _A[0]))
    return round(WIDTH / 2 + scale * x, 1), round(243.4 - scale * y, 1)


@cache
def paths() -> Mapping[str, str]:
    """Give the outline of each country as a path, by alpha-3 code; land without a code under an empty one."""
    found = {code: "".join(map(_path, rings)) for code, rings in outlines().items() if code != "ATA"}
    return {code: path for code, path in sorted(found.items()) if path}


def dot(alpha3: str) -> tuple[float, float] | None:
    """Give the place of a country too small for an outline, None where it has one or no place is known."""
    middle = None if alpha3 in paths() else country_point(alpha3)
    if middle is None or middle.latitude < _SOUTH:
        return None
    return project(_turned(middle.longitude - _MIDDLE), middle.latitude)


def _turned(east: float) -> float:
    return (east + 180) % 360 - 180


def _whole(ring: Ring) -> list[tuple[float, float]]:
    """Measure a ring from the middle, without a jump where it crosses the edge: it goes on beyond it."""
    east = [_turned(ring[0][0] - _MIDDLE)]
    for (before, _), (longitude, _) in pairwise(ring):
        east.append(east[-1] + _turned(longitude - before))
    middle = sum(east) / len(east)
    shift = _turned(middle) - middle
    return [(one + shift, latitude) for one, (_, latitude) in zip(east, ring, strict=True)]


def _path(ring: Ring) -> str:
    """Write a ring as steps from corner to corner, which is short; corners on one point are told once."""
    corners = [project(*corner) for corner in _whole(ring)]
    x, y = corners[0]
    steps = [f"M{x:g} {y:g}l"]
    for corner in corners[1:-1]:
        if corner == (x, y):
            continue
        steps.append(f"{round(corner[0] - x, 1):g} {round(corner[1] - y, 1):g} ")
        x, y = corner
    return f"{''.join(steps).rstrip()}z" if len(steps) > 2 else ""
