"""Casting: which of the actors in view fill both roles of an act together.

Each party has log-odds for each role. Roles are not filled one by one: a demand is made of somebody, a
meeting has two or more who meet, and nobody attacks himself. So whole casts are compared: the odds of those
in it, how many act and receive in acts of the type, and whether somebody is on both sides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations

#: So many of the likeliest parties are tried in a role, and so many act or receive together at most.
TRIED, ACTING, RECEIVING = 4, 3, 2

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts and who receives, by their keys."""

    actor: Keys
    recipient: Keys


def casts(actor: Mapping[str, float], recipient: Mapping[str, float]) -> list[Cast]:
    """List the casts to be compared, from the log-odds of the parties in each role."""
    receiving = _sides(recipient, RECEIVING)
    return [Cast(one, other) for one in _sides(actor, ACTING) for other in receiving]


def _sides(odds: Mapping[str, float], most: int) -> list[Keys]:
    likely = sorted(odds, key=lambda key: (-odds[key], key))[:TRIED]
    counts = range(most + 1)
    return [frozenset(keys) for keys in chain.from_iterable(combinations(likely, n) for n in counts)]


def traits(
    type_: str, cast: Cast, actor: Mapping[str, float], recipient: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a cast of an act, by name and strength."""
    acting, receiving = len(cast.actor), len(cast.recipient)
    yield "actor odds", sum(actor[key] for key in cast.actor)
    yield "recipient odds", sum(recipient[key] for key in cast.recipient)
    for name in (f"actors={acting}", f"recipients={receiving}", f"{acting} to {receiving}"):
        yield name, 1.0
        yield f"{name}|{type_}", 1.0
    if cast.actor & cast.recipient:
        yield "both", 1.0
        yield f"both|{type_}", 1.0


def chosen(
    type_: str,
    actor: Mapping[str, float],
    recipient: Mapping[str, float],
    weights: Mapping[str, float],
) -> Cast:
    """Choose the likeliest cast of an act; of equals the smaller, then the first by name."""

    def total(cast: Cast) -> float:
        return sum(weights.get(name, 0.0) * value for name, value in traits(type_, cast, actor, recipient))

    return max(casts(actor, recipient), key=total)
