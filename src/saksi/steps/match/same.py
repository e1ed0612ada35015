"""How likely two events tell the same act: what must agree, and what speaks for and against it."""

import math
from dataclasses import dataclass

from saksi.steps.match.prints import NEAR_DAYS, WINDOW, EventPrint, likeness, near_types

#: Days between two reports without a day of the act; between such a report and a day that the other gives.
_UNDATED, _HALF_DATED = 2, 3
#: Likeness under which two events have nothing to do with each other; whether the others are one act is
#: decided by all of them together.
FLOOR = 0.2
_LOWEST = math.log(FLOOR / (1 - FLOOR))


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds; found by logistic regression on the training half of evaluation/matching."""

    base: float = -0.85
    near_type: float = -1.61
    other_mode: float = -1.57
    same_mode: float = 0.99
    one_mode: float = -0.56
    apart: float = -0.89
    dated: float = 1.52
    gist: float = 2.38
    words: float = 2.45
    mutual: float = -1.37
    tense: float = -0.95
    reversed: float = -2.32


WEIGHTS = Weights()
#: What the predicates of one type and mode have in common on average, for pairs in two languages.
_FOREIGN_GIST = 0.4


def signs(one: EventPrint, other: EventPrint) -> dict[str, float] | None:
    """Return the signs for and against, or None where the two cannot be the same act."""
    found = _outer_signs(one, other)
    return None if found is None else found | _inner_signs(one, other)


def _outer_signs(one: EventPrint, other: EventPrint) -> dict[str, float] | None:
    """Compare types, days and parties."""
    if other.type != one.type and other.type not in near_types(one.type):
        return None
    apart = days_apart(one, other)
    if apart is None:
        return None
    parties = _parties(one, other)
    if parties is None:
        return None
    alike = one.type == other.type
    return {
        "base": 1.0,
        "near_type": float(not alike),
        "other_mode": float(alike and bool(one.mode and other.mode and one.mode != other.mode)),
        "same_mode": float(alike and bool(one.mode) and one.mode == other.mode),
        "one_mode": float(alike and bool(one.mode) != bool(other.mode)),
        "apart": float(apart),
        "dated": float(one.start is not None and one.start == other.start and one.end == other.end),
        "tense": float(one.time != other.time),
        **parties,
    }


def _inner_signs(one: EventPrint, other: EventPrint) -> dict[str, float]:
    """Compare the words of predicates and sentences; across languages names and numbers."""
    if one.language != other.language:
        alike = one.type == other.type
        return {"gist": _FOREIGN_GIST * alike, "words": likeness(one.names, other.names)}
    return {"gist": likeness(one.gist, other.gist), "words": likeness(one.stems, other.stems)}


def days_apart(one: EventPrint, other: EventPrint) -> int | None:
    """Return how many days lie between two acts, or None if too many for one act."""
    if one.when is None or other.when is None:
        # Nothing tells when they happened: only what one page says twice can be the same.
        return 0 if one.when is other.when and one.article == other.article else None
    planned = "future" in (one.time, other.time) and one.time != other.time
    if abs(one.when - other.when) > (WINDOW if planned else NEAR_DAYS):
        return None
    gap = _gap(one, other)
    if one.start is not None and other.start is not None:
        # The same night has two dates in two time zones.
        return gap if gap <= 1 else None
    limit = WINDOW if planned else _UNDATED if one.start is other.start else _HALF_DATED
    return gap if gap <= limit else None


def _gap(one: EventPrint, other: EventPrint) -> int:
    """Return the days between two acts, 0 where they overlap."""
    (start, end), (begin, close) = _span(one), _span(other)
    return max(0, start - close, begin - end)


def _span(item: EventPrint) -> tuple[int, int]:
    if item.start is None:
        return item.day or 0, item.day or 0
    return item.start, item.start if item.end is None else max(item.start, item.end)


def _parties(one: EventPrint, other: EventPrint) -> dict[str, float] | None:
    """Compare who acts upon whom; None if nobody is shared."""
    mine, yours = ({id_ for id_, _ in item.actors} for item in (one, other))
    to_mine, to_yours = ({id_ for id_, _ in item.recipients} for item in (one, other))
    every, all_yours = mine | to_mine, yours | to_yours
    if not every & all_yours:
        return None
    turned = bool(mine & to_yours or to_mine & yours) and not (mine & yours or to_mine & to_yours)
    return {
        "mutual": float(bool(to_mine) != bool(to_yours) and len(mine) != len(yours)),
        "reversed": float(turned and bool(to_mine and to_yours)),
    }


def same(one: EventPrint, other: EventPrint) -> float:
    """Return how likely two events are the same act, 0 to 1; the order does not matter.

    Below `FLOOR` it is 0: where no words could lift it over that, they are not compared.
    """
    found = _outer_signs(one, other)
    if found is None:
        return 0.0
    total = _weighed(found)
    if total + WEIGHTS.gist + WEIGHTS.words >= _LOWEST:
        total += _weighed(_inner_signs(one, other))
    return 1 / (1 + math.exp(-total)) if total >= _LOWEST else 0.0


def _weighed(found: dict[str, float]) -> float:
    return sum(float(getattr(WEIGHTS, name)) * value for name, value in found.items())
