import pytest

from saksi.archive import Archive
from saksi.errors import UsageError
from saksi.store import care, rows, tables
from saksi.store.why import why
from tests.store.samples import outcome, refused


def codes(place, snapshot):
    return sorted({fault.code for fault in care.check(place, snapshot())})


def test_a_whole_archive_has_no_faults(place, committer, snapshot):
    committer.commit([outcome(number) for number in range(5)] + [refused(1)])
    committer.commit(
        [outcome(1, body="Samudra menolak usul Nusantara, kata Ratna."), outcome(2, coder="by hand 2")]
    )
    assert codes(place, snapshot) == []


def test_evidence_beyond_the_first_plane_is_where_the_offsets_say(place, committer, snapshot):
    committer.commit([outcome(1, body="🇮🇩 e\u0301 🤝 Nusantara menolak usul Samudra, kata Ratna.")])
    assert codes(place, snapshot) == []


def test_rows_that_were_tampered_with_are_found(place, committer, snapshot):
    committer.commit([outcome(1), outcome(2)])
    tables.table(place, "events").update(
        updates={"evidence": "'setuju'"}, predicate=f"article = '{outcome(1).result.article.id}'"
    )
    assert codes(place, snapshot) == ["C004"]


def test_a_text_that_was_changed_is_found(place, committer, snapshot):
    committer.commit([outcome(1)])
    tables.table(place, "articles").update(updates={"text": "'x' || text"})
    assert "C003" in codes(place, snapshot)


def test_rows_that_are_missing_are_found(place, committer, snapshot):
    committer.commit([outcome(1)])
    tables.table(place, "events").delete()
    assert codes(place, snapshot) == ["C001", "C005"]


def test_a_damaged_file_is_found(place, committer, snapshot):
    committer.commit([outcome(1)])
    file = next(iter((place_path(place) / "tables" / "events").glob("*.parquet")))
    file.write_bytes(b"PAR1" + b"\0" * (file.stat().st_size - 8) + b"PAR1")
    with Archive(place) as archive:
        assert "C007" in {fault.code for fault in archive.check()}


def test_a_damaged_ledger_is_found_and_can_be_deleted(place, committer, snapshot):
    committer.commit([outcome(1)])
    committer.ledger.tidy()
    committer.close()
    content = bytearray(place.ledger.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    place.ledger.write_bytes(content)
    assert any(code in ("C006", "C007") for code in codes(place, snapshot))


def test_tidying_sweeps_orphans_and_merges_files(place, committer, snapshot):
    for number in range(12):
        committer.commit([outcome(number)])
    orphan = outcome(99).result
    tables.append(
        place, "articles", rows.to_arrow("articles", [rows.article_row(outcome(99), orphan, batch=7)])
    )
    assert care.status(place, snapshot()).orphans == 1
    done = care.tidy(place)
    assert done.swept == 1
    assert done.files_after <= 5
    assert care.status(place, snapshot()).orphans == 0
    assert care.status(place, snapshot()).articles == 12
    assert codes(place, snapshot) == []


def test_a_snapshot_taken_before_tidying_still_answers(place, committer, snapshot):
    for number in range(5):
        committer.commit([outcome(number)])
    before = snapshot()
    care.tidy(place)
    assert before.value("SELECT count(*) FROM events") == 5


def test_status_tells_what_is_there(place, committer, snapshot):
    committer.commit([outcome(1), outcome(1, body="Samudra menolak usul Nusantara, kata Ratna."), refused(1)])
    told = care.status(place, snapshot())
    assert (told.articles, told.versions, told.events, told.refusals) == (1, 2, 1, 1)
    assert told.refused == {"R001": 1}
    assert told.bytes > 0


def test_every_record_leads_to_its_characters(committer, snapshot):
    coded = outcome(1).result
    committer.commit([outcome(1), refused(1)])
    found = why(snapshot(), coded.events[0].id)
    assert found.quote == "menolak"
    assert found.line == "Nusantara menolak usul Samudra, kata Ratna."
    assert found.statements == coded.statements
    assert found.record.why == ("entry menolak",)
    assert found.article == coded.article
    assert found.batch.number == 1
    assert why(snapshot(), coded.statements[0].id).quote == "Nusantara menolak usul Samudra"
    assert why(snapshot(), coded.article.id).record == coded.article
    refusal = snapshot().value("SELECT id FROM refusals")
    assert why(snapshot(), refusal).record.code == "R001"


def test_a_replaced_record_says_what_replaced_it(committer, snapshot):
    old, new = outcome(1), outcome(1, body="Samudra menolak usul Nusantara, kata Ratna.")
    committer.commit([old])
    committer.commit([new])
    found = why(snapshot(), old.result.events[0].id)
    assert not found.current
    assert found.later == new.result.article.id
    assert why(snapshot(), new.result.article.id).earlier == old.result.article.id


@pytest.mark.parametrize("id_", ["", "nothing", "nothing:e1-ACCUSE", "nothing:x", ":"])
def test_an_unknown_id_is_told(committer, snapshot, id_):
    with pytest.raises(UsageError, match="U025"):
        why(snapshot(), id_)


def place_path(place):
    from pathlib import Path

    return Path(place.root)
