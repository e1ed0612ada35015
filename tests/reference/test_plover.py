"""The scheme against the codebook."""

import pytest

from saksi.reference.plover import fold, plover, quad, score

TYPES = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "SUPPORT": 5,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10,
    "RETREAT": 6.5,
    "REQUEST": 0,
    "ACCUSE": -3,
    "REJECT": -2,
    "THREATEN": -3.5,
    "PROTEST": -5,
    "SANCTION": -6,
    "MOBILIZE": -5.5,
    "COERCE": -7,
    "ASSAULT": -9,
}

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict arrest deport withhold cyber censor curfew misinformation martial-law",
    "ASSAULT": "beat crowd-control primitive abduct torture sexual destroy firearms explosives targeted "
    "suicide-attack aerial drone heavy-weapons unconventional",
}

CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy "
    "economic legal reparations human_rights rights_freedoms repression human_security gender lgbt "
    "religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters "
    "natural_resource environment technology terrorism cbrn cyber misinformation crime corruption "
    "illegal_drugs trafficking"
)

SECTORS = (
    "GOV MIL COP SPY LEG JUD PTY OPP REB PRM UAF BUS LAB CVL CRM EDU ELI JRN MED REF REL SOC AGR PRE IGO NGO "
    "EXP UNK"
)


def test_types_and_their_scores() -> None:
    assert {name: entry.score for name, entry in plover().types.items()} == TYPES


def test_modes() -> None:
    assert {name: " ".join(entry.modes) for name, entry in plover().types.items() if entry.modes} == MODES


def test_contexts_and_sectors() -> None:
    assert " ".join(plover().contexts) == CONTEXTS
    assert " ".join(plover().sectors) == SECTORS


@pytest.mark.parametrize(
    ("type", "mode", "expected"),
    [
        ("CONSULT", "third-party", 1),
        ("RETREAT", "disarm", 10),
        ("REQUEST", "assist", 0.5),
        ("ACCUSE", None, -3),
        ("THREATEN", "territory", -4),
        ("PROTEST", "vandalize", -5),
        ("COERCE", "martial-law", -7.5),
        ("ASSAULT", "unconventional", -10),
        ("SANCTION", "expel", -5.5),
        ("MOBILIZE", "police", -5.5),
    ],
)
def test_scores(type: str, mode: str | None, expected: float) -> None:
    assert score(type, mode) == expected


def test_unknown_type_and_mode_raise() -> None:
    with pytest.raises(KeyError):
        score("FIGHT")
    with pytest.raises(KeyError):
        score("AID", "visit")


def test_quads_follow_the_codebook() -> None:
    groups: dict[str, list[str]] = {}
    for name in plover().types:
        groups.setdefault(quad(name), []).append(name)
    assert groups == {
        "verbal cooperation": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
        "material cooperation": ["COOPERATE", "AID", "RETREAT"],
        "verbal conflict": ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
        "material conflict": ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
    }
    assert set(groups) == set(plover().quads)


def test_what_has_not_happened_folds_as_plover_does() -> None:
    folded = {name: fold(name) for name in plover().types if fold(name) != name}
    agree = dict.fromkeys(["CONSULT", "SUPPORT", "COOPERATE", "AID"], "AGREE")
    assert folded == agree | {"RETREAT": "CONCEDE", "ASSAULT": "THREATEN"}


def test_former_names_lead_to_known_ones() -> None:
    scheme = plover()
    assert set(scheme.former_types.values()) <= set(scheme.types)
    for type, modes in scheme.former_modes.items():
        assert set(modes.values()) <= set(scheme.types[type].modes)


def test_every_category_has_both_labels() -> None:
    scheme = plover()
    labels = [entry.label for entry in scheme.types.values()]
    labels += [mode.label for entry in scheme.types.values() for mode in entry.modes.values()]
    labels += [entry.label for entry in scheme.quads.values()]
    labels += [entry.label for entry in (*scheme.contexts.values(), *scheme.sectors.values())]
    assert all(label.id and label.en for label in labels)
