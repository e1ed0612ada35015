"""The gate with articles of our own, so that it needs nothing from beside the repository."""

from importlib.resources import files
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.floors import Floors, read_floors, write_floors
from evaluation.join import LABELS, labels_in, stripped, write_lines
from evaluation.readme import CLOSING, OPENING
from evaluation.samples import SAMPLES, gold_of, labelled_articles, split
from evaluation.scorer import Record, score

#: The samples that the articles below belong to.
MEASURED = {
    *("id/seed", "id/dev", "id/dev-read", "id/dev-held", "id/noisy", "id/fresh-read", "id/fresh-held"),
    *("id/labels-read", "id/labels-tune", "id/labels-held", "en/dev", "en/dev-read", "en/labels-held"),
}
ACT = {
    "type": "ASSAULT",
    "actor": [{"id": "WKD", "name": "Wakanda"}],
    "recipient": [],
    "location": [],
    "predicate": {"start": 0, "end": 4},
}


def annotated(key: str) -> Record:
    article = {"language": key[:2].replace("se", "id"), "text": f"Teks {key}."}
    event = {**ACT, "polarity": "positive", "certainty": "certain", "time": "past"}
    return {"key": key, "article": article, "statements": [], "events": [event]}


@pytest.fixture
def beside(tmp_path: Path) -> list[str]:
    """Make a gold folder, labels and their news, and give the options that point there."""
    (tmp_path / "gold").mkdir()
    for name, keys in (("seed", ["seed"]), ("dev", ["id-d01", "id-d10", "en-d01"]), ("noisy", ["id-n01"])):
        write_lines(tmp_path / "gold" / f"{name}.jsonl", map(annotated, keys))
    labelled(tmp_path, "id", ["id-a01", "id-b02", "id-c001", "id-c002", "id-c004"])
    labelled(tmp_path, "en", ["en-c004"])
    (tmp_path / "README.md").write_text(
        f"Figures:\n\n{OPENING}\nold\n{CLOSING}\n\nThe end.\n", encoding="utf-8"
    )
    return [
        *("--readme", str(tmp_path / "README.md")),
        *("--gold", str(tmp_path / "gold")),
        *("--labels", str(tmp_path / "labels"), "--news", str(tmp_path / "news")),
        *("--floors", str(tmp_path / "floors.toml")),
    ]


def labelled(folder: Path, language: str, keys: list[str]) -> None:
    """Make labels without text, and the news that their texts are in."""
    records = [annotated(key) | {"origin": {"file": f"{language}/own.jsonl", "id": key}} for key in keys]
    for name in ("labels", f"news/{language}"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_lines(folder / "labels" / f"{language}.jsonl", map(stripped, records))
    pages = ({"id": record["key"], "text": record["article"]["text"]} for record in records)
    write_lines(folder / "news" / language / "own.jsonl", pages)


@pytest.fixture
def _all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "coded", lambda gold: iter(gold.values()))


@pytest.fixture
def _wrongly_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "coded", lambda gold: ({**record, "events": []} for record in gold.values()))


@pytest.fixture
def _none_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "coded", lambda gold: iter(()))


def test_without_annotated_articles_it_says_so_and_succeeds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert gate.main(["--gold", str(tmp_path / "none")]) == 0
    assert "nothing measured" in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("_all_read")
def test_writing_sets_floors_for_every_sample(beside: list[str], tmp_path: Path):
    assert gate.main([*beside, "--write"]) == 0

    floors = read_floors(tmp_path / "floors.toml")
    assert set(floors.samples) == MEASURED
    assert floors.of("id/dev")["event"] == 0.99
    assert set(floors.digests) == {"seed.jsonl", "dev.jsonl", "noisy.jsonl", "id.jsonl", "en.jsonl"}
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
    write_floors(tmp_path / "floors.toml", Floors(samples={"id/dev": {"event": 0.9}}))

    assert gate.main(beside) == 1
    assert "id/dev event is 0.000, 0.900 under its floor of 0.900." in capsys.readouterr().out


@pytest.mark.usefixtures("_none_read")
def test_a_broken_floor_is_not_lowered_without_a_reason(beside: list[str], tmp_path: Path):
    path = tmp_path / "floors.toml"
    write_floors(path, Floors(samples={"id/dev": {"event": 0.9}}))
    before = path.read_bytes()

    assert gate.main([*beside, "--write"]) == 1
    assert path.read_bytes() == before
    assert gate.main([*beside, "--write", "--lower", "the scorer became stricter"]) == 0
    assert read_floors(path).of("id/dev")["event"] == 0.0


