"""Find the best tree with exactly one root among the scores of all arcs.

Chu and Liu's and Edmonds' algorithm. Almost always the best head of each word makes a tree already.
"""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
_NEVER = -1e9
#: What a root costs, so that a second one never pays: scores are some tens at most.
_ROOT_COST = 1e5


def heads_of(scores: npt.NDArray[np.floating]) -> list[int]:
    """Give the head of each word, -1 for the root.

    Args:
        scores: words by columns; column 0 is the root, column k + 1 is word k.

    Example:
        >>> heads_of(np.array([[1.0, 0.0, 5.0], [2.0, 9.0, 0.0]]))
        [-1, 0]
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), _NEVER)
    square[1:] = scores
    np.fill_diagonal(square, _NEVER)
    square[0] = _NEVER
    heads = square.argmax(axis=1)
    if (heads[1:] == 0).sum() != 1 or _circle(heads):
        square[1:, 0] -= _ROOT_COST
        heads = _best(square)
    return [int(head) - 1 for head in heads[1:]]


def _circle(heads: npt.NDArray[np.intp]) -> list[int]:
    """Find the words of a circle, if there is one; node 0 is the root and has no head."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return []


def _best(scores: Matrix) -> npt.NDArray[np.intp]:
    """Give the best head of each node; a circle is shrunk to one node, and opened where it is entered."""
    heads: npt.NDArray[np.intp] = scores.argmax(axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if not circle:
        return heads
    inside = np.array(circle)
    outside = np.array([node for node in range(len(scores)) if node not in set(circle)])
    # The shrunk node comes last. Entering the circle at a word costs that word its head in the circle.
    gain = scores[inside] - scores[inside, heads[inside]][:, None]
    entry = gain[:, outside].argmax(axis=0)
    leaving = scores[np.ix_(outside, inside)]
    exit_ = leaving.argmax(axis=1)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), _NEVER)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = gain[entry, outside]
    smaller[:size, size] = leaving[np.arange(size), exit_]
    smaller[0] = _NEVER
    above = _best(smaller)
    result: npt.NDArray[np.intp] = heads.copy()
    for place, node in enumerate(outside):
        if place:
            head = above[place]
            result[node] = inside[exit_[place]] if head == size else outside[head]
    entered = above[size]
    result[inside[entry[entered]]] = outside[entered]
    return result
