"""Help in plain words, wrong use in one line, and what may have been meant."""

import re

import pytest
import typer
from typer.testing import CliRunner

from saksi.doors.cli import app
from saksi.doors.unknown import unknown
from tests.run.test_undated import undated


def names(command, path=()):
    for name, child in getattr(command, "commands", {}).items():
        yield from names(child, (*path, name)) if hasattr(child, "commands") else [(*path, name)]


COMMANDS = [(), *names(typer.main.get_command(app))]


def helped(words, width):
    return CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": str(width)}, terminal_width=width)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_names_what_an_option_takes_and_not_how_python_types_it(words):
    for width in (80, 120):
        shown = helped(words, width).stdout
        assert not re.search(r"<[a-z\[\]| ]+>|\[\d*\.?\d*<?=?x|x>=", shown)
        assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_option_has_a_sentence(words):
    command = typer.main.get_command(app)
    for name in words:
        command = command.commands[name]
    assert all(option.help for option in command.params)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("events", "--nothing"), "No such option: --nothing"),
        (("nothing",), "No such command 'nothing'. See"),
        (("export", "csv"), "Missing option '--output'"),
        (("read", "x.txt", "--language", "de"), "'de' is not one of 'id', 'ms', 'en'. See"),
        (("events", "--limit", "-1"), "--limit"),
        (("events", "--limit", "many"), "--limit"),
        (("token", "nothing"), "No such command 'nothing'. See"),
    ],
)
def test_wrong_use_is_one_line_that_leads_to_the_help(words, said):
    result = CliRunner().invoke(app, [*words])
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("saksi: ")
    assert said in line
    assert line.endswith("--help.")


def test_an_unknown_code_is_told_with_what_may_have_been_meant():
    assert unknown(["KOR", "asean", "UN"]) == []
    assert unknown(["Malaysia"]) == ["No table has the code MALAYSIA; did you mean MYS?"]
    assert "did you mean" in unknown(["KORR"])[0]
    assert unknown(["QQQQQQ"]) == ["No table has the code QQQQQQ; states have ISO 3166 codes such as IDN."]


@pytest.fixture
def path(tmp_path):
    from saksi.archive import Archive
    from saksi.store.place import place_of

    with Archive(place_of(tmp_path / "arsip")) as archive:
        archive.store([undated(1), undated(2)])
    return str(tmp_path / "arsip")


@pytest.mark.parametrize("command", ["ties", "changes"])
def test_acts_without_a_day_are_told_below_a_table_and_beside_json(path, command):
    table = CliRunner().invoke(app, [command, "--archive", path])
    assert "without a day" in table.stdout
    assert "--column published=NAME" in table.stdout
    lines = CliRunner().invoke(app, [command, "--archive", path, "--json"])
    assert "without a day" in lines.stderr
    assert lines.stdout == ""


@pytest.mark.parametrize("format_", ["gdelt", "plover", "csv", "gexf", "html"])
def test_an_export_tells_of_events_without_a_day(path, tmp_path, format_):
    folder = tmp_path / format_
    result = CliRunner().invoke(app, ["export", format_, "--archive", path, "--output", str(folder)])
    assert result.exit_code == 0, result.output
    assert "2 events without a day" in result.stderr
    assert "2 events without a day" in (folder / "README.md").read_text(encoding="utf-8")


def test_an_empty_answer_names_codes_that_no_table_has(path):
    result = CliRunner().invoke(app, ["events", "--actor", "KORR", "--archive", path])
    assert "did you mean KOR" in result.stderr
    assert "did you mean" not in CliRunner().invoke(app, ["events", "--archive", path]).stderr
