"""Parting words that lost their blanks."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.languages.glue import Parted, WordList, load_words, part

NAMES = frozenset(
    """
    AS|RI|PBB|NATO|IAEA|TNI|Iran|Irak|Israel|Rusia|Ukraina|China|Jepang|Sudan|Peru|Mali|India|Indonesia|Jakarta
    |Amerika Serikat|Korea Selatan|Korea Utara|Arab Saudi|Hamas|Reuters|AFP|Erdogan|Donald Trump|Ali Khamenei
    |Hormuz|Niger|Kuba|Oman|Jerman
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


@cache
def words() -> WordList:
    return load_words("id")


def parted(text: str) -> str:
    return part(text, words=words(), names=NAMES).text


@pytest.mark.parametrize(
    "right",
    [
        "kepada Israel yang",
        "Pemerintah Rusia mewanti-wanti Amerika Serikat untuk",
        "dilansir Reuters dan Al Arabiya",
        "Ayatollah Ali Khamenei dalam",
        "antara Iran dan Israel semakin",
        "Erdogan mengatakan Iran memiliki",
        "serangan Israel terhadap Korea Selatan akan",
        "Presiden AS Donald Trump",
        "selama IAEA tetap",
        "Kanselir Jerman Friedrich",
        "tentara Sudan di",
        "Selat Hormuz jika Amerika Serikat",
    ],
)
def test_names_are_freed_on_both_sides(right: str) -> None:
    glued = right.replace("Amerika Serikat", "Amerika_Serikat").replace("Korea Selatan", "Korea_Selatan")
    glued = (
        glued.replace("Al Arabiya", "Al_Arabiya").replace("Ayatollah Ali ", "Ayatollah_Ali_").replace(" ", "")
    )
    assert parted(glued.replace("_", " ")) == right


@pytest.mark.parametrize(
    ("glued", "right"),
    [
        ("Menteri itu pergi.Iran menolak", "Menteri itu pergi. Iran menolak"),
        ("Amerika Serikat(AS) pergi", "Amerika Serikat (AS) pergi"),
        ("Amerika Serikat (AS)Donald Trump", "Amerika Serikat (AS) Donald Trump"),
        ("Selasa(17/6/2025)", "Selasa (17/6/2025)"),
        ("menurut laporan,Iran menolak", "menurut laporan, Iran menolak"),
        ("pada 2025bersama Iran", "pada 2025 bersama Iran"),
        ("George W.Bush", "George W. Bush"),
    ],
)
def test_marks_get_their_blank(glued: str, right: str) -> None:
    assert parted(glued) == right


@pytest.mark.parametrize(
    ("glued", "right"),
    [
        ("seranganudara", "serangan udara"),
        ("gangguankesehatan mentalyang", "gangguan kesehatan mental yang"),
        ("dilansirdetikNews", "dilansir detikNews"),
        ("menjadiiPhone", "menjadi iPhone"),
    ],
)
def test_lower_case_joins_are_parted(glued: str, right: str) -> None:
    assert parted(glued) == right


@pytest.mark.parametrize(
    "text",
    [
        "iPhone YouTube SpaceX LinkedIn TikTok WhatsApp AstraZeneca BlackRock ChatGPT AirAsia TransJakarta",
        "McDonald MacArthur DeSantis McCarthy LeBron DiCaprio FitzGerald VanVleet O'Brien",
        "KOMPAS.com Liputan6.com, detikNews SinarHarapan.id CNNIndonesia TribunSolo.com RadarSurabaya",
        "bin Salman al-Assad Al-Nahyan Kim Jong-un Ma'ruf",
        "SDGs UMKMnya pMenhan diPHK di-PHK PHKan kWh mRNA MoU Ph.D S.Kom M.Si dr. Sp.PD",
        "Trump-nya AS-lah Rusianya Iranlah AS-Israel anti-Iran pro-Rusia nonblok Israelpun",
        "https://contoh.id/BeritaIran nama@contoh.id @AkunIran #BebaskanIran www.contoh.id/AsiaTimur",
        "Wulandari Suryadi Permatasari Purnamasari Setiawan Salsabila Permana Hamdan Ramadan Supriyadi",
        "Pekanbaru Bukittinggi Tanjungpinang Balikpapan Banjarmasin Krishnanagar Pyongyang Shenyang",
        "Penanjakan Peranakan Widhiantara Perubahan Neowisetelah malaikatNya Truth.Fi",
        "Iranian Indiana Indianapolis Nigeria Malian Peruvian Sudanese Omani Kubaisy Chinatown",
        "pertanggungjawaban antarwarga pascabencana mengambilalih beritahu kedatangannya menindaklanjuti",
        "ketidakpastian kewarganegaraan multinasional prasejarah tunawisma mancanegara kepadatan terlalu",
        "homeland airbase counteroffensive downstream stakeholder warehouse",
        "F-16 G20 COVID-19 Sukhoi Su-35 B61-12 Rp500 17.30 WIB 3,5 persen pasal 2(a)",
    ],
)
def test_real_words_stay_whole(text: str) -> None:
    assert parted(text) == text


