"""An address holds the whole state of a screen."""

import pytest

from saksi.doors.web.address import Ask, names_of
from saksi.doors.web.snippets import snippet
from saksi.errors import UsageError
from tests.doors.web.conftest import asked


def test_filters_are_those_of_the_command_line():
    ask = Ask(
        path="/search", given=(("actor", "rus"), ("actor", "CHN"), ("q", "gandum"), ("since", "2026-01-01"))
    )
    query = ask.query(names_of("events"))

    assert (query.actors, query.text, query.since) == (("RUS", "CHN"), "gandum", "2026-01-01")


def test_another_value_leads_to_the_first_page():
    ask = asked("/search", {"q": "a b", "page": "3", "after": "x"})

    assert ask.link(outlet="Q&A") == "/search?q=a+b&outlet=Q%26A"


def test_pages_tell_where_they_stand_and_what_lies_beside():
    pages = asked("/search", {"page": "2", "per": "50"}).pages(1234, 50, after="cursor")

    assert (pages.first, pages.last, pages.total, pages.count) == (51, 100, 1234, 25)
    assert pages.previous == "/search?per=50"
    assert pages.next == "/search?per=50&page=3&after=cursor"


def test_a_list_can_be_asked_for_whole():
    ask = asked("/search.csv", {"per": "all"})

    assert (ask.per, ask.offset) == (0, 0)


@pytest.mark.parametrize(
    "given", [{"page": "0"}, {"page": "x"}, {"per": "100000"}, {"page": "٣"}, {"page": "9" * 30}]
)
def test_a_number_that_is_none_is_refused(given):
    with pytest.raises(UsageError, match="U024"):
        asked("/search", given).per + asked("/search", given).offset


def test_an_unknown_choice_names_the_known_ones():
    with pytest.raises(UsageError) as error:
        asked("/pair", {"by": "year"}).choice("by", ("day", "month"), "month")

    assert "day, month" in error.value.hint


def test_a_snippet_marks_whole_words_without_regard_to_case_and_accents():
    text = "Judul\nMenlu Rusia di Café Rusiana."
    parts = [{"kind": "title", "start": 0, "end": 5}, {"kind": "body", "start": 6, "end": len(text)}]

    assert [piece.text for piece in snippet(text, parts, "rusia cafe") if piece.hit] == ["Rusia", "Café"]


def test_pages_with_and_without_their_place_are_the_same(client):
    first = client.get("/search.json?what=events&per=20").json()
    following = client.get(first["pages"]["next"].replace("/search", "/search.json")).json()
    alone = client.get("/search.json?what=events&per=20&page=2").json()

    assert [row["id"] for row in following["records"]] == [row["id"] for row in alone["records"]]
    assert first["pages"]["total"] == first["matched"] > 20
