"""Fit the regressions: logistic ones, and choices among options, both with small weights as the prior."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

#: A feature seen in fewer examples has no weight.
RARE = 3
Features = list[tuple[str, float]]


def logistic(rows: Sequence[Features], targets: Sequence[bool], *, prior: float) -> dict[str, float]:
    """Fit a logistic regression with a normal prior around zero (L-BFGS); returns weights by feature."""
    counts = Counter(name for row in rows for name in {name for name, _ in row})
    names = sorted(name for name, count in counts.items() if count >= RARE)
    place = {name: number for number, name in enumerate(names)}
    data, columns, ends = [], [], [0]
    for row in rows:
        for name, value in row:
            if name in place:
                data.append(value)
                columns.append(place[name])
        ends.append(len(columns))
    matrix = csr_matrix((data, columns, ends), shape=(len(rows), len(names)))
    sign = np.where(np.array(targets), 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ weights)
        total = np.logaddexp(0, -margin).sum() + 0.5 / prior * (weights @ weights)
        slope = matrix.T @ (-sign / (1 + np.exp(np.clip(margin, -30, 30)))) + weights / prior
        return float(total), slope

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    found = {name: round(float(w), 3) for name, w in zip(names, result.x, strict=True)}
    return {name: weight for name, weight in found.items() if weight}


def multinomial(
    choices: Sequence[tuple[list[Features], int]], *, prior: float, rare: int = 1
) -> dict[str, float]:
    """Fit a choice among options by features, with a normal prior around zero; returns weights by feature.

    Features of fewer than `rare` right options have no weight.
    """
    counts = Counter(name for options, right in choices for name, _ in options[right])
    names = sorted(name for name, count in counts.items() if count >= rare)
    place = {name: number for number, name in enumerate(names)}
    rows = list(chain.from_iterable(options for options, _ in choices))
    known = [[(place[name], value) for name, value in row if name in place] for row in rows]
    ends = np.cumsum([0, *map(len, known)])
    flat = list(chain.from_iterable(known))
    matrix = csr_matrix(([v for _, v in flat], [c for c, _ in flat], ends), shape=(len(rows), len(names)))
    sizes = np.array([len(options) for options, _ in choices])
    begins = np.cumsum(sizes) - sizes
    right = begins + np.array([number for _, number in choices])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, begins), sizes)
        sums = np.add.reduceat(np.exp(scores), begins)
        total = np.log(sums).sum() - scores[right].sum() + 0.5 / prior * (weights @ weights)
        shares = np.exp(scores) / np.repeat(sums, sizes)
        shares[right] -= 1
        return float(total), matrix.T @ shares + weights / prior

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: round(float(w), 3) for name, w in zip(names, result.x, strict=True)}
