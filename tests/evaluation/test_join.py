"""Joining with pages of our own words; only the last tests need what lies beside the repository."""

import copy
import csv
import json
from pathlib import Path

import pytest

from evaluation.join import LABELS, REPEATED, join, lines_of, main, mentions, news_in, stripped, write_lines
from evaluation.news import ARCHIVE
from evaluation.scorer import Record

TITLE = "Wakanda Kecam Latveria"
BODY = "ZAMUNDA - Wakanda mengecam Latveria.\n\nMereka menolak, kata warga “Zamunda” 🙂.\n"


def span(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def actor(text: str, words: str, **labels: str) -> Record:
    return {"id": "WKD", "name": words, "sector": "GOV", **span(text, words), **labels}


def annotated(key: str, news_id: str, text: str) -> Record:
    """Annotate a text that has the body in it, with every kind of name."""
    nowhere = {"id": "ZMD", "name": "Zamunda Utara", "sector": "CVL", "start": None, "end": None}
    statement = {
        "id": "s1",
        "kind": "report",
        "source": [actor(text, "warga", name="penduduk"), nowhere],
        "cue": span(text, "kata"),
        "content": span(text, "Mereka menolak"),
        "direct": False,
        "in": None,
    }
    event = {
        "type": "ACCUSE",
        "actor": [actor(text, "Wakanda")],
        "recipient": [actor(text, "Mereka", name="Latveria")],
        "predicate": span(text, "mengecam"),
        "location": [{"name": "ZAMUNDA", "country": "ZMD", **span(text, "ZAMUNDA")}],
        "date": {"start": "2025-06-11", "end": "2025-06-11"},
        "statement": None,
    }
    title = TITLE if TITLE in text else None
    article = {"language": "id", "title": title, "outlet": "Zamunda Pos", "published": None, "text": text}
    return {
        "key": key,
        "origin": {"file": "id/own.jsonl", "id": news_id, "outlet": "zamunda.example", "date": None},
        "annotation": "first",
        "article": article | {"parts": [{"kind": "body", **span(text, "Mereka menolak")}]},
        "statements": [statement],
        "events": [event],
    }


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Make a folder of unpacked news."""
    (tmp_path / "news" / "id").mkdir(parents=True)
    pages = [{"id": "p1", "title": TITLE, "text": BODY}, {"id": "p2", "title": TITLE, "text": BODY}]
    write_lines(tmp_path / "news" / "id" / "own.jsonl", pages)
    return tmp_path / "news"


def strings(value: object) -> list[str]:
    """Collect the strings anywhere inside a value."""
    if isinstance(value, dict):
        return [word for item in value.values() for word in strings(item)]
    if isinstance(value, list):
        return [word for item in value for word in strings(item)]
    return [value] if isinstance(value, str) else []


def test_passages_of_a_plain_text_are_named_by_their_lines(tmp_path: Path):
    path = tmp_path / "baris.txt"
    path.write_text("Satu.\nDua.\nTiga.\n", encoding="utf-8")

    assert list(news_in(path, ["2+2"])) == [{"id": "2+2", "text": "Dua.\nTiga."}]


def test_no_text_is_left_but_names_that_have_no_offsets_of_their_own():
    record = annotated("id-x01", "p1", f"{TITLE}\n\n{BODY}")

    left = stripped(record)

    assert left["article"]["title"] == {"start": 0, "end": len(TITLE)}
    assert "text" not in left["article"]
    names = [mention.get("name") for mention in mentions(left)]
    assert names == [None, "Zamunda Utara", None, "Latveria", None]


def test_stripping_leaves_the_record_it_was_given_alone():
    record = annotated("id-x01", "p1", BODY)
    before = copy.deepcopy(record)

    stripped(record)

    assert record == before


def test_an_address_is_no_part_of_the_origin():
    record = annotated("id-x01", "p1", BODY)
    record["origin"]["url"] = "https://zamunda.example/wakanda-kecam-latveria"

    assert list(stripped(record)["origin"]) == ["file", "id", "outlet", "date"]


def test_a_title_that_does_not_stand_in_the_text_is_refused():
    record = annotated("id-x01", "p1", BODY)
    record["article"]["title"] = TITLE

    with pytest.raises(ValueError, match="not found"):
        stripped(record)


@pytest.mark.parametrize("text", [BODY, f"{TITLE}\n\n{BODY}"], ids=["alone", "under its title"])
def test_joining_gives_back_what_was_stripped(news: Path, tmp_path: Path, text: str):
    record = annotated("id-x01", "p1", text)
    labels = stripped(record)
    # A description without a capital letter is not kept: the words at its offsets take its place.
    record["statements"][0]["source"][0]["name"] = "warga"

    result = join([labels], folder=news, archive=tmp_path / "none.tar.xz")

    assert result.records == (record,)
    assert result.missing == ()
    assert not result.nothing


def test_a_text_that_differs_in_one_character_is_named_and_left_out(news: Path, tmp_path: Path):
    labels = [stripped(annotated(f"id-x{n}", f"p{n}", BODY)) for n in (1, 2)]
    pages = list(lines_of(news / "id" / "own.jsonl"))
    pages[1]["text"] = BODY.replace("🙂", "🙃")
    write_lines(news / "id" / "own.jsonl", pages)

    result = join(labels, folder=news, archive=tmp_path / "none.tar.xz")

    assert [record["key"] for record in result.records] == ["id-x1"]
    assert [item.sentence for item in result.missing] == ["id-x2: its text is not the annotated one."]


def test_a_text_that_is_not_there_is_named_and_left_out(news: Path, tmp_path: Path):
    labels = [stripped(annotated("id-x1", "p9", BODY))]

    result = join(labels, folder=news, archive=tmp_path / "none.tar.xz")

    assert [item.sentence for item in result.missing] == ["id-x1: its text is absent."]
    assert result.nothing


def test_the_command_writes_counts_and_names(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    records = [annotated("id-x1", "p1", BODY), annotated("id-x2", "p9", BODY)]
    write_lines(tmp_path / "all.jsonl", records)
    labels, out = str(tmp_path / "labels.jsonl"), tmp_path / "out.jsonl"
    beside = ["--labels", labels, "--news", str(news), "--archive", str(tmp_path / "none.tar.xz")]

    assert main([labels, "--strip", str(tmp_path / "all.jsonl")]) == 0
    assert main([str(out), *beside]) == 1
    assert capsys.readouterr().out == "1 of 2 articles written.\nid-x2: its text is absent.\n"
    assert [record["key"] for record in lines_of(out)] == ["id-x1"]
    assert main([str(out), *beside, "--key", "id-x1"]) == 0


def test_without_a_file_all_languages_are_joined_and_nothing_else_of_the_folder(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_lines(tmp_path / "id.jsonl", [stripped(annotated("id-x1", "p1", BODY))])
    for language in ("en", "ms"):
        write_lines(tmp_path / f"{language}.jsonl", [])
    write_lines(tmp_path / "matching.jsonl", [{"pair": 1}])
    monkeypatch.setattr("evaluation.join.LABELS", tmp_path)
    out = tmp_path / "out" / "all.jsonl"
    out.parent.mkdir()
    assert main([str(out), "--news", str(news), "--archive", str(tmp_path / "none.tar.xz")]) == 0
    assert [record["key"] for record in lines_of(out)] == ["id-x1"]


@pytest.mark.parametrize(
    ("column", "name"),
    [("", "17"), ("url", "https://x.example/1"), ("label", "1")],
    ids=["first", "url", "row"],
)
def test_texts_in_csv_are_found_by_their_id(tmp_path: Path, column: str, name: str):
    (tmp_path / "en").mkdir()
    with (tmp_path / "en" / "own.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([column, "date", "title", "text"])
        rows.writerow([name, "2020", TITLE, BODY])
    record = annotated("en-x1", name, f"{TITLE}\n\n{BODY}")
    record["origin"]["file"] = "en/own.csv"

    result = join([stripped(record)], folder=tmp_path, archive=tmp_path / "none.tar.xz")

    assert [found["article"]["text"] for found in result.records] == [f"{TITLE}\n\n{BODY}"]


KEPT = sorted(path for path in LABELS.rglob("*.jsonl") if path.stem in ("id", "en", "ms"))


@pytest.mark.parametrize("path", KEPT, ids=[str(path.relative_to(LABELS)) for path in KEPT])
def test_the_labels_kept_have_no_text_of_others(path: Path):
    records = list(lines_of(path))

    assert records
    for record in records:
        article = record["article"]
        assert not {"text", "url"} & (set(article) | set(record["origin"]))
        assert not any(isinstance(article.get(name), str) for name in REPEATED)
        named = (article["sha256"], record["origin"]["id"], record["origin"]["file"])
        words = [word for word in strings(record) if word not in named]
        assert max(map(len, words)) < 60


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the news archive is not beside the repository")
@pytest.mark.parametrize("path", KEPT, ids=[str(path.relative_to(LABELS)) for path in KEPT])
def test_every_text_of_the_labels_kept_is_found(path: Path):
    labels = list(lines_of(path))

    result = join(labels)

    assert result.missing == ()
    assert [stripped(record) for record in result.records] == [json.loads(json.dumps(r)) for r in labels]
