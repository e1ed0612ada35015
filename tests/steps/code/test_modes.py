"""The mode of an act whose entry has none, by the words around it."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def mode_of(language: str, type_: str, sentence: str) -> str | None:
    return Told(code_article(article_of(sentence, language=language), load(language))).of(type_).mode


@pytest.mark.parametrize(
    ("language", "type_", "sentence", "mode"),
    [
        ("en", "ASSAULT", "Israeli forces killed five Palestinians in a drone strike on Jenin.", "drone"),
        ("en", "ASSAULT", "A Taliban suicide bomber killed ten Afghan soldiers in Kabul.", "suicide-attack"),
        ("en", "ASSAULT", "Taliban gunmen killed three Afghan policemen on Sunday.", "firearms"),
        ("en", "ASSAULT", "Saudi warplanes killed twelve Yemeni civilians.", "aerial"),
        ("en", "PROTEST", "Thousands of Israelis protested against the government in Haifa.", "demo"),
        ("en", "COERCE", "Colombian police captured two Venezuelan smugglers.", "arrest"),
        ("id", "ASSAULT", "Militan Taliban membunuh sepuluh tentara Afghanistan dengan bom.", "explosives"),
        ("id", "ASSAULT", "Pasukan Israel menewaskan lima warga Palestina dengan drone di Jenin.", "drone"),
        ("id", "PROTEST", "Ribuan warga Israel memprotes pemerintah di Haifa dengan mogok makan.", "hunger"),
    ],
)
def test_words_around_an_act_tell_its_mode(language: str, type_: str, sentence: str, mode: str):
    assert mode_of(language, type_, sentence) == mode


@pytest.mark.parametrize(
    ("language", "type_", "sentence"),
    [
        ("en", "ASSAULT", "Russian troops killed four Ukrainian villagers on Monday."),
        ("en", "SANCTION", "Britain imposed sanctions on two Belarusian judges."),
        ("id", "SANCTION", "Inggris menjatuhkan sanksi kepada dua hakim Belarus."),
        ("id", "ASSAULT", "Tentara Rusia membunuh empat warga desa Ukraina pada Senin."),
    ],
)
def test_words_that_say_no_more_than_the_type_have_none(language: str, type_: str, sentence: str):
    assert mode_of(language, type_, sentence) is None


def test_who_is_killed_for_an_office_is_a_target():
    assert mode_of("en", "ASSAULT", "Islamist militants murdered the Libyan prime minister.") == "targeted"
