"""Predicates: from `predicates.yaml` to a table of surface forms.

The file groups entries by PLOVER type, mode and frame. A frame says which grammatical role holds the actor
and which the recipient; the roles are those of the logical clause, so that voice is settled before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from saksi.model import Certainty, EventType, StatementKind

#: Turns a citation into (surface, voice) pairs; each language brings its own.
Inflect = Callable[[str], Iterable[tuple[str, str]]]
Words = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Which roles hold the actor and the recipient.

    The first role that holds a political actor wins, save that with `together` all of the actor's roles act.
    """

    name: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """One lexicon entry.

    Args:
        citation: the entry as written in the file, for explanations.
        noun: whether it is an event noun, alone or of several words.
        rest: the further words of a phrase, each a set of alternatives.
        statement: the kind of statement that a clause as its content gives, if any.
        content: the certainty of acts inside its content; None when they are not coded.
        require: the roles that must be filled for the act to be coded; `pair` asks for two actors,
            `foreign` for a recipient of another state, `main` for a clause that does not set the scene.
        subject: words that must head the clause's subject, if any.
        marker: words that must open its complement, if any.
        stop: whether the entry only looks like a political act and is none.
        light_only: whether a noun counts under a support verb alone.
    """

    citation: str
    noun: bool
    type: EventType
    mode: str | None
    frame: Frame
    rest: Words = ()
    statement: StatementKind | None = None
    content: Certainty | None = None
    require: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    marker: frozenset[str] = frozenset()
    stop: bool = False
    light_only: bool = False


@dataclass(frozen=True, slots=True)
class Light:
    """A support verb, which lends its subject to an event noun ("melancarkan serangan").

    `inverse` marks those whose subject suffers the act ("mendapat kecaman dari"); `bars` are types whose
    nouns they do not carry ("mengikuti arahan" is no request of whoever follows).
    """

    citation: str
    polarity: str | None = None
    certainty: Certainty | None = None
    time: str | None = None
    announces: bool = False
    inverse: bool = False
    bars: frozenset[str] = frozenset()
    rest: Words = ()


@dataclass(frozen=True, slots=True)
class Void:
    """A verb that tells no act where it is about certain things: "intercepted 40 drones".

    `beside` are words, one or two in a row, of which its sentence must have some, if there are any.
    """

    things: frozenset[str]
    beside: frozenset[str] = frozenset()
    rest: Words = ()


@dataclass(frozen=True, slots=True)
class Launches:
    """Words of launches: their verbs, what is launched, what tells a trial, and what opens a target.

    `waters` are no target though something is fired toward them. Things may be of two words.
    """

    verbs: frozenset[str]
    things: frozenset[str]
    trials: frozenset[str]
    waters: frozenset[str]
    toward: frozenset[str]


