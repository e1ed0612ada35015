"""What must hold for the data files of Malay, and for Malay and Indonesian laid together."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from importlib.resources import files
from typing import Any, get_args

import pytest
import yaml

from saksi.languages import load
from saksi.languages.cues import FRAMES
from saksi.model import EventType, Sector, StatementKind
from saksi.reference.plover import plover
from saksi.reference.states import states

FOLDER = files("saksi.languages").joinpath("ms")


def own(name: str) -> Any:
    return yaml.safe_load(FOLDER.joinpath(name).read_text(encoding="utf-8"))


def own_rows(name: str) -> list[list[str]]:
    lines = FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


PREDICATES = own("predicates.yaml")
CUES = own("cues.yaml")
ENTRIES = [
    (key, citation, group)
    for group in PREDICATES["groups"]
    for key in ("verbs", "phrases", "nouns")
    for citation in group.get(key, ())
]


def test_there_is_enough_of_its_own():
    cues = sum(len(group.get(key, ())) for group in CUES["cues"] for key in ("verbs", "words", "phrases"))
    assert len(ENTRIES) >= 600
    assert cues >= 200
    assert len(own_rows("roles.tsv")) >= 600
    assert len(own_rows("names.tsv")) >= 800


def test_types_modes_and_frames_are_known():
    frames = {*PREDICATES["frames"], *yaml.safe_load(
        files("saksi.languages").joinpath("id", "predicates.yaml").read_text(encoding="utf-8")
    )["frames"]}  # fmt: skip
    for group in PREDICATES["groups"]:
        assert group["type"] in get_args(EventType), group
        assert group.get("mode") is None or group["mode"] in plover().types[group["type"]].modes, group
        assert group["frame"] in frames, group


def test_no_entry_stands_twice_with_another_type():
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, citation, group in ENTRIES:
        types["noun" if key == "nouns" else "verb", citation.lower()].add(group["type"])
    assert {entry: found for entry, found in types.items() if len(found) > 1} == {}


def test_entries_are_well_written():
    for _, citation, _ in ENTRIES:
        assert re.fullmatch(r"=?[\w'.&/$-]+( [\w'.|&/$-]+)*", citation), citation
        assert not re.search(r"\|\||\|$|\| ", citation), citation


def test_kinds_and_frames_of_cues_are_known():
    for group in CUES["cues"]:
        assert group["kind"] in get_args(StatementKind), group
        assert group["frame"] in FRAMES, group


@pytest.mark.parametrize("name", ["names.tsv", "roles.tsv", "spelling.tsv"])
def test_no_row_stands_twice(name: str):
    count = Counter(row[0] for row in own_rows(name))
    assert [first for first, times in count.items() if times > 1] == []


def test_names_are_well_formed():
    known = {state.alpha3 for state in states()}
    for name, kind, id_, sector, _ in own_rows("names.tsv"):
        assert name == " ".join(name.split())
        assert sector in ("", *get_args(Sector)), name
        assert id_ == id_.upper(), name
        if kind in ("state", "demonym", "capital"):
            assert id_ in known, name


def test_roles_are_well_formed():
    for phrase, kind, sector, _ in own_rows("roles.tsv"):
        assert phrase == " ".join(phrase.split())
        assert kind, phrase
        assert sector in ("", *get_args(Sector)), phrase


@pytest.fixture(scope="module")
def malay():
    return replace(load("ms"), acts=None)


@pytest.mark.parametrize(
    ("form", "type_"),
    [
        ("menggesa", "REQUEST"),
        ("menyelar", "ACCUSE"),
        ("dibidas", "ACCUSE"),
        ("menyerang", "ASSAULT"),
        ("diserang", "ASSAULT"),
        ("mengebom", "ASSAULT"),
        ("diberkas", "COERCE"),
        ("direman", "COERCE"),
        ("mengugut", "THREATEN"),
        ("melawat", "CONSULT"),
        ("berunding", "CONSULT"),
        ("memperkukuhkan", "COOPERATE"),
        ("menyokong", "SUPPORT"),
        ("bersetuju", "AGREE"),
        ("menghulurkan", "AID"),
        ("berundur", "RETREAT"),
    ],
)
def test_common_verbs_are_known(malay, form: str, type_: str):
    assert type_ in {entry.type for entry, _ in malay.lexicon.verbs[form] if not entry.stop}


@pytest.mark.parametrize("plain", ["mendakwa", "memaklumkan", "berkata", "menafikan"])
def test_plain_saying_is_no_act(malay, plain: str):
    assert not [entry for entry, _ in malay.lexicon.verbs.get(plain, ()) if not entry.rest and not entry.stop]


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("berkata", "report"),
        ("mendakwa", "report"),
        ("difahamkan", "report"),
        ("dipercayai", "belief"),
        ("menyifatkan", "belief"),
        ("dijangka", "prediction"),
        ("bimbang", "concern"),
        ("menafikan", "denial"),
    ],
)
def test_common_cues_have_their_kind(malay, form: str, kind: str):
    assert kind in {cue.kind for cue, _ in malay.cues.cues[form]}


@pytest.mark.parametrize("form", ["menyampaikan", "mengemukakan", "dinilai"])
def test_what_is_a_cue_in_indonesian_only_is_none(malay, form: str):
    assert not [cue for cue, _ in malay.cues.cues.get(form, ()) if not cue.rest]


@pytest.mark.parametrize(
    ("word", "category"),
    [("boleh", "possible"), ("sekiranya", "condition"), ("dijadual", "plan"), ("selepas", "temporal")],
)
def test_common_hedges_have_their_category(malay, word: str, category: str):
    assert malay.cues.hedges[word].category == category or word in malay.cues.categories[category]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Wisma Putra", "MYS"),
        ("Amerika Syarikat", "USA"),
        ("Kesatuan Eropah", "EU"),
        ("Majlis Keselamatan PBB", "UN"),
        ("Jepun", "JPN"),
        ("Baitulmaqdis", "ISR"),
        ("PDRM", "MYS"),
    ],
)
def test_malay_names_are_found(malay, name: str, id_: str):
    assert [atom.name.id for atom in malay.gazetteer.find(f"Menurut {name} semalam")] == [id_]
