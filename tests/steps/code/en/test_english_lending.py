"""To whom a page lends a state in English, and parties named together though words stand between them."""

import pytest

from saksi.languages import load
from saksi.model import Actor
from saksi.steps.code.coder import draft_article
from tests.conftest import article_of


def sides(text: str, type_: str) -> str:
    """Write who does the last act of a type to whom, by the rules alone."""
    drafts = draft_article(article_of(text), load("en")).drafts
    draft = [draft for draft in drafts if draft.candidate.entry.type == type_][-1]
    return f"{_names(draft.actor)} > {_names(draft.recipient)}"


def _names(actors: list[Actor]) -> str:
    return ", ".join(actor.id or f"?{actor.sector}" for actor in actors) or "-"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Taliban rejected the offer. On Friday insurgents killed three policemen in Helmand.",
            "TALIBAN",
        ),
        ("Boko Haram is active in Chad. Militants attacked a village in Niger on Sunday.", "BOKO_HARAM"),
        ("Nobody claimed the bombing. Militants attacked a village in Niger on Sunday.", "NER"),
    ],
)
def test_rebels_are_of_the_body_that_the_page_names_before_those_of_a_place(text: str, parties: str):
    assert sides(text, "ASSAULT").split(" > ")[0] == parties


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        ("Police in Nairobi beat journalists on Friday.", "ASSAULT", "KEN > KEN"),
        ("Soldiers in Myanmar arrested two reporters.", "COERCE", "MMR > MMR"),
    ],
)
def test_reporters_whom_something_befalls_are_of_there(text: str, type_: str, parties: str):
    assert sides(text, type_) == parties


def test_reporters_who_report_are_of_the_press():
    draft = draft_article(article_of("Reporters said that Russia attacked Ukraine."), load("en"))
    assert [source.id for statement in draft.statements for source in statement.source] == [None]


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        ("China urged North and South Korea to show restraint.", "REQUEST", "CHN > PRK, KOR"),
        ("The two Koreas signed a trade accord on Tuesday.", "SUPPORT", "PRK, KOR > -"),
        ("Kenya and neighbouring Uganda condemned Niger.", "ACCUSE", "KEN, UGA > NER"),
        (
            "Iran accused Israel and its main backer the United States of sabotage.",
            "ACCUSE",
            "IRN > ISR, USA",
        ),
    ],
)
def test_parties_are_named_together_though_words_stand_between(text: str, type_: str, parties: str):
    assert sides(text, type_) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Kenya condemned Niger and later praised Chad.", "KEN > NER"),
        ("Iran accused Israel and officials fled to Turkey.", "IRN > ISR"),
    ],
)
def test_who_belongs_to_another_verb_is_not_named_together(text: str, parties: str):
    assert sides(text, "ACCUSE") == parties


def test_who_acts_upon_reporters_does_not_tell_whose_they_are():
    text = "An Israeli drone killed two journalists in southern Lebanon on Monday."
    assert sides(text, "ASSAULT") == "ISR > LBN"