@dataclass(frozen=True, slots=True)
class ModeWords:
    """Words that tell the mode of an act, one or two of them; of several modes the first of `order` holds."""

    modes: Mapping[str, str]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeModes:
    """What tells the mode of a type's acts: their own words, those of their clause, what they are else.

    `plain` are words that say no more than the type, whatever mode their entry has, `taking` those that are
    an arrest where a person is taken.
    """

    own: ModeWords
    near: ModeWords
    default: str | None
    plain: frozenset[str]
    taking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Predicates and light verbs by surface form, lower-case.

    `verbs` and `light` give (entry, voice) pairs, longest phrases first; `nouns` are keyed by the word that
    finds them, the first or the last.
    `modes` gives the mode of a request or refusal from a word of its content, `tools` that of an assault from
    what it is done with. `voids` gives verbs that tell no act with what they then are about, `answers` the
    forms of verbs that only say that an act answers another, `launches` the words of missiles fired, and
    `mode_words` what tells the mode of acts whose entry has none.
    """

    verbs: Mapping[str, tuple[tuple[Predicate, str], ...]]
    nouns: Mapping[str, tuple[tuple[Predicate, tuple[str, ...]], ...]]
    light: Mapping[str, tuple[tuple[Light, str], ...]]
    modes: Mapping[str, str]
    tools: Mapping[str, str]
    voids: Mapping[str, tuple[Void, ...]]
    answers: frozenset[str]
    launches: Launches
    mode_words: Mapping[str, TypeModes]


_STOP_FRAME = Frame("stop", (), ())


def compile_lexicon(data: Mapping[str, Any], *, inflect: Inflect, head_last: bool = False) -> Lexicon:
    """Build the table of surface forms from the parsed file.

    Args:
        data: the parsed file.
        inflect: makes the forms of a verb.
        head_last: whether the last word of an event noun is its head ("peace talks"), by which it is found.

    Raises:
        KeyError: a group names a frame that the file does not define.
    """
    frames = {
        name: Frame(
            name,
            tuple(spec["actor"]),
            tuple(spec.get("recipient", ())),
            together=bool(spec.get("together", False)),
        )
        for name, spec in data["frames"].items()
    }
    frames["stop"] = _STOP_FRAME
    verbs: dict[str, list[tuple[Predicate, str]]] = defaultdict(list)
    nouns: dict[str, list[tuple[Predicate, tuple[str, ...]]]] = defaultdict(list)
    no_bare = frozenset(data.get("no_bare", ()))
    stops = [{"type": "ASSAULT", "frame": "stop", "stop": True, **part} for part in data.get("stop") or ()]
    for group in (*data["groups"], *stops):
        for kind in ("phrases", "verbs", "nouns"):
            for citation in group.get(kind) or ():
                entry = _predicate(citation, group, frames, noun=kind == "nouns")
                if entry.noun:
                    words = tuple(citation.lower().split())
                    nouns[words[-1 if head_last else 0]].append((entry, words))
                    continue
                for surface, voice in inflect(citation.split()[0]):
                    if voice != "bare" or surface not in no_bare or entry.rest:
                        verbs[surface].append((entry, voice))
    return Lexicon(
        verbs={k: tuple(sorted(v, key=lambda pair: -len(pair[0].rest))) for k, v in verbs.items()},
        nouns={k: tuple(sorted(v, key=lambda pair: -len(pair[1]))) for k, v in nouns.items()},
        light=_light_table(data, inflect),
        modes=_modes(data.get("content_modes", {}), inflect),
        tools={word: mode for mode, words in data.get("tool_modes", {}).items() for word in words},
        voids=_voids(data.get("voids") or (), inflect),
        answers=_forms(data.get("answers") or (), inflect),
        launches=_launches(data.get("launches") or {}, inflect),
        mode_words={
            type_: TypeModes(
                _mode_words(table.get("own")),
                _mode_words(table.get("near")),
                table.get("else"),
                frozenset(table.get("plain", ())),
                frozenset(table.get("taking", ())),
            )
            for type_, table in (data.get("mode_words") or {}).items()
        },
    )


def _mode_words(data: Mapping[str, Iterable[str]] | None) -> ModeWords:
    modes: dict[str, str] = {}
    for mode, words in (data or {}).items():
        for word in words:
            modes.setdefault(word.lower(), mode)
    return ModeWords(modes, tuple(data or ()))


def _forms(verbs: Iterable[str], inflect: Inflect) -> frozenset[str]:
    return frozenset(form for verb in verbs for form, _ in inflect(verb))


def _launches(data: Mapping[str, Iterable[str]], inflect: Inflect) -> Launches:
    words = (frozenset(data.get(kind, ())) for kind in ("things", "trials", "waters", "toward"))
    return Launches(_forms(data.get("verbs", ()), inflect), *words)


def _voids(groups: Iterable[Mapping[str, Any]], inflect: Inflect) -> dict[str, tuple[Void, ...]]:
    voids: dict[str, list[Void]] = defaultdict(list)
    for group in groups:
        things, beside = frozenset(group["things"]), frozenset(group.get("beside", ()))
        for citation in group["verbs"]:
            void = Void(things, beside, _rest(citation))
            for surface, _ in inflect(citation.split()[0]):
                voids[surface].append(void)
    return {surface: tuple(found) for surface, found in voids.items()}


def _modes(data: Mapping[str, Mapping[str, Iterable[str]]], inflect: Inflect) -> dict[str, str]:
    """Map the surface forms of what is asked for to the mode; phrases by their first word are left out."""
    modes: dict[str, str] = {}
    for mode, kinds in data.items():
        for citation in (*(kinds.get("verbs") or ()), *(kinds.get("nouns") or ())):
            if " " not in citation:
                for surface, _ in inflect(citation):
                    modes.setdefault(surface.lower(), mode)
    return modes


def _light_table(data: Mapping[str, Any], inflect: Inflect) -> dict[str, tuple[tuple[Light, str], ...]]:
    light: dict[str, list[tuple[Light, str]]] = defaultdict(list)
    for key, inverse in (("light_verbs", False), ("inverse_light_verbs", True)):
        for spec in data.get(key) or ():
            if not isinstance(spec, str) and spec.get("ends"):
                continue
            entry = _light(spec, inverse=inverse)
            for surface, voice in inflect(entry.citation.split()[0]):
                light[surface].append((entry, voice))
    return {k: tuple(sorted(v, key=lambda pair: -len(pair[0].rest))) for k, v in light.items()}


def _rest(citation: str) -> Words:
    return tuple(frozenset(word.lower().split("|")) for word in citation.split()[1:])


def _predicate(
    citation: str, group: Mapping[str, Any], frames: Mapping[str, Frame], *, noun: bool
) -> Predicate:
    content = group.get("content", "none")
    return Predicate(
        citation=citation,
        noun=noun,
        type=group["type"],
        mode=group.get("mode"),
        frame=frames[group["frame"]],
        rest=() if noun else _rest(citation),
        statement=group.get("statement"),
        content=None if content == "none" else content,
        require=frozenset(group.get("require", ())),
        subject=frozenset(group.get("subject", ())),
        marker=frozenset(group.get("marker", ())),
        stop=bool(group.get("stop", False)),
        light_only=bool(group.get("light_only", False)),
    )


def _light(spec: str | Mapping[str, Any], *, inverse: bool) -> Light:
    options: Mapping[str, Any] = {} if isinstance(spec, str) else spec
    citation = spec if isinstance(spec, str) else spec["verb"]
    return Light(
        citation=citation,
        polarity="negative" if options.get("negates") else None,
        certainty=options.get("certainty"),
        time=options.get("time"),
        announces=bool(options.get("announces")),
        inverse=inverse,
        bars=frozenset(options.get("bars", ())),
        rest=_rest(citation),
    )
