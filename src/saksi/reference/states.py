"""States and territories: codes, names in three languages, capitals."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from saksi.reference import table

__all__ = ["Kind", "State", "state", "states"]

Kind = Literal["state", "territory"]


@dataclass(frozen=True, slots=True)
class State:
    """One country of ISO 3166, or Kosovo as XKX.

    A `territory` belongs to a state but has codes of its own. `fips` is FIPS 10-4 (GEC), which differs from
    ISO for most countries; it is what GDELT writes in its geographic columns. `cameo` is what GDELT writes
    for actors. `cow` is the Correlates of War number, which territories lack. An unknown code is an empty
    string. Names are CLDR's, in its short form where the long one is not what people write.
    """

    alpha3: str
    alpha2: str
    numeric: str
    kind: Kind
    fips: str
    cow: int | None
    cameo: str
    name_id: str
    name_en: str
    name_ms: str
    capital_id: str
    capital_en: str
    demonym_en: str


def _state(row: list[str]) -> State:
    alpha3, alpha2, numeric, kind, fips, cow, *rest = row
    return State(alpha3, alpha2, numeric, cast(Kind, kind), fips, int(cow) if cow else None, *rest)


@cache
def states() -> tuple[State, ...]:
    """List every state and territory by its alpha-3 code.

    Example:
        >>> [s.name_id for s in states() if s.fips == "JA"]
        ['Jepang']
    """
    return tuple(_state(row) for row in table("states.tsv"))


@cache
def _by_alpha3() -> dict[str, State]:
    return {entry.alpha3: entry for entry in states()}


def state(alpha3: str) -> State | None:
    """Find the state of an alpha-3 code; None where the code is a body's or unknown.

    Example:
        >>> state("DEU").capital_id, state("NATO")
        ('Berlin', None)
    """
    return _by_alpha3().get(alpha3)
