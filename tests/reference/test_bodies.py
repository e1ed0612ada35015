"""Organisations and their ids."""

import re

from saksi.reference.bodies import bodies, body
from saksi.reference.plover import plover
from saksi.reference.states import states

CODEBOOK = [
    "UN",
    "EU",
    "NATO",
    "ASEAN",
    "IAEA",
    "ICC",
    "ICJ",
    "WHO",
    "G7",
    "G20",
    "BRICS",
    "OPEC",
    "HAMAS",
    "HEZBOLLAH",
    "HOUTHIS",
    "ISIS",
    "TALIBAN",
    "SDF",
    "PKK",
]


def test_the_bodies_of_the_codebook_come_first() -> None:
    assert [entry.id for entry in bodies()][: len(CODEBOOK)] == CODEBOOK


def test_ids_are_unique_capitals_and_no_state() -> None:
    ids = [entry.id for entry in bodies()]
    assert len(ids) == len(set(ids)) >= 150
    assert not set(ids) & {entry.alpha3 for entry in states()}
    assert all(re.fullmatch(r"[A-Z0-9][A-Z0-9_+'-]*", id) for id in ids)


def test_sectors_are_known() -> None:
    assert {entry.sector for entry in bodies()} <= set(plover().sectors)


def test_no_name_means_two_bodies() -> None:
    owners: dict[str, str] = {}
    for entry in bodies():
        for name in {entry.name_id, *entry.aliases_id}:
            assert owners.setdefault(name, entry.id) == entry.id, name


def test_organs_of_the_un_are_the_un_and_who_is_not() -> None:
    united = body("UN")
    assert united is not None
    assert {"UNRWA", "UNHCR", "UNIFIL", "Dewan Keamanan PBB", "DK PBB"} <= set(united.aliases_id)
    assert not {"WHO", "IAEA"} & set(united.aliases_id)