@pytest.mark.usefixtures("_wrongly_read")
def test_errors_of_held_out_articles_are_not_listed(beside: list[str], capsys: pytest.CaptureFixture[str]):
    for sample in SAMPLES:
        gate.main([*beside, "--sample", sample.name, "--errors", "5"])
        told = "missed ASSAULT" in capsys.readouterr().out
        assert told == (not sample.held and sample.name in MEASURED), sample.name


def test_only_articles_of_the_language_and_of_the_sample_are_scored(beside: list[str]):
    folder = Path(beside[3])
    labels = labelled_articles(SAMPLES, labels=folder.parent / "labels", news=folder.parent / "news")
    sizes = {sample.name: len(gold_of(sample, folder, labels)) for sample in SAMPLES}

    assert {name: size for name, size in sizes.items() if size} == {
        **dict.fromkeys(MEASURED, 1),
        "id/dev": 2,
    }


def test_the_fresh_samples_are_of_twelve_articles_each_and_share_none():
    read, held = (sample.keys or frozenset() for sample in SAMPLES if "fresh" in sample.name)

    assert (len(read), len(held), read & held) == (12, 12, frozenset())
    # No article of the one is an article of the other under another annotator's key.
    origins = {record["key"]: record["origin"]["id"] for record in labels_in(LABELS, "id")}
    assert not {origins[key] for key in read} & {origins[key] for key in held}


@pytest.mark.parametrize(
    ("number", "name"), [(0, "held"), (1, "tune"), (2, "read"), (3, "read"), (100, "held")]
)
def test_labels_are_split_by_the_number_of_their_key(number: int, name: str):
    found = [sample.name for sample in split("ms") if sample.holds(f"ms-c{number:03}")]

    assert found == [f"ms/labels-{name}"]
    assert not any(sample.holds(key) for sample in split("ms") for key in ("id-c004", "ms-c", "ms-d004"))


@pytest.mark.usefixtures("_all_read")
def test_an_article_whose_text_differs_breaks_the_gate_and_is_named(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    write_lines(tmp_path / "news" / "id" / "own.jsonl", [{"id": "id-a01", "text": "Teks lain."}])

    assert gate.main([*beside, "--sample", "id/fresh-read"]) == 1
    told = capsys.readouterr().out
    assert "id/fresh-read not measured" in told
    assert "id-a01: its text is not the annotated one." in told


@pytest.mark.usefixtures("_all_read")
def test_without_the_news_the_labelled_samples_are_left_out(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    for language in ("id", "en"):
        (tmp_path / "news" / language / "own.jsonl").write_text("", encoding="utf-8")

    assert gate.main([*beside, "--write"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "id/fresh-read, id/fresh-held, id/labels-read" in told
    assert "not measured: the news archive is absent" in told
    assert not any(
        "fresh" in name or "labels" in name for name in read_floors(tmp_path / "floors.toml").samples
    )


@pytest.mark.usefixtures("_all_read")
def test_a_sample_with_floors_and_without_articles_breaks_the_gate(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    write_floors(tmp_path / "floors.toml", Floors(samples={"ms/labels-held": {"event": 0.9}}))

    assert gate.main([*beside, "--sample", "ms/labels-held"]) == 1
    assert "ms/labels-held event is 0.000" in capsys.readouterr().out


@pytest.mark.usefixtures("_all_read")
def test_other_annotated_articles_are_scored_without_floors(
    beside: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "gold" / "noisy.jsonl").rename(tmp_path / "other.jsonl")

    assert gate.main([*beside, "--sample", "id/seed", "--also", str(tmp_path / "other.jsonl")]) == 0
    assert "id/other" in capsys.readouterr().out


def test_a_reason_without_writing_is_wrong_use(beside: list[str]):
    with pytest.raises(SystemExit) as stopped:
        gate.main([*beside, "--lower", "why"])

    assert stopped.value.code == 2


def test_fields_are_counted_together():
    article = {
        "language": "id",
        "text": "Teks.",
        "title": "Teks.",
        "outlet": "A",
        "credit": None,
        "section": "B",
    }
    other = {**article, "outlet": "C", "section": None}

    figures = score(
        *({"Teks.": {"article": side, "statements": [], "events": []}} for side in (article, other))
    )

    assert figures.values["fields"] == 0.6
    assert figures.values["read"] == 1.0


@pytest.mark.skipif(
    not files("saksi.languages").joinpath("encoder", "model").is_dir(), reason="the model is not there"
)
def test_records_are_those_of_the_command_line():
    text = "Dua Menteri Bertemu\n\nRusia mengatakan bahwa serangan itu tidak akan dibalas oleh Ukraina.\n"

    (record,) = gate.coded({text: {"key": "x"}})

    assert set(record) == {"article", "statements", "events", "coder"}
    assert record["article"]["text"] == text
