"""How good many forecasts were, computed from columns of numbers: the same records as `score.records` gives.

Sums are exact, so that the records do not depend on the order of the forecasts.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from saksi.model.forecasts import Outlook
from saksi.model.networks import Bin, Record
from saksi.steps.follow.score import BINS, SHAPE, score

__all__ = ["OUTLOOKS", "Columns", "chances", "record_of"]

#: What can become of a forecast; columns hold the place in this list.
OUTLOOKS: tuple[Outlook, ...] = ("came true", "failed", "void", "no evidence found", "open")
_TRUE, _FAILED, _VOID, _SILENT, _OPEN = range(len(OUTLOOKS))

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Columns:
    """Forecasts, a row each.

    Args:
        outlooks: what became of them.
        probabilities: how likely each was said to be.
        briers: their Brier scores, NaN where nothing was scored; likewise the next two.
    """

    outlooks: Counts
    probabilities: Numbers
    briers: Numbers
    logs: Numbers
    bases: Numbers

    def rows(self, at: Counts) -> "Columns":
        """Return some of the rows."""
        return Columns(
            self.outlooks[at], self.probabilities[at], self.briers[at], self.logs[at], self.bases[at]
        )

    @classmethod
    def of(cls, outlooks: Counts, probabilities: Numbers, rates: Numbers) -> "Columns":
        """Score forecasts, given what each would be by the history of its parties alone."""
        scored = outlooks <= _FAILED
        truth = (outlooks == _TRUE).astype(np.float64)
        briers, logs, bases = (np.full(len(outlooks), np.nan) for _ in range(3))
        # Few probabilities differ, so each is scored once.
        pairs = np.stack([probabilities[scored], truth[scored]], axis=1)
        different, at = np.unique(pairs, axis=0, return_inverse=True)
        made = [score(float(p), "came true" if true else "failed", 0.5) for p, true in different]
        at = at.reshape(-1)
        briers[scored] = np.array([one.brier for one in made if one], dtype=np.float64)[at]
        logs[scored] = np.array([one.log for one in made if one], dtype=np.float64)[at]
        bases[scored] = np.round((rates[scored] - truth[scored]) ** 2, 6)
        return cls(outlooks, probabilities, briers, logs, bases)


def chances(times: Numbers, rates: Numbers, seen: Numbers, ahead: Numbers) -> Numbers:
    """Return how likely acts were by history alone, as `score.base_rate` does.

    Args:
        times: how often each act happened between its parties before.
        rates: how often a day a pair that has such acts had one.
        seen: days that were looked at.
        ahead: days in which it was to happen.
    """
    span = SHAPE / rates + seen
    found: Numbers = 1 - (span / (span + ahead)) ** (SHAPE + times)
    return found


def record_of(of: str, name: str, columns: Columns) -> Record:
    """Bring the forecasts of one group together."""
    outlooks = np.bincount(columns.outlooks, minlength=len(OUTLOOKS)).tolist()
    scored = columns.outlooks <= _FAILED
    briers, bases = columns.briers[scored].tolist(), columns.bases[scored].tolist()
    silent = (columns.probabilities[columns.outlooks == _SILENT] ** 2).tolist()
    brier, base = _mean(briers), _mean(bases)
    many = len(columns.outlooks)
    return Record(
        of=of,
        name=name,
        forecasts=many,
        came_true=outlooks[_TRUE],
        failed=outlooks[_FAILED],
        void=outlooks[_VOID],
        silent=outlooks[_SILENT],
        open=outlooks[_OPEN],
        brier=brier,
        log=_mean(columns.logs[scored].tolist()),
        base_brier=base,
        skill=round(1 - brier / base, 6) if brier is not None and base else None,
        strict_brier=_mean([*briers, *silent]),
        share_void=round(outlooks[_VOID] / many, 6),
        bins=tuple(_bins(columns.probabilities[scored], columns.outlooks[scored] == _TRUE)),
    )


def _mean(values: Sequence[float]) -> float | None:
    return round(math.fsum(values) / len(values), 6) if values else None


def _bins(probabilities: Numbers, true: npt.NDArray[np.bool_]) -> Iterator[Bin]:
    numbers = np.minimum(BINS - 1, (probabilities * BINS + 1e-9).astype(np.int64))
    for number in np.unique(numbers).tolist():
        inside = numbers == number
        many = int(np.count_nonzero(inside))
        yield Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            forecasts=many,
            mean=round(math.fsum(probabilities[inside].tolist()) / many, 6),
            came_true=round(int(np.count_nonzero(true[inside])) / many, 6),
        )
