"""The best tree with one root."""

from itertools import product

import numpy as np
import pytest

from saksi.languages.encoder.trees import heads_of


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return False
    return True


@pytest.mark.parametrize("seed", range(60))
def test_no_other_tree_scores_higher(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 6))
    scores = chance.normal(size=(count, count + 1)) * 3
    choices = [[head for head in range(-1, count) if head != word] for word in range(count)]

    def total(heads: list[int]) -> float:
        return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))

    best = max(total(list(heads)) for heads in product(*choices) if is_tree(list(heads)))
    assert total(heads_of(scores)) == pytest.approx(best)


def test_long_sentences_make_trees_too() -> None:
    scores = np.random.default_rng(3).normal(size=(200, 201))
    assert is_tree(heads_of(scores))


def test_a_word_alone_is_the_root() -> None:
    assert heads_of(np.array([[-50.0, 90.0]])) == [-1]
