"""What one asks an archive, and what an archive says of itself.

`Query` is the one set of filters behind every door: command line, Python, REST and web.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from saksi.model.records import Certainty, Coded, EventType, Page, Polarity, Refusal, StatementKind, Time

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

#: The four classes of PLOVER, by type.
QUADS: dict[EventType, Quad] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters that must all hold; an empty one does not filter, several values of one are alternatives.

    A filter that a record does not have (the type of a statement, the kind of an event's statement) is
    refused when the query is asked, never ignored.

    Args:
        actors: ids of those who act (of a statement: of its source).
        recipients: ids of those who are acted upon.
        dyad: two ids; events of the one towards the other, both ways, or of both together.
        types: PLOVER types, such as CONSULT.
        modes: PLOVER modes, such as visit.
        quads: PLOVER's classes.
        polarity: whether the act is said to have happened or not.
        certainty: how sure the text is.
        time: past, present or future as the text tells it.
        sources: ids of those who say so; "" stands for the page's own voice.
        kinds: kinds of the statement that is listed or that holds the event.
        places: alpha-3 codes, or names as written on the page.
        outlets: outlets as the pages name themselves, without regard to case.
        credits: wires or broadcasters that texts are taken from, without regard to case.
        languages: ISO 639-1 codes.
        articles: ids of articles.
        since: first day, ISO, inclusive.
        until: last day, ISO, inclusive.
        text: words that the article must hold; "a phrase", `prefix*`, `-without`, `this OR that`.
    """

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    types: tuple[EventType, ...] = ()
    modes: tuple[str, ...] = ()
    quads: tuple[Quad, ...] = ()
    polarity: tuple[Polarity, ...] = ()
    certainty: tuple[Certainty, ...] = ()
    time: tuple[Time, ...] = ()
    sources: tuple[str, ...] = ()
    kinds: tuple[StatementKind, ...] = ()
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    text: str | None = None


_OF_ALL = frozenset(("since", "until"))
_OF_ARTICLE = _OF_ALL | {"outlets", "credits", "languages", "articles", "text"}
_OF_STATEMENT = _OF_ARTICLE | {"actors", "sources", "kinds"}
_OF_EVENT = frozenset(Query.__slots__)
#: What a kind of record can be filtered by.
FIELDS: Mapping[str, frozenset[str]] = {
    "events": _OF_EVENT,
    "statements": _OF_STATEMENT,
    "articles": _OF_ARTICLE,
    "refusals": _OF_ALL,
    "stories": _OF_ARTICLE,
    "occurrences": _OF_EVENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input, ready to be stored.

    Args:
        result: the coded article, or the refusal.
        source: how the user named the input.
        input: hash of the content, its address and the versions of the steps; names work that is done.
        steps: the versions of the steps that made it; a record of other steps is stale.
        origin: the file or address whose content this was at the time, if it can change; else None.
        page: the raw page, if it is to be kept.
        given: whether the records come from an export; they never replace records that are there.
        mends: whether it is a reading that is stored already, with its records as people want them now.
    """

    result: Coded | Refusal
    source: str
    input: str
    steps: str = ""
    origin: str | None = None
    page: Page | None = None
    given: bool = False
    mends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one commit added to an archive.

    Args:
        batch: a name that grows with the number; rows carry it.
        number: counts from 1 in the order of commits, whatever the clock says.
        at: when it was committed, ISO 8601 in UTC; never earlier than the batch before.
        schema: version of the tables' columns.
        saksi: version of the program.
        articles: articles added.
        statements: statements added.
        events: events added.
        refusals: refusals added.
        edits: how many of the articles replace an earlier version.
    """

    batch: int
    number: int
    at: str
    schema: int
    saksi: str
    articles: int
    statements: int
    events: int
    refusals: int
    edits: int = 0
