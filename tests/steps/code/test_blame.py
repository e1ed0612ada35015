"""Tests for steps/code/blame.py: who is blamed for what somebody condemns, and never whom it befell."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def done(*body: str, language: str = "id") -> list[str]:
    return Told(code_article(article_of(*body, language=language), load(language))).acts


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Prancis mengecam serangan terhadap tentara Mali."),
        ("id", "Prancis mengutuk serangan bom terhadap masjid di Mali."),
        ("id", "Prancis mengecam penembakan terhadap nelayan Mali."),
        ("id", "Prancis mengutuk pembunuhan wartawan di Bamako."),
        ("id", "Prancis mengecam serangan yang menewaskan puluhan warga Mali."),
        ("ms", "Perancis mengecam serangan terhadap tentera Mali."),
        ("ms", "Perancis mengutuk serangan ke atas hospital di Mali."),
        ("en", "France condemned the attack on Malian troops."),
        ("en", "France condemned the killing of journalists in Mali."),
    ],
)
def test_victims_are_not_blamed(language: str, line: str):
    assert [act for act in done(line, language=language) if act.startswith("ACCUSE")] == ["ACCUSE FRA"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Jerman mengecam serangan Rusia terhadap kilang minyak Ukraina."),
        ("id", "Jerman mengutuk pengeboman rumah sakit Ukraina oleh Rusia."),
        ("id", "Jerman mengecam Rusia atas serangan terhadap kilang minyak Ukraina."),
        ("ms", "Jerman mengecam serangan Rusia terhadap kilang penapis minyak Ukraine."),
        ("en", "Germany condemned Russia's strikes on a Ukrainian refinery."),
    ],
)
def test_whoever_did_it_is(language: str, line: str):
    assert [act for act in done(line, language=language) if act.startswith("ACCUSE")] == ["ACCUSE DEU > RUS"]


def test_a_wrong_that_is_no_attack_leaves_its_state_to_blame():
    assert "ACCUSE EU > GEO" in done("Uni Eropa mengecam penangkapan pemimpin oposisi di Georgia.")
