"""The commands that relate, over an archive made by hand."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from saksi.archive import Archive
from saksi.doors.cli import app
from saksi.store.place import place_of
from tests.run.test_relate import POOL

COMMANDS = (("ties",), ("ties", "rus", "ukr"), ("network",), ("changes",), ("forecasts",), ("records",))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("relations")
    with Archive(place_of(path)) as archive:
        archive.store(POOL[:5])
    return path


@pytest.fixture
def saksi(path):
    def run(*words, status=0):
        result = CliRunner().invoke(app, [*words, "--archive", str(path)])
        assert result.exit_code == status, result.output + result.stderr
        return result

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_every_format(saksi, tmp_path, command):
    rows = [json.loads(line) for line in saksi(*command, "--json").stdout.splitlines()]
    table = saksi(*command).stdout
    sheet = list(csv.DictReader(io.StringIO(saksi(*command, "--format", "csv").stdout)))
    assert len(sheet) == (len(rows) if command[0] != "network" else len(rows[0]["edges"]))
    assert "shown" in table
    target = tmp_path / "out.json"
    saksi(*command, "--json", "--output", str(target))
    assert target.read_text(encoding="utf-8").count("\n") == len(rows)


def test_a_tie_says_on_whose_word_it_rests(saksi):
    (row,) = [
        json.loads(line)
        for line in saksi("ties", "RUS", "UKR", "--since", "2026-05-01", "--json").stdout.splitlines()
    ]
    assert row["sides"] == {"own": 0, "other": 0, "third": 0, "hidden": 0, "page": 1}
    assert saksi("ties", "RUS", "UKR", "--asserted-by", "own", "--json").stdout == ""


def test_the_table_says_how_many_there_are(saksi):
    assert saksi("ties", "--limit", "1").stdout.endswith("ties, 1 shown\n")


def test_the_network_shows_edges_actors_and_moves(saksi):
    shown = saksi("network", "--period", "month", "--day", "2026-02-20").stdout
    assert "RUS, UKR" in shown
    assert "apart" in shown
    assert "2026-02-01 to 2026-02-28" in shown


def test_why_leads_from_a_tie_and_a_forecast_to_the_page(saksi):
    (forecast,) = (json.loads(line) for line in saksi("forecasts", "--json").stdout.splitlines())
    shown = saksi("why", forecast["id"]).stdout
    assert "came true, rule: done" in shown
    assert "characters" in shown
    plain = json.loads(saksi("why", forecast["id"], "--json").stdout)
    assert plain["told"][0]["quote"] == "menyerang"
    words, at = plain["record"]["words"], plain["words"]
    assert words
    assert at["end"] - at["start"] == len(words)
    assert f"how sure: “{words}”  characters {at['start']} to {at['end']}" in shown
    fear = json.loads(saksi("ties", "CHN", "PRK", "--json").stdout)
    assert "uneasy" in saksi("why", fear["id"]).stdout


def test_a_forecast_is_overruled_and_left_to_the_rules_again(saksi):
    (forecast,) = (json.loads(line) for line in saksi("forecasts", "--json").stdout.splitlines())
    told = saksi("overrule", forecast["id"], "no-evidence-found", "--why", "Elsewhere.", "--by", "ana").stdout
    assert told == f"{forecast['id']}: no evidence found, by ana. Elsewhere.\n"
    assert "person" in saksi("forecasts").stdout
    assert (
        json.loads(
            saksi("overrule", forecast["id"], "rules", "--why", "Not so.", "--by", "ana", "--json").stdout
        )["outlook"]
        is None
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ties", "--since", "soon"), "U022"),
        (("forecasts", "--type", "ATTACK"), "U024"),
        (("forecasts", "--outlook", "true"), "came true"),
        (("overrule", "forecast-0", "failed", "--why", "x", "--by", "ana"), "U025"),
        (("why", "tie-0"), "U025"),
        (("ties", "A", "B", "C"), "one actor or two"),
    ],
)
def test_wrong_use_gets_a_line(saksi, words, said):
    result = saksi(*words, status=2)
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_queries_see_ties_and_forecasts(saksi):
    assert json.loads(saksi("sql", "SELECT count(*) AS n FROM forecasts", "--json").stdout) == {"n": 1}
