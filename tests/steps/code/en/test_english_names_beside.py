"""Names that stand within or beside words that point back, and warnings of what nobody does."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def read(text: str, language: str = "en") -> Told:
    return Told(code_article(article_of(text, language=language), load(language)))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Council of Europe demanded that Turkey release the mayor.", "REQUEST COUNCIL_OF_EUROPE > TUR"),
        ("The World Bank condemned Belarus on Friday.", "ACCUSE WORLD_BANK > BLR"),
        ("Israel shelled Gaza on Monday. The group, Hamas, condemned Israel.", "ACCUSE HAMAS > ISR"),
    ],
)
def test_a_name_goes_before_what_only_points_back(text: str, act: str):
    assert act in read(text).acts


def test_indonesian_descriptions_are_named_beside_them_too():
    told = read("Israel menyerang Gaza. Kelompok itu, Hamas, mengecam Israel.", "id")
    assert "ACCUSE HAMAS > ISR" in told.acts


@pytest.mark.parametrize(
    "text",
    ["India warned Pakistan of floods.", "Kenya warned Uganda about further storms on the lake."],
)
def test_a_warning_of_what_nobody_does_is_no_threat(text: str):
    assert read(text).acts == []


def test_a_warning_of_consequences_is_one():
    assert read("Russia warned Japan of consequences.").acts == ["THREATEN RUS > JPN"]
