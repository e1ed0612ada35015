"""PLOVER's folding of what has not happened: done here, for exports, and nowhere else.

A record keeps the act that is planned. PLOVER files a planned meeting as AGREE, an announced withdrawal as
CONCEDE and an attack that is only threatened as THREATEN, and so do the data sets in its terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saksi.reference import plover

__all__ = ["Act", "act_of"]

#: The mode under which a folded act is filed, where its new type has one that fits.
_MODES = {"ASSAULT": "violence"}


@dataclass(frozen=True, slots=True)
class Act:
    """An act as PLOVER files it.

    Args:
        type: its type after folding.
        mode: its mode; a folded act has none of its own.
        folded: whether the record's type is another one.
    """

    type: str
    mode: str | None
    folded: bool

    @property
    def scale(self) -> float:
        """PLOVER's intensity, from -10 to 10."""
        return plover.score(self.type, self.mode)

    @property
    def quad(self) -> str:
        """The quad class, such as `verbal conflict`."""
        return plover.quad(self.type)

    @property
    def quad_number(self) -> int:
        """The quad class as a number, from 1 to 4."""
        return plover.plover().quads[self.quad].number


def act_of(row: Mapping[str, Any]) -> Act:
    """File an event as PLOVER does.

    Example:
        >>> act_of({"type": "CONSULT", "mode": "visit", "time": "future"})
        Act(type='AGREE', mode=None, folded=True)
        >>> act_of({"type": "CONSULT", "mode": "visit", "time": "past"}).scale
        4.0
    """
    type_ = row["type"]
    target = plover.fold(type_) if row["time"] == "future" else type_
    if target == type_:
        return Act(type_, row["mode"], folded=False)
    return Act(target, _MODES.get(type_), folded=True)
