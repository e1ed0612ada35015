"""The second network, which reads English from its words: pieces, and what it adds to the first."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.languages import load
from saksi.languages.encoder import acts
from saksi.languages.encoder.acts import Acts, Advice, load_second
from saksi.languages.encoder.parse import MOST_PIECES, STATES
from saksi.languages.encoder.wordpieces import BEGIN, END, LONGEST, SPECIAL, UNKNOWN, WordPieces
from saksi.steps.code.marks import SIZES

PIECES = WordPieces([*SPECIAL, "min", "##ister", "minister", "##s", ".", "u", "n"])
WORDS = ["Iran", "rejected", "the", "plan", "."]


def cut(word: str) -> list[str]:
    return [PIECES.names[number] for number in PIECES.cut(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("minister", ["minister"]),
        ("MINISTERS", ["minister", "##s"]),
        ("Mínister", ["minister"]),
        ("U.N.", ["u", ".", "n", "."]),
        ("ministerx", ["[UNK]"]),
        ("\u00ad", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_the_longest_piece_comes_first(word, pieces):
    assert cut(word) == pieces


@given(st.lists(st.text(max_size=40), max_size=12))
def test_every_word_has_its_pieces(words):
    ids, owner, ends = PIECES.spread(words)
    assert len(ids) == len(owner)
    assert (ids[0], ids[-1]) == (BEGIN, END)
    assert len(ends) == len(words)
    for number, (first, last) in enumerate(ends):
        assert 1 <= first <= last < len(ids) - 1
        assert last - first < LONGEST
        assert set(owner[first : last + 1]) == {number}


def test_letters_of_another_script_are_unknown():
    assert PIECES.cut("Россия") == (UNKNOWN,)


def advice(networks: Acts, words: list[str]) -> Advice:
    doc = load("en").nlp(" ".join(words))
    return networks.read(words, doc.user_data[STATES], [[0] * len(SIZES) for _ in words])


def test_english_has_a_second_network_and_indonesian_none():
    english, indonesian = acts("en"), acts("id")
    assert english is not None
    assert indonesian is not None
    both, one = advice(english, WORDS), advice(indonesian, WORDS)
    assert both.governors.shape[0] == 2
    assert one.governors.shape[0] == 1
    for table in (both.types, both.kinds, both.facts[:, :2], both.facts[:, 2:5], both.facts[:, 5:]):
        np.testing.assert_allclose(table.sum(-1), 1, rtol=1e-5)
    assert not np.allclose(both.types, one.types)


def test_a_sentence_too_long_for_the_second_network_is_left_to_the_first():
    second = load_second(Path(str(files("saksi.languages.encoder").joinpath("model"))), "en")
    assert second is not None
    for count, read in ((MOST_PIECES - 2, True), (MOST_PIECES - 1, False)):
        marks = np.zeros((count, len(SIZES)), dtype=np.int64)
        assert (second.read(["plan"] * count, marks) is not None) is read
