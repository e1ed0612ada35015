"""What must hold for the data files of a language, whatever their entries."""

import inspect
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

import saksi.languages
import saksi.steps.code
from saksi.languages import read_yaml
from saksi.languages.cues import FRAMES, Cues, compile_cues
from saksi.languages.lexicon import Lexicon, compile_lexicon
from saksi.languages.names import rows
from saksi.model import Certainty, EventType, Sector, StatementKind
from saksi.reference.plover import plover
from saksi.reference.states import states
from saksi.steps.code import roles

LANGUAGES = ("id", "en")
PREDICATES: dict[str, dict[str, Any]] = {code: read_yaml(code, "predicates.yaml") for code in LANGUAGES}
CUES: dict[str, dict[str, Any]] = {code: read_yaml(code, "cues.yaml") for code in LANGUAGES}
GRAMMAR: dict[str, dict[str, Any]] = {code: read_yaml(code, "grammar.yaml") for code in LANGUAGES}
GROUP_KEYS = {
    *("type", "mode", "frame", "verbs", "phrases", "nouns", "statement", "content", "require", "subject"),
    *("marker", "light_only"),
}
#: Words that `require` may name beside the two parties.
REQUIREMENTS = {"pair", "actor", "recipient", "foreign", "main"}
ROLE_KINDS = {"office", "institution", "force", "group", "person", "description", "honorific", "prefix"}
NAME_KINDS = {"state", "demonym", "capital", "seat", "place", "body", "org", "outlet", "person", "null"}


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def entries(language: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the entries of predicates.yaml: `noun` or `verb`, citation, group."""
    for group in PREDICATES[language]["groups"]:
        for key in ("verbs", "phrases", "nouns"):
            for citation in group.get(key, ()):
                yield ("noun" if key == "nouns" else "verb"), citation, group


def named(spec: str | dict[str, Any]) -> str:
    return spec if isinstance(spec, str) else next(spec[k] for k in ("verb", "word", "phrase") if k in spec)


def cue_entries(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for group in CUES[language]["cues"]:
        for key in ("verbs", "words", "phrases"):
            for spec in group.get(key, ()):
                yield named(spec), group


@pytest.fixture(scope="module")
def lexicon(language: str) -> Lexicon:
    inflect = import_module(f"saksi.languages.{language}").inflect
    return compile_lexicon(PREDICATES[language], inflect=inflect)


@pytest.fixture(scope="module")
def cues(language: str) -> Cues:
    inflect = import_module(f"saksi.languages.{language}").inflect
    return compile_cues(CUES[language], inflect=inflect)


def test_the_lexicon_is_large_enough(language: str):
    assert len({(kind, citation) for kind, citation, _ in entries(language)}) >= 1200


@pytest.mark.parametrize("type_", get_args(EventType))
def test_each_type_has_verbs_and_nouns(language: str, type_: str):
    count = Counter(kind for kind, _, group in entries(language) if group["type"] == type_)
    assert count["verb"] >= 10
    assert count["noun"] >= 5


def test_every_type_and_mode_is_one_of_plover(language: str):
    for group in PREDICATES[language]["groups"]:
        mode = group.get("mode")
        assert mode is None or mode in plover().types[group["type"]].modes, group


def test_every_mode_of_plover_has_an_entry(language: str):
    have = {(group["type"], group.get("mode")) for group in PREDICATES[language]["groups"]}
    all_modes = {(name, mode) for name, type_ in plover().types.items() for mode in type_.modes}
    assert all_modes <= have | {
        (type_, mode) for mode in PREDICATES[language]["content_modes"] for type_ in ("REQUEST", "REJECT")
    }


def test_a_group_has_known_options_only(language: str):
    assert {key for group in PREDICATES[language]["groups"] for key in group} <= GROUP_KEYS


def test_options_have_known_values(language: str):
    for group in PREDICATES[language]["groups"]:
        assert group.get("statement", "report") in get_args(StatementKind), group
        assert group.get("content", "none") in ("none", *get_args(Certainty)), group
        assert all(need in REQUIREMENTS or known_role(need) for need in group.get("require", ())), group


def known_role(role: str) -> bool:
    """Tell whether roles.py fills a role: by a handler of that name, or as an oblique."""
    if re.fullmatch(r"obl:[a-z]+(\.owner)?", role):
        return True
    return f'"{role}"' in inspect.getsource(roles)


def test_every_frame_names_roles_that_the_coder_knows(language: str):
    for name, frame in PREDICATES[language]["frames"].items():
        assert set(frame) <= {"actor", "recipient", "together"}, name
        for role in (*frame["actor"], *frame.get("recipient", ())):
            assert known_role(role), (name, role)


def test_every_frame_is_defined_and_used(language: str):
    assert {group["frame"] for group in PREDICATES[language]["groups"]} == set(PREDICATES[language]["frames"])


def test_no_entry_stands_twice_with_another_type(language: str):
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, citation, group in entries(language):
        types[kind, citation.lower()].add(group["type"])
    assert {entry: found for entry, found in types.items() if len(found) > 1} == {}


def test_no_entry_stands_twice_in_one_group(language: str):
    for group in PREDICATES[language]["groups"]:
        for key in ("verbs", "phrases", "nouns"):
            twice = [citation for citation, count in Counter(group.get(key, ())).items() if count > 1]
            assert twice == []


def test_entries_are_well_written(language: str):
    for _, citation, _ in entries(language):
        assert isinstance(citation, str)
        assert citation == " ".join(citation.split())
        assert re.fullmatch(r"=?[\w'.&/-]+( [\w'.|&/-]+)*", citation), citation
        assert not re.search(r"\|\||\|$|\| ", citation), citation


def test_every_surface_form_is_lower_case(lexicon: Lexicon):
    for table in (lexicon.verbs, lexicon.nouns, lexicon.light, lexicon.modes):
        assert all(surface == surface.lower() for surface in table)


@pytest.mark.parametrize(
    ("language", "form", "type_"),
    [
        ("id", "menyerang", "ASSAULT"),
        ("id", "mengecam", "ACCUSE"),
        ("id", "mendesak", "REQUEST"),
        ("id", "bertemu", "CONSULT"),
        ("id", "mengunjungi", "CONSULT"),
        ("id", "menolak", "REJECT"),
        ("id", "mengancam", "THREATEN"),
        ("id", "menangkap", "COERCE"),
        ("id", "mengerahkan", "MOBILIZE"),
        ("id", "membebaskan", "RETREAT"),
        ("id", "berdemonstrasi", "PROTEST"),
        ("id", "sepakat", "AGREE"),
        ("id", "memuji", "SUPPORT"),
        ("en", "attacked", "ASSAULT"),
        ("en", "condemns", "ACCUSE"),
        ("en", "urged", "REQUEST"),
        ("en", "met", "CONSULT"),
        ("en", "visited", "CONSULT"),
        ("en", "rejects", "REJECT"),
        ("en", "threatened", "THREATEN"),
        ("en", "arrested", "COERCE"),
        ("en", "deploys", "MOBILIZE"),
        ("en", "freed", "RETREAT"),
        ("en", "praised", "SUPPORT"),
    ],
    indirect=["language"],
)
def test_common_verbs_are_known(lexicon: Lexicon, form: str, type_: str):
    assert type_ in {entry.type for entry, _ in lexicon.verbs[form] if not entry.stop}


@pytest.mark.parametrize(
    ("language", "plain"),
    [
        ("id", "mengatakan"),
        ("id", "menyatakan"),
        ("id", "percaya"),
        ("id", "khawatir"),
        ("id", "membantah"),
        ("id", "memperkirakan"),
        ("en", "said"),
        ("en", "stated"),
        ("en", "believes"),
        ("en", "fears"),
        ("en", "denied"),
        ("en", "predicts"),
    ],
    indirect=["language"],
)
def test_plain_saying_and_believing_is_no_act(lexicon: Lexicon, plain: str):
    assert not [entry for entry, _ in lexicon.verbs.get(plain, ()) if not entry.rest and not entry.stop]


def test_there_are_enough_cues_of_all_six_kinds(language: str):
    count = Counter(group["kind"] for _, group in cue_entries(language))
    assert sum(count.values()) >= 250
    assert set(count) == set(get_args(StatementKind))
    assert min(count.values()) >= 10


def test_cue_groups_have_known_options_only(language: str):
    for group in CUES[language]["cues"]:
        assert set(group) <= {"kind", "frame", "certainty", "clause", "nobody", "verbs", "words", "phrases"}
        assert group["frame"] in FRAMES
        assert group.get("certainty") in (None, *get_args(Certainty))


def test_every_frame_of_cues_is_used(language: str):
    assert {group["frame"] for group in CUES[language]["cues"]} == FRAMES


@pytest.mark.parametrize(
    ("language", "form", "kind"),
    [
        ("id", "mengatakan", "report"),
        ("id", "menurut", "report"),
        ("id", "ujar", "report"),
        ("id", "percaya", "belief"),
        ("id", "menilai", "belief"),
        ("id", "dinilai", "belief"),
        ("id", "memperkirakan", "prediction"),
        ("id", "diprediksi", "prediction"),
        ("id", "khawatir", "concern"),
        ("id", "mencemaskan", "concern"),
        ("id", "membantah", "denial"),
        ("id", "kabarnya", "report"),
        ("en", "said", "report"),
        ("en", "according", "report"),
        ("en", "reportedly", "report"),
        ("en", "claimed", "report"),
        ("en", "believes", "belief"),
        ("en", "thought", "belief"),
        ("en", "describes", "belief"),
        ("en", "predicted", "prediction"),
        ("en", "expects", "prediction"),
        ("en", "fears", "concern"),
        ("en", "worried", "concern"),
        ("en", "denied", "denial"),
        ("en", "declined", "no_comment"),
    ],
    indirect=["language"],
)
def test_common_cues_have_their_kind(cues: Cues, form: str, kind: str):
    assert kind in {cue.kind for cue, _ in cues.cues[form]}


@pytest.mark.parametrize(
    ("language", "word", "category"),
    [
        ("id", "tidak", "negation"),
        ("id", "belum", "negation"),
        ("id", "akan", "future"),
        ("id", "berencana", "plan"),
        ("id", "bisa", "possible"),
        ("id", "mungkin", "possible"),
        ("id", "telah", "past"),
        ("id", "sedang", "present"),
        ("id", "jika", "condition"),
        ("id", "harus", "obligation"),
        ("en", "not", "negation"),
        ("en", "n't", "negation"),
        ("en", "will", "future"),
        ("en", "planned", "plan"),
        ("en", "could", "possible"),
        ("en", "might", "possible"),
        ("en", "already", "past"),
        ("en", "currently", "present"),
        ("en", "if", "condition"),
        ("en", "must", "obligation"),
    ],
    indirect=["language"],
)
def test_common_hedges_have_their_category(cues: Cues, word: str, category: str):
    assert cues.hedges[word].category == category


def test_hedges_have_known_values(cues: Cues):
    for hedge in cues.hedges.values():
        assert hedge.polarity in (None, "positive", "negative")
        assert hedge.certainty in (None, *get_args(Certainty))
        assert hedge.time in (None, "past", "present", "future")


def test_roles_are_well_formed(language: str):
    for row in rows(language, "roles.tsv"):
        phrase, kind, sector, note = row
        assert phrase == " ".join(phrase.split()), row
        assert kind in ROLE_KINDS, row
        assert sector in ("", *get_args(Sector)), row
        assert note == " ".join(note.split()), row


def test_names_are_well_formed(language: str):
    known = {state.alpha3 for state in states()}
    for row in rows(language, "names.tsv"):
        name, kind, id_, sector, _ = row
        assert name == " ".join(name.split()), row
        assert kind in NAME_KINDS, row
        assert sector in ("", *get_args(Sector)), row
        assert (id_ == "") == (kind == "null") or kind in ("org", "place"), row
        assert id_ == id_.upper(), row
        if kind in ("state", "demonym", "capital", "seat"):
            assert id_ in known or kind == "seat", row


@pytest.mark.parametrize("file", ["names.tsv", "roles.tsv"])
def test_no_row_stands_twice(language: str, file: str):
    count = Counter(row[0] for row in rows(language, file))
    assert [name for name, times in count.items() if times > 1] == []


def grammar_words_in_code() -> set[str]:
    """Gather the functions of words that the rules ask the grammar for."""
    folder = Path(inspect.getfile(saksi.steps.code)).parent
    sources = [*folder.glob("*.py"), Path(inspect.getfile(saksi.languages))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    return set(re.findall(r"\bgrammar\.(?!yaml\b|words\b)([a-z_]+)", text))


def test_the_rules_ask_for_words_that_the_grammar_has(language: str):
    assert grammar_words_in_code() - set(GRAMMAR[language]) == set()


def test_the_grammar_has_no_words_that_no_rule_asks_for(language: str):
    assert set(GRAMMAR[language]) - grammar_words_in_code() == set()


def test_words_of_the_grammar_are_lower_case_texts(language: str):
    for key, words in GRAMMAR[language].items():
        for word in words if isinstance(words, list) else [words]:
            assert isinstance(word, str), (key, word)
            assert word == word.lower() or key == "home", (key, word)
