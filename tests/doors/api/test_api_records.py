"""One record, walks to the page, and the archive as a whole."""

import json

import msgspec
import pytest

from saksi import codec
from saksi.archive import open_archive


@pytest.fixture
def first(api):
    def first(kind):
        return api.get(f"/api/v1/{kind}").json()["records"][0]["id"]

    return first


def test_an_article_comes_with_its_parts_and_records(api, first, served):
    id_ = first("articles")
    with open_archive(served) as archive:
        assert codec.decode(api.get(f"/api/v1/articles/{id_}").content) == archive.coded(id_)


def test_an_article_is_found_by_a_record_in_it(api, first):
    event = first("events")

    assert api.get(f"/api/v1/articles/{event}").json()["article"]["id"] == event.partition(":")[0]


def test_an_occurrence_comes_with_its_reports_and_history(api, first):
    answer = api.get(f"/api/v1/occurrences/{first('occurrences')}").json()

    assert len(answer["reports"]) == len(answer["history"]) == 3


def test_a_story_comes_with_its_members(api, first):
    assert api.get(f"/api/v1/stories/{first('stories')}").json()["members"][0]["how"] == "original"


@pytest.mark.parametrize(
    "kind", ["articles", "events", "statements", "refusals", "stories", "occurrences", "ties"]
)
def test_every_record_is_explained(api, first, kind):
    answer = api.get(f"/api/v1/why/{first(kind)}")

    assert answer.status_code == 200
    assert answer.json()["id"] in (first(kind), None)


def test_an_explanation_leads_to_the_characters(api, first):
    assert api.get(f"/api/v1/why/{first('events')}").json()["quote"] == "menolak"


@pytest.mark.parametrize(
    "address",
    [
        "articles/x",
        "stories/x",
        "stories/story-x",
        "stories/occurrence-x",
        "occurrences/x",
        "forecasts/x",
        "why/x",
        "why/x:e1-REJECT",
        "why/tie-x",
        "why/forecast-x",
        "why/story-x",
        "why/%00",
        "why/%ff",
        "why/' OR 1=1 --",
        "articles/..%2f..%2fetc%2fpasswd",
    ],
)
def test_what_is_not_there_is_told(api, address):
    answer = api.get(f"/api/v1/{address}")

    assert (answer.status_code, answer.json()["code"] in ("U025", "H008")) == (404, True)


def test_a_ruling_is_not_lost_in_a_walk_of_paths(api):
    assert api.get("/api/v1/../../../etc/passwd").status_code in (400, 404)


def test_the_coverage_says_nothing_of_the_machine(api, served):
    answer = api.get("/api/v1/coverage")

    assert answer.json()["articles"] == 3
    assert served not in answer.text


def test_outlets_are_counted(api):
    answer = api.get("/api/v1/outlets").json()["records"]

    assert [(one["outlet"], one["articles"], one["events"]) for one in answer] == [
        ("Kabar Contoh", 2, 2),
        ("Lain", 1, 1),
    ]


def test_a_search_divides_what_it_finds(api):
    answer = api.get("/api/v1/search?text=usul&limit=1").json()

    assert (answer["matched"], len(answer["records"])) == (3, 1)
    assert answer["facets"]["outlet"] == {"Kabar Contoh": 2, "Lain": 1}
    assert "text" not in answer["records"][0]


def test_a_search_finds_events_too(api):
    facets = api.get("/api/v1/search?what=events&actor=IDN").json()["facets"]

    assert (facets["type"], facets["recipient_ids"]) == ({"REJECT": 3}, {"MYS": 3})


def test_the_schema_is_that_of_the_command(api):
    assert api.get("/api/v1/schema").json() == json.loads(msgspec.json.encode(codec.schema()))


def test_a_network_says_who_stands_how_to_whom(api):
    (edge,) = api.get("/api/v1/network").json()["edges"]

    assert (edge["one"], edge["other"]) == ("IDN", "MYS")
    assert edge["weight"] < 0
