"""Whether two articles hold one text: exact containment of their words in threes, or of anchors in order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from saksi.steps.group.prints import NUMBERS, Hashes, Print, hashes

#: Days that may lie between two copies.
WINDOW = 7
#: Share of the shorter text's threes that stands in the longer one: enough by itself.
_WHOLE = 0.75
#: The same where each has part of the other's opening. Two reporters at one event share up to 0.2 by
#: quotations and set phrases, a follow-up up to 0.6 by its background, but it opens with what is new.
_SAME, _PART = 0.55, 0.3
#: The same where each has the other's opening, since news is cut from its end; or where both credit one wire.
_CUT, _OPENING = 0.35, 0.45
#: Below the first, a text must have most names and numbers of the other, as one that is reworded has; fewer
#: numbers than the third tell nothing.
_FORM, _FACTS, _FEW_NUMBERS = 0.97, 0.6, 3
#: Texts whose lengths differ more than so many times must share their openings, or a digest of two stories
#: would make them one.
_DIGEST = 1.5
#: Threes that two texts must share at least; less is a formula.
_FEW = 12
#: Share of the anchors of the shorter that stand in the longer in the same order, for a translation.
_IN_ORDER, _IN_ORDER_CREDITED = 0.58, 0.48
#: Anchors without which nothing is told, and how much longer one text may be.
_ANCHORS, _LENGTHS = 8, 2.2
#: Which share of the anchors of its opening is found in that of the other, and a few anchors behind it.
_FIRST_SHARED, _MORE = 0.45, 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two articles hold one text.

    Args:
        score: 0 to 1, which share of the shorter is in the longer.
        translated: whether the languages differ; the score is then that of the anchors.
    """

    score: float
    translated: bool


def alike(one: Print, other: Print) -> Likeness | None:
    """Say how far two articles hold one text, or None if each has its own; the order does not matter."""
    if one.day is not None and other.day is not None and abs(one.day - other.day) > WINDOW:
        return None
    if one.language != other.language and not {one.language, other.language} <= {"id", "ms"}:
        return _translated(one, other)
    return _copied(one, other) or (_translated(one, other) if one.language != other.language else None)


def _copied(one: Print, other: Print) -> Likeness | None:
    short, long = sorted((one, other), key=lambda item: (item.words, item.article))
    first, second = hashes(short.threes), hashes(long.threes)
    common = shared(first, second)
    size = common_size(first, second)
    if not size or common < min(_FEW, size):
        return None
    score = common / size
    openings = _opening(short, long), _opening(long, short)
    cut = min(openings) >= _OPENING
    if long.words > _DIGEST * short.words and not cut:
        return None
    if score < _FORM and not _same_facts(one, other):
        return None
    reworded = min(openings) >= _PART or _credited(one, other)
    if score >= _WHOLE or (score >= _SAME and reworded) or (score >= _CUT and cut):
        return Likeness(round(score, 4), translated=False)
    return None


def _same_facts(one: Print, other: Print) -> bool:
    """Tell whether one has most names and numbers of the other: a form filled in anew has not."""
    mine, yours = set(one.anchors), set(other.anchors)
    numbers, others = ({anchor for anchor in side if anchor >= NUMBERS} for side in (mine, yours))
    pairs = ((mine, yours, _ANCHORS), (numbers, others, _FEW_NUMBERS))
    return all(
        len(first & second) >= _FACTS * min(len(first), len(second))
        for first, second, few in pairs
        if min(len(first), len(second)) >= few
    )


def shared(one: Hashes, other: Hashes) -> int:
    """Count what two sets of threes have in common."""
    return len(np.intersect1d(one, other, assume_unique=True))


def common_size(one: Hashes, other: Hashes) -> int:
    """Return the size of the smaller set, below the largest hash that both kept if one was cut."""
    if not len(one) or not len(other):
        return 0
    if max(len(one), len(other)) < 1_000:
        return min(len(one), len(other))
    highest = min(one[-1], other[-1])
    return int(
        min(np.searchsorted(one, highest, side="right"), np.searchsorted(other, highest, side="right"))
    )


def _opening(one: Print, other: Print) -> float:
    """Return which share of the opening of the one stands in the other."""
    opening = hashes(one.opening)
    if other.words > 900:
        # Of a cut set only what is below its largest hash can be looked for.
        opening = opening[opening <= hashes(other.threes)[-1]]
    return shared(opening, hashes(other.threes)) / len(opening) if len(opening) else 0.0


def _credited(one: Print, other: Print) -> bool:
    """Tell whether both rest on one wire, or one is the wire that the other credits."""
    mine, yours = {*one.credits, one.outlet}, {*other.credits, other.outlet}
    return bool((mine & yours) - {None}) and bool(one.credits or other.credits)


def _translated(one: Print, other: Print) -> Likeness | None:
    shorter, longer = sorted((one, other), key=lambda item: (len(item.anchors), item.article))
    few, many = shorter.anchors, longer.anchors
    if len(few) < _ANCHORS or max(one.words, other.words) > _LENGTHS * min(one.words, other.words):
        return None
    score = in_order(few, many) / len(few)
    if score < (_IN_ORDER_CREDITED if _credited(one, other) else _IN_ORDER):
        return None
    # A digest opens with another story than the one that it holds too.
    for mine, yours in ((one, other), (other, one)):
        near = yours.anchors[: yours.first + _MORE]
        if in_order(mine.anchors[: mine.first], near) < mine.first * _FIRST_SHARED:
            return None
    return Likeness(round(score, 4), translated=True)


def in_order(one: Sequence[int], other: Sequence[int]) -> int:
    """Return the length of the longest common subsequence, bit by bit: a word holds a whole row.

    Example:
        >>> in_order([1, 2, 3, 4], [2, 9, 4])
        2
    """
    places: dict[int, int] = {}
    for number, item in enumerate(one):
        places[item] = places.get(item, 0) | 1 << number
    row = 0
    for item in other:
        seen = row | places.get(item, 0)
        row = seen & (seen ^ (seen - (row << 1 | 1)))
    return row.bit_count()
