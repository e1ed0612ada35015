"""Cues: from `cues.yaml` to tables of attribution cues and of words that bear on factuality."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from saksi.languages.lexicon import Inflect
from saksi.model import Certainty, StatementKind

#: How a cue stands to its source and content.
FRAMES = frozenset({"say", "quote", "according", "relay", "tell", "as", "sourceless", "noun", "state"})

#: How a cue may tell by itself that nobody in particular is behind it.
NOBODY = frozenset({"", "always", "agentless"})


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution cue: the word or phrase by which a source is given a content.

    `rest` holds the further words of a phrase, each a set of alternatives; `certainty` is what the cue does
    to the acts in its content, None where it leaves them as the page presents them; `clause` tells that only
    a clause, an infinitive or a quotation can be its content ("hold that", not "hold talks"). `nobody` tells
    that by its meaning nobody in particular says it: "always" of words and phrases (konon, rumour has it),
    "agentless" of passives that name no agent (dikabarkan, is said to), "" of all other cues.
    """

    citation: str
    kind: StatementKind
    frame: str
    rest: tuple[frozenset[str], ...] = ()
    certainty: Certainty | None = None
    clause: bool = False
    nobody: str = ""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that bears on polarity, certainty or time of the clause it stands in."""

    word: str
    category: str
    polarity: str | None = None
    certainty: Certainty | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by the surface of their first word; hedges by surface (two words joined by a blank).

    `categories` hold the words of each kind of hedge and of each kind of verdict, those that deny what they
    hold (`denying`), and words that say how clauses are joined.
    """

    cues: Mapping[str, tuple[tuple[Cue, str], ...]]
    hedges: Mapping[str, Hedge]
    categories: Mapping[str, frozenset[str]]


#: What a category does where the word itself says nothing else.
_DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "negation": {"polarity": "negative"},
    "future": {"certainty": "probable", "time": "future"},
    "plan": {"certainty": "probable", "time": "future"},
    "possible": {"certainty": "possible"},
    "hearsay": {"certainty": "possible"},
    "belief": {"certainty": "probable"},
    "past": {"time": "past"},
    "present": {"time": "present"},
    "condition": {"certainty": "possible"},
}


def compile_cues(data: Mapping[str, Any], *, inflect: Inflect) -> Cues:
    """Build the tables from the parsed file.

    Raises:
        ValueError: a group has an unknown kind or frame, or an unknown way of naming nobody.
    """
    cues: dict[str, list[tuple[Cue, str]]] = defaultdict(list)
    for group in data["cues"]:
        if group.get("nobody", "") not in NOBODY:
            raise ValueError(f"unknown way of naming nobody in cues: {group['nobody']}")
        if group["frame"] not in FRAMES or group["kind"] not in get_args(StatementKind):
            raise ValueError(f"unknown kind or frame in cues: {group['kind']} {group['frame']}")
        for key in ("verbs", "words", "phrases"):
            for spec in group.get(key, ()):
                cue = _cue(spec, group)
                for surface, voice in inflect(cue.citation.split()[0]):
                    cues[surface].append((cue, voice))
    hedges: dict[str, Hedge] = {}
    categories: dict[str, set[str]] = defaultdict(set)
    for category, specs in data["factuality"].items():
        for spec in specs:
            for hedge, surface in _hedges(spec, category, inflect):
                hedges.setdefault(surface, hedge)
                categories[category].add(surface)
    for category, specs in data.get("verdicts", {}).items():
        if category in categories:
            raise ValueError(f"a verdict has the name of a hedge: {category}")
        categories[category] = set()
        for spec in specs:
            first, *rest = spec.split()
            categories[category].update(" ".join([surface, *rest]) for surface, _ in inflect(first))
    for surface, found in cues.items():
        if any(cue.kind == "denial" and cue.frame != "noun" and not cue.rest for cue, _ in found):
            categories["denying"].add(surface)
    for category, words in data.get("clauses", {}).items():
        categories[category].update(words)
    return Cues(
        cues={k: tuple(sorted(v, key=lambda pair: -len(pair[0].rest))) for k, v in cues.items()},
        hedges=hedges,
        categories={k: frozenset(v) for k, v in categories.items()},
    )


def _named(spec: str | Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    if isinstance(spec, str):
        return spec, {}
    return next(spec[key] for key in ("verb", "word", "phrase") if key in spec), spec


def _cue(spec: str | Mapping[str, Any], group: Mapping[str, Any]) -> Cue:
    citation, options = _named(spec)
    rest = tuple(frozenset(word.lower().split("|")) for word in citation.split()[1:])
    certainty = options.get("certainty", group.get("certainty"))
    clause = bool(group.get("clause", False)) and not rest
    nobody = group.get("nobody", "")
    return Cue(citation, group["kind"], group["frame"], rest, certainty, clause, nobody)


def _hedges(spec: str | Mapping[str, Any], category: str, inflect: Inflect) -> list[tuple[Hedge, str]]:
    citation, options = _named(spec)
    first, *rest = citation.split()
    defaults = _DEFAULTS.get(category, {})
    hedge = Hedge(
        word=citation.removeprefix("="),
        category=category,
        polarity=options.get("polarity", defaults.get("polarity")),
        certainty=options.get("certainty", defaults.get("certainty")),
        time=options.get("time", defaults.get("time")),
    )
    return [(hedge, " ".join([surface, *rest])) for surface, _ in inflect(first)]
