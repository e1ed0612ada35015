"""Whom an article introduces, what it calls them afterwards, and what descriptions point to."""

from collections.abc import Callable
from typing import Any

Tell = Callable[..., Any]


def test_a_passive_that_hides_its_source_names_it_by_its_pronoun(tell: Tell):
    told = tell(
        "Menteri Luar Negeri Norwegia mengatakan bahwa kapal itu tenggelam.",
        "Dikatakannya, seluruh awak selamat.",
    )
    assert told.said == ["report NOR", "report NOR"]


def test_police_are_of_the_place_where_they_stand(tell: Tell):
    told = tell("Pasukan Rusia tiba pada Senin.", "Polisi regional di Kharkiv mengatakan dua orang tewas.")
    assert told.said == ["report UKR"]


def test_a_ministry_that_is_pointed_to_is_the_one_named(tell: Tell):
    told = tell(
        "Kementerian Kehakiman Kanada mengatakan bahwa Hamas melanggar hukum.",
        "Dua orang ditahan, kata kementerian itu.",
    )
    assert told.said == ["report CAN", "report CAN"]


def test_a_stranger_takes_the_office_that_announces_them(tell: Tell):
    told = tell("Diplomat mata uang utama Jepang, Aldo Brunn mengatakan pasar akan dibuka kembali.")
    assert told.said == ["report JPN"]


def test_a_page_that_never_names_its_own_state_is_about_the_one_it_names(tell: Tell):
    told = tell(
        "Banjir melanda Kanada bagian barat, termasuk Vancouver. Tentara Kanada datang.",
        "Polisi mengatakan jalan ditutup.",
        "Rina Hartog mengatakan rumahnya terendam.",
    )
    assert told.said == ["report CAN", "report CAN"]
