"""Actors under the codes and names of other data sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saksi.reference import cameo
from saksi.reference.bodies import body
from saksi.reference.states import state

__all__ = ["Party", "party"]

#: PLOVER's codes of what is no state, by the sector of a body.
_PLOVER = {"IGO": "IGO", "NGO": "NGO", "REB": "IMG", "CRM": "IMG", "UAF": "IMG", "PRM": "IMG", "BUS": "MNC"}
#: And those that have a code of their own; Kosovo has no code of ISO.
_PLOVER_OWN = {"UN": "UNO", "EU": "EUR", "XKX": "KOS"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as other data sets name it; an empty string is unknown.

    Args:
        name: English name of the state or body, else the name as written on the page.
        written: the name as written on the page.
        country: English name of the state.
        alpha3: ISO 3166 code of the state.
        cow: number of the state by the Correlates of War.
        sector: PLOVER's sector.
        cameo_country: CAMEO's code of the state.
        cameo_group: CAMEO's code of a known body.
        cameo_role: CAMEO's code of the sector.
        plover: PLOVER's code: a state's, or that of a kind of body.
    """

    name: str = ""
    written: str = ""
    country: str = ""
    alpha3: str = ""
    cow: str = ""
    sector: str = ""
    cameo_country: str = ""
    cameo_group: str = ""
    cameo_role: str = ""
    plover: str = ""

    @property
    def cameo(self) -> str:
        """CAMEO's code: of the state, else of the body, with that of the sector; such as IDNGOV or IGOUNO."""
        if self.cameo_group:
            return f"{self.cameo_role}{self.cameo_group}"
        return f"{self.cameo_country}{self.cameo_role}"


def party(actor: Mapping[str, Any] | None) -> Party:
    """Look an actor up.

    Example:
        >>> found = party({"id": "IDN", "name": "Menlu RI", "sector": "GOV"})
        >>> found.name, found.cameo, found.cow
        ('Indonesia', 'IDNGOV', '850')
        >>> party({"id": "UN", "name": "PBB", "sector": "IGO"}).cameo
        'IGOUNO'
    """
    if actor is None:
        return Party()
    id_, sector = actor["id"] or "", actor["sector"]
    role = cameo.ROLES.get(sector, "")
    found, group = state(id_), body(id_)
    if found is not None:
        return Party(
            name=found.name_en,
            written=actor["name"],
            country=found.name_en,
            alpha3=id_,
            cow=str(found.cow or ""),
            sector=sector,
            cameo_country=found.cameo,
            cameo_role=role,
            plover=_PLOVER_OWN.get(id_, id_),
        )
    return Party(
        name=group.name_en if group else id_.replace("_", " ") or actor["name"],
        written=actor["name"],
        sector=sector,
        cameo_group=cameo.GROUPS.get(id_, ""),
        cameo_role=role,
        plover=_PLOVER_OWN.get(id_) or _PLOVER.get(sector, "") if id_ else "",
    )
