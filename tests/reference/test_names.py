"""The Indonesian table of names against the tables that it points to."""

from importlib.resources import files

import pytest

from saksi.reference.bodies import bodies
from saksi.reference.plover import plover
from saksi.reference.states import states

KINDS = {"state", "demonym", "capital", "seat", "place", "body", "org", "null"}
NOTES = {"case", "default", "word"}


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    text = files("saksi").joinpath("languages", "id", "names.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    assert header.split("\t") == ["name", "kind", "id", "sector", "note"]
    return [line.split("\t") for line in lines]


def test_every_row_is_whole(rows: list[list[str]]) -> None:
    for row in rows:
        assert len(row) == 5, row
        name, kind, _, _, note = row
        assert name, row
        assert name == name.strip(), row
        assert kind in KINDS, row
        assert set(note.split()) <= NOTES, row


def test_every_id_and_sector_is_known(rows: list[list[str]]) -> None:
    countries = {entry.alpha3 for entry in states()}
    known_bodies = {entry.id for entry in bodies()}
    sectors = set(plover().sectors)
    for name, kind, id, sector, _ in rows:
        assert id in {"body": known_bodies, "null": {""}, "place": countries | {""}}.get(kind, countries), (
            name,
            id,
        )
        assert sector in sectors or (not sector and kind in {"place", "demonym"}), (name, sector)


def test_no_name_stands_twice(rows: list[list[str]]) -> None:
    names = [row[0] for row in rows]
    assert len(names) == len(set(names))
    loose = [row[0].casefold() for row in rows if "case" not in row[4].split()]
    assert len(loose) == len(set(loose))


def test_names_of_states_are_not_repeated(rows: list[list[str]]) -> None:
    own = {entry.name_id.casefold() for entry in states()}
    assert not [row[0] for row in rows if row[0].casefold() in own]


def test_every_indonesian_name_of_a_body_is_there(rows: list[list[str]]) -> None:
    found = {row[0]: row[2] for row in rows if row[1] == "body"}
    loose = {name.casefold(): id for name, id in found.items()}
    for entry in bodies():
        for name in (entry.name_id, *entry.aliases_id):
            assert found.get(name, loose.get(name.casefold())) == entry.id, name


def test_the_capital_of_every_state_is_there(rows: list[list[str]]) -> None:
    found = {row[0]: row[2] for row in rows} | {entry.name_id: entry.alpha3 for entry in states()}
    shared = {"SYC"}
    for entry in states():
        if entry.kind == "state" and entry.alpha3 not in shared:
            assert found.get(entry.capital_id) == entry.alpha3, entry.capital_id


def test_short_capitals_ask_for_their_case(rows: list[list[str]]) -> None:
    assert all("case" in row[4] for row in rows if len(row[0]) <= 4 and row[0].isupper())


@pytest.mark.parametrize(
    ("name", "kind", "id", "sector"),
    [
        ("AS", "state", "USA", "GOV"),
        ("RI", "state", "IDN", "GOV"),
        ("Korut", "state", "PRK", "GOV"),
        ("UEA", "state", "ARE", "GOV"),
        ("Zionis", "state", "ISR", "GOV"),
        ("Perancis", "state", "FRA", "GOV"),
        ("Teheran", "capital", "IRN", "GOV"),
        ("Gedung Putih", "seat", "USA", "GOV"),
        ("Tel Aviv", "seat", "ISR", "GOV"),
        ("Pentagon", "seat", "USA", "MIL"),
        ("Knesset", "seat", "ISR", "LEG"),
        ("DK PBB", "body", "UN", "IGO"),
        ("Brigade Al-Qassam", "body", "HAMAS", "REB"),
        ("Garda Revolusi", "org", "IRN", "MIL"),
        ("Mossad", "org", "ISR", "SPY"),
        ("Kemlu RI", "org", "IDN", "GOV"),
        ("Kementerian Kesehatan Gaza", "org", "PSE", "GOV"),
        ("Wagner", "org", "RUS", "MIL"),
        ("Kursk", "place", "RUS", ""),
        ("Selat Hormuz", "place", "", ""),
        ("Rafah", "place", "PSE", ""),
        ("Barat", "null", "", "GOV"),
        ("Eropa", "null", "", "GOV"),
    ],
)
def test_names_of_the_news(rows: list[list[str]], name: str, kind: str, id: str, sector: str) -> None:
    assert [row[:4] for row in rows if row[0] == name] == [[name, kind, id, sector]]
