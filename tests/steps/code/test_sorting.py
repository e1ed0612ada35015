"""Types of acts where the word's own entry has another: what the weights say is done, and told why."""

import pytest

from saksi.languages import Language, load
from saksi.steps.code.sorting import change, compared
from tests.steps.code.test_judge import KEPT, Adviser, told

SENTENCE = "Demonstran Prancis membakar gedung di Paris."


@pytest.fixture(scope="module")
def language() -> Language:
    return load("id")


def adviser(**weights: float) -> Adviser:
    return Adviser("PROTEST", 0.9, {"keep": {"bias": 1.0}, **KEPT, "type": weights})


def test_a_word_keeps_the_type_of_its_entry_where_no_change_is_known(language):
    assert {event.type for event in told(language, adviser(), SENTENCE).events} == {"ASSAULT"}


def test_another_type_is_told_where_more_speaks_for_it(language):
    found = told(language, adviser(**{"ASSAULT>PROTEST": 1.0, "network": 0.5}), SENTENCE)
    assert {event.type for event in found.events} == {"PROTEST"}
    assert any("ASSAULT by the entry" in line for line in found.events[0].why)


def test_a_change_that_is_known_may_still_be_unlikely(language):
    found = told(language, adviser(**{"ASSAULT>PROTEST": -1.0, "own": 0.5}), SENTENCE)
    assert {event.type for event in found.events} == {"ASSAULT"}


def test_only_changes_that_were_seen_are_compared():
    assert compared("SUPPORT", {change("SUPPORT", "AID"): 0.0}) == ["SUPPORT", "AID"]
    assert compared("AID", {change("SUPPORT", "AID"): 0.0}) == ["AID"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("id", "Rusia tidak akan menarik pasukannya dari Ukraina."),
        ("en", "Kenya would not withdraw its troops from Somalia."),
        ("en", "Israel will not withdraw from Lebanon."),
        ("ms", "Rusia tidak akan menarik balik tenteranya dari Ukraine."),
    ],
)
def test_a_refusal_told_as_the_act_that_it_refuses_says_that_it_is_not_done(code, sentence):
    weights = {"REJECT>RETREAT": 9.0}
    always = Adviser("RETREAT", 0.9, {"keep": {"bias": 1.0}, **KEPT, "type": weights})
    found = told(load(code), always, sentence)
    assert {(event.type, event.polarity) for event in found.events} == {("RETREAT", "negative")}


def test_a_refusal_without_a_negation_of_its_own_is_not_turned(language):
    sentence = "Iran bersikeras mempertahankan program nuklirnya."
    found = told(language, adviser(**{"REJECT>AGREE": 9.0}), sentence)
    assert {event.polarity for event in found.events} <= {"positive"}
