"""The document of accuracy: sections written, kept and told; nothing is measured here."""

import tarfile
from pathlib import Path

import pytest

from evaluation import accuracy
from evaluation.accuracy import Stamp, section, written
from evaluation.data import Data
from evaluation.public.table import Absent, Row, Table
from saksi.evaluation import Interval

TABLE = Table("pfsa-id", "Quotes", "How it counts.", [Row("cue", 93.25, Interval(90, 95), "9 gold", "94.7")])
STAMP = Stamp("2026-11-26", "saksi 0, coder 1")


def test_a_section_has_our_figure_its_interval_and_that_of_others():
    text = section(TABLE, STAMP)

    assert text.startswith("## Quotes\n\nHow it counts.\n\nMeasured 2026-11-26 by saksi 0, coder 1.")
    assert text.endswith("| cue | 93.2 [90.0, 95.0] | 94.7 | 9 gold |")


def test_a_wide_table_has_a_column_for_each_figure():
    rows = [Row("id PUD: UAS", 90.0, None, "9"), Row("id PUD: LAS", 80.0, None, "9"), Row("en: LAS", 70.0)]

    lines = section(Table("x", "Trees", "How.", rows, wide=True), STAMP).splitlines()

    assert lines[-4:] == [
        "| | UAS | LAS | over |",
        "| --- | ---: | ---: | --- |",
        "| id PUD | 90.0 | 80.0 | 9 |",
        "| en | - | 70.0 |  |",
    ]


def test_a_new_section_replaces_its_old_one_and_leaves_the_others():
    document = written(written("", {"pfsa-id": "one", "treebanks": "two"}), {"pfsa-id": "three"})

    assert "one" not in document.split("<!--", 1)[1]
    assert document.index("three") < document.index("two")
    assert written(document, {}) == document


def test_absent_sets_keep_their_figures_and_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "accuracy.md"
    monkeypatch.setattr(accuracy, "MEASURES", {"pfsa-id": lambda data: TABLE})
    assert accuracy.main(["--document", str(path)]) == 0
    before = path.read_text(encoding="utf-8")
    monkeypatch.setattr(
        accuracy, "MEASURES", {"pfsa-id": lambda data: Absent("pfsa-id", "Quotes", "it is gone")}
    )
    capsys.readouterr()

    assert accuracy.main(["--document", str(path)]) == 0

    assert path.read_text(encoding="utf-8") == before
    assert capsys.readouterr().out == "Quotes: not measured, it is gone; the old figures stay.\n"


def test_data_sets_are_unpacked_once_and_stay(tmp_path: Path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "a.json").write_text("[]", encoding="utf-8")
    (tmp_path / "shared").mkdir()
    with tarfile.open(tmp_path / "shared" / "events.tar.xz", "w:xz") as tar:
        tar.add(tmp_path / "events", "events")
    data = Data(tmp_path / "work", tmp_path / "shared")

    assert data.find("names/x") is None
    found = data.find("events/a.json")
    assert found == tmp_path / "work" / "events" / "a.json"
    (tmp_path / "shared" / "events.tar.xz").unlink()
    assert data.find("events/a.json") == found
    assert data.find("events/b.json") is None