def test_a_name_of_the_text_itself_is_known() -> None:
    text = "Borovnik tiba kemarin. Menurut pejabat, kedatanganBorovnikdan rombongan disambut."
    assert "kedatangan Borovnik dan rombongan" in parted(text)


def test_a_closing_mark_that_opens_a_quotation_is_left_with_its_word() -> None:
    # Some papers print the same mark at both ends.
    text = "Ia berkata, ”Kita pulang.”"

    assert parted(text) == text
    assert parted("”Kita pulang,”katanya.") == "”Kita pulang,” katanya."


def test_a_longer_name_of_the_text_is_not_cut_short() -> None:
    text = "Perunike tiba kemarin, dan surat diberikan kepadaPerunike."
    assert "kepada Perunike." in parted(text)


def test_clean_text_is_given_back_as_it_is() -> None:
    text = "Presiden Rusia tiba di Jakarta, kata Reuters, Selasa (17/6/2025).\n\nIa bertemu wakil Iran."
    assert part(text, words=words(), names=NAMES) == Parted(text)


def test_a_span_of_whole_words_leaves_out_the_inserted_blanks() -> None:
    text = "kepadaIsraelyang marah"
    result = part(text, words=words(), names=NAMES)
    start = result.text.index("Israel")
    assert text[result.original(start) : result.original(start + 6)] == "Israel"
    start = result.text.index("kepada Israel")
    assert text[result.original(start) : result.original(start + 13)] == "kepadaIsrael"


PIECES = [
    "Iran", "Israel", "Amerika Serikat", "AS", "(AS)", "Reuters", "kepada", "serangan", "udara", "yang",
    "dan", "di", "mengatakan", "McDonald", "iPhone", "2025", ".", ",", "\n", " ", "-", "“", "”", '"',
    "Donald Trump",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=60))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_only_blanks_are_put_in(text: str) -> None:
    result = part(text, words=words(), names=NAMES)
    gone = set(result.inserted)
    assert "".join(char for at, char in enumerate(result.text) if at not in gone) == text
    assert all(result.text[at] == " " for at in gone)
    assert list(result.inserted) == sorted(gone)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_offsets_lead_back_in_order(text: str) -> None:
    result = part(text, words=words(), names=NAMES)
    back = [result.original(at) for at in range(len(result.text) + 1)]
    assert back == sorted(back)
    assert back[0] == 0
    assert back[-1] == len(text)
    assert all(
        result.text[at] == text[back[at]] for at in range(len(result.text)) if at not in set(result.inserted)
    )


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_spans_go_there_and_back(text: str, data: st.DataObject) -> None:
    result = part(text, words=words(), names=NAMES)
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    gone = {at for at in result.inserted if start <= at < end}
    kept = "".join(char for at, char in enumerate(result.text) if start <= at < end and at not in gone)
    assert text[result.original(start) : result.original(end)] == kept


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_parting_twice_changes_little(text: str) -> None:
    once = part(text, words=words(), names=NAMES).text
    assert part(once, words=words(), names=NAMES).text.replace(" ", "") == once.replace(" ", "")


def test_the_shipped_list_is_small_and_well_formed() -> None:
    listed = words()
    assert len(listed.classes) > 30_000
    assert {"yang", "dan"} <= listed.links
    assert all(word.islower() for word in listed.classes)
    assert not listed.bound & listed.links
