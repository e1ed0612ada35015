"""Tests of `saksi.languages.names`; `tests/reference/test_names.py` already has the plain name."""

from typing import get_args

import pytest

from saksi.languages import read_yaml
from saksi.languages.gazetteer import Gazetteer, Name, fold
from saksi.languages.names import all_names, rows
from saksi.model import Sector

KINDS = {"state", "demonym", "capital", "seat", "place", "body", "org", "null", "person", "outlet"}


@pytest.fixture(params=["id", "en"], scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def names(language: str) -> list[Name]:
    return all_names(language)


@pytest.fixture(scope="module")
def gazetteer(names: list[Name], language: str) -> Gazetteer:
    return Gazetteer(names, clitic="nya" if language == "id" else "")


def test_rows_leave_the_header_out(language: str):
    assert all(
        row[0] not in ("name", "phrase")
        for file in ("names.tsv", "roles.tsv")
        for row in rows(language, file)
    )


def test_every_name_has_a_known_kind_and_sector(names: list[Name]):
    assert {name.kind for name in names if not name.kind.startswith("role:")} <= KINDS
    assert {name.sector for name in names} <= {None, *get_args(Sector)}


def test_no_name_stands_twice(names: list[Name]):
    keys = [(name.name if name.exact else fold(name.name).replace("-", " ")) for name in names]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("language", "text", "id_"),
    [
        ("id", "AS", "USA"),
        ("id", "Amerika Serikat", "USA"),
        ("id", "RI", "IDN"),
        ("id", "Tiongkok", "CHN"),
        ("id", "China", "CHN"),
        ("id", "Korsel", "KOR"),
        ("id", "Korut", "PRK"),
        ("id", "Inggris", "GBR"),
        ("id", "Belanda", "NLD"),
        ("id", "Jerman", "DEU"),
        ("id", "Kosovo", "XKX"),
        ("id", "Palestina", "PSE"),
        ("id", "Taiwan", "TWN"),
        ("id", "Hong Kong", "HKG"),
        ("id", "Beijing", "CHN"),
        ("id", "Kremlin", "RUS"),
        ("id", "Gedung Putih", "USA"),
        ("id", "Pentagon", "USA"),
        ("id", "PBB", "UN"),
        ("id", "UNRWA", "UN"),
        ("id", "Dewan Keamanan PBB", "UN"),
        ("id", "WHO", "WHO"),
        ("id", "IAEA", "IAEA"),
        ("id", "Uni Eropa", "EU"),
        ("id", "NATO", "NATO"),
        ("id", "ASEAN", "ASEAN"),
        ("id", "Hamas", "HAMAS"),
        ("id", "Hizbullah", "HEZBOLLAH"),
        ("id", "Houthi", "HOUTHIS"),
        ("id", "ISIS", "ISIS"),
        ("id", "Taliban", "TALIBAN"),
        ("id", "Vladimir Putin", "RUS"),
        ("id", "Putin", "RUS"),
        ("id", "Erdogan", "TUR"),
        ("id", "Xi Jinping", "CHN"),
        ("id", "Barat", None),
        ("id", "Eropa", None),
        ("en", "US", "USA"),
        ("en", "United States", "USA"),
        ("en", "UK", "GBR"),
        ("en", "Britain", "GBR"),
        ("en", "British", "GBR"),
        ("en", "Dutch", "NLD"),
        ("en", "American", "USA"),
        ("en", "Americans", "USA"),
        ("en", "French", "FRA"),
        ("en", "Israelis", "ISR"),
        ("en", "South Korea", "KOR"),
        ("en", "DPRK", "PRK"),
        ("en", "Kosovo", "XKX"),
        ("en", "Palestinian Authority", "PSE"),
        ("en", "Taiwan", "TWN"),
        ("en", "Hong Kong", "HKG"),
        ("en", "Beijing", "CHN"),
        ("en", "Kyiv", "UKR"),
        ("en", "Kremlin", "RUS"),
        ("en", "White House", "USA"),
        ("en", "Pentagon", "USA"),
        ("en", "Downing Street", "GBR"),
        ("en", "Knesset", "ISR"),
        ("en", "IDF", "ISR"),
        ("en", "Revolutionary Guards", "IRN"),
        ("en", "United Nations", "UN"),
        ("en", "UN Security Council", "UN"),
        ("en", "UNRWA", "UN"),
        ("en", "WHO", "WHO"),
        ("en", "IAEA", "IAEA"),
        ("en", "European Union", "EU"),
        ("en", "Nato", "NATO"),
        ("en", "ASEAN", "ASEAN"),
        ("en", "Hamas", "HAMAS"),
        ("en", "Hizbullah", "HEZBOLLAH"),
        ("en", "Houthis", "HOUTHIS"),
        ("en", "Islamic State", "ISIS"),
        ("en", "Taliban", "TALIBAN"),
        ("en", "al-Qaida", "AL_QAEDA"),
        ("en", "PKK", "PKK"),
        ("en", "Gaza", "PSE"),
        ("en", "West Bank", "PSE"),
        ("en", "Crimea", "UKR"),
        ("en", "Xinjiang", "CHN"),
        ("en", "Texas", "USA"),
        ("en", "Scotland", "GBR"),
        ("en", "Golan Heights", None),
        ("en", "Vladimir Putin", "RUS"),
        ("en", "Putin", "RUS"),
        ("en", "Rubio", "USA"),
        ("en", "Erdoğan", "TUR"),
        ("en", "Xi Jinping", "CHN"),
        ("en", "the West", None),
        ("en", "Europe", None),
    ],
    indirect=["language"],
)
def test_news_names_have_the_ids_of_the_codebook(gazetteer: Gazetteer, text: str, id_: str | None):
    (atom,) = gazetteer.find(text)
    assert (atom.start, atom.end, atom.name.id) == (0, len(text), id_)


