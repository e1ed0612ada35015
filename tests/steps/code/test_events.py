"""Which acts hold, and how they are presented."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_departures_in_a_clause_of_time_set_the_scene(tell: Tell):
    told = tell("Sebelum bertolak ke Manila, Presiden Korea Selatan memberi keterangan kepada wartawan.")
    assert told.acts == []


def test_departures_as_the_news_are_visits(tell: Tell):
    assert tell("Presiden Korea Selatan bertolak ke Filipina pada Senin.").acts == ["CONSULT KOR > PHL"]


def test_two_officials_of_one_state_meet(tell: Tell):
    assert tell("Presiden Peru bertemu dengan Ketua Parlemen Peru di Lima.").acts == ["CONSULT PER"]


def test_citizens_are_brought_home_by_their_state(tell: Tell):
    assert tell("WNI di Lebanon akan dievakuasi lewat Siprus.").acts == ["AID IDN > IDN"]


def test_a_recipient_that_the_page_names_elsewhere_is_awaited(tell: Tell):
    told = tell("Rusia menyerang Ukraina sejak pagi.", "Rusia menghancurkan tiga jembatan.")
    assert told.acts == ["ASSAULT RUS > UKR", "ASSAULT RUS > UKR"]


def test_an_assault_upon_nobody_in_view_is_left_out(tell: Tell):
    assert tell("Rusia menghancurkan tiga jembatan.").acts == []


def test_protesters_have_the_state_in_view_and_address_its_government(tell: Tell):
    assert tell("Demonstrasi pecah di Dhaka pada Minggu.").acts == ["PROTEST BGD > BGD"]


def test_hedges_between_noun_and_support_verb_count(tell: Tell):
    event = tell("Penandatanganan perjanjian antara Chile dan Bolivia akan dilakukan pada Senin.").event
    assert (event.certainty, event.time) == ("probable", "future")


def test_what_must_be_done_is_still_to_come(tell: Tell):
    event = tell("Pasukan Peru harus dikirim ke perbatasan Ekuador.").event
    assert (event.certainty, event.time) == ("probable", "future")


def test_a_headline_that_asks_tells_what_is_possible(tell: Tell):
    event = tell("Isi berita.", title="Turki Serang Suriah?").event
    assert (event.certainty, event.time) == ("possible", "future")


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Jet tempur Turki menyerang Suriah pada Senin.", "aerial"),
        ("Rusia menyerang Kharkiv dengan puluhan rudal.", "heavy-weapons"),
        ("Pesawat nirawak Ukraina menghantam kilang Rusia.", "drone"),
        ("Rusia menyerang Ukraina pada Senin.", None),
    ],
)
def test_what_strikes_tells_the_mode(tell: Tell, sentence: str, mode: str | None):
    assert tell(sentence).of("ASSAULT").mode == mode
