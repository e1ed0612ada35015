"""CAMEO: the codes under which older event data files acts, statements and actors.

CAMEO knows no certainty and no speaker, and its classes cross those of PLOVER here and there; so this is for
exports alone. The scale is by root, from -10 to 10.
"""

from dataclasses import dataclass
from functools import cache

from saksi.reference import table

__all__ = ["GROUPS", "ROLES", "Code", "code"]

#: Scale and quad class by root; 0 is the class of neutral acts.
_ROOTS: dict[str, tuple[float, int]] = {
    "01": (0.0, 0), "02": (3.0, 0), "03": (4.0, 1), "04": (1.0, 1), "05": (3.5, 1),
    "06": (6.0, 2), "07": (7.0, 2), "08": (5.0, 2), "09": (-2.0, 3), "10": (-5.0, 3),
    "11": (-2.0, 3), "12": (-4.0, 3), "13": (-6.0, 3), "14": (-6.5, 4), "15": (-7.2, 4),
    "16": (-4.0, 3), "17": (-7.0, 4), "18": (-9.0, 4), "19": (-10.0, 4), "20": (-10.0, 4),
}  # fmt: skip
#: Where a code's scale is not its root's.
_OWN_SCALE = {"130": -4.4}

#: CAMEO's role of each sector; what is missing has none.
ROLES: dict[str, str] = {
    "GOV": "GOV", "MIL": "MIL", "COP": "COP", "SPY": "SPY", "LEG": "LEG", "JUD": "JUD", "PTY": "PTY",
    "OPP": "OPP", "REB": "REB", "PRM": "UAF", "UAF": "UAF", "BUS": "BUS", "LAB": "LAB", "CVL": "CVL",
    "CRM": "CRM", "EDU": "EDU", "ELI": "ELI", "JRN": "MED", "MED": "HLH", "REF": "REF", "REL": "REL",
    "SOC": "CVL", "AGR": "AGR", "IGO": "IGO", "NGO": "NGO",
}  # fmt: skip

#: CAMEO's codes of known groups, by the id of the body.
GROUPS: dict[str, str] = {
    "UN": "UNO", "EU": "EEC", "NATO": "NAT", "ASEAN": "ASN", "IAEA": "IAE", "ICC": "ICC", "ICJ": "ICJ",
    "WHO": "WHO", "OPEC": "OPC", "WORLD_BANK": "WBK", "IMF": "IMF", "WTO": "WTO", "AU": "AFU",
    "ARAB_LEAGUE": "ARL", "OSCE": "SCE", "INTERPOL": "ITP",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code:
    """One code with its name; a code is text, for it may open with a zero."""

    code: str
    name: str

    @property
    def base(self) -> str:
        """The code at its second level."""
        return self.code[:3]

    @property
    def root(self) -> str:
        """The code's first level, 01 to 20."""
        return self.code[:2]

    @property
    def scale(self) -> float:
        """How conflictual or cooperative the act is, from -10 to 10."""
        return _OWN_SCALE.get(self.code, _ROOTS[self.root][0])

    @property
    def quad(self) -> int:
        """The quad class: 0 neutral, 1 and 2 verbal and material cooperation, 3 and 4 conflict."""
        return _ROOTS[self.root][1]


@cache
def _codes() -> dict[tuple[str, str], Code]:
    return {(kind, mode): Code(number, name) for kind, mode, number, name in table("cameo.tsv")}


def code(kind: str, mode: str | None = None) -> Code:
    """Give the code of an event type and mode, or of a kind of statement.

    A mode without a code of its own has its type's.

    Raises:
        KeyError: the type or kind is unknown.

    Example:
        >>> code("CONSULT", "visit").code, code("ASSAULT").scale, code("no_comment").root
        ('042', -10.0, '01')
    """
    found = _codes()
    return found.get((kind, mode or "")) or found[kind, ""]
