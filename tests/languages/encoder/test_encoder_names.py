"""Names from tags."""

import numpy as np

from saksi.languages.encoder.names import best_tags, spans_of

KINDS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def test_no_inside_tag_without_its_beginning() -> None:
    scores = np.array([[0.0, 0.0, 9.0, 1.0, 0.0], [0.0, 0.0, 5.0, 0.0, 4.0]])
    assert best_tags(scores, KINDS) == ["B-PER", "I-PER"]


def test_no_words_have_no_tags() -> None:
    assert best_tags(np.zeros((0, 5)), KINDS) == []


def test_two_names_side_by_side_stay_two() -> None:
    assert spans_of(["B-PER", "B-PER", "I-PER"]) == [(0, 1, "PER"), (1, 3, "PER")]
