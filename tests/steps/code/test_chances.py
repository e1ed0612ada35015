"""Chances in figures: what they make of the certainty of an act."""

from typing import Any

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def say(language: str, sentence: str) -> Any:
    return Told(code_article(article_of(sentence, language=language), load(language))).of("ASSAULT")


@pytest.mark.parametrize(
    ("language", "sentence", "certainty"),
    [
        ("en", "There is a 30 percent chance that Russia will attack Poland, analysts said.", "possible"),
        ("en", "There is a 20% chance Russia will attack Poland.", "possible"),
        ("en", "There is a one in five chance that Russia will attack Poland.", "possible"),
        ("en", "The odds that Russia will attack Poland stand at 25 percent.", "possible"),
        ("en", "Israel has a 20 percent chance of bombing Iran this year.", "possible"),
        ("en", "Analysts see an 85 percent likelihood that Russia will attack Poland.", "probable"),
        ("en", "The probability that Russia will attack Poland is 80 percent.", "probable"),
        ("id", "Ada peluang 30 persen bahwa Rusia akan menyerang Polandia.", "possible"),
        ("id", "Israel berpeluang 65 persen menyerang Iran tahun ini.", "probable"),
        ("id", "Peluang Rusia menyerang Polandia mencapai 75 persen.", "probable"),
        ("ms", "Terdapat kebarangkalian 30 peratus bahawa Rusia akan menyerang Poland.", "possible"),
        ("ms", "Kebarangkalian Rusia menyerang Poland ialah 80 peratus.", "probable"),
    ],
)
def test_a_figure_tells_how_sure_it_is(language: str, sentence: str, certainty: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty, event.time) == ("positive", certainty, "future")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Russia attacked Poland with 30 percent of its forces."),
        ("id", "Rusia menyerang Polandia dengan 30 persen pasukannya."),
    ],
)
def test_a_share_of_something_else_is_no_chance(language: str, sentence: str):
    assert say(language, sentence).certainty == "certain"


def test_no_chance_is_a_denial():
    assert say("en", "There is no chance that Israel will bomb Iran.").polarity == "negative"
