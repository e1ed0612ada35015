from contextlib import suppress

import pytest

from saksi.errors import UsageError
from saksi.model import DateRange
from saksi.model.query import Query
from saksi.store.find import find
from saksi.store.ledger import Ledger
from tests.store.samples import outcome, refused


@pytest.fixture
def asked(committer, snapshot):
    committer.commit(
        [
            outcome(1, published="2026-03-05", outlet="Kabar Contoh"),
            outcome(2, published="2026-04-06T10:00:00+07:00", outlet="Warta Lain"),
            outcome(3, published=None, date=DateRange("2026-05-01", "2026-05-02")),
            outcome(4, published=None),
            outcome(5, body="Cuaca cerah di seluruh négeri."),
            refused(1),
        ]
    )
    return lambda kind="events", limit=0, after=None, offset=0, **filters: find(
        snapshot(), kind, Query(**filters), limit=limit, after=after, offset=offset
    )


@pytest.mark.parametrize(
    ("filters", "matched"),
    [
        ({}, 4),
        ({"actors": ("IDN",)}, 4),
        ({"actors": ("MYS",)}, 0),
        ({"recipients": ("MYS", "USA")}, 4),
        ({"dyad": ("MYS", "IDN")}, 4),
        ({"dyad": ("MYS", "USA")}, 0),
        ({"types": ("REJECT",)}, 4),
        ({"types": ("CONSULT",)}, 0),
        ({"modes": ("change",)}, 4),
        ({"quads": ("verbal conflict",)}, 4),
        ({"quads": ("material conflict",)}, 0),
        ({"polarity": ("negative",)}, 0),
        ({"certainty": ("certain",)}, 4),
        ({"time": ("future",)}, 0),
        ({"sources": ("IDN",)}, 4),
        ({"sources": ("",)}, 0),
        ({"kinds": ("report",)}, 4),
        ({"places": ("IDN",)}, 4),
        ({"places": ("Jakarta",)}, 4),
        ({"places": ("Bandung",)}, 0),
        ({"outlets": ("kabar contoh",)}, 3),
        ({"credits": ("ANTARA",)}, 4),
        ({"languages": ("en",)}, 0),
        ({"since": "2026-03-06"}, 2),
        ({"until": "2026-03-05"}, 1),
        ({"since": "2026-05-01", "until": "2026-05-01"}, 1),
        ({"text": "usul"}, 4),
        ({"text": "cuaca"}, 0),
        ({"text": '"menolak usul" OR cuaca'}, 4),
        ({"text": "menolak -samudra"}, 0),
    ],
)
def test_filters_of_events(asked, filters, matched):
    assert asked(**filters).matched == matched


@pytest.mark.parametrize(
    ("kind", "filters", "matched"),
    [
        ("articles", {"text": "negeri"}, 1),
        ("articles", {"text": "NEG*"}, 1),
        ("articles", {}, 5),
        ("articles", {"since": "2026-04-01"}, 1),
        ("statements", {"sources": ("IDN",)}, 4),
        ("statements", {"kinds": ("denial",)}, 0),
        ("refusals", {}, 1),
    ],
)
def test_filters_of_other_records(asked, kind, filters, matched):
    assert asked(kind, **filters).matched == matched


def test_an_answer_tells_what_it_rests_on(asked):
    answer = asked(limit=1, outlets=("Kabar Contoh",))
    assert (answer.matched, answer.shown, answer.read, answer.refused) == (3, 1, 4, 1)
    assert answer.newest == "2026-03-05T08:00:00+07:00"


def test_records_without_a_date_are_counted_beside_a_window(asked):
    assert asked(since="2026-01-01").undated == 1


def test_newest_first(asked):
    assert [str(row["day"]) for row in asked().rows()] == ["2026-05-01", "2026-04-06", "2026-03-05", "None"]


def test_an_answer_gives_records_and_a_table(asked):
    answer = asked("events", types=("REJECT",))
    assert answer.records()[0].type == "REJECT"
    assert answer.table.num_rows == 4


@pytest.mark.parametrize(
    ("kind", "filters", "code"),
    [
        ("events", {"types": ("REJCT",)}, "U024"),
        ("articles", {"types": ("REJECT",)}, "U023"),
        ("events", {"since": "kemarin"}, "U022"),
        ("events", {"text": "..."}, "U021"),
    ],
)
def test_wrong_questions_are_refused(asked, kind, filters, code):
    with pytest.raises(UsageError) as caught:
        asked(kind, **filters)
    assert caught.value.code == code
    assert caught.value.hint


def test_an_unknown_value_answers_with_the_near_ones(asked):
    with pytest.raises(UsageError) as caught:
        asked(types=("REJCT",))
    assert "REJECT" in caught.value.hint


@pytest.mark.parametrize(
    "text", ['"', "a AND", "NEAR(", "x:y", "(a", "a OR", "OR OR", "-", "*", "a*b", "^a", "{a}", "'; DROP"]
)
def test_no_words_break_the_full_text_query(asked, text):
    with suppress(UsageError):
        assert asked("articles", text=text).matched >= 0


def test_a_damaged_ledger_does_not_stop_the_search(asked, place):
    for file in place.state.glob("ledger.db*"):
        file.write_bytes(b"no database" * 100)
    assert asked("articles", text="cuaca cerah").matched == 1


def test_words_of_a_batch_that_the_ledger_lacks_are_found(asked, place):
    ledger = Ledger(place.ledger)
    ledger.clear()
    ledger.close()
    assert asked("articles", text="cuaca cerah").matched == 1


@pytest.mark.parametrize("kind", ["events", "statements", "articles", "refusals"])
def test_the_parts_of_an_answer_are_the_whole(asked, kind):
    whole = [row["id"] for row in asked(kind).rows()]
    found, after = [], None
    while True:
        answer = asked(kind, limit=2, after=after)
        found += [row["id"] for row in answer.rows()]
        assert answer.matched == len(whole)
        after = answer.next
        if after is None:
            break
    assert found == whole


@pytest.mark.parametrize("kind", ["articles", "events", "refusals"])
def test_a_part_that_passes_over_records_is_what_stands_behind_them(asked, kind):
    every = [row["id"] for row in asked(kind).rows()]

    for offset in range(len(every) + 1):
        part = asked(kind, limit=2, offset=offset)
        assert ([row["id"] for row in part.rows()], part.matched) == (
            every[offset : offset + 2],
            len(every),
        )
