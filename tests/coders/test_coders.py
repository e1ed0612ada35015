"""Coders by name: the built-in one, the fast one beside it, and what records say of who coded them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from saksi import archive, coders
from saksi.doors.cli import app
from saksi.doors.options import CoderChoice
from saksi.languages import load
from saksi.model import Article, Coded, Part
from saksi.steps import code
from saksi.steps.code import CODER, FAST, known

TEXT = "Iran condemned the strikes on Thursday, its foreign minister said.\n"


def article(language: str, text: str) -> Article:
    return Article("a1", text, (Part("body", 0, len(text.rstrip())),), language)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def saksi(tmp_path: Path):
    def run(*words: object):
        place = {"SAKSI_ARCHIVE": str(tmp_path / "archive")}
        return CliRunner().invoke(app, [str(word) for word in words], env=place)

    return run


def test_the_command_line_offers_what_can_be_loaded():
    assert tuple(CoderChoice) == coders.NAMES


@pytest.mark.parametrize(("name", "coder"), [("built-in", CODER), ("careful", CODER), ("fast", FAST)])
def test_records_say_which_coder_made_them(name: str, coder: str):
    coded: Coded = coders.load(name)(article("en", TEXT))

    assert coded.coder == coder
    assert [event.type for event in coded.events] == ["ACCUSE"]


def test_records_of_the_fast_coder_are_stale_for_the_careful_one_alone():
    assert coders.version_of("careful") == coders.version_of("built-in") == code.VERSION
    assert coders.version_of("fast") not in (code.VERSION, "")


def test_the_fast_coder_reads_english_by_one_network():
    careful, fast = known("en", fast=False), known("en", fast=True)

    assert careful is load("en")
    assert fast.acts is not None
    assert careful.acts is not None
    assert fast.acts.second is None
    assert careful.acts.second is not None
    assert fast.acts.weights is careful.acts.weights


@pytest.mark.parametrize("command", ["read", "evaluate", "add", "watch"])
def test_help_says_what_the_fast_coder_costs_and_gains(saksi, command: str):
    told = " ".join(saksi(command, "--help").stdout.replace("│", " ").split())

    assert "fast" in told
    assert "one network" in told


def test_fast_reads_and_explains(saksi, page: Path):
    found = saksi("read", page, "--coder", "fast", "--json")
    shown = saksi("read", page, "--coder", "fast", "--why")

    assert json.loads(found.stdout)["coder"] == FAST
    assert shown.exit_code == 0, shown.output
    assert "ACCUSE" in shown.stdout


def test_an_archive_knows_who_coded_a_page_and_reads_it_anew_for_another(page: Path, tmp_path: Path):
    place = tmp_path / "archive"
    made = []
    for name in ("fast", "fast", "careful"):
        with archive.open_archive(place) as opened:
            tally = opened.add([str(page)], workers=0, coder=name)
            made.append((tally.read, opened.sql("SELECT coder FROM articles").column("coder").to_pylist()))

    assert made == [(1, [FAST]), (0, [FAST]), (1, [CODER])]


def test_evaluate_scores_the_fast_coder(saksi, page: Path, tmp_path: Path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(saksi("read", page, "--coder", "fast", "--json").stdout, encoding="utf-8")

    found = saksi("evaluate", gold, "--coder", "fast", "--json", "--resamples", "0")

    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["event"]["f1"] == 1.0
