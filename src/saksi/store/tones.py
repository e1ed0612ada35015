"""How two actors behave towards each other, period by period, as sums that batches add to.

A history of a pair is read in a moment, however many acts it holds. Sums are whole numbers of a very small
unit, so that they are exact: adding and taking away in any order gives what counting anew gives, to the bit.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.model.relations import Period

__all__ = ["ALL", "PERIODS", "STAMPS", "Cell", "Tone", "add_tones", "exact", "read_tone", "touch"]

#: Lengths of a period that sums are kept of; a history in days is computed from its acts.
PERIODS: tuple[Period, ...] = ("week", "month")
#: The side that stands for all together.
ALL = ""
#: A sum counts units of one over two to this power; beliefs and scores are multiples of it.
_UNIT = 80
#: Bits of the low half of a sum: SQLite's numbers have 64.
_LOW = 40
_MASK = (1 << _LOW) - 1
#: The largest stamp of a pair; sums beyond it begin anew.
STAMPS = (1 << 62) - 1

#: A period's length, a side, the pair in order, and the first day of the period.
Cell = tuple[str, str, str, str, str]


@dataclass(slots=True)
class Tone:
    """Acts of a pair in one period: how many, and the sums of beliefs and of scores weighed by them.

    Args:
        acts: how many.
        belief: the sum of how far each is to be believed, in units.
        score: the sum of scores, each as far as its act is to be believed, in units.
    """

    acts: int = 0
    belief: int = 0
    score: int = 0

    def add(self, belief: float, score: float, sign: int) -> None:
        """Add an act, or take it away."""
        self.acts += sign
        self.belief += sign * exact(belief)
        self.score += sign * exact(belief * score)

    @property
    def value(self) -> float:
        """The mean score with one neutral act added, as `saksi.steps.relate.network.tone` has it."""
        return (self.score / (1 << _UNIT)) / (1 + self.belief / (1 << _UNIT))


def exact(value: float) -> int:
    """Return a number in units.

    Example:
        >>> exact(0.1) / 2**80
        0.1
    """
    return int(value * 2.0**_UNIT)


def add_tones(db: sqlite3.Connection, changes: Mapping[Cell, Tone]) -> None:
    """Add to the sums of periods, and drop those where nothing is left."""
    moved = {key: tone for key, tone in changes.items() if tone.acts or tone.belief or tone.score}
    carried = ", ".join(
        f"{name}_high = {name}_high + excluded.{name}_high + (({name}_low + excluded.{name}_low) >> {_LOW}), "
        f"{name}_low = ({name}_low + excluded.{name}_low) & {_MASK}"
        for name in ("belief", "score")
    )
    db.executemany(
        "INSERT INTO tones VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        f"acts = acts + excluded.acts, {carried}",
        [
            (*key, one.acts, one.belief >> _LOW, one.belief & _MASK, one.score >> _LOW, one.score & _MASK)
            for key, one in moved.items()
        ],
    )
    db.executemany(
        "DELETE FROM tones WHERE period = ? AND side = ? AND one = ? AND other = ? AND start = ? "
        "AND acts = 0",
        [key for key, tone in moved.items() if tone.acts < 0],
    )


def touch(db: sqlite3.Connection, changes: Mapping[tuple[str, str], Sequence[int]]) -> None:
    """Add to the number of acts of pairs, and to their stamps: the sum of those of all their acts."""
    rows = [(*pair, acts, stamp & STAMPS) for pair, (acts, stamp) in changes.items() if stamp]
    db.executemany(
        "INSERT INTO touched VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        f"acts = acts + excluded.acts, stamp = (stamp + excluded.stamp) & {STAMPS}",
        rows,
    )
    db.executemany(
        "DELETE FROM touched WHERE one = ? AND other = ? AND acts = 0",
        [row[:2] for row in rows if row[2] < 0],
    )


def read_tone(acts: int, belief_high: int, belief_low: int, score_high: int, score_low: int) -> Tone:
    """Read a row's sums back."""
    return Tone(acts, (belief_high << _LOW) + belief_low, (score_high << _LOW) + score_low)
