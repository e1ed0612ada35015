"""Exports taken back: the same ids and records, and refusals for lines that are not sound."""

import json

import pytest

from saksi.archive import Archive
from saksi.store.place import place_of
from tests.export.samples import outcome, outcomes


@pytest.fixture
def line(tmp_path):
    """Write one exported line and return it as an object."""
    with Archive(place_of(tmp_path / "first")) as archive:
        archive.store(outcomes())
        archive.export("jsonl", tmp_path / "out", since="2026-01-01")
    (text,) = (tmp_path / "out" / "articles.jsonl").read_text().splitlines()
    return json.loads(text)


def add(path, *lines):
    """Add lines to an archive; returns it with the refusals."""
    file = path / "lines.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    archive, refusals = Archive(place_of(path / "second")), []
    archive.add([str(file)], workers=0, refused=refusals.append)
    return archive, refusals


def test_an_export_comes_back_the_same(tmp_path):
    with Archive(place_of(tmp_path / "first")) as first, Archive(place_of(tmp_path / "second")) as second:
        first.store(outcomes())
        first.export("jsonl", tmp_path / "out")
        second.add([str(tmp_path / "out" / "articles.jsonl")], workers=0)
        second.export("jsonl", tmp_path / "again")

        for id_ in first.articles().table["id"].to_pylist():
            assert second.coded(id_) == first.coded(id_)
        assert list(second.check()) == []
    one, other = (tmp_path / name / "articles.jsonl" for name in ("out", "again"))
    assert one.read_bytes() == other.read_bytes()


def test_records_that_are_there_stay(tmp_path, line):
    with Archive(place_of(tmp_path / "second")) as archive:
        newer = outcome(1, published="2026-03-05T08:00:00+07:00", title="Pertemuan", coder="by hand 2")
        archive.store([newer])
    archive, refusals = add(tmp_path, line)

    assert refusals == []
    assert archive.coded(line["article"]["id"]).coder == "by hand 2"
    archive.close()


def _id(line):
    line["article"]["id"] = "0" * 16


def _outside(line):
    line["events"][0]["predicate"]["end"] = 10**6


def _loose(line):
    line["statements"] = []


def _type(line):
    line["events"][0]["type"] = "MEET"


def _mode(line):
    line["events"][0]["mode"] = "phoned"


def _twice(line):
    line["events"].append(line["events"][0])


@pytest.mark.parametrize("spoil", [_id, _outside, _loose, _type, _mode, _twice])
def test_a_line_that_is_not_sound_is_refused(tmp_path, line, spoil):
    spoil(line)
    archive, refusals = add(tmp_path, line)

    assert [refusal.code for refusal in refusals] == ["R051"]
    assert archive.articles().matched == 0
    archive.close()
