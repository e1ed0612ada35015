"""Read names off the scores of their tags."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_NEVER = -1e4


def best_tags(scores: npt.NDArray[np.floating], kinds: Sequence[str]) -> list[str]:
    """Find the best sequence of tags in which no inside tag stands without its beginning (Viterbi).

    Args:
        scores: words by tags.
        kinds: the tags: "O", "B-PER", "I-PER" and so on.

    Example:
        >>> best_tags(np.array([[1.0, 0.9, 0.0], [0.0, 0.0, 2.0]]), ["O", "B-PER", "I-PER"])
        ['B-PER', 'I-PER']
    """
    likeliest = [kinds[number] for number in scores.argmax(axis=1)] if len(scores) else []
    if all(map(_may_follow, ["O", *likeliest], likeliest)):
        return likeliest
    steps = np.array([[_follows(before, after) for after in kinds] for before in kinds])
    best = scores[0] + np.array([_follows("O", kind) for kind in kinds])
    came: list[npt.NDArray[np.intp]] = []
    for row in scores[1:]:
        ways = best[:, None] + steps
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    at = int(best.argmax())
    tags = [kinds[at]]
    for row_came in reversed(came):
        at = int(row_came[at])
        tags.append(kinds[at])
    return tags[::-1]


def _follows(before: str, after: str) -> float:
    return 0.0 if _may_follow(before, after) else _NEVER


def _may_follow(before: str, after: str) -> bool:
    return after[0] != "I" or before[2:] == after[2:]


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Give first word, word after the last, and kind of each name; a name may open with an inside tag.

    Example:
        >>> spans_of(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"])
        [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    spans: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and spans and spans[-1][1] == place and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], place + 1, kind)
        else:
            spans.append((place, place + 1, kind))
    return spans
