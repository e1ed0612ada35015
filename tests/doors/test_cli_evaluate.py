"""`saksi evaluate`: with records given, and with articles coded by saksi itself."""

import json
from importlib.resources import files

import pytest

TEXT = "Rusia mengecam Kuba, kata Ratna.\n\nKuba menolak usul Rusia pada Senin (2/2/2026).\n"

needs_model = pytest.mark.skipif(
    not files("saksi.languages").joinpath("encoder", "model").is_dir(), reason="the model is not there"
)


def event(type_, words, who, whom):
    start = TEXT.index(words)
    fields = {"polarity": "positive", "certainty": "certain", "time": "present", "mode": None}
    parties = {"actor": [{"id": who, "sector": "GOV"}], "recipient": [{"id": whom, "sector": "GOV"}]}
    return {"type": type_, **parties, "predicate": {"start": start, "end": start + len(words)}, **fields}


def record(*events, **article):
    parts = [{"kind": "body", "start": 0, "end": 32}, {"kind": "body", "start": 34, "end": len(TEXT) - 1}]
    page = {"text": TEXT, "language": "id", "parts": parts, **article}
    return {"article": page, "statements": [], "events": list(events)}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    wanted = record(event("ACCUSE", "mengecam", "RUS", "CUB"), event("REJECT", "menolak", "CUB", "RUS"))
    path.write_text(json.dumps({"key": "id-x1", **wanted}) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def system(tmp_path):
    path = tmp_path / "system.jsonl"
    path.write_text(json.dumps(record(event("ACCUSE", "mengecam", "RUS", "USA"))) + "\n", encoding="utf-8")
    return path


def test_records_given_are_scored_with_intervals_and_types(saksi, gold, system):
    result = saksi("evaluate", gold, system, "--resamples", 50)

    assert result.exit_code == 0, result.stderr
    assert "Indonesian  1 of 1 article read" in result.stdout
    assert "type" in result.stdout
    assert "0.667" in result.stdout
    assert "95 % of 50 resamples" in result.stdout
    assert "REJECT" in result.stdout


def test_errors_are_listed_with_their_evidence(saksi, gold, system):
    result = saksi("evaluate", gold, system, "--errors", 1, "--resamples", 0)

    assert "missed REJECT" in result.stdout
    assert "gold    CUB -> RUS" in result.stdout
    assert "Kuba menolak usul Rusia" in result.stdout
    assert "1 of 2 errors shown." in result.stdout
    assert "resamples" not in result.stdout


def test_json_has_the_figures_the_languages_and_the_errors(saksi, gold, system):
    found = json.loads(saksi("evaluate", gold, system, "--json", "--errors", 9, "--resamples", 20).stdout)

    assert found["type"]["f1"] == pytest.approx(2 / 3)
    assert found["languages"]["id"]["per_type"]["ACCUSE"]["gold"] == 1
    assert found["resamples"] == 20
    assert set(found["intervals"]) >= {"event", "type", "time"}
    assert [item["kind"] for item in found["errors"]] == ["missed", "parties"]


@needs_model
def test_without_records_the_texts_are_coded(saksi, gold):
    result = saksi("evaluate", gold, "--why", "--errors", 20, "--resamples", 0)

    assert result.exit_code == 0, result.stderr
    assert "1 of 1 article read" in result.stdout
    assert "why     " in result.stdout


def test_an_article_that_is_refused_is_told_and_counted(saksi, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"key": "id-x2", "article": {"text": "%PDF-1.7 x"}}) + "\n", encoding="utf-8")

    result = saksi("evaluate", path)

    assert result.exit_code == 1
    assert "id-x2" in result.stderr
    assert "0 of 1 article read" in result.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [(["absent.jsonl"], "U040"), (["GOLD", "--language", "ms"], "U041"), (["GOLD", "OTHER"], "U043")],
)
def test_wrong_use_is_one_line(saksi, gold, tmp_path, words, code):
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"article": {"text": "Lain."}}) + "\n", encoding="utf-8")
    result = saksi("evaluate", *({"GOLD": gold, "OTHER": other}.get(word, word) for word in words))

    (line,) = result.stderr.splitlines()
    assert line.startswith("saksi: ")
    assert f"({code})" in line
    assert result.exit_code == 2
