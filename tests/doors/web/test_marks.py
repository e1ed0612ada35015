"""The text of an article is cut so that nested and overlapping evidence is marked right."""

import re

from hypothesis import given
from hypothesis import strategies as st

from saksi.doors.labels import labels
from saksi.doors.web.marks import Mark, blocks, marks, segments
from tests.store.samples import outcome

TEXT = "Rusia menyerang Kyiv, kata Ratna."


@st.composite
def found(draw):
    spans = draw(st.lists(st.tuples(st.integers(0, 33), st.integers(0, 33)), max_size=8))
    return [Mark(f"e{n}", "content", min(span), max(span)) for n, span in enumerate(spans)]


@given(found())
def test_segments_are_the_text_and_each_lies_within_all_its_marks(over):
    over = [mark for mark in over if mark.start < mark.end]
    cut = segments(TEXT, 0, len(TEXT), over)

    assert "".join(piece.text for piece in cut) == TEXT
    at = 0
    for piece in cut:
        end = at + len(piece.text)
        assert set(piece.marks) == {mark for mark in over if mark.start < end and mark.end > at}
        assert all(mark.start <= at and end <= mark.end for mark in piece.marks)
        at = end


@given(found())
def test_each_mark_opens_and_closes_once(over):
    over = [mark for mark in over if mark.start < mark.end]
    cut = segments(TEXT, 0, len(TEXT), over)

    assert sorted((mark for piece in cut for mark in piece.opens), key=str) == sorted(over, key=str)
    assert sorted((mark for piece in cut for mark in piece.closes), key=str) == sorted(over, key=str)


def test_overlapping_marks_share_a_segment():
    over = [Mark("sa", "content", 0, 20), Mark("sb", "content", 16, 33)]

    assert [piece.records for piece in segments(TEXT, 0, 33, over)] == [
        "sa:content",
        "sa:content sb:content",
        "sb:content",
    ]


def test_a_record_has_a_mark_for_each_of_its_roles():
    coded = outcome().result
    found = marks(coded, labels(coded))

    assert {(mark.record, mark.role) for mark in found} == {
        ("e1", "actor"),
        ("e1", "trigger"),
        ("sa", "source"),
        ("sa", "cue"),
        ("sa", "content"),
    }


def test_what_is_not_read_is_folded_and_counted(archive):
    for row in archive.articles().rows():
        coded = archive.coded(row["id"])
        laid = blocks(coded, labels(coded))
        shown = [piece for block in laid for _, run in block.runs for piece in run]
        unfolded = {kind for block in laid if block.kind != "folded" for kind, _ in block.runs}
        counted = sum(number for block in laid if block.kind == "folded" for _, number in block.counts)

        assert re.sub(r"\s", "", "".join(piece.text for piece in shown)) == re.sub(r"\s", "", row["text"])
        assert not {"furniture", "related", "caption"} & unfolded
        assert counted + sum(len(block.runs) for block in laid if block.kind != "folded") == len(row["parts"])


def test_each_record_is_noted_beside_one_paragraph(archive):
    for row in archive.articles().rows():
        coded = archive.coded(row["id"])
        noted = [name for block in blocks(coded, labels(coded)) for name in block.records]

        assert len(noted) == len(set(noted)) == len(coded.events) + len(coded.statements)
