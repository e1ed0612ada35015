"""Refusals whose cause may pass: shown, not done, and gone once something else came of their page."""

from dataclasses import replace

import pytest

from saksi.model import Refusal
from saksi.store import care
from saksi.store.commit import Committer, Stored
from tests.store.samples import outcome, refused


def waiting(of, code="L001", **changes):
    """Make the refusal of an outcome's input for a cause that may pass."""
    changed = replace(of, **changes)
    return replace(changed, result=Refusal(changed.source, "code", code, "No server.", "Try later."))


@pytest.fixture
def listed(snapshot):
    return lambda: [row["code"] for row in snapshot().rows("SELECT code FROM refusals ORDER BY batch")]


@pytest.mark.parametrize("code", ["L001", "L002", "L003", "L004", "L005", "L006", "L007", "P003"])
def test_it_is_listed_and_its_input_is_not_done(committer, listed, code):
    failed = waiting(outcome(1), code)
    assert committer.commit([failed]).refusals == 1
    assert listed() == [code]
    assert not committer.ledger.done(failed.input, origin=failed.origin)


def test_other_refusals_are_done(committer):
    committer.commit([refused(1)])
    assert committer.ledger.done(refused(1).input, origin=None)


def test_the_same_failure_again_is_stored_once_and_another_replaces_it(committer, listed):
    failed = waiting(outcome(1))
    committer.commit([failed])
    assert committer.commit([failed]) == Stored()
    assert committer.commit([waiting(outcome(1), "L003")]).refusals == 1
    assert listed() == ["L003"]


def test_a_later_success_clears_it(place, committer, snapshot, listed):
    committer.commit([waiting(outcome(1)), refused(1)])
    assert committer.commit([outcome(1)]).articles == 1
    assert listed() == ["R001"]
    assert committer.ledger.done(outcome(1).input, origin=outcome(1).origin)
    assert care.status(place, snapshot()).refused == {"R001": 1}
    assert list(care.check(place, snapshot())) == []


def test_the_past_still_shows_it(committer, snapshot):
    committer.commit([waiting(outcome(1))])
    committer.commit([outcome(1)])
    before = snapshot().batches[0].at
    assert snapshot(as_of=before).value("SELECT count(*) FROM refusals") == 1


@pytest.mark.parametrize("live", [True, False])
def test_a_success_of_another_coder_clears_it_and_a_failure_afterwards_is_listed(committer, listed, live):
    failed = waiting(outcome(1, coder="llm 1", live=live))
    committer.commit([failed])
    committer.commit([outcome(1, live=live)])
    assert listed() == []
    committer.commit([failed])
    assert listed() == ["L001"]


def test_another_page_does_not_clear_it(committer, listed):
    committer.commit([waiting(outcome(1)), outcome(2)])
    committer.commit([outcome(3)])
    assert listed() == ["L001"]


def test_a_later_refusal_for_good_replaces_it(committer, listed):
    failed = waiting(outcome(1))
    committer.commit([failed])
    final = replace(failed, result=replace(failed.result, code="R005"))
    committer.commit([final])
    assert listed() == ["R005"]
    assert committer.ledger.done(final.input, origin=final.origin)


def test_a_success_that_is_a_copy_of_what_is_stored_clears_it_too(place, committer, snapshot, listed):
    # The same text under another name and with other declarations: another input, the same article.
    other = replace(outcome(1), input="other", origin="/lain.html", source="lain.html")
    committer.commit([waiting(other), outcome(1)])
    assert listed() == ["L001"]
    committer.commit([other])
    assert listed() == []
    assert committer.ledger.done("other", origin="/lain.html")
    assert snapshot().value("SELECT count(*) FROM articles") == 1
    assert snapshot().value("SELECT count(*) FROM events") == 1
    assert list(care.check(place, snapshot())) == []


def test_a_copy_in_the_same_batch_is_tried_once_more(committer, listed):
    other = replace(outcome(1), input="other", origin="/lain.html", source="lain.html")
    committer.commit([waiting(other)])
    assert committer.commit([outcome(1), other]).copies == 1
    assert not committer.ledger.done("other", origin="/lain.html")
    committer.commit([other])
    assert listed() == []


def test_a_ledger_that_was_lost_knows_what_waits(place, committer):
    gone, back = waiting(outcome(1)), waiting(outcome(2))
    committer.commit([gone, back])
    committer.commit([outcome(2)])
    committer.close()
    for file in place.state.iterdir():
        file.unlink()
    again = Committer(place)
    assert not again.ledger.done(gone.input, origin=gone.origin)
    assert again.ledger.done(back.input, origin=back.origin)
    assert again.commit([gone]) == Stored()
    again.close()


def test_what_an_older_ledger_notes_as_done_is_tried_again(place, committer):
    failed = waiting(outcome(1))
    committer.commit([failed, outcome(2)])
    with committer.ledger.writing():
        committer.ledger._db.execute("INSERT INTO inputs VALUES (?)", (failed.input,))
        committer.ledger._db.execute("DELETE FROM waiting")
        committer.ledger._db.execute("DELETE FROM meta WHERE key = 'waiting'")
    committer.close()
    again = Committer(place)
    assert not again.ledger.done(failed.input, origin=failed.origin)
    assert again.ledger.done(outcome(2).input, origin=outcome(2).origin)
    assert again.commit([failed]) == Stored()
    again.close()
