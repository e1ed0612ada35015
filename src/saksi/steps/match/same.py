"""How likely two events tell the same act: what must agree, and what speaks for and against it.

The signs are plain enough to be read; what each is worth was learnt from labelled pairs (weights.yaml).
"""

import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from saksi.reference.states import state
from saksi.steps.match.prints import NEAR_DAYS, WINDOW, EventPrint, near_types
from saksi.steps.match.senses import fields_of
from saksi.steps.match.words import Bag, party_words

__all__ = ["FLOOR", "SIGNS", "Compared", "compared", "same", "signs"]

#: Days between two reports without a day of the act; between such a report and a day that the other gives.
_UNDATED, _HALF_DATED = 2, 3
#: Likeness under which two events have nothing to do with each other; whether the others are one act is
#: decided by all of them together.
FLOOR = 0.2
_LOWEST = math.log(FLOOR / (1 - FLOOR))
#: What the predicates of one type and mode have in common on average, for pairs in two languages.
_FOREIGN_GIST = 0.4
#: Senses that two sentences share count up to this number; names that stand around both acts likewise.
_TOPICS, _NAMES = 5.0, 5.0
#: Where both sides have changed their roles, it is an act and the answer to it.
_BOTH = 2
#: Types of words rather than deeds: many speak alike about the same thing on one day, each for himself.
_SAID = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE"))

#: What is compared of words, with the highest value of each sign: first of sentences and what stands next to
#: them, then, where it can still matter, of parties and predicates.
_THEMES = {"topics": _TOPICS, "overlap": 1.0, "around": _NAMES, "story": 1.0, "numbers": 1.0}
_INNER = {"named": 1.0, "strangers": 2.0, "gist": 1.0}
_OUTER = (
    "base", "near_type", "same_mode", "apart", "tense", "reversed", "elsewhere", "voiced", "doers", "sense",
    "kindred", "home", "foreign",
)  # fmt: skip
#: The names of all signs, in the order in which they are weighed: those that cost little come first.
SIGNS = (*_OUTER, *_THEMES, *_INNER)

_Wording = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Compared:
    """An event made ready to be compared many times.

    Args:
        event: the event.
        actors: ids of who acts, likewise `recipients`, and `parties` of all.
        places: codes of the states that it happens in.
        when: the day by which it is looked up, or None; `first` and `last` those between which it lies.
        senses: what its predicate means, likewise `topics` its sentence.
        fields: what its predicate means, more broadly.
        doing: the words in the names of who acts, by id; `done_to`: of who is acted upon; `named`: of all.
        around: the names in its sentence and next to it.
        told: the same, with the other words of the sentence and of the names of parties.
        subject: the words that tell what its article is about; `numbers`: those in its sentence.
        gist: its predicate, with the square of its length as `square`.
    """

    event: EventPrint
    actors: frozenset[str]
    recipients: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]
    when: int | None
    first: int
    last: int
    senses: frozenset[int]
    topics: frozenset[int]
    fields: frozenset[str]
    doing: _Wording
    done_to: _Wording
    named: frozenset[int]
    around: frozenset[int]
    told: frozenset[int]
    subject: frozenset[int]
    numbers: frozenset[int]
    gist: Mapping[int, int]
    square: int

    @property
    def day(self) -> int:
        """The day by which it is looked up, or a number that is none."""
        return -1 if self.when is None else self.when


def compared(event: EventPrint) -> Compared:
    """Make an event ready to be compared."""
    doing, done_to = (_wording(side, event.language) for side in (event.actors, event.recipients))
    named = frozenset[int]().union(*doing.values(), *done_to.values())
    first = (event.day if event.start is None else event.start) or 0
    return Compared(
        event=event,
        actors=frozenset(doing),
        recipients=frozenset(done_to),
        parties=frozenset((*doing, *done_to)),
        places=frozenset(place for place in event.places if state(place)),
        when=event.when,
        first=first,
        last=first if event.start is None or event.end is None else max(first, event.end),
        senses=frozenset(event.senses),
        topics=frozenset(event.topics),
        fields=fields_of(event.senses),
        doing=doing,
        done_to=done_to,
        named=named,
        around=frozenset(event.around),
        told=named.union(event.around, event.stems),
        subject=frozenset(event.subject),
        numbers=frozenset(event.numbers),
        gist=dict(event.gist),
        square=_square(event.gist),
    )


def _wording(side: tuple[tuple[str, str], ...], language: str) -> dict[str, frozenset[int]]:
    return {id_: party_words(name, id_, language) for id_, name in side}


def _square(bag: Bag) -> int:
    return sum(weight * weight for _, weight in bag)


def signs(one: Compared, other: Compared) -> dict[str, float] | None:
    """Return the signs for and against, or None where the two cannot be the same act."""
    outer = _outer(one, other)
    return (
        None
        if outer is None
        else dict(zip(SIGNS, (*outer, *_themes(one, other), *_inner(one, other)), strict=True))
    )


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
    if total + weights.most_inner < _LOWEST:
        return 0.0
    total += sum(map(operator.mul, weights.inner, _inner(one, other)))
    return 1 / (1 + math.exp(-total)) if total >= _LOWEST else 0.0


