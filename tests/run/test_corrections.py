"""What people settle takes the place of what the coder read, in listings and in all that follows."""

import dataclasses

import pytest

import saksi
from saksi.model.query import Outcome
from saksi.store.commit import Committer
from tests.store.samples import outcome

FIRST = outcome(1)
(EVENT,), (SAID,) = FIRST.result.events, FIRST.result.statements


@pytest.fixture
def archive(tmp_path):
    with saksi.open(tmp_path / "archive") as opened:
        opened.store([FIRST, outcome(2)])
        yield opened


def event(archive):
    return next(row for row in archive.events().rows() if row["id"] == EVENT.id)


def fix(archive, by: str = "Sari", type_: str = "AID"):
    archive.review(EVENT.id, "fixed", by=by, changes={"type": type_, "mode": ""})


def test_a_correction_is_listed_and_marked(archive):
    fix(archive)

    assert (event(archive)["type"], event(archive)["quad"]) == ("AID", "material cooperation")
    assert [row["corrected"] for row in archive.events(types=("AID",)).rows()] == [True]
    assert archive.events().matched == 2
    assert archive.status().articles == 2


def test_ties_and_occurrences_follow(archive):
    (before,) = archive.ties("IDN", "MYS")
    fix(archive)

    (tie,) = archive.ties("IDN", "MYS")
    assert (before.counts.verbal_conflict, before.counts.material_cooperation) == (1, 0)
    assert (tie.counts.verbal_conflict, tie.counts.material_cooperation) == (1, 1)
    assert archive.occurrences(types=("AID",)).matched == 1


def test_exports_follow(archive, tmp_path):
    fix(archive)
    archive.export("csv", tmp_path / "out")

    assert "AID" in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8")


def test_what_is_wrong_is_no_longer_counted_and_can_be_taken_back(archive):
    archive.review(EVENT.id, "wrong", by="Sari")
    assert archive.events().matched == 1
    archive.review(EVENT.id, "right", by="Sari")

    assert archive.events().matched == 2
    assert archive.why(EVENT.id).record == EVENT


def test_events_of_a_wrong_statement_are_the_pages_own(archive):
    archive.review(SAID.id, "wrong", by="Sari")

    assert event(archive)["statement"] is None
    assert list(archive.check()) == []


def test_people_who_do_not_agree_change_nothing(archive):
    fix(archive)
    archive.review(EVENT.id, "right", by="Budi")
    assert event(archive)["type"] == EVENT.type
    fix(archive, by="Tuti")

    assert event(archive)["type"] == "AID"


def test_a_second_person_can_say_the_same(archive):
    fix(archive)
    fix(archive, by="Budi")

    assert archive.agreement().agreed == 1
    assert event(archive)["type"] == "AID"


def test_the_past_stays_as_it_was(archive):
    before = archive.batches()[-1].at
    fix(archive)

    with saksi.open(archive.place.root, as_of=before) as past:
        assert event(past)["type"] == EVENT.type
        assert not event(past)["corrected"]


def test_a_correction_outlives_another_coder_and_another_reading(archive):
    fix(archive)
    archive.store([FIRST])
    newer = dataclasses.replace(FIRST.result, coder="by hand 2")
    archive.store([Outcome(result=newer, source="page 1", input="newer", origin=FIRST.origin)])

    assert event(archive)["type"] == "AID"
    assert archive.coded(EVENT.id, as_read=True).coder == "by hand 2"
    assert archive.coded(EVENT.id).coder.startswith("by hand 2, mended ")


def test_a_replaced_page_is_not_brought_back(archive):
    archive.store([outcome(1, body="Nusantara menolak usul Samudra lagi, kata Ratna.")])
    archive.review(EVENT.id, "wrong", by="Sari")

    assert archive.status().articles == 2
    assert EVENT.id not in [row["id"] for row in archive.events().rows()]


def test_what_was_said_before_a_crash_is_stored_by_the_next_who_writes(archive, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Committer, "commit", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            fix(archive)
    assert event(archive)["type"] == EVENT.type
    archive.store([])

    assert event(archive)["type"] == "AID"


def test_a_word_that_changes_nothing_makes_no_batch(archive):
    before = len(archive.batches())
    archive.review(EVENT.id, "right", by="Sari")

    assert len(archive.batches()) == before
