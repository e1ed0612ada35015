"""PLOVER JSON Lines, GeoJSON and the report."""

import json

import pytest

from tests.export.samples import SCRIPT


@pytest.fixture
def lines(exported):
    text = (exported("plover", since="2026-03-05") / "events.jsonl").read_text()
    return {line["text_info"]["start"]: line for line in map(json.loads, text.splitlines())}


def test_a_planned_meeting_is_folded_and_what_it_was_is_kept(lines):
    planned = next(
        line for line in lines.values() if line["folded_from"] == {"event": "CONSULT", "mode": None}
    )

    assert planned["event"] == ["AGREE"]
    assert planned["event_scale"] == 2.5
    assert planned["mode"] == ["future"]


def test_a_denial_has_the_auxiliary_mode(lines):
    denied = next(line for line in lines.values() if line["event"] == ["REJECT"])

    assert denied["mode"] == ["change", "negation"]


def test_actors_have_plovers_codes(lines):
    codes = {actor["entity_text"]: actor["code"] for line in lines.values() for actor in line["actor"]}

    assert codes == {"Menlu RI": "IDN", "Malaysia": "MYS", "PBB": "UNO", "para pengamat": None}


def test_geojson_has_a_point_or_none_for_each_place(exported):
    text = (exported("geojson", since="2026-03-05") / "events.geojson").read_text()
    features = {item["properties"]["type"]: item for item in json.loads(text)["features"]}

    assert features["CONSULT"]["geometry"]["type"] == "Point"
    assert {item["properties"]["precision"] for item in json.loads(text)["features"]} == {
        "city",
        "country",
        None,
    }
    assert features["PROTEST"]["geometry"] is None


def test_the_report_links_only_to_the_web(exported):
    page = (exported("html") / "report.html").read_text()

    assert 'href="https://contoh.example/1"' in page
    assert 'href="javascript' not in page
    assert SCRIPT.replace("<", "&lt;").replace(">", "&gt;") in page


def test_the_report_strikes_what_is_denied(exported):
    page = (exported("html", types=("REJECT",)) / "report.html").read_text()

    assert "<span class=no>reject" in page
