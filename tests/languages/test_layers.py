"""A language laid over another: what wins, what is dropped, what is respelled."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.languages import layers
from saksi.languages.layers import Spelling, merged, spelling, tables

WAYS = Spelling.of({"karena": ("kerana",), "rudal": ("peluru berpandu", "misil"), "dia": ("beliau",)})


def test_layers_open_with_the_language_itself():
    assert layers.layers("ms") == ("ms", "id")


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("oleh karena", ("oleh karena", "oleh kerana")),
        ("rudal", ("rudal", "peluru berpandu", "misil")),
        ("meN-tembak rudal|bom", ("meN-tembak rudal|bom|misil",)),
        ("obl:karena", ("obl:karena", "obl:kerana")),
        ("Karena itu", ("Karena itu", "Kerana itu")),
    ],
)
def test_entries_of_the_base_come_in_both_spellings(citation: str, expected: tuple[str, ...]):
    assert WAYS.variants(citation) == expected


def test_abbreviations_and_parts_of_words_keep_their_spelling():
    assert WAYS.variants("DIA") == ("DIA",)
    assert WAYS.variants("meN-rudal-i") == ("meN-rudal-i",)
    assert WAYS.variants("media") == ("media",)


@given(st.text(alphabet="abk -|", max_size=30))
def test_the_citation_itself_is_always_the_first_way(citation: str):
    assert Spelling.of({"k": ("q",)}).variants(citation.replace("|", ""))[0] == citation.replace("|", "")


@pytest.fixture
def laid(monkeypatch) -> Callable[[Any, Any], Any]:
    def lay(own: Any, base: Any) -> Any:
        return merged("ms", {"ms": own, "id": base}.__getitem__)

    monkeypatch.setattr(layers, "spelling", lambda language: WAYS)
    return lay


def test_own_entries_stand_before_those_of_the_base(laid):
    assert laid({"cues": [{"words": ["satu"]}]}, {"cues": [{"words": ["dua"]}]}) == {
        "cues": [{"words": ["satu"]}, {"words": ["dua"]}]
    }


def test_dropped_entries_of_the_base_are_gone_in_either_spelling(laid):
    own = {"drop": ["bisa", "kerana"]}
    assert laid(own, {"words": ["bisa", "karena", {"verb": "bisa", "certainty": "possible"}, "mau"]}) == {
        "words": ["karena", "mau"]
    }


def test_mappings_are_laid_key_by_key(laid):
    assert laid({"frames": {"call": {"actor": ["subj"]}}}, {"frames": {"cut": {"actor": ["obj"]}}}) == {
        "frames": {"call": {"actor": ["subj"]}, "cut": {"actor": ["obj"]}}
    }


def test_a_single_value_of_the_upper_language_wins(laid):
    assert laid({"clitic": "lah"}, {"clitic": "nya"}) == {"clitic": "lah"}


def test_a_language_without_a_base_is_as_its_file_says():
    assert merged("id", {"id": {"words": ["karena"]}}.__getitem__) == {"words": ["karena"]}


def test_a_role_that_means_something_else_is_dropped():
    found = [row[0] for _, row in tables("ms", "roles.tsv")]
    assert "pejabat" not in found
    assert "pegawai" in found


def test_rows_of_the_base_come_behind_and_respelled():
    rows = [(layer, row[0]) for layer, row in tables("ms", "roles.tsv")]
    assert [layer for layer, _ in rows] == sorted((layer for layer, _ in rows), reverse=True)
    assert ("id", "menteri pertahanan dan keselamatan") in rows or ("id", "pasukan keselamatan") in rows


def test_only_layered_languages_have_another_spelling():
    assert spelling("id").variants("karena") == ("karena",)
    assert spelling("ms").variants("karena") == ("karena", "kerana")
