"""How far an act is to be believed, and how far a mean of acts.

Belief is the mean of a Beta distribution that starts from Jeffreys' prior, as in the beta reputation system
(Jøsang and Ismail 2002). Each independent origin is one observation: an origin that asserts the act counts as
`TRUST` of its certainty for it and the rest against it, an origin that denies it counts against it.

The interval of a mean is Student's, with the acts as draws from how one treats the other, each as far as it
is believed, and with the spread that comes from not knowing which of them are true; see docs/method.md.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.model.records import Certainty
from saksi.model.relations import Report

#: What a report is worth by how sure it is of the act: "probable" as in Kent (1964), "possible" by our own
#: choice, under one half.
TRUST: Mapping[Certainty, float] = {"certain": 1.0, "probable": 0.75, "possible": 0.4}
#: Jeffreys' prior: half an observation for and half an observation against.
PRIOR = 0.5
#: Before anything is known, scores spread by so much, as if seen on so many acts.
SPREAD, SEEN = 5.0, 2.0
#: Which share of intervals is to hold the truth.
LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class Mean:
    """A weighted mean of scores, with its interval and the sum of its weights."""

    value: float
    low: float
    high: float
    weight: float


def belief(reports: Iterable[Report]) -> float:
    """Return how far an act is to be believed, 0 to 1, from what independent origins say.

    An origin counts once, by the surest of its reports that assert the act. One that both asserts and denies
    it counts for both.

    Example:
        >>> belief([])
        0.5
    """
    said: dict[int, float] = {}
    against: set[int] = set()
    for report in reports:
        if report.stance == "asserts":
            said[report.root] = max(said.get(report.root, 0.0), TRUST[report.certainty])
        else:
            against.add(report.root)
    for_it = PRIOR + sum(sorted(said.values()))
    return for_it / (2 * PRIOR + len(said) + len(against))


def mean(scores: Sequence[float], weights: Sequence[float]) -> Mean | None:
    """Return the weighted mean of scores from -10 to 10 with its interval, or None without any weight.

    Example:
        >>> found = mean([2.5, 2.5], [0.75, 0.75])
        >>> (found.value, round(found.low, 1), round(found.high, 1), found.weight)
        (2.5, -4.4, 9.4, 1.5)
    """
    weight = math.fsum(weights)
    if weight <= 0:
        return None
    value = math.fsum(w * s for w, s in zip(weights, scores, strict=True)) / weight
    apart = [(score - value) ** 2 for score in scores]
    freedom = SEEN + weight
    spread = (SEEN * SPREAD**2 + math.fsum(w * d for w, d in zip(weights, apart, strict=True))) / freedom
    unsure = math.fsum(w * (1 - w) * d for w, d in zip(weights, apart, strict=True))
    reach = student(0.5 + LEVEL / 2, freedom) * math.sqrt(spread / weight + unsure / weight**2)
    return Mean(value, max(-10, value - reach), min(10, value + reach), weight)


def student(probability: float, freedom: float) -> float:
    """Return a quantile of Student's distribution above its middle, for any degrees of freedom from 1 on.

    By Hill's algorithm 396 (1970); right to about three digits.

    Example:
        >>> round(student(0.95, 10), 2), round(student(0.95, 2.5), 1)
        (1.81, 2.6)
    """
    both = 2 * (1 - probability)
    a = 1 / (freedom - 0.5)
    b = 48 / a**2
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * math.sqrt(a * math.pi / 2) * freedom
    y = (d * both) ** (2 / freedom)
    if y <= 0.05 + a:
        y = (
            (
                1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3)
                + 0.5 / (freedom + 4)
            )
            * y
            - 1
        ) * (freedom + 1) / (freedom + 2) + 1 / y
        return math.sqrt(freedom * y)
    from statistics import NormalDist

    x = NormalDist().inv_cdf(both * 0.5)
    y = x**2
    if freedom < 5:
        c += 0.3 * (freedom - 4.5) * (x + 0.6)
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
    return math.sqrt(freedom * math.expm1(a * y**2))
