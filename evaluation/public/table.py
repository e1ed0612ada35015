"""What an adapter gives back: a table of figures, or the reason why there is none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from saksi.evaluation.figures import Interval, f1, intervals, total
from saksi.evaluation.scoring import Counts

#: Draws behind each interval of the public sets.
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Args:
        name: what is measured.
        value: our figure, in the unit of the table.
        interval: its 95 % interval, or None.
        over: what it rests on, such as "1,653 gold".
        others: what others report, with who, or "".
    """

    name: str
    value: float
    interval: Interval | None = None
    over: str = ""
    others: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one set.

    Args:
        key: names the set in the document.
        title: its heading.
        text: what the set is, and how it is counted.
        rows: the figures.
        digits: how many digits figures are shown with.
        wide: whether what stands behind ": " in a row's name is a column, such as "id PUD: LAS".
    """

    key: str
    title: str
    text: str
    rows: Sequence[Row]
    digits: int = 1
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Absent:
    """That a set was not measured, and why."""

    key: str
    title: str
    reason: str


Measured = Table | Absent
Measure = Callable[[Mapping[str, float]], Mapping[str, float]]


def f1_of(names: Sequence[str]) -> Measure:
    """Make what gives F1 in percent by name from counts such as "cue.tp", "cue.gold" and "cue.system".

    Example:
        >>> f1_of(["cue"])({"cue.tp": 1, "cue.gold": 2, "cue.system": 2})
        {'cue': 50.0}
    """

    def measure(counts: Mapping[str, float]) -> dict[str, float]:
        found = {}
        for name in names:
            right, gold, system = (counts.get(f"{name}.{side}", 0) for side in ("tp", "gold", "system"))
            found[name] = 100 * f1(right, gold, system).f1
        return found

    return measure


def f1_rows(units: Sequence[Counts], names: Sequence[str], *, others: Mapping[str, str]) -> list[Row]:
    """Make rows of F1 in percent, with intervals over units."""
    measure, summed = f1_of(names), total(units)
    found = intervals(units, measure, resamples=RESAMPLES)
    values = measure(summed)
    return [
        Row(
            name,
            values[name],
            found.get(name),
            f"{summed[f'{name}.gold']:,} gold, {summed[f'{name}.system']:,} ours",
            others.get(name, ""),
        )
        for name in names
    ]
