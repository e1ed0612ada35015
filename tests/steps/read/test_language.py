import pytest

from saksi.errors import ReadError
from saksi.steps.read.language import language_of

INDONESIAN = "Presiden mengatakan bahwa pemerintah tidak akan membalas serangan itu karena warga sudah lelah."
MALAY = "Perdana Menteri berkata kerajaan tidak akan bertindak balas kerana rakyat sudah letih."
ENGLISH = (
    "The president said that the government will not answer the attack because the people are tired of it."
)


@pytest.mark.parametrize(("text", "code"), [(INDONESIAN, "id"), (MALAY, "ms"), (ENGLISH, "en")])
def test_language_is_told(text: str, code: str):
    assert language_of(text).code == code


def test_cue_words_are_named_as_the_reason():
    assert language_of(MALAY).known == "cue words"


def test_page_decides_where_words_do_not():
    text = "Menteri dan duta itu akan ke sana untuk hari ini"
    assert language_of(text, declared="ms-MY").code == "ms"
    assert language_of(text).code == "id"


@pytest.mark.parametrize(
    ("url", "code"), [("https://www.sinarharian.com.my/a/1", "ms"), ("https://www.kompas.com/a/1", "id")]
)
def test_the_outlet_decides_where_words_do_not(url: str, code: str):
    found = language_of("Menteri dan duta itu akan ke sana untuk hari ini", url=url)
    assert (found.code, found.known) == (code, "outlet")


def test_an_outlet_is_known_by_its_name_where_the_address_tells_none():
    text = "Menteri dan duta itu akan ke sana untuk hari ini"
    found = language_of(text, declared="id", url="https://arkib.example/1", outlet="Berita Harian")
    assert (found.code, found.known) == ("ms", "outlet")


def test_the_outlet_goes_before_what_a_template_declares():
    found = language_of("Menteri itu akan ke sana", declared="id-ID", url="https://www.hmetro.com.my/1")
    assert (found.code, found.known) == ("ms", "outlet")


def test_an_outlet_that_reprints_its_neighbour_is_outweighed_by_the_text():
    found = language_of(MALAY * 2, declared="id", url="https://www.kompas.com/a/1")
    assert (found.code, found.known) == ("ms", "cue words")


def test_an_english_outlet_says_nothing_between_the_two():
    assert language_of(MALAY, url="https://www.thestar.com.my/1").known == "cue words"


def test_a_headline_of_a_known_outlet_is_in_its_language():
    found = language_of("Turkiye menyokong Palestin", url="https://www.bernama.com/bm/1")
    assert (found.code, found.known) == ("ms", "outlet")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Der Präsident sagte, dass die Regierung den Angriff nicht beantworten werde, weil es müde sei.",
            "German",
        ),
        (
            "Президент заявил, что правительство не ответит на нападение, потому что народ устал от войны.",
            "Russian",
        ),
        (
            "大統領は、国民が疲れているため、政府は攻撃に応じないと述べた。会談は来週も続く見通しだ。",
            "Japanese",
        ),
    ],
)
def test_other_languages_are_refused_by_name(text: str, name: str):
    with pytest.raises(ReadError) as caught:
        language_of(text)
    assert caught.value.code == "R010"
    assert name in caught.value.reason
