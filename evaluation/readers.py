"""How far two readers agree on the labels of this repository, kept where the tables of accuracy find it.

`evaluation.agreement --write` measures it; `evaluation.gate` and `evaluation.accuracy` show it beside what
the program reaches, so that all three tell the same figures.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.scorer import Figures
from saksi.evaluation import Interval

__all__ = ["FILE", "NAMES", "Agreement", "read_agreement", "write_agreement"]

FILE = Path(__file__).resolve().parent / "agreement.toml"
NAMES: Mapping[str, str] = {"id": "Indonesian", "en": "English", "ms": "Malay"}
_HEAD = """\
# How far two readers agree, by language; written by `python -m evaluation.agreement --write`.
# Each figure with the bounds of its 95 % interval (percentile bootstrap over articles).
"""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two readers of the same articles came to, by figure, between 0 and 1."""

    over: str
    values: Mapping[str, float]
    intervals: Mapping[str, Interval]


def read_agreement(path: Path = FILE) -> dict[str, Agreement]:
    """Read the agreement by language; empty where it was never measured."""
    if not path.exists():
        return {}
    found = {}
    for language, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        over = table.pop("over")
        values = {name: value for name, (value, _, _) in table.items()}
        intervals = {name: Interval(low, high) for name, (_, low, high) in table.items()}
        found[language] = Agreement(over, values, intervals)
    return found


def write_agreement(found: Mapping[str, Figures], names: tuple[str, ...], *, path: Path = FILE) -> None:
    """Write the figures of these names, to four digits; without an interval the figure is its own bounds."""
    parts = [_HEAD]
    for language, figures in found.items():
        lines = [f"[{language}]", f'over = "{figures.note}"']
        for name in names:
            if name in figures.values:
                value = figures.values[name]
                bounds = figures.intervals.get(name, Interval(value, value))
                lines.append(f"{name} = [{value:.4f}, {bounds.low:.4f}, {bounds.high:.4f}]")
        parts.append("\n".join(lines) + "\n")
    path.write_text("\n".join(parts), encoding="utf-8")