def _outer(one: Compared, other: Compared) -> tuple[float, ...] | None:
    """Compare types, days and parties."""
    mine, yours = one.event, other.event
    alike = mine.type == yours.type
    if not alike and yours.type not in near_types(mine.type):
        return None
    if one.parties.isdisjoint(other.parties):
        return None
    apart = _days_apart(one, other)
    turned = _turned(one, other)
    if apart is None or turned == _BOTH:
        return None
    agreement = _agreement(one, other)
    return (
        1.0,
        float(not alike),
        float(alike and bool(mine.mode) and mine.mode == yours.mode),
        float(apart),
        float(mine.time != yours.time),
        float(turned),
        float(bool(one.places and other.places) and one.places.isdisjoint(other.places)),
        float(mine.time == yours.time == "present" and mine.type in _SAID and yours.type in _SAID),
        float(one.actors == other.actors),
        agreement,
        0.0 if alike else agreement,
        float(_home(one, other)),
        float(mine.language != yours.language),
    )


def _home(one: Compared, other: Compared) -> bool:
    """Say whether both tell of one and the same state alone, in whose news there are many acts alike."""
    return one.parties == other.parties and len(one.parties) == 1


def _agreement(one: Compared, other: Compared) -> float:
    """Return 1 where two predicates may mean one thing, -1 where they do not, 0 where it is not known.

    It is not known either where both are of one field: who was shot at may have been killed.
    """
    if not one.senses or not other.senses:
        return 0.0
    if not one.senses.isdisjoint(other.senses):
        return 1.0
    return -1.0 if one.fields.isdisjoint(other.fields) else 0.0


def _turned(one: Compared, other: Compared) -> int:
    """Return how many sides act in one and are acted upon in the other, where nobody has the same role.

    Two languages build one sentence in two ways, and roles are mistaken in one: there it tells nothing.
    """
    straight = one.actors & other.actors or one.recipients & other.recipients
    if straight or not (one.recipients and other.recipients) or one.event.language != other.event.language:
        return 0
    return bool(one.actors & other.recipients) + bool(one.recipients & other.actors)


def _themes(one: Compared, other: Compared) -> tuple[float, ...]:
    """Compare what two sentences are about, what stands next to them, and their articles.

    Where only one state is named, whether both articles are about one thing says most.
    """
    topics = len(one.topics & other.topics)
    return (
        min(_TOPICS, topics),
        topics / max(1, len(one.topics) + len(other.topics) - topics),
        min(_NAMES, len(one.around & other.around)),
        _shared(one.subject, other.subject) if _home(one, other) else 0.0,
        float(not one.numbers.isdisjoint(other.numbers)),
    )


def _inner(one: Compared, other: Compared) -> tuple[float, ...]:
    """Compare the words that name parties and acts."""
    names = len(one.named & other.named)
    return (
        names / max(1, len(one.named) + len(other.named) - names),
        _strange(one, other, one.doing, other.doing) + _strange(one, other, one.done_to, other.done_to),
        _likeness(one, other),
    )


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which part of the longer of two lists stands in both."""
    return len(one & other) / max(1, len(one), len(other))


def _strange(one: Compared, other: Compared, mine: _Wording, yours: _Wording) -> float:
    """Return 1 where those of one state who have one role are named by words that the other lacks.

    Who belongs to one state is told apart so: police and prosecutors, one speaker and another.
    """
    shared = mine.keys() & yours.keys()
    if not shared:
        return 0.0
    here = [word for id_ in shared for word in mine[id_]]
    there = [word for id_ in shared for word in yours[id_]]
    return float(bool(here and there) and other.told.isdisjoint(here) and one.told.isdisjoint(there))


def _likeness(one: Compared, other: Compared) -> float:
    """Return the cosine of two predicates; in two languages what those of one type have in common."""
    if one.event.language != other.event.language:
        return _FOREIGN_GIST * (one.event.type == other.event.type)
    mine, yours = one.gist, other.gist
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
    """What each sign is worth, and the most that themes and inner signs, and inner signs alone, can add."""

    outer: tuple[float, ...]
    themes: tuple[float, ...]
    inner: tuple[float, ...]
    most: float
    most_inner: float


@cache
def _weights() -> _Weights:
    """Read what each sign is worth."""
    text = files("saksi.steps.match").joinpath("weights.yaml").read_bytes()
    worth = msgspec.yaml.decode(text, type=dict[str, float])
    outer, themes, inner = (tuple(worth[name] for name in names) for names in (_OUTER, _THEMES, _INNER))
    most = [sum(max(0.0, worth[name] * top) for name, top in part.items()) for part in (_THEMES, _INNER)]
    return _Weights(outer, themes, inner, sum(most), most[1])
