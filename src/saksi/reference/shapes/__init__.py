"""Outlines of countries: Natural Earth at 1:110 million, as world-atlas packs them.

`countries-110m.json` is TopoJSON: borders are stored once, as arcs of whole numbers, and a country is a list
of arcs. Countries too small for such a map have no outline; `saksi.reference.places` has their middle.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from saksi.reference.states import states

__all__ = ["FILE", "Ring", "outlines"]

FILE = "countries-110m.json"
#: Longitude and latitude of each corner, in decimal degrees; the last is the first again.
Ring = tuple[tuple[float, float], ...]
#: Outlines without a number of ISO 3166 that have a code here; others are land without a name.
_UNNUMBERED = {"Kosovo": "XKX"}


@cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Give the outlines by alpha-3 code; what has none is together under an empty one.

    Example:
        >>> len(outlines()["IDN"]) > 5, min(longitude for longitude, _ in outlines()["ISL"][0]) < -20
        (True, True)
    """
    atlas = json.loads(files("saksi.reference.shapes").joinpath(FILE).read_bytes())
    arcs = [_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    codes = {state.numeric: state.alpha3 for state in states() if state.numeric}
    found: dict[str, tuple[Ring, ...]] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(country.get("id", "")) or _UNNUMBERED.get(country["properties"]["name"], "")
        found[code] = found.get(code, ()) + tuple(_rings(country, arcs))
    return found


def _arc(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Ring:
    """Turn an arc into degrees: its first corner is absolute, each other one a step from the last."""
    scale, zero = transform["scale"], transform["translate"]
    corners: list[tuple[float, float]] = []
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        corners.append((x * scale[0] + zero[0], y * scale[1] + zero[1]))
    return tuple(corners)


def _rings(country: Mapping[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            yield _ring(ring, arcs)


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Join arcs; a number below zero is an arc the other way round, and the joint is told once."""
    corners: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        corners += arc[1:] if corners else arc
    return tuple(corners)
