from pathlib import Path

import pytest

from evaluation.grouping import grouped, read_pairs
from evaluation.matching import LABELS, prints, read_labels
from evaluation.pairs import Pair, figures, judge

PAIRS = [
    Pair("a", "b", same=True, half="train"),
    Pair("a", "c", same=False, half="train"),
    Pair("d", "e", same=True, half="held"),
]


def test_what_is_put_together_wrongly_costs_precision():
    assert figures(PAIRS[:2], {"a": "1", "b": "1", "c": "1"}) == pytest.approx(
        {"precision": 0.5, "recall": 1.0, "f1": 2 / 3, "bcubed": 26 / 31}
    )


def test_a_floor_that_does_not_hold_is_told_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    floors, labels = tmp_path / "floors.toml", tmp_path / "labels"
    labels.write_text("one")
    good = {"a": "1", "b": "1", "c": "2", "d": "3", "e": "3"}
    options = {"files": [labels], "lower": None, "floors_file": floors}
    assert judge("x", PAIRS, good, write=True, **options) == 0
    assert judge("x", PAIRS, good | {"b": "9"}, write=True, **options) == 1
    assert "under its floor" in capsys.readouterr().out
    assert judge("x", PAIRS, good, write=False, **options) == 0


def test_the_pairs_of_grouping_are_300_and_hold():
    articles, pairs = read_pairs()
    found = grouped(articles)
    assert len(pairs) == 300
    assert figures([pair for pair in pairs if pair.half == "held"], found)["f1"] >= 0.95


def test_the_labels_of_matching_hold_no_text():
    labels = read_labels(LABELS)
    assert sum(pair.half in ("train", "held") for pair in labels.pairs) == 200
    words = {value for row in labels.events for value in row.values() if isinstance(value, str)}
    assert not any(" " in word for word in words)


def test_another_text_than_the_labelled_one_is_refused(tmp_path: Path):
    news = tmp_path / "news.jsonl"
    news.write_text('{"text": "Satu."}\n' * 600, encoding="utf-8")
    labels = read_labels(LABELS)
    with pytest.raises(ValueError, match="not the text that was labelled"):
        prints(labels, dict.fromkeys(labels.files, news))
