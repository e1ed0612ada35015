"""Missiles that are fired at nobody are shown, and what is fired at somebody is an attack."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def launched(language: str, *body: str) -> list[tuple[str, str | None]]:
    told = Told(code_article(article_of(*body, language=language), load(language)))
    return [(event.type, event.mode) for event in told.events]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Iran launched a new ballistic missile during a drill in the desert."),
        ("en", "India fired an Agni missile from an island in a test on Thursday."),
        ("en", "North Korea fired several cruise missiles on Wednesday."),
        ("en", "North Korea launched at least two missiles at dawn."),
        ("id", "Korea Utara meluncurkan rudal dari kapal selam di lepas pantai timurnya."),
        ("id", "Korea Utara menembakkan rudal balistik ke arah Laut Jepang."),
        ("id", "Iran meluncurkan rudal balistik baru dalam latihan di gurun."),
        ("id", "India meluncurkan rudal Agni dalam uji coba pada Kamis."),
        ("id", "Korea Utara menembakkan beberapa rudal jelajah pada Rabu."),
    ],
)
def test_what_is_fired_at_nobody_is_shown(language: str, sentence: str):
    assert launched(language, sentence) == [("MOBILIZE", "weapons")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Iran launched ballistic missiles at Israel on Tuesday night."),
        ("en", "Hamas fired rockets at towns in southern Israel."),
        ("id", "Iran meluncurkan rudal balistik ke Israel pada Selasa malam."),
        ("en", "Yemen's Houthis launched a missile at an Israeli ship in the Red Sea on Monday."),
        ("en", "Hezbollah fired rockets across the border."),
        ("id", "Houthi menembakkan rudal ke arah kapal Amerika Serikat."),
        ("id", "Kelompok Houthi menembakkan rudal ke kapal Amerika Serikat di Laut Merah."),
    ],
)
def test_what_is_fired_at_somebody_is_an_attack(language: str, sentence: str):
    assert launched(language, sentence) == [("ASSAULT", "heavy-weapons")]


def test_who_is_at_war_fires_at_the_enemy():
    told = launched("en", "Israel bombed Tehran on Monday.", "Iran fired dozens of missiles.")
    assert [type_ for type_, _ in told] == ["ASSAULT", "ASSAULT"]


def test_bullets_are_no_missiles():
    told = launched("id", "Polisi India melepaskan peluru karet untuk membubarkan pengunjuk rasa.")
    assert ("ASSAULT", "crowd-control") in told
