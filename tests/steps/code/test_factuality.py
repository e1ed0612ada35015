"""Polarity, certainty and time of an act."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jika Iran menyerang Israel, harga minyak naik.",
        "Apabila China menginvasi Taiwan, pasar akan runtuh.",
        "Harga gandum melonjak kalau Rusia menyerang Odesa.",
    ],
)
def test_a_condition_gives_nothing(tell: Tell, sentence: str):
    assert tell(sentence).acts == []


def test_the_main_clause_of_a_condition_is_possible(tell: Tell):
    told = tell("Apabila China menginvasi Taiwan, Jepang akan menyerang kapal perang China.")
    assert told.acts == ["ASSAULT JPN > CHN"]
    assert told.event.certainty == "possible"


def test_a_second_verb_of_the_main_clause_is_possible_as_well(tell: Tell):
    told = tell("Jika diserang, Iran akan menutup Selat Hormuz dan menyerang Tel Aviv.")
    assert told.events
    assert {event.certainty for event in told.events} == {"possible"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Turki tidak menyerang Suriah.",
        "Turki tak pernah menyerang Suriah.",
        "Turki belum menyerang Suriah.",
        "Turki tidak akan menyerang Suriah.",
    ],
)
def test_negation(tell: Tell, sentence: str):
    told = tell(sentence)
    assert told.acts == ["ASSAULT TUR > SYR"]
    assert told.event.polarity == "negative"


def test_a_refusal_to_give_way_is_one_positive_act(tell: Tell):
    event = tell("Hamas menolak melucuti senjata.").event
    assert (event.type, event.polarity) == ("REJECT", "positive")


@pytest.mark.parametrize(
    ("sentence", "certainty", "time"),
    [
        ("Rusia menyerang Kyiv.", "certain", "past"),
        ("Rusia telah menyerang Kyiv.", "certain", "past"),
        ("Rusia akan menyerang Kyiv.", "probable", "future"),
        ("Rusia berencana menyerang Kyiv.", "probable", "future"),
        ("Rusia hendak menyerang Kyiv.", "probable", "future"),
        ("Rusia bisa menyerang Kyiv.", "possible", "future"),
        ("Rusia dapat menyerang Kyiv.", "possible", "future"),
        ("Rusia mungkin menyerang Kyiv.", "possible", "future"),
        ("Apakah Rusia akan menyerang Kyiv?", "possible", "future"),
    ],
)
def test_certainty_and_time(tell: Tell, sentence: str, certainty: str, time: str):
    told = tell(sentence)
    assert told.acts == ["ASSAULT RUS > UKR"]
    assert (told.event.certainty, told.event.time) == (certainty, time)


def test_a_plan_keeps_the_type_of_the_act(tell: Tell):
    event = tell("Presiden Prancis akan mengunjungi Beijing pekan depan.").event
    assert (event.type, event.mode, event.certainty, event.time) == ("CONSULT", "visit", "probable", "future")


def test_an_act_of_speaking_is_present_unless_it_is_dated_or_marked(tell: Tell):
    assert tell("Turki mengecam Israel.").event.time == "present"
    assert tell("Turki telah mengecam Israel.").event.time == "past"


def test_a_dated_act_of_speaking_is_past(tell: Tell):
    told = tell("Turki mengecam Israel pada Selasa (17/6/2025).", published="2025-06-18")
    assert told.event.time == "past"
    assert (told.event.date.start, told.event.date.end) == ("2025-06-17", "2025-06-17")


def test_without_a_date_in_the_text_there_is_none(tell: Tell):
    assert tell("Turki menyerang Suriah.", published="2025-06-18").event.date is None


def test_a_threat_is_an_act_and_its_content_is_none(tell: Tell):
    told = tell("Amerika Serikat mengancam akan menyerang Iran.")
    assert told.acts == ["THREATEN USA > IRN"]
    assert told.event.mode == "violence"


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Menteri Pertahanan Ukraina mengatakan Rusia menyerang Odesa.", "certain"),
        ("Ukraina mengklaim Rusia menyerang Odesa.", "possible"),
        ("Korea Utara kabarnya menyerang Odesa.", "possible"),
        ("Israel diprediksi akan menyerang Iran.", "probable"),
        ("Amerika Serikat percaya Iran akan menyerang Israel.", "probable"),
    ],
)
def test_certainty_follows_from_how_the_page_presents_the_act(tell: Tell, sentence: str, certainty: str):
    assert tell(sentence).of("ASSAULT").certainty == certainty


def test_a_place_of_the_act_is_kept_with_its_state(tell: Tell):
    told = tell("Menteri Luar Negeri Turki bertemu Menteri Luar Negeri Mesir di Kairo.")
    (place,) = told.event.location
    assert (place.name, place.country, told.words(place)) == ("Kairo", "EGY", "Kairo")


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("Sehari sebelumnya, Turki mengecam Israel.", "past"),
        ("Turki berencana dan kini hendak menyerang Suriah.", "future"),
        ("Hubungan Turki dan Mesir terus berkembang.", "present"),
        ("Turki dan Mesir menandatangani perjanjian dagang.", "past"),
    ],
)
def test_words_set_the_time_of_a_verb_without_tense(tell: Tell, sentence: str, time: str):
    assert {event.time for event in tell(sentence).events} == {time}


def test_the_date_of_a_relay_does_not_date_the_act(tell: Tell):
    told = tell("Dilansir AFP, Selasa (17/6/2025), Turki mengecam Israel.", published="2025-06-18")
    assert (told.event.time, told.event.date) == ("present", None)


def test_what_an_act_is_done_by_shares_its_chance(tell: Tell):
    told = tell("Norwegia dapat membalas dengan menyerang kapal perang Rusia.")
    assert {(event.certainty, event.time) for event in told.events} == {("possible", "future")}


def test_a_planned_attack_is_to_come(tell: Tell):
    told = tell("Gerilyawan Taliban merencanakan serangan terhadap pasukan Prancis.")
    assert told.of("ASSAULT").time == "future"


def test_what_was_asked_more_than_once_was_asked(tell: Tell):
    assert tell("Presiden Chile beberapa kali meminta Peru menarik pasukan.").of("REQUEST").time == "past"


def test_a_test_is_no_attempt(tell: Tell):
    told = tell("Beberapa uji coba tambahan rudal dilakukan Korea Utara.")
    assert {(event.certainty, event.time) for event in told.events} <= {("certain", "past")}
