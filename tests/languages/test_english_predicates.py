"""What must hold for the predicates of English, whatever their entries."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from saksi.languages import read_yaml
from saksi.languages.lexicon import Lexicon, compile_lexicon
from saksi.model import Certainty, EventType, StatementKind
from saksi.reference.plover import plover

PREDICATES: dict[str, Any] = read_yaml("en", "predicates.yaml")
KEYS = ("verbs", "phrases", "nouns")


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the entries: `noun` or `verb`, citation, group."""
    for group in PREDICATES["groups"]:
        for key in KEYS:
            for citation in group.get(key, ()):
                yield ("noun" if key == "nouns" else "verb"), citation, group


def lemma_only(citation: str) -> list[tuple[str, str]]:
    """Stand in for the inflection of English, so that the data are tested by themselves."""
    return [(citation.removeprefix("="), "active")]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon(PREDICATES, inflect=lemma_only)


def test_the_lexicon_is_large_enough():
    assert len({(kind, citation) for kind, citation, _ in entries()}) >= 5000


@pytest.mark.parametrize("type_", get_args(EventType))
def test_each_type_has_verbs_and_nouns(type_: str):
    count = Counter(kind for kind, _, group in entries() if group["type"] == type_)
    assert count["verb"] >= 100
    assert count["noun"] >= 50


def test_every_mode_of_plover_has_an_entry_and_no_other_is_used():
    have = {(group["type"], group.get("mode")) for group in PREDICATES["groups"]}
    every = {(name, mode) for name, type_ in plover().types.items() for mode in type_.modes}
    assert every <= have
    assert {pair for pair in have if pair[1] is not None} <= every


def test_every_frame_is_defined_and_used():
    assert {group["frame"] for group in PREDICATES["groups"]} == set(PREDICATES["frames"])


def test_options_have_known_values():
    for group in PREDICATES["groups"]:
        assert group.get("statement", "report") in get_args(StatementKind), group["type"]
        assert group.get("content", "none") in ("none", *get_args(Certainty)), group["type"]
        assert set(group.get("require", ())) <= {"pair", "actor", "recipient", "foreign"}, group["type"]


def test_no_entry_stands_twice_with_another_type():
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, citation, group in entries():
        types[kind, citation.lower()].add(group["type"])
    assert {entry: found for entry, found in types.items() if len(found) > 1} == {}


def test_entries_are_well_written():
    for _, citation, _ in entries():
        assert isinstance(citation, str), citation
        assert re.fullmatch(r"=?[\w'.&/-]+( [\w'.|&/-]+)*", citation), citation
        assert not re.search(r"\|\||\|$|\| ", citation), citation


def test_support_verbs_bar_known_types_only():
    for key in ("light_verbs", "inverse_light_verbs"):
        for spec in PREDICATES[key]:
            assert set(spec.get("bars", ())) <= set(get_args(EventType)), spec


@pytest.mark.parametrize(
    ("form", "type_"),
    [
        ("attack", "ASSAULT"),
        ("bomb", "ASSAULT"),
        ("condemn", "ACCUSE"),
        ("slam", "ACCUSE"),
        ("urge", "REQUEST"),
        ("meet", "CONSULT"),
        ("visit", "CONSULT"),
        ("reject", "REJECT"),
        ("threaten", "THREATEN"),
        ("warn", "THREATEN"),
        ("arrest", "COERCE"),
        ("deploy", "MOBILIZE"),
        ("free", "RETREAT"),
        ("resign", "RETREAT"),
        ("protest", "PROTEST"),
        ("agree", "AGREE"),
        ("praise", "SUPPORT"),
        ("apologize", "CONCEDE"),
        ("extradite", "COOPERATE"),
        ("donate", "AID"),
        ("sanction", "SANCTION"),
    ],
)
def test_common_verbs_are_known(lexicon: Lexicon, form: str, type_: str):
    assert type_ in {entry.type for entry, _ in lexicon.verbs[form] if not entry.stop and not entry.rest}


@pytest.mark.parametrize("plain", ["say", "state", "claim", "believe", "fear", "deny", "predict", "suspect"])
def test_plain_saying_and_believing_is_no_act(lexicon: Lexicon, plain: str):
    found = [entry for entry, _ in lexicon.verbs.get(plain, ()) if not entry.rest and not entry.stop]
    assert found == []


def test_an_expression_that_only_looks_like_an_act_is_longer_than_the_act(lexicon: Lexicon):
    first = next(entry for entry, _ in lexicon.verbs["strike"] if "chord" in (entry.rest or ((),))[0])
    assert first.stop
