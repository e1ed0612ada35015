"""Traits: what is weighed, as names with strengths, and the numbers that they are made of."""

from collections.abc import Iterable, Mapping, Sequence
from math import log

_LEAST = 1e-4


def total_of(traits: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> float:
    """Return the sum of what speaks for and against something: its log-odds."""
    total, known = 0.0, weights.get
    for name, value in traits:
        total += known(name, 0.0) * value
    return total


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, kept away from its ends."""
    return log(max(probability, _LEAST) / max(1 - probability, _LEAST))


def step(value: float, limits: Sequence[float]) -> int:
    """Count the limits that a value exceeds."""
    return sum(value > limit for limit in limits)
