"""Acts that a noun names and the sentence denies, calls off or plans, in three languages."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def presented(language: str, type_: str, sentence: str) -> tuple[str, str]:
    event = Told(code_article(article_of(sentence, language=language), load(language))).of(type_)
    return event.polarity, event.certainty


@pytest.mark.parametrize(
    ("language", "type_", "sentence"),
    [
        ("en", "ASSAULT", "There were no Israeli strikes on Lebanon on Sunday."),
        ("en", "ASSAULT", "No Pakistani attack on India took place."),
        ("en", "COERCE", "No one was arrested by Turkish police."),
        ("en", "CONSULT", "A meeting between the Turkish and Greek leaders was cancelled."),
        ("en", "ASSAULT", "Turkey called off an attack on Syria."),
        ("id", "ASSAULT", "Tidak ada serangan Pakistan ke India sejak Minggu."),
        ("id", "ASSAULT", "Tak satu pun roket ditembakkan Hamas ke Israel."),
        ("id", "COERCE", "Tidak satu pun warga Filipina ditangkap polisi Malaysia."),
        ("id", "CONSULT", "Tidak ada perundingan antara Turki dan Yunani pekan ini."),
        ("ms", "ASSAULT", "Tiada serangan Pakistan ke atas India pada hari Ahad."),
    ],
)
def test_what_there_was_none_of_is_denied(language: str, type_: str, sentence: str):
    assert presented(language, type_, sentence) == ("negative", "certain")


@pytest.mark.parametrize(
    ("language", "type_", "sentence"),
    [
        ("en", "ASSAULT", "Russia was supposed to attack Kharkiv in May."),
        ("en", "RETREAT", "Turkey announced a ceasefire in Syria."),
        ("id", "RETREAT", "Turki mengumumkan gencatan senjata di Suriah."),
    ],
)
def test_what_is_announced_or_was_meant_is_probable(language: str, type_: str, sentence: str):
    assert presented(language, type_, sentence) == ("positive", "probable")


def test_what_follows_from_a_condition_is_alone_told():
    told = Told(
        code_article(article_of("Apabila Turki menyerang Suriah, Yunani akan membantu Suriah."), load("id"))
    )
    assert [(event.type, event.certainty) for event in told.events] == [("AID", "possible")]
