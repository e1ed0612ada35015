"""Whose those are in English who are named without a state, and who stands for whom."""

import pytest

from saksi.languages import load
from saksi.model import Actor
from saksi.steps.code.coder import draft_article
from saksi.steps.code.events import Draft
from tests.conftest import article_of


def draft_of(text: str, type_: str) -> Draft:
    """Return the last act of one type that the rules draft."""
    drafts = draft_article(article_of(text), load("en")).drafts
    return [draft for draft in drafts if draft.candidate.entry.type == type_][-1]


def sides(text: str, type_: str) -> str:
    """Write who does an act to whom, by the rules alone."""
    draft = draft_of(text, type_)
    return f"{_names(draft.actor)} > {_names(draft.recipient)}"


def _names(actors: list[Actor]) -> str:
    return ", ".join(actor.id or f"?{actor.sector}" for actor in actors) or "-"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # People are of the place that their sentence names.
        ("The Taliban killed eight villagers in the southern province of Helmand.", "TALIBAN > AFG"),
        # Who is from abroad is of no one state.
        ("Norway and Kenya sent aid. On Friday gunmen from Somalia attacked foreign workers.", "SOM > ?LAB"),
        # People of a calling are hurt where they live.
        ("The war in Yemen goes on. On Monday the Houthis attacked journalists.", "HOUTHIS > YEM"),
        # Where the page has named one armed body, insurgents are its people.
        ("The Taliban hold the valley. On Monday insurgents attacked Pakistan.", "TALIBAN > PAK"),
        # Otherwise they are of the state in view.
        ("Roads in Sudan are closed. On Monday guerrillas attacked Chad.", "SDN > TCD"),
        # Whom an attack on a place is to drive out.
        ("Turkey launched an offensive into Afrin in order to oust the YPG.", "TUR > YPG"),
        # The other side of a fight in which people were hurt.
        ("Ten Taliban fighters were killed in clashes with Afghan and British troops.", "AFG, GBR > TALIBAN"),
        # One noun may have two owners.
        ("The base was hit by Russian and Syrian warplanes.", "RUS, SYR > -"),
        ("Israel used chemical weapons against its own people.", "ISR > ISR"),
    ],
)
def test_people_without_a_state_are_of_the_one_in_view(text: str, parties: str):
    assert sides(text, "ASSAULT") == parties


def test_who_comes_along_acts_as_well():
    text = "China, along with its Russian counterpart, will meet Iran in Geneva."
    assert sides(text, "CONSULT") == "CHN, RUS, IRN > -"


def test_the_state_behind_a_name_is_whose_king_it_is():
    assert sides("Germany criticised King Abdullah of Saudi Arabia.", "ACCUSE") == "DEU > SAU"


def test_a_people_before_a_body_only_describes_it():
    assert sides("Palestinian Hamas criticised Egypt.", "ACCUSE") == "HAMAS > EGY"


def test_it_is_one_thing_and_not_those_named_together():
    text = "Iraq and Israel closed their ports. Oxfam criticised them. It attacked Peru's plan."
    draft = draft_of(text, "ACCUSE")
    assert {actor.id for actor in draft.actor} == {"OXFAM"}


def test_police_are_of_a_state_and_never_of_an_armed_body():
    text = "Taliban police left the town in Afghanistan. Police arrested a man from Peru."
    assert sides(text, "COERCE").startswith("AFG")
