"""Events as pairs of one actor and one recipient, as CAMEO's data sets have them.

A record holds all that take part; here each pair becomes a row. What parties do together (a meeting, an
agreement) is written from either side, and a visit also as its hosting.
"""

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from saksi.export.folding import Act, act_of
from saksi.reference import cameo

__all__ = ["Dyad", "dyads", "number_of", "said"]

Actor = Mapping[str, Any]
#: Meetings in which one side comes between others: not mirrored.
_ONE_SIDED = frozenset(("third-party",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """One actor towards one recipient, or towards nobody named.

    Args:
        key: the id of the record and the number of the pair within it.
        row: the record.
        code: CAMEO's code.
    """

    key: str
    row: Mapping[str, Any]
    source: Actor | None
    target: Actor | None
    code: cameo.Code

    @property
    def number(self) -> int:
        """A number that is the same on every machine; see `number_of`."""
        return number_of(self.key)


def number_of(key: str) -> int:
    """Turn an id into a whole number below 2**53, which every reader of tables keeps exactly.

    Example:
        >>> number_of("a:e1-AID#0")
        2246340264912023
    """
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") >> 11


def dyads(row: Mapping[str, Any]) -> Iterator[Dyad]:
    """Expand an event into its pairs.

    Example:
        >>> one, other = ({"id": code} for code in ("IDN", "MYS"))
        >>> event = {"id": "e", "type": "CONSULT", "mode": None, "time": "past", "recipient": []}
        >>> [(d.source["id"], d.target["id"]) for d in dyads(event | {"actor": [one, other]})]
        [('IDN', 'MYS'), ('MYS', 'IDN')]
    """
    act = act_of(row)
    actors, recipients = row["actor"] or [], row["recipient"] or []
    code = cameo.code(act.type, act.mode)
    pairs: list[tuple[Actor | None, Actor | None, cameo.Code]]
    if not recipients and len(actors) > 1:
        pairs = [(one, other, code) for one, other in itertools.permutations(actors, 2)]
    else:
        pairs = [(a, b, code) for a, b in itertools.product(actors or [None], recipients or [None])]
        back = _mirror(act)
        pairs += [(b, a, back) for a, b, _ in pairs if back and a and b]
    for number, (source, target, own) in enumerate(pairs):
        yield Dyad(key=f"{row['id']}#{number}", row=row, source=source, target=target, code=own)


def said(row: Mapping[str, Any]) -> Iterator[Dyad]:
    """Expand a statement into CAMEO's public statements: one for each source, towards nobody."""
    for number, source in enumerate(row["source"] or []):
        yield Dyad(
            key=f"{row['id']}#{number}", row=row, source=source, target=None, code=cameo.code(row["kind"])
        )


def _mirror(act: Act) -> cameo.Code | None:
    """Give the code of the other side of a meeting; None for what one side does to the other."""
    if act.type != "CONSULT" or act.mode in _ONE_SIDED:
        return None
    return cameo.code("visited") if act.mode == "visit" else cameo.code(act.type, act.mode)
