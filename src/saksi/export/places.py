"""Where an act took place, with coordinates as fine as they are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saksi.reference.places import Point, point
from saksi.reference.states import state

__all__ = ["Where", "where", "wheres"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """One place of an event.

    Args:
        written: its name on the page.
        alpha3: ISO 3166 code of the country, or "".
        fips: FIPS 10-4 code of the country, or "".
        country: English name of the country, or "".
        point: the city, else the middle of the country; None outside any country.
    """

    written: str
    alpha3: str
    fips: str
    country: str
    point: Point | None

    @property
    def city(self) -> str:
        """The city's usual name, or "" where only the country is known."""
        return self.point.name if self.point and self.point.resolution == "city" else ""


def wheres(row: Mapping[str, Any]) -> list[Where]:
    """List the places of an event."""
    found = []
    for place in row.get("location") or []:
        alpha3 = place["country"] or ""
        country = state(alpha3)
        found.append(
            Where(
                written=place["name"],
                alpha3=alpha3,
                fips=country.fips if country else "",
                country=country.name_en if country else "",
                point=point(place["name"], alpha3 or None),
            )
        )
    return found


def where(row: Mapping[str, Any]) -> Where | None:
    """Pick the place of an event for formats with room for one: a city before a country, else the first."""
    places = wheres(row)
    return next((place for place in places if place.city), places[0] if places else None)
