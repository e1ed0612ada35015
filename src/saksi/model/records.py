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
    """A half-open interval of code points.

    Args:
        start: the first of them.
        end: the first behind them.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page and what it is: title, body, caption, furniture...

    Args:
        kind: what it is.
        start: its first character.
        end: the first behind it.
    """

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One page as read.

    Dates are ISO 8601 dates or date-times. `published` is never guessed; `not_before` is the latest date
    that the page itself proves.

    Args:
        id: hash of the text and the address.
        text: the page as captured; all offsets count its code points.
        parts: what each stretch of the text is; every character that is not blank lies in one of them.
        language: ISO 639-1 code.
        url: the address, if known.
        outlet: who printed it, as the page names itself.
        section: the part of the outlet that it stands in, such as Internasional.
        title: the headline.
        summary: the lines under the headline that sum it up.
        published: when it was published, by what the page says.
        not_before: the latest date that the page itself proves.
        dateline: the place that the text names as where it was written.
        byline: who wrote it.
        credit: the wire or broadcaster that the text says it is taken from.
        known: how the value of a field was found, such as `{"language": "cue words"}`.
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

    Args:
        id: ISO 3166 alpha-3 code, a body's short name, or None for an actor without a country.
        name: as the page writes it.
        sector: PLOVER's sector, such as GOV or MIL.
        start: first character of the mention, None when it is understood and not written.
        end: the first behind it, likewise.
    """

    id: str | None
    name: str
    sector: Sector
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act took place.

    Args:
        name: as the page writes it.
        country: ISO 3166 alpha-3 code, None outside any country.
        start: first character of the name, None when it is not written there.
        end: the first behind it, likewise.
    """

    name: str
    country: str | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """First and last day of an act.

    Args:
        start: the first day, ISO.
        end: the last day, inclusive.
    """

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A source, by a cue, is given a content (PARC 3).

    Args:
        id: the article's id and the offsets of the content.
        kind: what the source does: report, believe, predict, fear, deny, keep silent.
        source: who says so; empty when the text hides it.
        cue: the words that give the content to the source, such as "kata" or "menurut".
        content: what is given to the source.
        direct: whether it is a quotation.
        in_: id of the statement that this one is nested in; in JSON the field is called `in`.
        why: what the record rests on; filled on request only.
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

    Args:
        id: the article's id and the offsets of the words that name the act.
        type: one of PLOVER's 16 types.
        mode: PLOVER's finer kind of the type, if one fits.
        actor: who acts; of a reciprocal act, such as a meeting, all who take part.
        recipient: who is acted upon.
        predicate: the words that name the act.
        location: where it took place.
        date: when, if the text tells it.
        polarity: whether it happened (`positive`) or is said not to have happened (`negative`).
        certainty: how sure the text is.
        time: whether it is past, going on or still to come, as seen from the article's day.
        statement: id of the innermost statement that holds the act, None where the page says it itself.
        why: what the record rests on; filled on request only.
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
    """One article with its statements and events.

    Args:
        article: the page as read.
        statements: who says what.
        events: who did what to whom.
        coder: who coded it: the coder and its version.
    """

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
