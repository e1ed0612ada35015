"""The scorer of the program itself, with its figures as a flat list of names and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from saksi.evaluation import Interval, Mistake, Record, evaluate

__all__ = ["Figures", "Record", "score"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a sample came to.

    Args:
        values: figures between 0 and 1, in the order in which they are shown.
        note: how many articles and records they rest on.
        intervals: how far figures might be off, by name; empty where none was asked for.
        mistakes: what is wrong with the records.
    """

    values: dict[str, float]
    note: str
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def score(gold: Mapping[str, Record], system: Mapping[str, Record], *, resamples: int = 0) -> Figures:
    """Score records; `read` is the share of articles that were not refused, `fields` is over all fields.

    Example:
        >>> gold = {"x": {"article": {"text": "x", "language": "id"}, "statements": [], "events": []}}
        >>> score(gold, {}).values["read"]
        0.0
    """
    report = evaluate(gold, system, resamples=resamples)
    measured = report.all.figures
    note = (
        f"{measured.articles} articles, {measured.f1['event'].gold} events, "
        f"{measured.f1['statement'].gold} statements"
    )
    return Figures(measured.flat(), note, report.all.intervals, report.mistakes)
