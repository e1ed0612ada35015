"""`saksi reviews`: how far people agree, and gold in a file that `saksi evaluate` reads."""

import pytest

import saksi as package
from saksi.evaluation.gold import read_records
from tests.store.samples import outcome


@pytest.fixture
def archive(tmp_path):
    with package.open(tmp_path / "archive") as opened:
        opened.store([outcome(1)])
        yield opened


def test_agreement_is_told_and_gold_is_written(saksi, archive, tmp_path):
    made = outcome(1).result
    for by in ("Sari", "Budi"):
        for record in (*made.statements, *made.events):
            archive.review(record.id, "right", by=by)
    told = saksi("reviews", "--archive", archive.place.root, "--gold", tmp_path / "gold.jsonl")

    assert told.exit_code == 0
    assert "2 records reviewed, 2 of them by more than one person" in told.output
    assert "all alike on 100%" in told.output
    assert read_records(tmp_path / "gold.jsonl").keys() == {made.article.text}


def test_an_archive_without_reviews_says_so_and_a_lost_folder_is_told(saksi, archive, tmp_path):
    assert "0 records reviewed" in saksi("reviews", "--archive", archive.place.root).output
    lost = saksi("reviews", "--archive", archive.place.root, "--gold", tmp_path / "none" / "gold.jsonl")
    assert lost.exit_code != 0
    assert "Check the path" in lost.output
