"""Words that the rules pass over: told where weights speak for them and the network sees a chance."""

import pytest

from saksi.languages import Language, load
from tests.steps.code.test_judge import KEPT, Adviser, told

SENTENCE = "Jerman mengecam serangan Rusia ke Ukraina."


@pytest.fixture(scope="module")
def language() -> Language:
    return load("id")


def adviser(probability: float, **limits: float) -> Adviser:
    weights = {"keep": {"bias": 1.0}, **KEPT, "new": {"least": 2.0, **limits}}
    return Adviser("ASSAULT", probability, weights)


def test_another_verbs_object_is_no_act_by_the_rules(language):
    assert {event.type for event in told(language, adviser(0.5), SENTENCE).events} == {"ACCUSE"}


def test_it_is_told_where_the_weights_have_it(language):
    found = told(language, adviser(0.5, passed=0.1), SENTENCE)
    assert {event.type for event in found.events} == {"ACCUSE", "ASSAULT"}
    (attack,) = [event for event in found.events if event.type == "ASSAULT"]
    assert any("noun elsewhere" in line for line in attack.why)


def test_it_is_not_looked_at_where_the_network_sees_no_chance(language):
    assert {e.type for e in told(language, adviser(0.05, passed=0.1), SENTENCE).events} == {"ACCUSE"}
