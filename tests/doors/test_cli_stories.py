"""The commands that list and explain stories and occurrences."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from saksi.archive import Archive
from saksi.doors.cli import app
from saksi.store.commit import Committer
from saksi.store.place import place_of
from tests.store.samples import outcome


@pytest.fixture
def saksi(tmp_path):
    with Archive(place_of(tmp_path)) as archive:
        archive.store([outcome(1, outlet="Satu"), outcome(2, outlet="Dua", published="2026-03-06")])

    def run(*words, status=0):
        result = CliRunner().invoke(app, [*words, "--archive", str(tmp_path)])
        assert result.exit_code == status, result.output + result.stderr
        return result

    return run


def first_id(saksi, kind):
    return json.loads(saksi(kind, "--json").stdout.splitlines()[0])["id"]


@pytest.mark.parametrize("kind", ["stories", "occurrences"])
def test_a_listing_as_table_json_and_csv(saksi, kind):
    noun = {"stories": "story", "occurrences": "occurrence"}[kind]
    assert f"1 {noun} matched, 1 shown; 2 articles read" in saksi(kind).stdout
    listed = json.loads(saksi(kind, "--json").stdout)
    assert listed["day"] == "2026-03-05"
    (row,) = csv.DictReader(io.StringIO(saksi(kind, "--format", "csv").stdout))
    assert row["id"] == listed["id"]


def test_a_filter_that_a_story_lacks_is_no_option(saksi):
    assert "No such option" in saksi("stories", "--type", "AID", status=2).stderr


def test_occurrences_are_filtered_like_events(saksi):
    assert "0 occurrences" in saksi("occurrences", "--actor", "MYS").stdout
    assert "1 occurrence" in saksi("occurrences", "--dyad", "IDN", "MYS", "--source", "IDN").stdout


def test_why_of_an_occurrence_shows_each_report_with_its_characters(saksi):
    shown = saksi("why", first_id(saksi, "occurrences")).stdout
    assert "Nusantara → Samudra: REJECT change" in shown
    assert "2 reports of 1 independent origin;" in shown  # both credit one wire
    assert shown.count("characters") == 2


def test_why_of_a_story_tells_who_took_it_from_whom(saksi):
    shown = saksi("why", first_id(saksi, "stories")).stdout
    assert "2 articles, text of ANTARA" in shown
    assert "copy of" in shown


def test_why_as_json_holds_record_and_evidence(saksi):
    plain = json.loads(saksi("why", first_id(saksi, "occurrences"), "--json").stdout)
    assert plain["kind"] == "occurrence"
    assert [walk["quote"] for walk in plain["evidence"]] == ["menolak", "menolak"]


def test_an_id_that_is_no_more_gets_one_line(saksi):
    assert "(U025)" in saksi("why", "story-0000000000000000", status=2).stderr


def test_rebuild_says_what_it_derived(saksi):
    assert saksi("rebuild").stdout == "1 story and 1 occurrence derived from 1 batch.\n"
    assert json.loads(saksi("rebuild", "--json").stdout) == {"batches": 1, "stories": 1, "occurrences": 1}


def test_a_listing_says_when_batches_are_not_taken_in_yet(saksi, tmp_path):
    committer = Committer(place_of(tmp_path))
    committer.commit([outcome(3)])
    committer.close()
    assert "1 batch not taken in yet, see saksi rebuild" in saksi("stories").stdout


def test_sql_sees_both_as_tables(saksi):
    statement = "SELECT o.origins, s.copies FROM occurrences o JOIN stories s ON s.id = o.stories[1]"
    assert json.loads(saksi("sql", statement, "--json").stdout) == {"origins": 1, "copies": 1}
