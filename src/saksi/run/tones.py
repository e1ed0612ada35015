"""What acts of a batch add to the sums that histories of pairs are read from."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence

from saksi.steps.relate import Act
from saksi.steps.relate.network import Pair, pair_of
from saksi.steps.relate.periods import start_of
from saksi.store import tones
from saksi.store.indexes import Row
from saksi.store.relations import Relations
from saksi.store.tones import ALL, Cell, Tone

__all__ = ["count_tones", "stamp_pairs"]


def count_tones(relations: Relations, *, gone: Sequence[Act], came: Sequence[Act]) -> None:
    """Take acts that are gone out of the sums of their periods, and add those that came."""
    cells: dict[Cell, Tone] = {}
    starts: dict[datetime.date, list[tuple[str, str]]] = {}
    for many, sign in ((gone, -1), (came, 1)):
        for (one, other), act, side, belief in _once(many):
            if act.day not in starts:
                starts[act.day] = [
                    (period, start_of(act.day, period).isoformat()) for period in tones.PERIODS
                ]
            for period, start in starts[act.day]:
                cell = cells.setdefault((period, side, one, other, start), Tone())
                cell.add(belief, act.score, sign)
    tones.add_tones(relations.db, cells)


def stamp_pairs(relations: Relations, *, gone: Iterable[Row], came: Iterable[Row]) -> None:
    """Change the stamps of pairs by the rows of acts that are gone and that came."""
    changes: dict[Pair, list[int]] = {}
    for many, sign in ((gone, -1), (came, 1)):
        for row in many:
            actor, recipient, data = str(row[0]), str(row[1]), row[-1]
            change = changes.setdefault(pair_of(actor, recipient), [0, 0])
            change[0] += sign
            digest = hashlib.blake2b(data, digest_size=7).digest()  # type: ignore[arg-type]
            change[1] += sign * int.from_bytes(digest, "big")
    tones.touch(relations.db, changes)


def _once(acts: Iterable[Act]) -> Iterator[tuple[Pair, Act, str, float]]:
    """Yield each act under all sides together and under each that vouches for it; a reciprocal one once.

    Of the two directions of an act the one counts whose actor comes first, as in the changes of a pair.
    """
    seen: set[tuple[str, Pair, str]] = set()
    for act in sorted(acts, key=lambda act: act.actor):
        pair = pair_of(act.actor, act.recipient)
        for side, belief in ((ALL, act.belief), *act.sides.items()):
            key = (act.occurrence, pair, side)
            if key not in seen:
                seen.add(key)
                yield pair, act, side, belief
