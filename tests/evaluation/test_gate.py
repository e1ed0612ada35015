"""The gate with a scorer and articles of our own, so that it needs nothing from beside the repository."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.floors import Floors, read_floors, write_floors
from evaluation.join import LABELS, lines_of, stripped, write_lines
from evaluation.readme import CLOSING, OPENING
from evaluation.scorer import Figures, flattened

FRESH = [sample for sample in gate.SAMPLES if sample.file is None]

SCORER = '''\
def evaluate(gold, system):
    """Give every figure the share of articles that came back."""
    share = len(system) / len(gold)
    f1 = {"f1": share, "gold": len(gold)}
    names = ("event", "event_soft", "type", "statement", "content", "body")
    return {
        "articles": len(gold), "articles_read": len(system), **dict.fromkeys(names, f1),
        "parts": {"value": share}, "fields": {}, "accuracy": {"time": {"value": 0.5}},
    }, ["missed ASSAULT"]
'''


@pytest.fixture
def beside(tmp_path: Path) -> list[str]:
    """Make a scorer and a gold folder, and give the options that point there."""
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    for name, keys in (("seed", ["seed"]), ("dev", ["id-d01", "id-d10", "en-d01"]), ("noisy", ["id-n01"])):
        lines = [
            json.dumps(
                {"key": key, "article": {"language": key[:2].replace("se", "id"), "text": f"Teks {key}."}}
            )
            for key in keys
        ]
        (tmp_path / "gold" / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    fresh(tmp_path, ["id-a01", "id-b02"])
    (tmp_path / "README.md").write_text(
        f"Figures:\n\n{OPENING}\nold\n{CLOSING}\n\nThe end.\n", encoding="utf-8"
    )
    return [
        *("--readme", str(tmp_path / "README.md")),
        *("--gold", str(tmp_path / "gold"), "--scorer", str(tmp_path / "score.py")),
        *("--labels", str(tmp_path / "id.jsonl"), "--news", str(tmp_path / "news")),
        *("--floors", str(tmp_path / "floors.toml")),
    ]


def fresh(folder: Path, keys: list[str]) -> None:
    """Make labels without text, and the news that their texts are in."""
    pages = [{"id": key, "text": f"Teks {key}."} for key in keys]
    labels = [
        stripped(
            {
                "key": page["id"],
                "origin": {"file": "id/own.jsonl", "id": page["id"]},
                "article": {"language": "id", "text": page["text"]},
                "statements": [],
                "events": [],
            }
        )
        for page in pages
    ]
    write_lines(folder / "id.jsonl", labels)
    (folder / "news" / "id").mkdir(parents=True)
    write_lines(folder / "news" / "id" / "own.jsonl", pages)


@pytest.fixture
def _all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "coded", lambda texts: ({"article": {"text": text}} for text in texts))


@pytest.fixture
def _none_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "coded", lambda texts: iter(()))


def test_without_annotated_articles_it_says_so_and_succeeds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert gate.main(["--gold", str(tmp_path / "none")]) == 0
    assert "nothing measured" in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("_all_read")
def test_writing_sets_floors_for_every_sample(beside: list[str], tmp_path: Path):
    assert gate.main([*beside, "--write"]) == 0

    floors = read_floors(tmp_path / "floors.toml")
    assert set(floors.samples) == {sample.name for sample in gate.SAMPLES}
    assert floors.of("dev")["event"] == 0.99
    assert set(floors.digests) == {"seed.jsonl", "dev.jsonl", "noisy.jsonl", "id.jsonl"}
    assert gate.main(beside) == 0


@pytest.mark.usefixtures("_all_read")
def test_writing_renews_the_table_of_the_readme_and_nothing_else(beside: list[str], tmp_path: Path):
    gate.main([*beside, "--write"])

    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert text.startswith(f"Figures:\n\n{OPENING}\n| ")
    assert text.endswith(f"|\n{CLOSING}\n\nThe end.\n")
    assert "old" not in text


@pytest.mark.usefixtures("_none_read")
def test_a_broken_floor_fails_and_is_named(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    write_floors(tmp_path / "floors.toml", Floors(samples={"dev": {"event": 0.9}}))

    assert gate.main(beside) == 1
    assert "dev event is 0.000, 0.900 under its floor of 0.900." in capsys.readouterr().out


@pytest.mark.usefixtures("_none_read")
def test_a_broken_floor_is_not_lowered_without_a_reason(beside: list[str], tmp_path: Path):
    path = tmp_path / "floors.toml"
    write_floors(path, Floors(samples={"dev": {"event": 0.9}}))
    before = path.read_bytes()

    assert gate.main([*beside, "--write"]) == 1
    assert path.read_bytes() == before
    assert gate.main([*beside, "--write", "--lower", "the scorer became stricter"]) == 0
    assert read_floors(path).of("dev")["event"] == 0.0


@pytest.mark.usefixtures("_all_read")
def test_errors_of_held_out_articles_are_not_listed(beside: list[str], capsys: pytest.CaptureFixture[str]):
    held = [word for name in ("dev-held", "noisy", "dev", "fresh-held") for word in ("--sample", name)]
    gate.main([*beside, *held, "--errors", "5"])
    assert "missed ASSAULT" not in capsys.readouterr().out

    for name in ("dev-read", "fresh-read"):
        gate.main([*beside, "--sample", name, "--errors", "5"])
        assert "missed ASSAULT" in capsys.readouterr().out


def test_only_articles_of_the_language_and_of_the_sample_are_scored(beside: list[str]):
    folder = Path(beside[3])
    fresh = gate.fresh_articles(gate.SAMPLES, labels=folder.parent / "id.jsonl", news=folder.parent / "news")
    sizes = {sample.name: len(gate.gold_of(sample, folder, fresh)) for sample in gate.SAMPLES}

    assert sizes == {
        **{"seed": 1, "dev": 2, "dev-read": 1, "dev-held": 1, "noisy": 1},
        **{"fresh-read": 1, "fresh-held": 1},
    }


def test_the_fresh_samples_are_of_twelve_articles_each_and_share_none():
    read, held = (sample.keys or frozenset() for sample in FRESH)

    assert (len(read), len(held), read & held) == (12, 12, frozenset())
    # No article of the one is an article of the other under another annotator's key.
    origins = {record["key"]: record["origin"]["id"] for record in lines_of(LABELS)}
    assert not {origins[key] for key in read} & {origins[key] for key in held}


@pytest.mark.usefixtures("_all_read")
def test_an_article_whose_text_differs_breaks_the_gate_and_is_named(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    write_lines(tmp_path / "news" / "id" / "own.jsonl", [{"id": "id-a01", "text": "Teks lain."}])

    assert gate.main([*beside, "--sample", "fresh-read"]) == 1
    told = capsys.readouterr().out
    assert "fresh-read not measured" in told
    assert "id-a01: its text is not the annotated one." in told


@pytest.mark.usefixtures("_all_read")
def test_without_the_news_the_fresh_samples_are_left_out(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "news" / "id" / "own.jsonl").write_text("", encoding="utf-8")

    assert gate.main([*beside, "--write"]) == 0
    assert "fresh-read, fresh-held not measured" in " ".join(capsys.readouterr().out.split())
    assert not {"fresh-read", "fresh-held"} & set(read_floors(tmp_path / "floors.toml").samples)


@pytest.mark.usefixtures("_all_read")
def test_other_annotated_articles_are_scored_without_floors(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "gold" / "noisy.jsonl").rename(tmp_path / "fresh.jsonl")

    assert gate.main([*beside, "--sample", "seed", "--also", str(tmp_path / "fresh.jsonl")]) == 0
    assert "id fresh" in capsys.readouterr().out


def test_a_reason_without_writing_is_wrong_use(beside: list[str]):
    with pytest.raises(SystemExit) as stopped:
        gate.main([*beside, "--lower", "why"])

    assert stopped.value.code == 2


def test_fields_are_counted_together():
    f1 = {"f1": 0.5, "gold": 4}
    names = ("event", "event_soft", "type", "statement", "content", "body")
    result = {
        "articles": 2,
        "articles_read": 1,
        **dict.fromkeys(names, f1),
        "parts": {"value": 0.9},
        "fields": {"title": {"right": 2, "seen": 2}, "outlet": {"right": 1, "seen": 2}},
        "accuracy": {},
    }

    figures = flattened(result, [])

    assert isinstance(figures, Figures)
    assert figures.values["fields"] == 0.75
    assert figures.values["read"] == 0.5


@pytest.mark.skipif(
    not files("saksi.languages").joinpath("id", "model").is_dir(), reason="the Indonesian model is not there"
)
def test_records_are_those_of_the_command_line():
    text = "Dua Menteri Bertemu\n\nRusia mengatakan bahwa serangan itu tidak akan dibalas oleh Ukraina.\n"

    (record,) = gate.coded([text])

    assert set(record) == {"article", "statements", "events", "coder"}
    assert record["article"]["text"] == text
