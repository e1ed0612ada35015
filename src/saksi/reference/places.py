"""Points on the map: countries, capitals, and cities that world news names."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from saksi.reference import cell_list, table

__all__ = ["Point", "Resolution", "country_point", "point"]

Resolution = Literal["city", "country"]


@dataclass(frozen=True, slots=True)
class Point:
    """Where a place lies, in decimal degrees, and how finely that is known.

    A `country` has the middle that the World Factbook gives it. Cities are known to a hundredth of a degree.
    """

    name: str
    resolution: Resolution
    country: str
    latitude: float
    longitude: float


@cache
def _points() -> dict[tuple[Resolution, str, str], Point]:
    found: dict[tuple[Resolution, str, str], Point] = {}
    for names, kind, country, latitude, longitude in table("places.tsv"):
        spellings = cell_list(names)
        resolution = cast(Resolution, kind)
        entry = Point(spellings[0], resolution, country, float(latitude), float(longitude))
        for name in spellings if kind == "city" else ("",):
            found[resolution, country, name.casefold()] = entry
    return found


def country_point(alpha3: str) -> Point | None:
    """Give the middle of a country; None where the code is unknown.

    Example:
        >>> country_point("IDN")
        Point(name='Indonesia', resolution='country', country='IDN', latitude=-5.0, longitude=120.0)
    """
    return _points().get(("country", alpha3, ""))


def point(name: str, country: str | None) -> Point | None:
    """Find the city of a name in a country, else the country itself; None where neither is known.

    Example:
        >>> point("Odessa", "UKR").latitude, point("Sungai Dnieper", "UKR").resolution
        (46.48, 'country')
    """
    if country is None:
        return None
    return _points().get(("city", country, name.casefold())) or country_point(country)
