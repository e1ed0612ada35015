"""Who an English act is by and upon, where the clause alone does not tell."""

from collections.abc import Callable
from typing import Any

import pytest

from saksi.languages import load
from saksi.steps.code.casting import Cast
from saksi.steps.code.coder import draft_article
from saksi.steps.code.events import Draft
from saksi.steps.code.fellows import joined
from tests.conftest import article_of

Tell = Callable[..., Any]


def draft_of(text: str, type_: str) -> Draft:
    """Return the act of one type that the rules draft."""
    drafts = draft_article(article_of(text), load("en")).drafts
    return next(draft for draft in drafts if draft.candidate.entry.type == type_)


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("The YPG holds the town.", "YPG"),
        ("The Syrian Democratic Forces hold the town.", "SDF"),
        ("Turkish jets flew over Erbil in Iraq.", "IRQ"),
        ("", "SDF"),
    ],
)
def test_a_peoples_forces_are_the_body_that_the_page_names(tell_english: Tell, before: str, body: str):
    told = tell_english(f"{before} They attacked Kurdish forces.".strip())
    assert told.acts[-1].endswith(f"> {body}")


def test_the_rebels_are_rebels_and_no_alliance(tell_english: Tell):
    text = "The Taliban entered the valley. NATO is still there. On Monday Pakistan attacked the rebels."
    assert "ASSAULT PAK > TALIBAN" in tell_english(text).acts


def test_a_coalition_is_of_whoever_leads_it(tell_english: Tell):
    told = tell_english("US-led forces attacked the Taliban in the south.")
    assert "ASSAULT USA > TALIBAN" in told.acts


def test_whoever_is_named_in_one_breath_plays_one_role():
    draft = draft_of("Norway condemned Iran and Syria on Monday.", "ACCUSE")
    cast = Cast(frozenset({"NOR"}), frozenset({"SYR"}))
    assert joined(draft, cast).recipient == {"IRN", "SYR"}


def test_a_party_on_the_other_side_does_not_join():
    draft = draft_of("Norway condemned Iran and Syria on Monday.", "ACCUSE")
    cast = Cast(frozenset({"IRN"}), frozenset({"SYR"}))
    assert joined(draft, cast).recipient == {"SYR"}


def test_whoever_meets_meets_with_the_others():
    draft = draft_of("The Norwegian foreign minister met Iranian officials in Oslo.", "CONSULT")
    cast = Cast(frozenset({"IRN"}), frozenset())
    assert joined(draft, cast).actor == {"IRN", "NOR"}


def test_states_that_share_a_noun_share_its_role(tell_english: Tell):
    found = tell_english("Kenyan and Ugandan soldiers attacked a camp of Al-Shabaab on Sunday.")
    assert found.acts[0].startswith("ASSAULT KEN,UGA >")


def test_an_article_does_not_part_a_coordination(tell_english: Tell):
    found = tell_english("Envoys from Japan, South Korea and the United States met in Hanoi on Tuesday.")
    assert found.acts == ["CONSULT JPN,KOR,USA"]


def test_a_verb_says_nothing_about_the_office_behind_it(tell_english: Tell):
    found = tell_english("Soldiers in Mali ousted the president of Niger on Friday.")
    assert [act.split(" ", 1)[1] for act in found.acts] == ["MLI > NER"]


@pytest.mark.parametrize("end", ["by", 'by "'])
def test_a_sentence_that_breaks_off_before_the_agent_has_none(tell_english: Tell, end: str):
    told = tell_english(f"The envoy of Laos said that the meeting with Malaysia would be conducted {end}")
    assert not [act for act in told.acts if act.startswith("CONSULT") and "by" in act]
