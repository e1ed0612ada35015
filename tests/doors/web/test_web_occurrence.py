"""The screen of an occurrence: reports by origin, copies folded, denials with their words, history."""

import pytest
from starlette.testclient import TestClient

from saksi.doors.serve import create_app
from saksi.doors.web.address import Ask
from saksi.doors.web.quotes import quote
from saksi.doors.web.screens import occurrence
from saksi.errors import UsageError
from saksi.model import Span
from tests.doors.serving import archive_of
from tests.doors.web.acts import AGAINST, TOLD


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("told"), *TOLD)


@pytest.fixture
def view(archive):
    (one,) = archive.occurrences().records()
    return occurrence.view(archive, Ask(path=f"/occurrence/{one.id}", parts={"id": one.id}))


def test_reports_stand_by_independent_origin_with_reprints_folded(view):
    assert [origin.names for origin in view.origins] == [("Dua",), ("Tiga",), ("Empat",)]
    assert [[len(voice.copies) for voice in origin.voices] for origin in view.origins] == [[1], [0], [0]]


def test_who_denies_stands_apart_with_the_words(view):
    (against,) = view.against

    assert against.report.source_names == ("Ratna",)
    assert against.quote.text == AGAINST
    assert [origin.denies for origin in view.origins] == [False, False, True]


def test_a_quote_marks_the_act_and_the_cue(view):
    marked = {piece.roles[0]: piece.text for piece in view.against[0].quote.segments if piece.marks}

    assert marked == {"trigger": "menolak", "cue": "kata"}


def test_each_step_of_the_history_belongs_to_a_report(view):
    assert [view.report(step.event).outlet for step in view.occurrence.history] == [
        "Dua",
        "Satu",
        "Tiga",
        "Empat",
    ]


def test_an_id_of_something_else_is_told(archive):
    with pytest.raises(UsageError) as caught:
        occurrence.view(archive, Ask(path="/occurrence/x", parts={"id": "story-0000000000000000"}))
    assert caught.value.code == "U025"


def test_the_page_and_its_twins_answer(place, view):
    address = f"/occurrence/{view.occurrence.id}"
    with TestClient(create_app(str(place)), base_url="http://localhost") as client:
        assert "Who denies it, and in which words" in client.get(address).text
        assert len(client.get(f"{address}.json").json()["quotes"]) == 3
        assert client.get(f"{address}.csv").text.count("\n") == 5
        assert client.get("/occurrence.json?actor=idn").json()["matched"] == 1
        assert "No occurrence matches" in client.get("/occurrence?actor=FRA").text


@pytest.mark.parametrize("long", ["a" * 900, "kata " * 300])
def test_a_long_line_is_cut_around_its_words(long):
    text = f"{long}MENOLAK{long}"
    cut = quote(text, Span(len(long), len(long) + 7), [])

    assert "MENOLAK" in cut.text
    assert len(cut.text) < 420
    assert (cut.before, cut.behind) == (True, True)
