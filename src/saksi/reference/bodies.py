"""Bodies that are no state and act for none: intergovernmental, non-governmental and armed organisations."""

from dataclasses import dataclass
from functools import cache

from saksi.reference import cell_list, table

__all__ = ["Body", "bodies", "body"]


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation under the id of the codebook, section 2.

    The organs of the United Nations are aliases of `UN`, save WHO, IAEA, ICJ and the financial
    institutions, which have ids of their own. Organisations that act for a state are not here: they carry
    the state's id and stand in a language's `names.tsv`.
    """

    id: str
    sector: str
    name_id: str
    name_en: str
    name_ms: str
    aliases_id: tuple[str, ...]
    aliases_en: tuple[str, ...]


def _body(row: list[str]) -> Body:
    id, sector, name_id, name_en, name_ms, aliases_id, aliases_en = row
    return Body(id, sector, name_id, name_en, name_ms, cell_list(aliases_id), cell_list(aliases_en))


@cache
def bodies() -> tuple[Body, ...]:
    """List every body, those the codebook names first.

    Example:
        >>> bodies()[0].name_id
        'Perserikatan Bangsa-Bangsa'
    """
    return tuple(_body(row) for row in table("bodies.tsv"))


@cache
def _by_id() -> dict[str, Body]:
    return {entry.id: entry for entry in bodies()}


def body(id: str) -> Body | None:
    """Find a body by its id; None where the id is a state's or unknown.

    Example:
        >>> body("HAMAS").sector, body("IDN")
        ('REB', None)
    """
    return _by_id().get(id)
