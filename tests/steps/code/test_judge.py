"""The judge with advice of our own making: what the weights say is done, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from saksi.languages import Language, load
from saksi.languages.encoder.acts import ROLE, Advice
from saksi.steps.code.coder import code_article, settle_article
from saksi.steps.code.marks import TYPES
from saksi.steps.code.passed import passed_of
from tests.conftest import Told, article_of

SENTENCE = "Rusia menyerang Ukraina."
KEPT = {
    "acts": {"rule=actor": 1.0, "rule=none": -1.0, "rule=recipient": -1.0},
    "receives": {"rule=recipient": 1.0, "rule=none": -1.0, "rule=actor": -1.0},
    "together": {},
    "new": {"least": 2.0},
}


class Adviser:
    """Stands for the network: gives every word the same probability of one type."""

    def __init__(self, type_: str, probability: float, weights: dict[str, dict[str, float]]) -> None:
        self.type, self.probability, self.weights = type_, probability, weights
        self.asked = 0

    def read(self, words: list[str], states: object, marks: list[list[int]]) -> Advice:
        self.asked += 1
        count = len(words)
        types = np.zeros((count, 1 + len(TYPES)), dtype=np.float32)
        types[:, 0], types[:, 1 + TYPES.index(self.type)] = 1 - self.probability, self.probability
        blank = np.zeros((1, count, 3 * ROLE), dtype=np.float32)
        other = np.zeros((count, 8), dtype=np.float32)
        return Advice(types, other, other, blank, blank)


@pytest.fixture(scope="module")
def language() -> Language:
    return load("id")


def told(language: Language, adviser: Adviser, *body: str) -> Told:
    return Told(code_article(article_of(*body), replace(language, acts=adviser), why=True))  # type: ignore[arg-type]


def test_what_the_weights_speak_for_is_told(language):
    adviser = Adviser("ASSAULT", 0.9, {"keep": {"bias": 1.0}, **KEPT})
    assert told(language, adviser, SENTENCE).acts == ["ASSAULT RUS > UKR"]
    assert adviser.asked == 1


def test_what_they_speak_against_is_not(language):
    adviser = Adviser("ASSAULT", 0.1, {"keep": {"bias": -1.0}, **KEPT})
    assert told(language, adviser, SENTENCE).acts == []


def test_the_network_overrules_an_objection_and_says_so(language):
    body = "Warga mengungsi karena takut kalau Rusia menyerang Odesa."
    assert told(language, Adviser("ASSAULT", 0.9, {"keep": {"objection=fine": 1.0}, **KEPT}), body).acts == []
    found = told(language, Adviser("ASSAULT", 0.9, {"keep": {"odds": 1.0}, **KEPT}), body)
    assert [event.type for event in found.events] == ["ASSAULT"]
    assert any("by the network" in line for line in found.events[0].why)


def test_an_act_that_no_entry_names_can_be_told(language):
    weights = {"keep": {"bias": -9.0}, **KEPT, "new": {"least": 0.5}}
    weights["acts"] = {"kind=state|none": 1.0}
    found = told(language, Adviser("COOPERATE", 0.8, weights), "Rusia menari di Minsk.")
    assert any("no entry of the lexicon" in " ".join(event.why) for event in found.events)


def test_parties_go_by_their_weights(language):
    weights = {"keep": {"bias": 1.0}, **KEPT, "receives": {"bias": -1.0}}
    assert told(language, Adviser("ASSAULT", 0.9, weights), SENTENCE).acts == ["ASSAULT RUS"]


def test_an_act_whose_parties_are_too_unsure_is_not_told(language):
    weights = {"keep": {"bias": 1.0}, **KEPT, "new": {"least": 2.0, "whole": -0.3}}
    assert told(language, Adviser("ASSAULT", 0.9, weights), SENTENCE).acts == ["ASSAULT RUS > UKR"]
    blind = replace(language, acts=Adviser("ASSAULT", 0.9, weights | {"acts": {}, "receives": {}}))
    page = settle_article(article_of(SENTENCE), blind)
    assert page.told == []
    assert [one.reason[:28] for one in passed_of(page)] == ["its parties are too unsure: "]


def test_an_act_keeps_its_parties_where_the_weights_leave_none(language):
    weights = {"keep": {"bias": 1.0}, "acts": {}, "receives": {}, "together": {}, "new": {"least": 2.0}}
    assert told(language, Adviser("ASSAULT", 0.9, weights), SENTENCE).acts == ["ASSAULT RUS > UKR"]


def test_a_role_is_the_product_of_two_vectors_and_their_biases():
    vectors = np.zeros((2, 3 * ROLE), dtype=np.float32)
    vectors[0, 0] = vectors[1, 0] = ROLE**0.25
    vectors[0, ROLE - 1], vectors[1, ROLE - 1] = 0.5, 0.25
    blank = np.zeros((2, 1), dtype=np.float32)
    advice = Advice(blank, blank, blank, vectors[None], vectors[None])
    assert advice.role(0, 1, "actor") == pytest.approx(1.75)
    assert advice.role(0, 1, "recipient") == 0.0
    both = Advice(blank, blank, blank, np.stack([vectors, 0 * vectors]), np.stack([vectors, 0 * vectors]))
    assert both.role(0, 1, "actor") == pytest.approx(0.875)


def test_the_shipped_network_answers_alike_whatever_stands_beside(language):
    assert language.acts is not None
    alone = Told(code_article(article_of(SENTENCE), language)).acts
    beside = Told(code_article(article_of(SENTENCE, "Cuaca cerah."), language)).acts
    assert alone == beside == ["ASSAULT RUS > UKR"]


def test_nobody_acts_upon_himself(language):
    one, other = (
        Told(code_article(article_of(body), language)).events[0]
        for body in (
            "Polisi Kanada menahan puluhan mahasiswa di Ottawa pada Senin.",
            "Petani Kanada berunjuk rasa di Ottawa pada Senin.",
        )
    )
    for event in (one, other):
        acting = {actor.start for actor in event.actor}
        assert all(party.start is None or party.start not in acting for party in event.recipient)


def test_who_employs_the_forces_of_another_employs_them_against_somebody(language):
    weights = {
        "keep": {"bias": 1.0},
        **KEPT,
        "receives": {"rule=recipient": 1.0, "rule=none": 0.5},
        "together": {"2 to 0": 9.0},
    }
    found = told(
        language,
        Adviser("ASSAULT", 0.9, weights),
        "Rusia memakai tentara Korea Utara untuk menyerang Ukraina.",
    )
    assert "ASSAULT PRK,RUS > UKR" in found.acts


def test_a_deed_that_is_plainly_denied_is_told(language):
    acts = Adviser("ASSAULT", 0.0, {"keep": {"bias": -1.0}, **KEPT})
    denied = told(language, acts, "Rusia tidak menyerang Polandia.")
    assert (denied.acts, denied.event.polarity) == (["ASSAULT RUS > POL"], "negative")
    assert told(language, acts, "Rusia menyerang Polandia.").acts == []
