"""Clauses that are only supposed, and what follows from them; quotations that their frames break."""

from collections.abc import Callable
from typing import Any

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of

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


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecuali Sudan menarik pasukannya, Rusia akan menyerang Mesir.",
        "Rusia akan menyerang Mesir kecuali Sudan menarik pasukannya.",
        "Dalam hal Mesir menyerang Sudan, Rusia akan menyerang Mesir.",
        "Dengan asumsi Mesir menyerang Sudan, Rusia akan menyerang Mesir.",
        "Selama Sudan tidak menyerang Libya, Rusia akan menyerang Mesir.",
    ],
)
def test_what_hangs_on_an_exception_or_a_premise_is_possible(tell: Tell, sentence: str):
    event = tell(sentence).of("ASSAULT")
    assert ([a.id for a in event.actor], event.polarity) == (["RUS"], "positive")
    assert (event.certainty, event.time) == ("possible", "future")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rusia menyerang Mesir kecuali Kairo.",
        "Rusia dalam hal ini menyerang Mesir.",
        "Selama Sudan tidak berdaya, Rusia menyerang Mesir.",
    ],
)
def test_what_excepts_a_thing_or_tells_the_time_is_no_condition(tell: Tell, sentence: str):
    assert tell(sentence).of("ASSAULT").certainty == "certain"


@pytest.mark.parametrize(
    "sentence",
    [
        "In the event that Egypt attacks Sudan, Russia will bomb Egypt.",
        "Russia will bomb Egypt in the event that Egypt attacks Sudan.",
        "Provided that Egypt attacks Sudan, Russia will bomb Egypt.",
        "Provided Egypt attacks Sudan, Russia will bomb Egypt.",
        "As long as Egypt attacks Sudan, Russia will bomb Egypt.",
        "Assuming Egypt attacks Sudan, Russia will bomb Egypt.",
        "Only if Egypt attacks Sudan will Russia bomb Egypt.",
        "Had Egypt attacked Sudan, Russia would have bombed Egypt, Lavrov said, the AP reported.",
    ],
)
def test_phrases_and_participles_make_what_follows_possible(tell_english: Tell, sentence: str):
    told = tell_english(sentence)
    assert told.acts == ["ASSAULT RUS > EGY"]
    assert told.event.certainty == "possible"


@pytest.mark.parametrize(
    "sentence",
    [
        "Israel bombed Damascus, provided with intelligence by the United States.",
        "Assuming control of the port, Russia bombed Odesa.",
    ],
)
def test_a_participle_without_a_clause_opens_no_condition(tell_english: Tell, sentence: str):
    assert tell_english(sentence).of("ASSAULT").certainty == "certain"


def test_in_malay_a_word_of_speaking_in_a_condition_is_no_cue():
    sentence = "Andai kata Iran menyerang Israel, Amerika Syarikat akan mengebom Iran."
    told = Told(code_article(article_of(sentence, language="ms"), load("ms")))
    assert (told.acts, told.said) == (["ASSAULT USA > IRN"], [])
    assert told.event.certainty == "possible"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecuali Hamas membebaskan tebusan, Israel akan menyerang Iran.",
        "Israel akan menyerang Iran melainkan Tehran berundur.",
    ],
)
def test_malay_excepts_by_two_words(sentence: str):
    told = Told(code_article(article_of(sentence, language="ms"), load("ms")))
    assert told.of("ASSAULT").certainty == "possible"
