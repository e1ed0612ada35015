"""How likely two events tell the same act: what must agree, and what speaks for and against it.

The signs are plain enough to be read; what each is worth was learnt from labelled pairs (weights.yaml).
"""

import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from saksi.reference.states import state
from saksi.steps.match.prints import (
    NEAR_DAYS,
    WINDOW,
    EventPrint,
    hash_of,
    near_types,
    parted,
    weight_of,
)
from saksi.steps.match.senses import fields_of

__all__ = ["FLOOR", "SIGNS", "Compared", "compared", "same", "signs"]

#: Days between two reports without a day of the act; between such a report and a day that the other gives.
_UNDATED, _HALF_DATED = 2, 3
#: Likeness under which two events have nothing to do with each other; whether the others are one act is
#: decided by all of them together.
FLOOR = 0.2
_LOWEST = math.log(FLOOR / (1 - FLOOR))
#: What the predicates of one type and mode have in common on average, for pairs in two languages.
_FOREIGN_GIST = 0.4
#: Shared words count up to this mass; a word as rare as a name has about 1.6.
_MASS, _PER_MASS = 6.0, 10
#: Senses that two sentences share count up to this number.
_TOPICS = 5.0
#: Where both sides have changed their roles, it is an act and the answer to it.
_BOTH = 2
#: From which rarity on a word in the name of a party tells who exactly is meant, and not only an office.
_TELLING = 6
#: Types of words rather than deeds: many speak alike about the same thing on one day, each for himself.
_SAID = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE"))

_OUTER = (
    "base", "near_type", "other_mode", "same_mode", "apart", "tense", "mutual", "reversed", "agree",
    "elsewhere", "voiced", "others", "doers", "sense",
)  # fmt: skip
_THEMES = ("topics", "overlap")
_INNER = ("gist", "mass")
#: The names of all signs, in the order in which they are weighed: those that cost little come first.
SIGNS = (*_OUTER, *_THEMES, *_INNER)

Bag = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    """Weighted hashes with the square of their length."""

    bag: Bag
    square: int


@dataclass(frozen=True, slots=True)
class Compared:
    """An event made ready to be compared many times.

    Args:
        event: the event.
        actors: ids of who acts, likewise `recipients`.
        places: codes of the states that it happens in.
        when: the day by which it is looked up, or None; `first` and `last` those between which it lies.
        known: by party, what its name tells beside the state: of "Presiden Prabowo" the last word.
        senses: what its predicate means, likewise `topics` its sentence.
        fields: what its predicate means, more broadly.
        gist: its predicate, likewise `stems` its sentence and `names` the names in it.
    """

    event: EventPrint
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    when: int | None
    first: int
    last: int
    known: Mapping[str, frozenset[int]]
    senses: frozenset[int]
    topics: frozenset[int]
    fields: frozenset[str]
    gist: _Words
    stems: _Words
    names: _Words

    @property
    def day(self) -> int:
        """The day by which it is looked up, or a number that is none."""
        return -1 if self.when is None else self.when


def compared(event: EventPrint) -> Compared:
    """Make an event ready to be compared."""
    known: dict[str, frozenset[int]] = {}
    for id_, name in (*event.actors, *event.recipients):
        known[id_] = known.get(id_, frozenset()) | _telling(name, id_, event.language)
    first = (event.day if event.start is None else event.start) or 0
    return Compared(
        event,
        frozenset(id_ for id_, _ in event.actors),
        frozenset(id_ for id_, _ in event.recipients),
        frozenset(place for place in event.places if state(place)),
        event.when,
        first,
        first if event.start is None or event.end is None else max(first, event.end),
        known,
        frozenset(event.senses),
        frozenset(event.topics),
        fields_of(event.senses),
        *(
            _Words(dict(bag), sum(weight * weight for _, weight in bag))
            for bag in (event.gist, event.stems, event.names)
        ),
    )


@lru_cache(1 << 14)
def _telling(name: str, id_: str, language: str) -> frozenset[int]:
    """Return the rare words with a capital in the name of a party, without those of states and its id."""
    words = (word.casefold() for word in parted(name) if word[0].isupper() and len(word) > 2)
    own = {id_.casefold(), *id_.casefold().split("_")}
    return frozenset(
        hash_of(word) for word in words if word not in own and weight_of(word, language) >= _TELLING
    )


def signs(one: Compared, other: Compared) -> dict[str, float] | None:
    """Return the signs for and against, or None where the two cannot be the same act."""
    outer = _outer(one, other)
    if outer is None:
        return None
    return dict(zip(SIGNS, (*outer, *_themes(one, other), *_inner(one, other)), strict=True))


def same(one: Compared, other: Compared) -> float:
    """Return how likely two events are the same act, 0 to 1; the order does not matter.

    Below `FLOOR` it is 0: where no words could lift it over that, they are not compared.
    """
    outer = _outer(one, other)
    if outer is None:
        return 0.0
    weights = _weights()
    total = sum(map(operator.mul, weights.outer, outer))
    if total + weights.most < _LOWEST:
        return 0.0
    total += sum(map(operator.mul, weights.themes, _themes(one, other)))
    if total + weights.most_of_words < _LOWEST:
        return 0.0
    total += sum(map(operator.mul, weights.inner, _inner(one, other)))
    return 1 / (1 + math.exp(-total)) if total >= _LOWEST else 0.0


