"""Time, certainty and places by weights of our own making: what they say is done, and the record says so."""

from dataclasses import replace

import numpy as np
import pytest

from saksi.languages import Language, load
from saksi.languages.encoder.acts import Advice
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of
from tests.steps.code.test_judge import KEPT, Adviser

RULES = {"keep": {"bias": 1.0}, **KEPT}
#: Weights that leave everything as the rules have it.
AS_RULED = {"time": {"rules": 1.0}, "certainty": {"rules": 1.0}, "place": {"bias": -1.0, "rule=True": 2.0}}
ATTACK = "Rusia menyerang Ukraina di Kursk."
PLAN = "Rusia akan menyerang Ukraina."


class Witness(Adviser):
    """An adviser that finds every act possible and future."""

    def read(self, words: list[str], states: object, marks: list[list[int]]) -> Advice:
        facts = np.full((len(words), 8), 0.05, dtype=np.float32)
        facts[:, (0, 4, 7)] = 0.9
        return replace(super().read(words, states, marks), facts=facts)


@pytest.fixture(scope="module")
def language() -> Language:
    return load("id")


def told(language: Language, weights: dict[str, dict[str, float]], *body: str) -> Told:
    acts = Witness("ASSAULT", 0.9, {**RULES, **weights})
    page = article_of(*body, published="2024-10-20")
    return Told(code_article(page, replace(language, acts=acts), why=True))  # type: ignore[arg-type]


@pytest.mark.parametrize("weights", [{}, AS_RULED])
@pytest.mark.parametrize(
    "body", [ATTACK, PLAN, "Menurut Antara, Israel mungkin menyerang Iran pada Senin lalu."]
)
def test_without_weights_the_rules_decide_alone(language, body, weights):
    page = article_of(body, published="2024-10-20")
    alone = Told(code_article(page, replace(language, acts=None), why=True))
    found = told(language, weights, body)
    assert [(e.time, e.certainty, e.location) for e in found.events] == [
        (e.time, e.certainty, e.location) for e in alone.events
    ]
    assert not any(line.endswith("by the rules") for event in found.events for line in event.why or ())


def test_the_network_overrules_the_rules_and_the_record_says_so(language):
    seen = {"time": {"rules": 1.0, "network": 1.0}, "certainty": {"rules": 1.0, "network": 1.0}}
    event = told(language, seen, ATTACK).event
    assert (event.time, event.certainty) == ("future", "possible")
    assert "time: weighed (+1.9): past by the rules" in (event.why or ())
    assert "certainty: weighed (+1.9): certain by the rules" in (event.why or ())


def test_the_rules_hold_where_the_weights_trust_them(language):
    event = told(language, {**AS_RULED, "time": {"rules": 9.0, "network": 1.0}}, ATTACK).event
    assert event.time == "past"


def test_what_is_to_come_is_never_certain(language):
    weights = {**AS_RULED, "time": {"rules": 1.0, "future|bias": 9.0}, "certainty": {"rules": 5.0}}
    event = told(language, weights, ATTACK).event
    assert (event.time, event.certainty) == ("future", "probable")


def test_a_trait_speaks_for_one_answer(language):
    weights = {**AS_RULED, "time": {"rules": 1.0, "present|hedge=akan": 2.0}}
    assert told(language, weights, PLAN).event.time == "present"
    assert told(language, weights, ATTACK).event.time == "past"


def test_a_date_before_the_page_is_told_from_one_behind(language):
    weights = {**AS_RULED, "time": {"rules": 1.0, "present|date=behind|type=ASSAULT": 3.0}}
    later = "Rusia akan menyerang Ukraina pada 30 November 2024."
    earlier = "Rusia menyerang Ukraina pada 30 September 2024."
    assert [e.time for e in told(language, weights, later).events] == ["present"]
    assert [e.time for e in told(language, weights, earlier).events] == ["past"]


def test_the_same_act_told_before_is_a_trait(language):
    weights = {**AS_RULED, "time": {"rules": 1.0, "future|told before=past certain": 3.0}}
    found = told(language, weights, "Rusia menyerang Ukraina.", "Rusia menggempur Ukraina.")
    assert [e.time for e in found.events] == ["past", "future"]


def test_places_are_weighed_and_the_record_says_so(language):
    nowhere = told(language, {"place": {"bias": -1.0}}, ATTACK).event
    assert nowhere.location == ()
    assert "location: weighed: Kursk by the rules" in (nowhere.why or ())
    there = told(
        language, {"place": {"bias": -1.0, "kind=place": 2.0}}, "Rusia menyerang Ukraina dekat Kursk."
    )
    assert [place.name for place in there.event.location] == ["Kursk"]


def test_a_place_that_is_a_party_is_told_from_one_that_is_not(language):
    weights = {"place": {"bias": 1.0, "party=actor": -9.0, "party=recipient": -9.0}}
    assert [place.name for place in told(language, weights, ATTACK).event.location] == ["Kursk"]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "EU mulls sanctions on Iran"), ("id", "AS Pertimbangkan Sanksi terhadap Iran")],
)
def test_what_is_only_considered_stays_possible(language, title):
    page = article_of("...", title=title, language=language)
    assert Told(code_article(page, load(language))).of("SANCTION").certainty == "possible"
