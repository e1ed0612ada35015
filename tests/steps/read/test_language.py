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
    assert (language_of(text).code, language_of(text).known) == ("id", "default")


@pytest.mark.parametrize(
    ("tag", "code"), [("in_ID", "id"), ("zsm", "ms"), ("ms-Latn-MY", "ms"), ("may", "ms"), ("IND", "id")]
)
def test_a_declaration_may_follow_any_standard(tag: str, code: str):
    found = language_of("Menteri dan duta itu akan ke sana untuk hari ini", declared=tag)
    assert (found.code, found.known) == (code, "declared by the page")


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


#: Not a word of it tells one language from the other.
SHARED = "Menteri Luar Negeri Thailand dan Menteri Luar Negeri Vietnam bertemu hari ini di ibu negara itu."


@pytest.mark.parametrize(
    "page",
    [
        "Dua Menteri Bertemu\n\n{} (Bernama)",
        "Dua Menteri Bertemu\n\n{} -- BERNAMA",
        "Dua Menteri Bertemu\n\n{}\n\n— BERNAMA",
        "Dua Menteri Bertemu\n\nBANGKOK (Bernama) -- {}",
        "Dua Menteri Bertemu\n\nOleh Aminah Zain - Harian Metro\n\n{}",
        "Dua Menteri Bertemu\n\nOleh Sinar Harian\n\n{}",
        "Dua Menteri Bertemu\n\nSumber: Berita Harian\n\n{}",
        "Utusan Malaysia\n\nDua Menteri Bertemu\n\n{}",
        "Dua Menteri Bertemu\n\nFoto: BERNAMA/Hasan Omar\n\n{}",
    ],
)
def test_a_credit_breaks_what_the_words_leave_open(page: str):
    found = language_of(page.format(SHARED))
    assert (found.code, found.known) == ("ms", "credit")


@pytest.mark.parametrize(
    "page",
    [
        "Dua Menteri Bertemu\n\n{} (ANTARA)",
        "Dua Menteri Bertemu\n\nANTARA/Rina Sari\n\n{}",
        "Dua Menteri Bertemu\n\nDetik\n\n{}",
        "Dua Menteri Bertemu\n\n{}\n\nSumber: Kompas.com",
    ],
)
def test_an_indonesian_credit_is_told_apart_from_the_default(page: str):
    found = language_of(page.format(SHARED))
    assert (found.code, found.known) == ("id", "credit")


@pytest.mark.parametrize(
    ("text", "credit", "code"),
    [(INDONESIAN, "(Bernama)", "id"), (INDONESIAN, "Sumber: Berita Harian", "id"), (MALAY, "(ANTARA)", "ms")],
)
def test_words_count_more_than_the_wire_of_the_neighbour(text: str, credit: str, code: str):
    found = language_of(f"Kabar Hari Ini\n\n{text} {credit}" if credit[0] == "(" else f"{text}\n\n{credit}")
    assert (found.code, found.known) == (code, "cue words")


def test_the_outlet_that_prints_goes_before_the_wire_that_it_credits():
    found = language_of(f"Dua Menteri Bertemu\n\nKOMPAS.com - {SHARED} (Bernama)")
    assert (found.code, found.known) == ("id", "outlet printed")


def test_credits_on_both_sides_tell_nothing():
    assert language_of(f"Dua Menteri Bertemu\n\n{SHARED} (ANTARA/Bernama)").known == "default"


def test_a_headline_without_frequent_words_is_told_by_what_tells_the_two_apart():
    assert language_of("Jurucakap: mahkamah tolak rayuan peguam").code == "ms"
    assert language_of("Jubir: pengadilan tolak banding pengacara").code == "id"


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
