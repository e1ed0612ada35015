"""The records of one article: what `read` and `code` produce.

All offsets are Unicode code points, half-open, into `Article.text`: `text[start:end]` is the evidence.
"""

from dataclasses import dataclass, field
from typing import Literal

PartKind = Literal[
    "section", "title", "summary", "byline", "dateline", "caption", "body", "related", "credit", "furniture"
]
StatementKind = Literal["report", "belief", "prediction", "concern", "denial", "no_comment"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Sector = Literal[
    "GOV",
    "MIL",
    "COP",
    "SPY",
    "LEG",
    "JUD",
    "PTY",
    "OPP",
    "REB",
    "PRM",
    "UAF",
    "BUS",
    "LAB",
    "CVL",
    "CRM",
    "EDU",
    "ELI",
    "JRN",
    "MED",
    "REF",
    "REL",
    "SOC",
    "AGR",
    "PRE",
    "IGO",
    "NGO",
    "EXP",
    "UNK",
]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Time = Literal["past", "present", "future"]

#: The kinds of part that are read for statements and events; nothing is coded from the others.
READ_KINDS: frozenset[PartKind] = frozenset({"title", "summary", "body"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it arrived: the input of `read`.

    Args:
        content: the bytes as captured: HTML or plain text.
        source: how the user named it: a path, a URL or `-`. Used in messages, never in ids.
        url: the address the page came from, if known.
        media_type: the media type that the sender declared, such as `text/html`, if any.
        charset: the character set that the sender declared, if any.
    """

    content: bytes
    source: str
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open interval of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page and what it is: title, body, caption, furniture..."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One page as read.

    Dates are ISO 8601 dates or date-times. `published` is never guessed; `not_before` is the latest date
    that the page itself proves. `known` tells for a field how its value was found, such as
    `{"language": "cue words", "published": "html metadata"}`.
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    language: str
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    not_before: str | None = None
    dateline: str | None = None
    byline: str | None = None
    credit: str | None = None
    known: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Actor:
    """A political actor as one mention names it.

    `id` is an ISO 3166 alpha-3 code, a body's short name, or None for an actor without a country.
    `start` and `end` are None when the mention is understood and not written (ellipsis).
    """

    id: str | None
    name: str
    sector: Sector
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act took place; `country` is an alpha-3 code or None outside any country."""

    name: str
    country: str | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """First and last day of an act, ISO dates, both inclusive."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A source, by a cue, is given a content (PARC 3).

    `in_` is the id of the statement that this one is nested in; in JSON the field is called `in`.
    `source` is empty when the text hides it. `why` explains the record and is filled on request only.
    """

    id: str
    kind: StatementKind
    source: tuple[Actor, ...]
    cue: Span
    content: Span
    direct: bool = False
    in_: str | None = None
    why: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One reported act in PLOVER's terms.

    `statement` is the id of the innermost statement whose content holds the act, or None when the page says
    it in its own voice. `why` explains the record and is filled on request only.
    """

    id: str
    type: EventType
    mode: str | None
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    predicate: Span
    location: tuple[Place, ...] = ()
    date: DateRange | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time = "present"
    statement: str | None = None
    why: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """One article with its statements and events; `coder` names the coder and its version."""

    article: Article
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    coder: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not processed, at which step, and why.

    Args:
        source: how the user named the input.
        step: the step that refused, such as `read`.
        code: a stable code, such as `R003`.
        reason: one sentence for a person.
        hint: what to do next.
    """

    source: str
    step: str
    code: str
    reason: str
    hint: str
