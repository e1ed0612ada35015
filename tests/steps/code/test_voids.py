"""Words that tell no act of their own: interceptions, and answers told with what they consist in."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def acts(language: str, *body: str) -> list[str]:
    """List the types of what lines tell, as the weights settle them."""
    told = Told(code_article(article_of(*body, language=language), load(language)))
    return sorted(event.type for event in told.events)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Polish jets shot down three Russian drones over Lublin on Wednesday."),
        ("en", "Ukrainian air defenses downed dozens of Russian missiles overnight."),
        ("en", "Saudi Arabia intercepted two Houthi missiles near Riyadh."),
        ("en", "Eleven Hezbollah rockets were intercepted by Israel over the Galilee."),
        ("en", "Kuwait's air defence systems destroyed nine Iranian drones."),
        ("id", "Polandia menembak jatuh tiga drone Rusia di atas Lublin."),
        ("id", "Pertahanan udara Ukraina merontokkan puluhan rudal Rusia semalam."),
        ("id", "Arab Saudi mencegat dua rudal Houthi di dekat Riyadh."),
        ("id", "Sebelas roket Hizbullah dicegat Israel di atas Galilea."),
        ("id", "Sistem pertahanan udara Kuwait menghancurkan sembilan drone Iran."),
        ("ms", "Arab Saudi memintas dua peluru berpandu Houthi berhampiran Riyadh pada Isnin."),
    ],
)
def test_what_is_brought_down_on_its_way_is_no_act(language: str, sentence: str):
    assert acts(language, sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Turkey shot down a Russian fighter jet near the border on Tuesday."),
        ("en", "Russia destroyed an oil depot in Ukraine with drones."),
        ("en", "Iran shot down a Ukrainian passenger plane near Tehran."),
        ("en", "Israel's defense minister said the air force destroyed Hezbollah rockets in Lebanon."),
        ("id", "Rusia menghancurkan roket Ukraina di gudang senjata, kata Kementerian Pertahanan Rusia."),
        ("id", "Turki menembak jatuh jet tempur Rusia di dekat perbatasan."),
        ("id", "Rusia menghancurkan depot minyak Ukraina dengan drone."),
        ("id", "Iran menembak jatuh pesawat penumpang Ukraina."),
    ],
)
def test_whom_or_what_else_is_hit_is_attacked(language: str, sentence: str):
    assert acts(language, sentence) == ["ASSAULT"]


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("en", "Moscow retaliated by expelling four Czech diplomats.", "SANCTION"),
        ("en", "Iran responded by seizing a Greek tanker.", "COERCE"),
        ("en", "Canada retaliated by imposing tariffs on American steel.", "SANCTION"),
        ("id", "Moskow membalas dengan mengusir empat diplomat Ceko.", "SANCTION"),
        ("id", "Iran merespons dengan menyita kapal tanker Yunani.", "COERCE"),
    ],
)
def test_an_answer_and_what_it_consists_in_are_one_act(language: str, sentence: str, told: str):
    assert acts(language, sentence) == [told]


def test_an_answer_alone_is_told():
    assert acts("en", "Israel retaliated against Iran on Friday.") == ["ASSAULT"]
