"""What people say of records: corrections that are sound, agreement, and gold of what is settled."""

import dataclasses

import pytest

import saksi
from saksi import codec
from saksi.errors import UsageError
from saksi.evaluation.gold import read_records
from saksi.model import Actor
from saksi.model.reviews import Review
from saksi.run.review import agreement, corrected
from saksi.store.reviews import settled, standing
from tests.store.samples import outcome

CODED = outcome(1).result
(EVENT,), (SAID,) = CODED.events, CODED.statements


@pytest.fixture
def archive(tmp_path):
    with saksi.open(tmp_path / "archive") as opened:
        opened.store([outcome(1), outcome(2)])
        yield opened


def word(by: str, verdict: str = "right", *, record: str = "a:e1", at: str = "1", **fields: object) -> Review:
    return Review(record=record, article="a", verdict=verdict, by=by, note="", at=at, **fields)


def test_a_field_is_mended_and_all_else_stays():
    made = corrected(EVENT, {"type": "ACCUSE", "mode": "", "certainty": "possible"})

    assert made == dataclasses.replace(EVENT, type="ACCUSE", mode=None, certainty="possible")


def test_actors_that_were_there_keep_their_characters_and_new_ones_have_none():
    made = corrected(EVENT, {"actor": "nusantara, rus", "recipient": "WHATEVER"})

    assert made.actor == (EVENT.actor[0], Actor("RUS", "RUS", "GOV"))
    assert made.recipient == (Actor("WHATEVER", "WHATEVER", "UNK"),)


@pytest.mark.parametrize(
    "changes", [{"type": "PRAISE"}, {"mode": "aerial"}, {"id": "x"}, {"statement": ""}, {}, {"type": ""}]
)
def test_a_correction_that_is_none_is_told(changes):
    with pytest.raises(UsageError) as caught:
        corrected(EVENT, changes)
    assert caught.value.code == "U081"


def test_the_kind_and_the_source_of_a_statement_are_mended():
    made = corrected(SAID, {"kind": "denial", "source": ""})

    assert (made.kind, made.source, made.content) == ("denial", (), SAID.content)


def test_the_last_word_of_each_person_counts():
    said = [word("Sari"), word("Budi", "wrong"), word("Sari", "wrong", at="2")]

    assert [one.verdict for one in standing(said)["a:e1"]] == ["wrong", "wrong"]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [([], None), (["right"], "right"), (["right", "wrong"], None), (["wrong", "right", "wrong"], "wrong")],
)
def test_a_record_is_settled_by_more_than_half(verdicts, expected):
    found = settled([word(f"p{number}", verdict) for number, verdict in enumerate(verdicts)])

    assert (found and found.verdict) == expected


def test_two_corrections_agree_only_if_they_say_the_same():
    one, other = (corrected(EVENT, {"type": type_, "mode": ""}) for type_ in ("ACCUSE", "THREATEN"))

    assert settled([word("A", "fixed", event=one), word("B", "fixed", event=other)]) is None
    assert settled([word("A", "fixed", event=one), word("B", "fixed", event=one)]).event == one


def test_alpha_is_that_of_the_book():
    # Krippendorff (2011), section B: two observers, twelve units, nominal values.
    pairs = zip("aabbdcccedda", "babbbccceddd", strict=True)
    found = [
        word(f"p{number}", value, record=f"r{at:02d}")
        for at, pair in enumerate(pairs)
        for number, value in enumerate(pair)
    ]

    assert agreement(found).alpha == pytest.approx(0.692, abs=0.0005)
    assert agreement([word("A"), word("B")]).alpha is None


def test_reviews_are_rows_that_supersede_and_become_gold(archive, tmp_path):
    archive.review(EVENT.id, "wrong", by="Sari")
    archive.review(EVENT.id, "fixed", by="Sari", note="blames", changes={"type": "ACCUSE", "mode": ""})
    assert list(archive.gold()) == []
    archive.review(SAID.id, "right", by="Sari")

    first, second, _ = archive.reviews()
    assert (first.supersedes, second.supersedes) == (None, first.at)
    (gold,) = archive.gold()
    assert gold.events == (corrected(EVENT, {"type": "ACCUSE", "mode": ""}),)
    assert gold.statements == (SAID,)
    assert gold.coder == "reviewed by Sari"
    (tmp_path / "gold.jsonl").write_bytes(codec.encode(gold) + b"\n")
    assert read_records(tmp_path / "gold.jsonl").keys() == {gold.article.text}


def test_what_is_wrong_is_left_out_of_gold_and_disagreement_keeps_an_article_back(archive):
    archive.review(EVENT.id, "wrong", by="Sari")
    archive.review(SAID.id, "right", by="Sari")
    (gold,) = archive.gold()
    assert gold.events == ()
    archive.review(EVENT.id, "right", by="Budi")

    assert list(archive.gold()) == []
    assert (archive.agreement().shared, archive.agreement().agreed) == (1, 0)


def test_reviews_can_be_asked_in_sql_and_are_not_there_in_the_past(archive):
    before = archive.batches()[-1].at
    archive.review(EVENT.id, "right", by="Sari")

    assert archive.sql('SELECT record, verdict, "by" FROM reviews').to_pylist() == [
        {"record": EVENT.id, "verdict": "right", "by": "Sari"}
    ]
    with saksi.open(archive.place.root, as_of=before) as past:
        assert past.reviews() == []


@pytest.mark.parametrize(
    ("id_", "verdict", "by", "code"),
    [("0:e1-AID", "right", "Sari", "U025"), (EVENT.id, "good", "Sari", "U024"),
     (EVENT.id, "right", " ", "U081"), (CODED.article.id, "right", "Sari", "U025")],
)  # fmt: skip
def test_a_review_of_nothing_or_by_nobody_is_told(archive, id_, verdict, by, code):
    with pytest.raises(UsageError) as caught:
        archive.review(id_, verdict, by=by)
    assert caught.value.code == code
    assert archive.reviews() == []
