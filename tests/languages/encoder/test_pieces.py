"""Words cut into pieces."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.languages.encoder.pieces import LONGEST, UNKNOWN, Pieces, read_pieces

MARK = "\u2581"


@pytest.fixture
def pieces() -> Pieces:
    known = {
        "": 0.0,
        MARK + "kapal": -5.0,
        MARK: -3.0,
        "ka": -4.0,
        "pal": -4.0,
        "k": -6.0,
        "a": -6.0,
        "p": -6.0,
    }
    return Pieces(["", "", "", *known], [0.0, 0.0, 0.0, *known.values()])


def test_the_best_sum_of_scores_wins(pieces: Pieces) -> None:
    assert len(pieces.cut("kapal", opens=True)) == 1


def test_a_word_without_a_blank_before_it_has_other_pieces(pieces: Pieces) -> None:
    assert pieces.cut("kapal", opens=False) == (6, 7)


def test_unknown_characters_are_one_piece_each(pieces: Pieces) -> None:
    assert pieces.cut("k\u4e2d", opens=False) == (8, UNKNOWN)


def test_compatible_forms_are_the_same_word(pieces: Pieces) -> None:
    assert pieces.cut("\uff4ba", opens=False) == pieces.cut("ka", opens=False)


@given(st.text(max_size=200))
def test_every_word_has_a_piece_and_not_too_many(word: str) -> None:
    pieces = Pieces(["", "", "", "", "a"], [0.0, 0.0, 0.0, 0.0, -1.0])
    assert 1 <= len(pieces.cut(word, opens=False)) <= LONGEST


def test_line_separators_are_characters_like_others(tmp_path: Path) -> None:
    path = tmp_path / "pieces.tsv"
    path.write_text("<s>\t0\n<pad>\t0\n</s>\t0\n<unk>\t0\n\u2028\t-1\nb\t-2\n", encoding="utf-8")
    assert read_pieces(path).cut("\u2028b", opens=False) == (4, 5)
