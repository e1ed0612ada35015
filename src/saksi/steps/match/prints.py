"""What of an event is compared, and the keys under which it is found.

An event is compared with those that share a pair of parties and a near type within a few days. What it is
compared by depends on the event and its article alone.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.model import Actor, Article, Coded, Event, Statement
from saksi.model.records import Certainty, EventType, Polarity, StatementKind, Time
from saksi.steps.match import words
from saksi.steps.match.words import Bag, hash_of

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
        stems: the words of the sentence, cut to five letters.
        numbers: the numbers in the sentence.
        around: the names in the sentence and next to it, cut to five letters: who and what the act is about.
        subject: the words that tell most what the whole article is about.
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
    stems: tuple[int, ...]
    numbers: tuple[int, ...]
    around: tuple[int, ...]
    subject: tuple[int, ...]
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
    predicate = text[event.predicate.start : event.predicate.end]
    parties = {
        part for actor in (*event.actor, *event.recipient) for part in words.split(actor.name.casefold())
    }
    begin, end = words.bounds_of(text, event.predicate.start, event.predicate.end)
    sentence = text[begin:end]
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
        gist=words.gist(predicate, parties, article.language),
        stems=words.stems(sentence, parties, article.language),
        numbers=words.numbers(sentence),
        around=words.around(article, begin, end),
        subject=words.subject(article),
        senses=words.senses(predicate, article.language),
        topics=words.senses(sentence, article.language),
        words=predicate,
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
