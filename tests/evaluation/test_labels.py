"""Labels of labellers taken over, and how far two readers agree; with articles of our own words."""

import json
from pathlib import Path

import pytest

from evaluation import agreement, labels
from evaluation.articles import beside
from evaluation.join import labels_in, write_lines
from evaluation.readers import NAMES, Agreement, read_agreement, write_agreement
from evaluation.readme import accuracy_table
from evaluation.scorer import Figures, Record
from saksi.evaluation import Interval

TEXTS = {"id-c001": "Wakanda mengecam Latveria.", "id-c002": "Zamunda diam.", "ms-c001": "Wakanda bimbang."}


def record(key: str, *, type_: str = "ACCUSE", title: str | None = None) -> Record:
    event = {
        **{"type": type_, "mode": None, "predicate": {"start": 8, "end": 12}, "location": [], "date": None},
        **{
            "actor": [{"id": "WKD", "name": "Wakanda", "sector": "GOV", "start": 0, "end": 7}],
            "recipient": [],
        },
        **{"polarity": "positive", "certainty": "certain", "time": "past", "statement": None},
    }
    article = {"title": title, "text": TEXTS[key], "parts": []}
    return {"key": key, "article": article, "statements": [], "events": [event]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with two labellers, one article read twice."""
    index = [
        {
            "file": f"{key[:2]}/own.jsonl",
            "id": key,
            "outlet": "x",
            "date": None,
            "url": "u",
            "lang": key[:2],
            "key": key,
        }
        for key in TEXTS
    ]
    for group, found in (
        ("lab1", [record("id-c001"), record("id-c002", title="Bukan judulnya")]),
        ("lab2", [record("ms-c001")]),
        ("lab1-second", [record("id-c001", type_="REJECT")]),
    ):
        (tmp_path / "labels" / group / "gold").mkdir(parents=True)
        for item in found:
            path = tmp_path / "labels" / group / "gold" / f"{item['key']}.json"
            path.write_text(json.dumps(item), encoding="utf-8")
    (tmp_path / "labels" / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return tmp_path / "labels"


def test_labels_are_kept_by_language_and_reading_without_texts(folder: Path, tmp_path: Path):
    gold = tmp_path / "gold"
    gold.mkdir()
    write_lines(gold / "id.jsonl", [{"key": "id-a01"}, {"key": "id-c001", "old": True}])

    kept = labels.keep(folder, gold)

    assert kept.counts == {"id": 1, "ms": 1, "id-second": 1}
    assert [item["key"] for item in labels_in(gold, "id")] == ["id-a01", "id-c001"]
    (first,) = (item for item in labels_in(gold, "id") if item["key"] == "id-c001")
    assert first["annotation"] == "first"
    assert first["origin"] == {"file": "id/own.jsonl", "id": "id-c001", "outlet": "x", "date": None}
    assert first["article"]["language"] == "id"
    assert "text" not in first["article"]
    assert labels_in(gold / "second", "id")[0]["annotation"] == "second"


def test_labels_that_cannot_be_kept_are_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert labels.main([str(folder), "--gold", str(tmp_path / "gold")]) == 1

    told = capsys.readouterr().out
    assert "id: 1 articles." in told
    assert "id-c002: its title or summary does not stand in the text." in told


def test_a_folder_without_an_index_is_wrong_use(tmp_path: Path):
    with pytest.raises(SystemExit) as stopped:
        labels.main([str(tmp_path)])

    assert stopped.value.code == 2


def test_agreement_is_over_what_both_have_read(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert agreement.main([str(folder)]) == 0

    told = capsys.readouterr().out
    assert "| figure | id |" in told
    assert "1 articles, 1 events" in told
    assert "| `type` | 0.00 [0.00, 0.00] |" in told


def test_agreement_is_the_same_from_the_labels_in_the_repository(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    labels.keep(folder, tmp_path / "gold")
    (tmp_path / "news" / "id").mkdir(parents=True)
    write_lines(
        tmp_path / "news" / "id" / "own.jsonl", ({"id": key, "text": text} for key, text in TEXTS.items())
    )
    readme = tmp_path / "README.md"
    readme.write_text(f"A\n{agreement.OPENING}\nold\n{agreement.CLOSING}\nB\n", encoding="utf-8")
    agreement.main([str(folder)])
    expected = capsys.readouterr().out

    where = ["--labels", str(tmp_path / "gold"), "--news", str(tmp_path / "news")]
    figures = tmp_path / "agreement.toml"
    assert agreement.main([*where, "--write", "--readme", str(readme), "--figures", str(figures)]) == 0

    assert read_agreement(figures)["id"].values["type"] == 0
    assert read_agreement(figures)["id"].over.startswith("1 articles")
    assert capsys.readouterr().out.startswith(expected)
    assert expected in readme.read_text(encoding="utf-8")
    assert "old" not in readme.read_text(encoding="utf-8")


def test_the_agreement_of_other_labels_is_not_kept(folder: Path):
    with pytest.raises(SystemExit) as stopped:
        agreement.main([str(folder), "--write"])

    assert stopped.value.code == 2


def test_kept_figures_come_back_as_they_were(tmp_path: Path):
    found = Figures({"type": 0.8525, "event": 0.75}, "4 articles", {"type": Interval(0.8, 0.9)})

    write_agreement({"ms": found}, ("event", "type"), path=tmp_path / "agreement.toml")

    kept = read_agreement(tmp_path / "agreement.toml")["ms"]
    assert (kept.over, kept.values) == ("4 articles", {"event": 0.75, "type": 0.8525})
    assert kept.intervals == {"event": Interval(0.75, 0.75), "type": Interval(0.8, 0.9)}


def test_documents_show_the_agreement_that_is_kept():
    readers = {"id": Agreement("4 articles", {"type": 0.86}, {"type": Interval(0.8, 0.9)})}

    table = accuracy_table({"id/noisy": {"type": 0.5}}, readers).splitlines()
    rows = [(row.name, row.value, row.over) for row in beside(readers)]

    assert table[0].endswith("| two readers: Indonesian |")
    assert table[3] == "| act: type and line right (F1) | 0.50 | 0.86 |"
    assert rows[0] == ("two readers, Indonesian: type", 0.86, "4 articles")
    assert rows[1][0].startswith("target: ")


def test_the_documents_of_the_repository_are_up_to_date_with_it():
    readers, folder = read_agreement(), Path(__file__).resolve().parents[2]
    document = (folder / "docs" / "accuracy.md").read_text(encoding="utf-8")
    readme = (folder / "README.md").read_text(encoding="utf-8")

    for language, found in readers.items():
        assert f"| two readers, {NAMES[language]} | {found.values['event']:.3f} [" in document
    assert ", ".join(f"{found.values['event']:.2f}" for found in readers.values()) in readme


def test_without_second_readings_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert agreement.main(["--labels", str(tmp_path)]) == 1
    assert "No article with two readings" in capsys.readouterr().out


def test_the_first_reading_of_each_article_is_there_once(folder: Path):
    keys = [item["key"] for item in labels.readings(folder, second=False)]

    assert keys == ["id-c001", "id-c002", "ms-c001"]
