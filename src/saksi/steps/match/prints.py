"""What of an event is compared, and the keys under which it is found.

An event is compared with those that share a pair of parties and a near type within a few days. What it is
compared by depends on the event and its article alone.
"""

import datetime
import re
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.languages.wordlist import load_words
from saksi.model import Actor, Article, Coded, Event, Statement
from saksi.model.records import Certainty, EventType, Polarity, StatementKind, Time
from saksi.reference.states import states
from saksi.steps.match.senses import senses_of

#: Hashes with their weights, sorted.
Bag = tuple[tuple[int, int], ...]

_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_END = re.compile(r"[.!?…][\"”'’)]*\s|\n")
#: Letters by which two forms of a word, or of a name in two languages, count as one.
_STEM = 5
_EPOCH = datetime.date(1970, 1, 1)

#: Days that may lie between two events that are compared: between a plan and its act, and else.
WINDOW, NEAR_DAYS = 7, 4

#: Types that may name one act, in different pages or words. Each also stands for itself.
NEAR: tuple[frozenset[EventType], ...] = (
    frozenset(("AID", "COOPERATE")),
    frozenset(("MOBILIZE", "ASSAULT")),
    frozenset(("CONSULT", "AGREE")),
    frozenset(("AGREE", "COOPERATE")),
    frozenset(("AGREE", "SUPPORT")),
    frozenset(("ACCUSE", "REJECT")),
    frozenset(("ACCUSE", "REQUEST")),
    frozenset(("REQUEST", "THREATEN")),
    frozenset(("SANCTION", "COERCE")),
    frozenset(("COERCE", "ASSAULT")),
    frozenset(("THREATEN", "ASSAULT")),
    frozenset(("RETREAT", "AGREE")),
    frozenset(("SUPPORT", "AID")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who vouches for an event: the innermost statement that holds it."""

    statement: str
    kind: StatementKind
    sources: tuple[str, ...]
    names: tuple[str, ...]
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPrint:
    """An event as it is compared, and what its report says.

    Args:
        event: its id.
        article: id of its article.
        language: of the article.
        outlet: who printed it.
        day: day of the article in days since 1970, or None.
        published: full stamp of the article, if any.
        start: first day of the act, where the text gives it, else None; likewise `end`.
        actors: pairs of id and name, likewise `recipients`; those without an id have their name alone.
        places: country codes and names.
        gist: the letters of the predicate in fours, weighted by how rare its words are.
        stems: the words of the sentence, cut to five letters and weighted likewise.
        names: those of them that are names or numbers, for comparison across languages.
        senses: what the words of the predicate mean, and `topics` those of the sentence, in any language.
        words: the predicate as written.
        told: who vouches for it, None for the page's own voice.
    """

    event: str
    article: str
    language: str
    outlet: str | None
    day: int | None
    published: str | None
    start: int | None
    end: int | None
    type: EventType
    mode: str | None
    polarity: Polarity
    certainty: Certainty
    time: Time
    actors: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    gist: Bag
    stems: Bag
    names: Bag
    senses: tuple[int, ...]
    topics: tuple[int, ...]
    words: str
    told: Told | None

    @property
    def when(self) -> int | None:
        """The day by which it is looked up: that of the act, the middle of several, else the article's."""
        if self.start is None:
            return self.day
        return self.start if self.end is None else (self.start + self.end) // 2

    @property
    def apart(self) -> int:
        """A negative number that events without a day share with those of their article alone."""
        return -2 - hash_of(self.article)


def prints_of(coded: Coded, *, day: int | None) -> list[EventPrint]:
    """Make what is kept of the events of an article."""
    statements = {statement.id: statement for statement in coded.statements}
    return [_print(event, coded.article, statements, day=day) for event in coded.events]


def _print(
    event: Event, article: Article, statements: dict[str, Statement], *, day: int | None
) -> EventPrint:
    text = article.text
    words = text[event.predicate.start : event.predicate.end]
    parties = {
        part for actor in (*event.actor, *event.recipient) for part in _WORD.findall(actor.name.casefold())
    }
    sentence = sentence_of(text, event.predicate.start, event.predicate.end)
    holder = statements.get(event.statement) if event.statement else None
    return EventPrint(
        event=event.id,
        article=article.id,
        language=article.language,
        outlet=article.outlet,
        day=day,
        published=article.published,
        start=_days(event.date.start) if event.date else None,
        end=_days(event.date.end) if event.date else None,
        type=event.type,
        mode=event.mode,
        polarity=event.polarity,
        certainty=event.certainty,
        time=event.time,
        actors=_parties(event.actor),
        recipients=_parties(event.recipient),
        places=tuple(dict.fromkeys(v for place in event.location for v in (place.country, place.name) if v)),
        gist=_gist(words, parties, article.language),
        stems=_stems(sentence, parties, article.language),
        names=_names(sentence, parties),
        senses=_senses(words, article.language),
        topics=_senses(sentence, article.language),
        words=words,
        told=_told(holder, text) if holder else None,
    )


def _told(statement: Statement, text: str) -> Told:
    return Told(
        statement=statement.id,
        kind=statement.kind,
        sources=tuple(dict.fromkeys(actor.id for actor in statement.source if actor.id)),
        names=tuple(actor.name for actor in statement.source),
        cue=text[statement.cue.start : statement.cue.end],
    )


def _parties(actors: Iterable[Actor]) -> tuple[tuple[str, str], ...]:
    return tuple({actor.id: (actor.id, actor.name) for actor in actors if actor.id}.values())


def sentence_of(text: str, start: int, end: int) -> str:
    """Return the sentence around an interval.

    Example:
        >>> sentence_of("Satu. Dua tiga. Empat.", 6, 9)
        'Dua tiga'
    """
    first = max((match.end() for match in _END.finditer(text, max(0, start - 600), start)), default=None)
    begin = first if first is not None else max(0, start - 600)
    last = _END.search(text, end, end + 600)
    return text[begin : last.start() if last else min(len(text), end + 600)]


def _words(text: str, without: Collection[str]) -> list[str]:
    """Cut a text into words, without the names of parties and states, which are compared as such."""
    return [word for word in parted(text) if word.casefold() not in without]


@lru_cache(64)
def parted(text: str) -> tuple[str, ...]:
    """Cut a text into words without the names of states; a sentence is asked for by each of its events."""
    words = _WORD.findall(_GLUED.sub(" ", text))
    return tuple(word for word in words if word.casefold() not in _state_words())


def _gist(text: str, without: Collection[str], language: str) -> Bag:
    """Weigh the fours of letters of a text: forms of one root share some, whatever their affixes."""
    found: dict[int, int] = {}
    for word in map(str.casefold, _words(text, without)):
        fours = [word[start : start + 4] for start in range(max(1, len(word) - 3))]
        weight = round(weight_of(word, language) / len(fours) ** 0.5)
        for four in fours if weight > 0 else ():
            key = hash_of(four)
            found[key] = max(found.get(key, 0), weight)
    return tuple(sorted(found.items()))


def _stems(text: str, without: Collection[str], language: str) -> Bag:
    found: dict[int, int] = {}
    for word in map(str.casefold, _words(text, without)):
        if weight := weight_of(word, language):
            key = hash_of(word[:_STEM])
            found[key] = max(found.get(key, 0), weight)
    return tuple(sorted(found.items()))


def _names(text: str, without: Collection[str]) -> Bag:
    named = (
        word for word in _words(text, without)[1:] if word.isdigit() or (word[0].isupper() and len(word) > 2)
    )
    return tuple(sorted({hash_of(word.casefold()[:_STEM]): _RAREST for word in named}.items()))


@lru_cache(64)
def _senses(text: str, language: str) -> tuple[int, ...]:
    return tuple(sorted({sense for word in parted(text) for sense in senses_of(word, language)}))


@lru_cache(1 << 16)
def weight_of(word: str, language: str) -> int:
    """Weigh a word by how rare it is; where no list of words is there, by its length."""
    if word.isdigit():
        return _NUMBER
    if len(word) < 3:
        return 0
    classes = _classes(language)
    rarity = _RAREST - (classes.get(word, _UNSEEN) if classes else max(0, 9 - len(word)))
    return rarity if rarity > _COMMON else 0


#: Weights are the binary logarithm of how rare a word is, from the word list of the language.
_RAREST, _UNSEEN, _NUMBER, _COMMON = 16, 3, 10, 2


@cache
def _classes(language: str) -> Mapping[str, int]:
    try:
        return load_words(language).classes
    except FileNotFoundError:
        return {}


@cache
def _state_words() -> frozenset[str]:
    names = (name for state in states() for name in (state.name_id, state.name_en, state.name_ms))
    return frozenset(word for name in names for word in _WORD.findall(name.casefold()))


@dataclass(frozen=True, slots=True)
class Sought:
    """Keys under which events that may be the same are kept, and how many days away they may be."""

    days: int
    keys: tuple[int, ...]


def keys_of(kept: EventPrint) -> tuple[int, ...]:
    """Make the keys under which an event is kept: each pair of its parties with its type."""
    planned = kept.time == "future"
    return tuple(_key(pair, kept.type, planned=planned) for pair in _kept_under(kept))


def looked_up(kept: EventPrint) -> tuple[Sought, Sought]:
    """Make the keys under which events that may be the same are kept: a plan may lie further away."""
    return _looked_up(_sought_under(kept), kept.type, planned=kept.time == "future")


@lru_cache(1 << 14)
def _looked_up(under: tuple[str, ...], type_: EventType, *, planned: bool) -> tuple[Sought, Sought]:
    pairs = [(pair, near) for near in near_types(type_) for pair in under]
    return (
        Sought(NEAR_DAYS, tuple(_key(pair, near, planned=planned) for pair, near in pairs)),
        Sought(WINDOW, tuple(_key(pair, near, planned=not planned) for pair, near in pairs)),
    )


@cache
def near_types(type_: EventType) -> list[EventType]:
    """Return the types that may name the same act, the type itself among them."""
    return sorted({type_, *(other for pair in NEAR if type_ in pair for other in pair)})


def _pairs(kept: EventPrint) -> list[str]:
    actors, recipients = [id_ for id_, _ in kept.actors], [id_ for id_, _ in kept.recipients]
    pairs = {"+".join(sorted((one, other))) for one in actors for other in recipients}
    pairs |= {"+".join(sorted((one, other))) for one in actors for other in actors if one < other}
    return sorted(pairs)[:_MOST]


def _singles(kept: EventPrint) -> list[str]:
    return sorted({id_ for id_, _ in (*kept.actors, *kept.recipients)})[:_MOST]


#: Keys that one event has at most: an act of twenty states would have 190 pairs.
_MOST = 6


def _kept_under(kept: EventPrint) -> list[str]:
    """An event of two parties is found by the pair, and by events of one party through each of its own."""
    if pairs := _pairs(kept):
        return [*pairs, *(f"any {id_}" for id_ in _singles(kept))]
    return [f"alone {id_}" for id_ in _singles(kept)]


def _sought_under(kept: EventPrint) -> tuple[str, ...]:
    singles, pairs = _singles(kept), _pairs(kept)
    alone = [f"alone {id_}" for id_ in singles]
    return (*pairs, *alone) if pairs else (*alone, *(f"any {id_}" for id_ in singles))


def _key(pair: str, type_: str, *, planned: bool) -> int:
    return hash_of(f"{pair} {type_} {planned}")


def _days(day: str) -> int | None:
    try:
        return (datetime.date.fromisoformat(day[:10]) - _EPOCH).days
    except ValueError:
        return None


@lru_cache(1 << 16)
def hash_of(text: str) -> int:
    """Hash a text, the same way on every machine."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
