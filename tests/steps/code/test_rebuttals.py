"""Verdicts that the order of words gives where the parse is no help, in three languages."""

from collections.abc import Callable
from typing import Any

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of

Say = Callable[[str, str], Any]


@pytest.fixture(scope="module")
def say() -> Say:
    def say(language: str, sentence: str) -> Any:
        article = article_of(sentence, language=language)
        return Told(code_article(article, load(language), why=True)).of("ASSAULT")

    return say


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Tidak benar Turki menyerang Suriah, kata juru bicara militer Ankara."),
        ("id", "Menteri itu menegaskan tidak benar Mesir mengebom Sudan."),
        ("id", "Tidak betul kalau pasukan Turki menembaki desa Suriah pekan lalu."),
        ("id", "Mustahil Turki menyerang Suriah, kata Erdogan."),
        ("ms", "Tidak benar Thailand menyerang Kemboja, kata jurucakap tentera."),
        ("ms", "Tidak betul Rusia mengebom Poland, kata Kremlin."),
    ],
)
def test_what_opens_a_clause_denies_it_without_a_conjunction(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("negative", "certain")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Isu Turki menyerang Suriah itu hoaks, kata pejabat Ankara."),
        ("id", "Kabar Mesir mengebom Sudan tidak benar."),
        ("id", "Laporan yang menyebut Iran menyerang Irak adalah bohong belaka."),
        ("id", "Tuduhan Rusia menyerang Polandia dinilai tidak berdasar."),
        ("id", "Kabar Rusia menyerang Polandia dibantah oleh Kremlin."),
        ("ms", "Dakwaan bahawa Thailand menyerang Kemboja disifatkan tidak berasas oleh Bangkok."),
        ("ms", "Khabar Rusia menyerang Poland itu palsu, kata Warsaw."),
        ("ms", "Dakwaan bahawa Rusia menyerang Poland dinafikan oleh Moscow."),
        ("en", "Egypt said reports that it attacked Sudan were false."),
        ("en", "Russian claims that Ukraine bombed Belgorod are baseless, Kyiv said."),
        ("en", "Claims that North Korea shelled South Korea turned out to be a hoax, Seoul said."),
        ("en", "Claims that Russia attacked Poland have been debunked."),
        ("en", "Reports that Russia attacked Poland were denied by Moscow."),
    ],
)
def test_what_closes_a_sentence_is_said_of_the_report(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("negative", "certain")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Moskow menyebut tuduhan bahwa Rusia menyerang Polandia sebagai fitnah."),
        ("id", "Kairo menyebut klaim bahwa Mesir mengebom Sudan sebagai isapan jempol."),
        ("id", "Moskow menilai tuduhan bahwa Rusia menyerang Polandia tidak berdasar."),
        ("ms", "Bangkok menyifatkan dakwaan bahawa Thailand menyerang Kemboja sebagai fitnah."),
        ("en", "Moscow called allegations that Russia attacked Poland a lie."),
        ("en", 'Tehran branded reports that Iran attacked Iraq "pure fiction".'),
        ("en", 'Moscow dismissed as "fabrications" allegations that Russia attacked Poland.'),
        ("en", "Moscow rejected accusations that Russia attacked Poland as groundless."),
    ],
)
def test_whoever_calls_a_report_false_denies_it_once_and_surely(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("negative", "certain")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The alleged Russian attack on Poland never happened, Warsaw said."),
        ("en", "The reported Israeli attack on Jordan never took place."),
        ("en", "It never happened that Egypt attacked Sudan."),
        ("en", "At no point did Egypt attack Sudan."),
        ("id", "Serangan Rusia ke Polandia tidak pernah terjadi."),
        ("ms", "Serangan Rusia ke atas Poland itu tidak berlaku, kata Warsaw."),
    ],
)
def test_what_never_came_about_did_not_happen(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("negative", "certain")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Kabar Rusia menyerang Polandia itu bukan hoaks."),
        ("id", "Rusia menyerang kantor berita palsu di Polandia."),
        ("id", "Iran menyerang Irak, dan kabar bahwa presidennya tewas itu hoaks."),
        ("id", "Israel menyerang Lebanon karena tuduhan Hizbullah dinilai tidak benar."),
        ("ms", "Israel mengebom Syria kerana dakwaan Damsyik tidak berasas."),
        ("en", "Reports that Russia attacked Poland were true."),
        ("en", "Russia bombed Odesa as part of a disinformation campaign."),
        ("en", "Israel bombed Damascus after rejecting as baseless claims that it had broken the truce."),
        ("en", "Israel bombed Damascus because reports that the talks succeeded were false."),
    ],
)
def test_what_is_said_of_something_else_denies_nothing(say: Say, language: str, sentence: str):
    assert say(language, sentence).polarity == "positive"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Kecil kemungkinan Turki akan menyerang Suriah tahun ini."),
        ("id", "Tipis peluang Mesir menyerang Sudan, kata pengamat."),
        ("ms", "Tipis kebarangkalian Thailand akan menyerang Kemboja."),
    ],
)
def test_what_is_hardly_likely_is_doubted(say: Say, language: str, sentence: str):
    event = say(language, sentence)
    assert (event.polarity, event.certainty) == ("negative", "probable")
