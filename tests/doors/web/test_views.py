"""What screens show, made from small archives by hand, without a browser."""

from collections.abc import Iterator

import pytest

import saksi
from saksi.archive import Archive
from saksi.doors.web.screens import pair, search, sources, today, why
from saksi.model import Refusal
from saksi.model.query import Outcome
from tests.doors.web.conftest import asked
from tests.store.samples import outcome

DAYS = ("2026-01-05", "2026-03-02", "2026-03-05")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    refusal = Refusal(source="a.pdf", step="read", code="R004", reason="It is a PDF.", hint="Give its text.")
    with saksi.open(tmp_path_factory.mktemp("views") / "archive") as opened:
        opened.store(
            [
                *(outcome(n, published=day, outlet=f"Kabar {n}") for n, day in enumerate(DAYS)),
                Outcome(result=refusal, source="a.pdf", input="x"),
            ]
        )
        yield opened


def test_today_ends_with_the_newest_article_whatever_the_clock_says(archive):
    view = today.view(archive, asked("/today"))

    assert (view.since, view.last) == ("2026-02-27", "2026-03-05")
    assert view.answer.matched == 2
    assert len(view.coverage) == 30
    assert view.coverage["2026-03-02"] == 1


def test_another_last_day_is_asked_for_by_the_address(archive):
    view = today.view(archive, asked("/today", {"until": "2026-01-05", "days": "1"}))

    assert [row["day"] for row in view.answer.rows()] == ["2026-01-05"]


def test_today_of_an_archive_that_only_refused_is_empty(tmp_path):
    refusal = Refusal(source="a.pdf", step="read", code="R004", reason="It is a PDF.", hint="Give its text.")
    with saksi.open(tmp_path / "archive") as archive:
        archive.store([Outcome(result=refusal, source="a.pdf", input="x")])
        view = today.view(archive, asked("/today"))

    assert (view.empty, view.answer.refused) == (True, 1)


def test_changes_say_how_many_pairs_were_looked_at(archive):
    found = today.changes(archive, asked("/today"))

    assert (found.looked, found.pairs, found.changes) == (1, 1, ())


def test_the_chart_of_a_pair_has_no_gap_between_its_periods(archive):
    view = pair.view(archive, asked("/pair/idn/mys", one="idn", other="mys"))
    drawn = view.chart(view.ways[0])

    assert drawn["starts"] == ["2026-01-01", "2026-02-01", "2026-03-01"]
    assert [counts["verbal_conflict"] for counts in drawn["counts"]] == [1, 0, 2]
    assert drawn["intensity"][1] == [None, None, None]
    assert view.most == 2


def test_a_pair_day_by_day_shows_a_year_unless_days_are_chosen(archive):
    def drawn(**given: str) -> tuple[str | None, int]:
        view = pair.view(archive, asked("/pair/IDN/MYS", given, one="IDN", other="MYS"))
        return view.drawn, view.ways[0].occurrences

    assert drawn(by="day") == ("2025-03-05", 3)
    assert drawn(by="day", since="2026-03-01") == ("2026-03-01", 2)
    assert drawn(by="day", since="all") == (None, 3)
    assert drawn(by="week") == (None, 3)


def test_a_pair_tells_on_whose_word_it_rests(archive):
    view = pair.view(archive, asked("/pair/IDN/MYS", one="IDN", other="MYS"))

    assert (view.ways[0].occurrences, view.ways[0].sides.own, view.ways[1].occurrences) == (3, 3, 0)


def test_a_pair_is_chosen_by_a_form_or_from_the_busiest(archive):
    assert [(e.one, e.other) for e in pair.choose(archive, asked("/pair")).edges] == [("IDN", "MYS")]
    assert pair.choose(archive, asked("/pair", {"one": "mys", "other": "idn"})).answer.matched == 3


def test_outlets_and_refusals_are_counted(archive):
    view = sources.view(archive, asked("/sources", {"show": "refusals"}))

    assert view.counts == {"outlets": 3, "feeds": 0, "refusals": 1}
    assert view.codes == {"R004": 1}
    assert view.data()["records"][0]["reason"] == "It is a PDF."


def test_a_facet_leaves_out_its_own_filter(archive):
    (outlets, *_) = search.facets(archive, asked("/search", {"outlet": "Kabar 1"})).facets

    assert {value.value: value.on for value in outlets.values} == {
        "Kabar 0": False,
        "Kabar 1": True,
        "Kabar 2": False,
    }


def test_a_filter_that_such_records_lack_is_told(archive):
    view = search.view(archive, asked("/search", {"actor": "IDN"}))

    assert view.dropped == ("actor",)


def test_why_cuts_the_line_around_the_words(archive):
    event = archive.events().rows()[0]["id"]
    (place,) = why.view(archive, asked(f"/why/{event}", id=event)).evidence

    assert (place.before, place.quote, place.after) == ("Nusantara ", "menolak", " usul Samudra, kata Ratna.")
