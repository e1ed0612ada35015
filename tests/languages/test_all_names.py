"""Tests of `saksi.languages.names`; `tests/reference/test_names.py` already has the plain name."""

from typing import get_args

import pytest

from saksi.languages import read_yaml
from saksi.languages.gazetteer import Gazetteer, Name, fold
from saksi.languages.names import all_names, rows
from saksi.model import Sector

KINDS = {"state", "demonym", "capital", "seat", "place", "body", "org", "null", "person", "outlet"}


@pytest.fixture(scope="module")
def names() -> list[Name]:
    return all_names("id")


@pytest.fixture(scope="module")
def gazetteer(names: list[Name]) -> Gazetteer:
    return Gazetteer(names, clitic="nya")


def test_rows_leave_the_header_out():
    assert all(
        row[0] not in ("name", "phrase") for file in ("names.tsv", "roles.tsv") for row in rows("id", file)
    )


def test_every_name_has_a_known_kind_and_sector(names: list[Name]):
    assert {name.kind for name in names if not name.kind.startswith("role:")} <= KINDS
    assert {name.sector for name in names} <= {None, *get_args(Sector)}


def test_no_name_stands_twice(names: list[Name]):
    keys = [(name.name if name.exact else fold(name.name).replace("-", " ")) for name in names]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("AS", "USA"),
        ("Amerika Serikat", "USA"),
        ("RI", "IDN"),
        ("Tiongkok", "CHN"),
        ("China", "CHN"),
        ("Korsel", "KOR"),
        ("Korut", "PRK"),
        ("Inggris", "GBR"),
        ("Belanda", "NLD"),
        ("Jerman", "DEU"),
        ("Kosovo", "XKX"),
        ("Palestina", "PSE"),
        ("Taiwan", "TWN"),
        ("Hong Kong", "HKG"),
        ("Beijing", "CHN"),
        ("Kremlin", "RUS"),
        ("Gedung Putih", "USA"),
        ("Pentagon", "USA"),
        ("PBB", "UN"),
        ("UNRWA", "UN"),
        ("Dewan Keamanan PBB", "UN"),
        ("WHO", "WHO"),
        ("IAEA", "IAEA"),
        ("Uni Eropa", "EU"),
        ("NATO", "NATO"),
        ("ASEAN", "ASEAN"),
        ("Hamas", "HAMAS"),
        ("Hizbullah", "HEZBOLLAH"),
        ("Houthi", "HOUTHIS"),
        ("ISIS", "ISIS"),
        ("Taliban", "TALIBAN"),
        ("Vladimir Putin", "RUS"),
        ("Putin", "RUS"),
        ("Erdogan", "TUR"),
        ("Xi Jinping", "CHN"),
        ("Barat", None),
        ("Eropa", None),
    ],
)
def test_news_names_have_the_ids_of_the_codebook(gazetteer: Gazetteer, text: str, id_: str | None):
    (atom,) = gazetteer.find(text)
    assert (atom.start, atom.end, atom.name.id) == (0, len(text), id_)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Hamas", "REB"),
        ("Hizbullah", "REB"),
        ("PBB", "IGO"),
        ("Rusia", "GOV"),
        ("Pentagon", "MIL"),
        ("Reuters", "JRN"),
    ],
)
def test_news_names_have_the_sectors_of_the_codebook(gazetteer: Gazetteer, text: str, sector: str):
    (atom,) = gazetteer.find(text)
    assert atom.name.sector == sector


@pytest.mark.parametrize("word", ["as", "ri", "barat", "who"])
def test_a_common_word_in_small_letters_is_no_name(gazetteer: Gazetteer, word: str):
    assert not any(atom.name.id for atom in gazetteer.find(word))


def test_a_closed_class_word_is_no_name_at_the_head_of_a_sentence(gazetteer: Gazetteer):
    words = [word.capitalize() for word in read_yaml("id", "grammar.yaml")["closed"]]
    assert [word for word in words if any(atom.name.id for atom in gazetteer.find(word))] == []


def test_a_common_word_is_nobodys_short_name(gazetteer: Gazetteer):
    words = [
        "Sisi",
        "Aman",
        "Momen",
        "Salam",
        "Mari",
        "Akar",
        "Blok",
        "Reda",
        "Pena",
        "Rohani",
        "Slot",
        "Gram",
    ]
    people = [word for word in words for atom in gazetteer.find(word) if atom.name.kind == "person"]
    assert people == []


@pytest.mark.parametrize(
    ("text", "kind", "sector"),
    [
        ("menteri luar negeri", "role:office", "GOV"),
        ("Menlu", "role:office", "GOV"),
        ("tentara", "role:force", "MIL"),
        ("negaranya", "role:description", None),
        ("kedua negara", "role:description", None),
        ("pengamat", "role:person", "EXP"),
        ("kementerian luar negeri", "role:institution", "GOV"),
    ],
)
def test_roles_are_names_without_a_state(gazetteer: Gazetteer, text: str, kind: str, sector: str | None):
    (atom,) = gazetteer.find(text)
    assert (atom.name.kind, atom.name.sector, atom.name.id) == (kind, sector, None)


def test_every_member_of_the_united_nations_has_an_indonesian_name(names: list[Name]):
    ids = {name.id for name in names if name.kind == "state"}
    assert len(ids) >= 193
    assert {"IDN", "MYS", "TLS", "PNG", "SSD", "VAT"} <= ids