def _outer(one: Compared, other: Compared) -> tuple[float, ...] | None:
    """Compare types, days and parties."""
    mine, yours = one.event, other.event
    alike = mine.type == yours.type
    if not alike and yours.type not in near_types(mine.type):
        return None
    shared = one.known.keys() & other.known.keys()
    if not shared:
        return None
    apart = _days_apart(one, other)
    turned = _turned(one, other)
    if apart is None or turned == _BOTH:
        return None
    mode, theirs = mine.mode, yours.mode
    return (
        1.0,
        float(not alike),
        float(alike and bool(mode and theirs and mode != theirs)),
        float(alike and bool(mode) and mode == theirs),
        float(apart),
        float(mine.time != yours.time),
        float(bool(one.recipients) != bool(other.recipients) and len(one.actors) != len(other.actors)),
        float(turned),
        _agreed(one, other, shared),
        float(bool(one.places and other.places) and one.places.isdisjoint(other.places)),
        float(mine.time == yours.time == "present" and mine.type in _SAID and yours.type in _SAID),
        float(bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors)),
        float(one.actors == other.actors),
        _agreement(one, other),
    )


def _agreement(one: Compared, other: Compared) -> float:
    """Return 1 where two predicates may mean one thing, -1 where they do not, 0 where it is not known.

    It is not known either where both are of one field: who was shot at may have been killed.
    """
    if not one.senses or not other.senses:
        return 0.0
    if not one.senses.isdisjoint(other.senses):
        return 1.0
    return -1.0 if one.fields.isdisjoint(other.fields) else 0.0


def _agreed(one: Compared, other: Compared, shared: set[str]) -> float:
    """Return for how many parties, up to two, both tell the same of who it is."""
    return float(min(2, sum(not one.known[id_].isdisjoint(other.known[id_]) for id_ in shared)))


def _turned(one: Compared, other: Compared) -> int:
    """Return how many sides act in one and are acted upon in the other, where nobody has the same role.

    Two languages build one sentence in two ways, and roles are mistaken in one: there it tells nothing.
    """
    straight = one.actors & other.actors or one.recipients & other.recipients
    if straight or not (one.recipients and other.recipients) or one.event.language != other.event.language:
        return 0
    return bool(one.actors & other.recipients) + bool(one.recipients & other.actors)


def _themes(one: Compared, other: Compared) -> tuple[float, float]:
    """Compare what two sentences are about, in any language: how much they share, and which part of all."""
    shared = len(one.topics & other.topics)
    return min(_TOPICS, shared), shared / max(1, len(one.topics) + len(other.topics) - shared)


def _inner(one: Compared, other: Compared) -> tuple[float, float]:
    """Compare the words of predicates and sentences; across languages names and numbers."""
    if one.event.language != other.event.language:
        gist = _FOREIGN_GIST * (one.event.type == other.event.type)
        return gist, _mass(one.names, other.names)
    return _likeness(one.gist, other.gist), _mass(one.stems, other.stems)


def _mass(one: _Words, other: _Words) -> float:
    """Return how much two sentences have in common."""
    mine, yours = one.bag, other.bag
    return min(_MASS, sum([min(mine[key], yours[key]) for key in mine.keys() & yours.keys()]) / _PER_MASS)


def _likeness(one: _Words, other: _Words) -> float:
    """Return the cosine of two weighted sets."""
    mine, yours = one.bag, other.bag
    common = sum([mine[key] * yours[key] for key in mine.keys() & yours.keys()])
    return common / (one.square * other.square) ** 0.5 if common else 0.0


def _days_apart(one: Compared, other: Compared) -> int | None:
    """Return how many days lie between two acts, or None if too many for one act."""
    mine, yours = one.event, other.event
    if one.when is None or other.when is None:
        # Nothing tells when they happened: only what one page says twice can be the same.
        return 0 if one.when is other.when and mine.article == yours.article else None
    planned = mine.time != yours.time and "future" in (mine.time, yours.time)
    if abs(one.when - other.when) > (WINDOW if planned else NEAR_DAYS):
        return None
    gap = max(0, one.first - other.last, other.first - one.last)
    if mine.start is not None and yours.start is not None:
        # The same night has two dates in two time zones.
        return gap if gap <= 1 else None
    limit = WINDOW if planned else _UNDATED if mine.start is yours.start else _HALF_DATED
    return gap if gap <= limit else None


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each sign is worth, and the most that themes and words, and words alone, can add."""

    outer: tuple[float, ...]
    themes: tuple[float, ...]
    inner: tuple[float, ...]
    most: float
    most_of_words: float


@cache
def _weights() -> _Weights:
    """Read what each sign is worth."""
    text = files("saksi.steps.match").joinpath("weights.yaml").read_bytes()
    worth = msgspec.yaml.decode(text, type=dict[str, float])
    outer, themes, inner = (tuple(worth[name] for name in names) for names in (_OUTER, _THEMES, _INNER))
    words = _most(inner, (1.0, _MASS))
    return _Weights(outer, themes, inner, words + _most(themes, (_TOPICS, 1.0)), words)


def _most(weights: tuple[float, ...], highest: tuple[float, ...]) -> float:
    return sum(max(0.0, weight * most) for weight, most in zip(weights, highest, strict=True))
