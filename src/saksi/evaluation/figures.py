"""Figures from counts, and how far they might be off: intervals by drawing articles again."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from saksi.evaluation.scoring import Counts

#: Figures that are F1 values, in the order in which they are shown, with the count of what was to be found.
F1_NAMES = ("event", "event_soft", "type", "statement", "content", "body")
_OVER = {"event_soft": "event", "type": "event", "content": "statement"}

RESAMPLES = 1000
SEED = 0
#: The share of resamples that an interval holds.
SHARE = 0.95


@dataclass(frozen=True, slots=True)
class F1:
    """Precision, recall and their harmonic mean, with what they rest on."""

    p: float
    r: float
    f1: float
    gold: int
    system: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those seen are right."""

    right: int
    seen: int
    value: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of articles came to; the names are those of the JSON that `saksi evaluate --json` prints."""

    articles: int
    articles_read: int
    f1: Mapping[str, F1]
    accuracy: Mapping[str, Share]
    parts: Share
    fields: Mapping[str, Share]
    per_type: Mapping[str, F1]

    def flat(self) -> dict[str, float]:
        """Return all figures by name; `fields` is over all fields together, `read` the share not refused."""
        values = {"read": self.articles_read / max(1, self.articles)}
        values |= {name: item.f1 for name, item in self.f1.items()}
        values["parts"] = self.parts.value
        right = sum(item.right for item in self.fields.values())
        values["fields"] = right / max(1, sum(item.seen for item in self.fields.values()))
        values |= {name: item.value for name, item in self.accuracy.items()}
        return values

    def flat_types(self) -> dict[str, float]:
        """Return F1 by type of event."""
        return {name: item.f1 for name, item in self.per_type.items()}


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values a figure lies in most resamples."""

    low: float
    high: float


def f1(right: float, gold: float, system: float) -> F1:
    """Make F1 from counts.

    Example:
        >>> round(f1(2, 4, 2).f1, 3)
        0.667
    """
    precision = right / system if system else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    return F1(precision, recall, 2 * precision * recall / both if both else 0.0, int(gold), int(system))


def share(right: float, seen: float) -> Share:
    """Make a share from counts."""
    return Share(int(right), int(seen), right / seen if seen else 0.0)


def figures(counts: Mapping[str, float]) -> Figures:
    """Make all figures from the counts of one or more articles."""

    def number(name: str) -> float:
        return counts.get(name, 0)

    def counted(name: str, over: str) -> F1:
        return f1(number(f"{name}.tp"), number(f"{over}.gold"), number(f"{over}.system"))

    def shares(group: str) -> dict[str, Share]:
        names = sorted({name.split(".")[1] for name in counts if name.startswith(f"{group}.")})
        found = {n: share(number(f"{group}.{n}.right"), number(f"{group}.{n}.seen")) for n in names}
        return {name: item for name, item in found.items() if item.seen}

    def types() -> dict[str, F1]:
        # "type.tp" is over all types; "type.ASSAULT.tp" is over one.
        names = sorted({n.split(".")[1] for n in counts if n.count(".") == 2 and n.startswith("type.")})
        found = {name: counted(f"type.{name}", f"type.{name}") for name in names}
        return {name: item for name, item in found.items() if item.gold or item.system}

    return Figures(
        articles=int(number("articles")),
        articles_read=int(number("articles_read")),
        f1={name: counted(name, _OVER.get(name, name)) for name in F1_NAMES},
        accuracy=shares("accuracy"),
        parts=share(number("parts.right"), number("parts.seen")),
        fields=shares("fields"),
        per_type=types(),
    )


def total(units: Sequence[Mapping[str, float]]) -> Counts:
    """Add up the counts of articles, in their order."""
    summed: Counts = Counter()
    for counts in units:
        for name, value in counts.items():
            summed[name] += value  # type: ignore[assignment]
    return summed


def intervals(
    units: Sequence[Mapping[str, float]],
    measure: Callable[[Mapping[str, float]], Mapping[str, float]],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> dict[str, Interval]:
    """Tell how far figures might be off, by the percentile bootstrap over units such as articles.

    Each resample draws as many units as there are, with replacement, and measures their summed counts. The
    draws are Python's own, so that they are the same on every machine. A figure that a resample does not
    have is left out of that resample.

    Args:
        units: counts of each unit.
        measure: figures by name, from summed counts.
        resamples: how many times units are drawn; 0 gives no intervals.
        seed: where the draws begin.

    Example:
        >>> intervals([{"n": 1}, {"n": 3}], lambda counts: {"n": counts["n"] / 2}, resamples=100)
        {'n': Interval(low=1.0, high=3.0)}
    """
    if not units or not resamples:
        return {}
    names = sorted({name for counts in units for name in counts})
    table = np.array([[counts.get(name, 0) for name in names] for counts in units], dtype=float)
    draw = random.Random(seed)
    found: dict[str, list[float]] = {}
    for _ in range(resamples):
        weights = np.bincount(draw.choices(range(len(units)), k=len(units)), minlength=len(units))
        summed = dict(zip(names, (weights @ table).tolist(), strict=True))
        for name, value in measure(summed).items():
            found.setdefault(name, []).append(value)
    rest = (1 - SHARE) / 2
    return {name: Interval(_at(v, rest), _at(v, 1 - rest)) for name, v in found.items()}


def _at(values: list[float], place: float) -> float:
    """Return the value at a place between the smallest (0) and the largest (1), interpolated."""
    values.sort()
    position = place * (len(values) - 1)
    low = int(position)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (position - low)
