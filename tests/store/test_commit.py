import datetime

import pytest

from saksi.errors import StoreError
from saksi.model.query import Query
from saksi.store import rows, tables
from saksi.store.commit import Committer, Stored
from saksi.store.find import find
from saksi.store.place import place_of
from saksi.store.rows import to_coded
from tests.store.samples import outcome, refused


def test_what_is_stored_comes_back_as_it_was(committer, snapshot):
    given = outcome(1)
    committer.commit([given])
    now = snapshot()
    (article,) = now.rows("SELECT * FROM articles")
    back = to_coded(article, now.rows("SELECT * FROM statements"), now.rows("SELECT * FROM events"))
    assert back == given.result


def test_the_same_again_adds_nothing(committer):
    assert committer.commit([outcome(1), refused(1)]).articles == 1
    assert committer.commit([outcome(1), refused(1)]) == Stored(copies=1)


def test_the_same_twice_in_one_batch_is_stored_once(committer, snapshot):
    stored = committer.commit([outcome(1), outcome(1)])
    assert (stored.articles, stored.copies) == (1, 1)
    assert snapshot().value("SELECT count(*) FROM articles") == 1


def test_an_edited_page_supersedes_and_keeps_the_difference(committer, snapshot):
    committer.commit([outcome(1)])
    stored = committer.commit([outcome(1, body="Nusantara menolak usul itu lagi, kata Ratna.")])
    assert (stored.articles, stored.edits) == (1, 1)
    now = snapshot()
    (current,) = now.rows("SELECT text, difference, supersedes FROM articles")
    assert "lagi" in current["text"]
    assert "-Nusantara menolak usul Samudra, kata Ratna." in current["difference"]
    assert "+Nusantara menolak usul itu lagi, kata Ratna." in current["difference"]
    assert now.value("SELECT count(*) FROM events") == 1
    assert now.value("SELECT count(*) FROM all_events") == 2


def test_two_versions_in_one_batch_follow_each_other(committer, snapshot):
    committer.commit([outcome(1), outcome(1, body="Samudra menolak usul Nusantara, kata Ratna.")])
    (current,) = snapshot().rows("SELECT text, difference FROM articles")
    assert "Samudra menolak" in current["text"]
    assert current["difference"]


def test_a_page_that_goes_back_to_an_earlier_text_stands_once(committer, snapshot):
    first, second = outcome(1), outcome(1, body="Samudra menolak usul Nusantara, kata Ratna.")
    for version in (first, second, first):
        committer.commit([version])
    now = snapshot()
    assert now.value("SELECT id FROM articles") == first.result.article.id
    assert now.value("SELECT count(*) FROM articles") == 1
    assert now.value("SELECT count(*) FROM events") == 1


def test_two_versions_in_a_data_set_do_not_take_turns(committer, snapshot):
    versions = [outcome(1, live=False), outcome(1, body="Samudra menolak, kata Ratna.", live=False)]
    committer.commit(versions)
    assert committer.commit(versions) == Stored(copies=2)
    assert "Samudra menolak" in snapshot().value("SELECT text FROM articles")


def test_a_new_coder_replaces_the_records_of_the_old(committer, snapshot):
    committer.commit([outcome(1)])
    stored = committer.commit([outcome(1, coder="by hand 2")])
    assert (stored.articles, stored.edits) == (1, 0)
    now = snapshot()
    assert now.rows("SELECT coder FROM articles") == [{"coder": "by hand 2"}]
    assert now.value("SELECT count(*) FROM events") == 1
    assert now.value("SELECT count(*) FROM statements") == 1


def test_rows_of_a_batch_that_was_never_listed_are_invisible(place, committer, snapshot):
    committer.commit([outcome(1)])
    orphan = outcome(2).result
    tables.append(place, "events", rows.to_arrow("events", rows.event_rows(orphan, batch=12345)))
    assert snapshot().value("SELECT count(*) FROM events") == 1
    assert find(snapshot(), "events", Query()).matched == 1


def test_a_ledger_that_is_behind_is_mended(place, committer):
    class Killed(BaseException):
        pass

    def killed(*_):
        raise Killed

    committer.ledger.take = killed  # as if the process died after the batch was listed
    with pytest.raises(Killed):
        committer.commit([outcome(1), refused(1)])
    again = Committer(place)
    assert again.commit([outcome(1), refused(1)]) == Stored(copies=1)
    assert again.ledger.find("usul") == [outcome(1).result.article.id]
    again.close()


def test_a_ledger_that_was_lost_is_made_again(place, committer):
    committer.commit([outcome(1), refused(2)])
    committer.close()
    for file in place.state.iterdir():
        file.unlink()
    again = Committer(place)
    assert again.ledger.done(refused(2).input, origin=None)
    assert again.commit([outcome(1)]) == Stored(copies=1)
    assert again.commit([outcome(1, body="Nusantara menolak lagi, kata Ratna.")]).edits == 1
    again.close()


def test_a_ledger_of_another_archive_is_not_believed(tmp_path, place, committer):
    committer.commit([outcome(1)])
    committer.close()
    other = place_of(tmp_path / "other")
    Committer(other).close()
    other.ledger.write_bytes(place.ledger.read_bytes())
    opened = Committer(other)
    assert opened.commit([outcome(1)]).articles == 1
    opened.close()


def test_time_never_runs_backwards(place):
    times = iter(
        [
            datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC),
            datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
        ]
    )
    committer = Committer(place, clock=lambda: next(times))
    committer.commit([outcome(1)])
    committer.commit([outcome(2)])
    committer.close()
    listed = tables.batches(place)
    assert [batch.number for batch in listed] == [1, 2]
    assert listed[1].at >= listed[0].at


def test_a_lone_surrogate_is_stored_as_the_replacement_character(committer, snapshot):
    committer.commit([outcome(1, body="Nusantara menolak \ud800 usul, kata Ratna.")])
    assert "�" in snapshot().value("SELECT text FROM articles")


def test_there_is_no_archive_where_there_is_none(tmp_path, snapshot):
    from saksi.store.snapshot import Snapshot

    with pytest.raises(StoreError, match="S001"):
        Snapshot(place_of(tmp_path / "none"))