@pytest.mark.parametrize(
    ("language", "text", "id_"),
    [("en", "the U.S. and", "USA"), ("en", "the U.N. said", "UN"), ("en", "the U.K.'s plan", "GBR")],
    indirect=["language"],
)
def test_full_stops_belong_to_a_short_name(gazetteer: Gazetteer, text: str, id_: str):
    assert [atom.name.id for atom in gazetteer.find(text)] == [id_]


@pytest.mark.parametrize(
    ("language", "text", "sector"),
    [
        ("id", "Hamas", "REB"),
        ("id", "Hizbullah", "REB"),
        ("id", "PBB", "IGO"),
        ("id", "Rusia", "GOV"),
        ("id", "Pentagon", "MIL"),
        ("id", "Reuters", "JRN"),
        ("en", "Hamas", "REB"),
        ("en", "Hezbollah", "REB"),
        ("en", "UN", "IGO"),
        ("en", "Russia", "GOV"),
        ("en", "Pentagon", "MIL"),
        ("en", "IDF", "MIL"),
        ("en", "Reuters", "JRN"),
        ("en", "CIA", "SPY"),
        ("en", "Republicans", "PTY"),
    ],
    indirect=["language"],
)
def test_news_names_have_the_sectors_of_the_codebook(gazetteer: Gazetteer, text: str, sector: str):
    (atom,) = gazetteer.find(text)
    assert atom.name.sector == sector


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("id", "as"),
        ("id", "ri"),
        ("id", "barat"),
        ("id", "who"),
        ("en", "us"),
        ("en", "is"),
        ("en", "who"),
        ("en", "turkey"),
        ("en", "china"),
        ("en", "polish"),
        ("en", "nice"),
    ],
    indirect=["language"],
)
def test_a_common_word_in_small_letters_is_no_name(gazetteer: Gazetteer, word: str):
    assert not any(atom.name.id for atom in gazetteer.find(word))


def test_a_closed_class_word_is_no_name_at_the_head_of_a_sentence(gazetteer: Gazetteer, language: str):
    words = [word.capitalize() for word in read_yaml(language, "grammar.yaml")["closed"]]
    assert [word for word in words if any(atom.name.id for atom in gazetteer.find(word))] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "Sisi Aman Momen Salam Mari Akar Blok Reda Pena Rohani Slot Gram"),
        (
            "en",
            "Will May Mark Price Rice Stone Little Brown Moon Park Fall Friday Store Gates Said English Wong",
        ),
    ],
    indirect=["language"],
)
def test_a_common_word_is_nobodys_short_name(gazetteer: Gazetteer, words: str):
    people = [word for word in words.split() for atom in gazetteer.find(word) if atom.name.kind == "person"]
    assert people == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "sector"),
    [
        ("id", "menteri luar negeri", "role:office", "GOV"),
        ("id", "Menlu", "role:office", "GOV"),
        ("id", "tentara", "role:force", "MIL"),
        ("id", "negaranya", "role:description", None),
        ("id", "kedua negara", "role:description", None),
        ("id", "pengamat", "role:person", "EXP"),
        ("id", "kementerian luar negeri", "role:institution", "GOV"),
        ("en", "foreign minister", "role:office", "GOV"),
        ("en", "Foreign Ministers", "role:office", "GOV"),
        ("en", "secretary of state", "role:office", "GOV"),
        ("en", "soldiers", "role:force", "MIL"),
        ("en", "his country", "role:description", None),
        ("en", "both countries", "role:description", None),
        ("en", "analysts", "role:person", "EXP"),
        ("en", "foreign ministry", "role:institution", "GOV"),
        ("en", "former", "role:prefix", "ELI"),
    ],
    indirect=["language"],
)
def test_roles_are_names_without_a_state(gazetteer: Gazetteer, text: str, kind: str, sector: str | None):
    (atom,) = gazetteer.find(text)
    assert (atom.name.kind, atom.name.sector, atom.name.id) == (kind, sector, None)


def test_every_member_of_the_united_nations_has_a_name(names: list[Name]):
    ids = {name.id for name in names if name.kind == "state"}
    assert len(ids) >= 193
    assert {"IDN", "MYS", "TLS", "PNG", "SSD", "VAT"} <= ids
