"""Clauses that are only supposed, and what follows from them; quotations that their frames break."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


@pytest.mark.parametrize(
    "sentence",
    [
        "Seandainya Mesir menyerang Sudan, Rusia akan menyerang Mesir.",
        "Andaikata Mesir menyerang Sudan, Rusia akan menyerang Mesir.",
        "Kalau saja Mesir menyerang Sudan, Rusia akan menyerang Mesir.",
    ],
)
def test_only_what_follows_from_a_condition_is_told(tell: Tell, sentence: str):
    told = tell(sentence)
    assert told.acts == ["ASSAULT RUS > EGY"]
    assert (told.event.certainty, told.event.time) == ("possible", "future")


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("Had Egypt attacked Sudan, Russia would have bombed Egypt.", "past"),
        ("Were Egypt to attack Sudan, Russia would bomb Egypt.", "future"),
        ("Should Egypt attack Sudan, Russia would bomb Egypt.", "future"),
    ],
)
def test_a_verb_before_its_subject_opens_a_condition(tell_english: Tell, sentence: str, time: str):
    told = tell_english(sentence)
    assert told.acts == ["ASSAULT RUS > EGY"]
    assert (told.event.certainty, told.event.time) == ("possible", time)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the event that Egypt attacks Sudan, prices will rise.",
        "Even if Egypt attacked Sudan, prices would not rise.",
    ],
)
def test_phrases_open_conditions_too(tell_english: Tell, sentence: str):
    assert tell_english(sentence).acts == []


@pytest.mark.parametrize(
    ("sentence", "polarity", "certainty"),
    [
        ('"Kami akan," kata Presiden Rusia, "terus menyerang Odesa."', "positive", "probable"),
        ('"Kami tidak akan," kata Presiden Rusia, "menyerang Odesa."', "negative", "probable"),
        ('"Pasukan kami," kata Presiden Rusia, "telah menyerang Odesa."', "positive", "certain"),
    ],
)
def test_a_broken_quotation_is_one_sentence(tell: Tell, sentence: str, polarity: str, certainty: str):
    told = tell(sentence)
    assert told.acts == ["ASSAULT RUS > UKR"]
    assert (told.event.polarity, told.event.certainty) == (polarity, certainty)
    assert told.words(told.event.predicate).endswith("menyerang")


def test_a_broken_english_quotation_is_one_sentence(tell_english: Tell):
    told = tell_english('"We will not," the Russian president said, "attack Odesa."')
    assert told.acts == ["ASSAULT RUS > UKR"]
    assert (told.event.polarity, told.words(told.event.predicate)) == ("negative", "attack")
