"""Tables that fit their terminal."""

import io

import pytest

from saksi.doors.terminal import make_console
from saksi.doors.terminal.listing import Column, print_table
from saksi.numbers import counted

COLUMNS = (
    Column("day", whole=True), Column("who"), Column("title", room=20), Column("sure", rank=2),
    Column("says", rank=1), Column("id", whole=True, below=True),
)  # fmt: skip
ROW = (
    "2026-03-05", "Kementerian Pertahanan", "Utara menarik pasukan dari perbatasan", "certain",
    "Samudra", "ee2d963794254132:e195-203",
)  # fmt: skip


def shown(width, rows=(ROW,), columns=COLUMNS):
    stream = io.StringIO()
    console = make_console(stream)
    console.width = width
    print_table(console, columns, rows)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_words_are_never_cut_and_no_line_is_too_wide(width):
    text = shown(width)
    assert max(map(len, text.splitlines())) <= width
    for word in " ".join(ROW[:3]).split():
        assert word in text
    assert ROW[-1] in text


def test_at_full_width_a_row_is_one_line():
    assert len(shown(140).splitlines()) == 2


def test_ids_stand_below_before_anything_is_left_out():
    text = shown(80)
    assert f"\n    {ROW[-1]}\n" in text
    assert "not shown" not in text


def test_what_matters_least_is_left_out_and_named():
    text = shown(60)
    assert "not shown at this width: sure; --json has all" in text
    assert "certain" not in text
    assert "Samudra" in text


def test_a_column_that_is_empty_goes_first():
    text = shown(55, rows=[(*ROW[:4], "", ROW[-1])])
    assert "not shown at this width: says" in text
    assert "certain" in text


def test_columns_that_all_stay_are_cut_in_the_end():
    text = shown(20, rows=[("a" * 15, "b" * 15)], columns=[Column("one"), Column("two")])
    assert max(map(len, text.splitlines())) <= 20
    assert text.count("a") == text.count("b") == 15


def test_what_could_disturb_a_terminal_is_made_harmless():
    assert "\x1b" not in shown(80, rows=[("\x1b[31mmerah", None)], columns=[Column("one"), Column("two")])


def test_numbers_have_their_noun_in_the_right_form():
    assert [counted(n, "batch", "batches") for n in (0, 1, 2)] == ["0 batches", "1 batch", "2 batches"]
