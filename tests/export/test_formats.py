"""What every export has in common."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from saksi.doors.asking import ExportFormat
from saksi.errors import UsageError
from saksi.export.formats import FORMATS
from tests.export.samples import SCRIPT

TEXTUAL = [name for name in FORMATS if name != "parquet"]


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_of_nothing_says_so(exported, name):
    readme = (exported(name, languages=("ms",)) / "README.md").read_text()

    assert "Query: languages ms" in readme
    assert "0 events match" in readme


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_names_its_files_counts_and_coder(exported, name):
    folder = exported(name)
    readme = (folder / "README.md").read_text()

    assert "10 events matched; 2 articles read" in readme
    assert "by hand 1" in readme
    for file in folder.iterdir():
        assert file.name == "README.md" or f"`{file.name}`" in readme


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_archive_gives_the_same_bytes(exported, name):
    one, other = exported(name), exported(name)

    for file in one.iterdir():
        assert file.read_bytes() == (other / file.name).read_bytes()


def test_an_unknown_format_names_near_ones(archive, tmp_path):
    with pytest.raises(UsageError, match="U060") as error:
        archive.export("gdlt", tmp_path / "x")

    assert "gdelt" in error.value.hint
    assert not (tmp_path / "x").exists()


def test_a_folder_that_holds_something_is_left_alone(archive, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")

    with pytest.raises(UsageError, match="U061"):
        archive.export("csv", tmp_path / "full")

    assert [file.name for file in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_an_unsound_query_makes_no_folder(archive, tmp_path):
    with pytest.raises(UsageError, match="U024"):
        archive.export("csv", tmp_path / "x", types=("MEET",))

    assert not (tmp_path / "x").exists()


def test_the_command_line_offers_every_format():
    assert {item.value for item in ExportFormat} == set(FORMATS)


@pytest.mark.parametrize("name", ["gexf", "graphml", "html"])
def test_script_in_texts_is_not_markup(exported, name):
    for file in exported(name).iterdir():
        assert file.name == "README.md" or "<script" not in file.read_text()


def test_tables_hold_what_the_listing_shows(archive, exported):
    table = pq.read_table(exported("parquet", types=("CONSULT",)) / "events.parquet")

    assert table["id"].to_pylist() == archive.events(types=("CONSULT",)).table["id"].to_pylist()


def test_statements_that_hold_the_events_come_along(exported):
    folder = exported("parquet", types=("ASSAULT",))
    statements = pq.read_table(folder / "statements.parquet")

    # The inner one holds the attack, and is held by the outer one.
    assert sorted(statements["kind"].to_pylist()) == ["no_comment", "no_comment", "report", "report"]


def test_without_filters_of_events_all_articles_come_along(exported):
    assert pq.read_table(exported("parquet", since="2027-01-01") / "articles.parquet").num_rows == 0
    assert pq.read_table(exported("parquet", outlets=(f"kabar {SCRIPT}",)) / "articles.parquet").num_rows == 2


def test_formulas_are_defused_in_csv(exported):
    titles = (exported("csv") / "articles.csv").read_text()

    assert "'=1+1" in titles
    assert ",=1+1" not in titles


@pytest.mark.parametrize("name", ["plover", "jsonl"])
def test_lines_are_json(exported, name):
    (file,) = (file for file in exported(name).iterdir() if file.suffix == ".jsonl")

    assert all(json.loads(line) for line in file.read_text().splitlines())


def test_every_format_file_and_left_out_field_is_documented(exported):
    document = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")

    assert [name for name in FORMATS if f"| `{name}` |" not in document] == []
    for name in FORMATS:
        files = [file.name for file in exported(name).iterdir()]
        assert [file for file in files if f"`{file}`" not in document] == []
