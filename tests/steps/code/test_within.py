"""Tests for steps/code/within.py: parties of one state who meet or fight each other."""

import pytest

from saksi.languages import load
from saksi.model import Event
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def acts(line: str, *, language: str = "id") -> list[Event]:
    return list(Told(code_article(article_of(line, language=language), load(language))).events)


@pytest.mark.parametrize(
    ("language", "line", "sectors"),
    [
        ("id", "Pengunjuk rasa bentrok dengan polisi di Nairobi, Kenya.", ["CVL", "COP"]),
        ("id", "Polisi Kenya bentrok dengan pengunjuk rasa di Nairobi.", ["COP", "CVL"]),
        ("id", "Bentrokan pecah antara polisi dan demonstran di Nairobi, Kenya.", ["COP", "CVL"]),
        ("id", "Polisi dan demonstran bentrok di Nairobi, Kenya.", ["COP", "CVL"]),
        ("ms", "Polis Kenya bertempur dengan penunjuk perasaan di Nairobi.", ["COP", "CVL"]),
        ("en", "Protesters clashed with police in Nairobi, Kenya.", ["CVL", "COP"]),
    ],
)
def test_both_sides_of_one_state_are_told(language: str, line: str, sectors: list[str]):
    (event,) = acts(line, language=language)
    assert event.type == "ASSAULT"
    assert [actor.id for actor in event.actor] == ["KEN", "KEN"]
    assert [actor.sector for actor in event.actor] == sectors
    assert not event.recipient


def test_who_meets_within_one_state_is_told_as_two():
    (event,) = acts("Presiden Polandia bertemu dengan pemimpin oposisi Polandia di Warsawa.")
    assert [actor.id for actor in event.actor] == ["POL", "POL"]


@pytest.mark.parametrize(
    "line",
    [
        "Presiden Polandia bertemu dengan Kanselir Jerman di Warsawa.",
        "Polandia dan Jerman menggelar latihan militer bersama.",
    ],
)
def test_a_state_named_once_stands_once(line: str):
    (event,) = acts(line)
    assert sorted(actor.id or "" for actor in event.actor) == ["DEU", "POL"]


def test_police_act_upon_people_at_home():
    (event,) = acts("Polisi Kenya memukuli wartawan.")
    assert [(actor.id, actor.sector) for actor in event.recipient] == [("KEN", "JRN")]


def test_a_subject_goes_on_with_a_subject():
    told = acts("Iran menembakkan rudal ke Israel. Negeri itu juga mengancam Amerika Serikat.")
    assert [(e.type, e.actor[0].id, e.recipient[0].id) for e in told] == [
        ("ASSAULT", "IRN", "ISR"),
        ("THREATEN", "IRN", "USA"),
    ]


def test_own_forces_are_not_whom_it_befalls():
    (event,) = acts('"Kami tidak akan menarik pasukan kami," kata Presiden Rusia Vladimir Putin.')
    assert [actor.id for actor in event.actor] == ["RUS"]
    assert not event.recipient
