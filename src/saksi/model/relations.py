"""Records that are derived from many articles: stories, occurrences and ties.

They can be rebuilt at any time from articles, statements and events. Each holds the ids of what it rests
on, so that every one opens its evidence. Days are ISO dates.
"""

from dataclasses import dataclass
from typing import Literal

from saksi.model.query import Quad
from saksi.model.records import Certainty, EventType, Polarity, StatementKind, Time

#: How the text of an article came to be: written there, taken over whole, in part, reworded, translated.
Copying = Literal["original", "copy", "excerpt", "rewrite", "translation"]
#: What a report does with the act: tells it, says that it did not happen, or casts doubt on it.
Stance = Literal["asserts", "denies", "disputes"]
#: Who vouches: one of the actors, one of the recipients, a third party, a source that the text hides, or
#: the page in its own voice.
Side = Literal["own", "other", "third", "hidden", "page"]
#: What a later report adds to what was known.
StepKind = Literal["first", "confirm", "revise", "retract"]
#: Where an occurrence stands when all its reports are weighed.
Standing = Literal["asserted", "disputed", "denied", "retracted", "planned"]
Period = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article of a story, and whose text it holds.

    Args:
        article: its id.
        how: how its text came to be.
        of: the member that it was taken from, None for the original.
        shared: which share of its words stands in that member too, 0 to 1; of a translation, of its anchors.
        outlet: who printed it.
        credits: whom it names as the source of its text.
        language: ISO 639-1 code.
        day: the day of publication or the latest that the page proves, or None.
        published: the full stamp, if the page has one.
        title: its headline.
    """

    article: str
    how: Copying
    of: str | None
    shared: float
    outlet: str | None
    credits: tuple[str, ...]
    language: str
    day: str | None
    published: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that are copies of one text, and whose text it was.

    Args:
        id: hash of the ids of the members.
        origin: whose text it is: the wire that the members credit, else the outlet that had it first.
        origins: all names under which that source goes, for counting; two stories that share one are not
            independent of each other.
        members: the original first, then by day and id.
        start: the first day on which a member appeared, or None.
        end: the last.
    """

    id: str
    origin: str
    origins: tuple[str, ...]
    members: tuple[Member, ...]
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One event as part of an occurrence: who says what of the act, and how sure.

    Args:
        event: id of the event.
        article: id of its article.
        story: id of the story that the article belongs to; copies share it.
        origin: whose text it is; see `Story.origin`.
        root: number of the independent origin within the occurrence, from 0; reports that share a story or
            the name of an origin have the same.
        outlet: who printed it.
        language: language of the article.
        day: day of the article, or None.
        published: full stamp, if any.
        stance: whether it asserts, denies or disputes the act.
        side: who vouches for it.
        sources: ids of those who say so, the innermost statement's; empty for the page or a hidden source.
        source_names: the same as the page names them.
        source_kind: kind of the innermost statement, None for the page's own voice.
        statement: its id.
        type: the event's own type, which may be a near one of the occurrence's.
        mode, polarity, certainty, time: those of the event.
        words: the words of the page that name the act or, for a denial, that deny it.
    """

    event: str
    article: str
    story: str
    origin: str
    root: int
    outlet: str | None
    language: str
    day: str | None
    published: str | None
    stance: Stance
    side: Side
    sources: tuple[str, ...]
    source_names: tuple[str, ...]
    source_kind: StatementKind | None
    statement: str | None
    type: EventType
    mode: str | None
    polarity: Polarity
    certainty: Certainty
    time: Time
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of an occurrence's history.

    Args:
        kind: what the report adds.
        event: the report's event.
        day: when, or None.
        note: what changed, such as "certainty: possible to certain"; empty for a plain confirmation.
    """

    kind: StepKind
    event: str
    day: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor of an occurrence.

    Args:
        id: who, as in `Actor`.
        name: the name by which most reports call it.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many independent origins assert an act at most as certain, probable and possible.

    Args:
        certain, probable, possible: origins whose surest report is so sure.
    """

    certain: int = 0
    probable: int = 0
    possible: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Events from all stories that tell the same act.

    Args:
        id: hash of the ids of its events.
        type: the type that most independent origins give.
        mode: the mode that most of them give, if any.
        quad: PLOVER's class of the type.
        actors: who acts; a reciprocal act has all here and no recipient.
        recipients: who is acted upon.
        places: country codes and names.
        day: the day of the act as far as it is known: given by a report, else of the first report.
        end: its last day; the same as `day` as a rule.
        dated: whether a report gives the day; else it is that of the first report.
        time: the latest that a report says: `past` wins over `present`, `present` over `future`.
        standing: where it stands when all reports are weighed.
        origins: how many independent origins report it at all.
        asserted_by: names of the independent origins that assert it, one for each.
        denied_by: names of the independent origins, or ids of the sources, that deny or dispute it.
        spread: certainty over the independent origins that assert it.
        first: the event that reported it first.
        reports: by day, stamp and id; the first report first.
        history: what each later report added.
    """

    id: str
    type: EventType
    mode: str | None
    quad: Quad
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[str, ...]
    day: str | None
    end: str | None
    dated: bool
    time: Time
    standing: Standing
    origins: int
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    spread: Spread
    first: str
    reports: tuple[Report, ...]
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadCounts:
    """How many occurrences there are in each of PLOVER's four classes.

    Args:
        verbal_cooperation, material_cooperation, verbal_conflict, material_conflict: those of this class.
    """

    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCounts:
    """How many occurrences rest on whose word; one that several vouch for counts for each.

    Args:
        own, other, third, hidden, page: those that rest on the word of this side; see `Side`.
    """

    own: int = 0
    other: int = 0
    third: int = 0
    hidden: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One actor towards another in one period, by who asserts it.

    Args:
        id: names the pair, the period and the side.
        actor: id of who acts.
        recipient: id of who is acted upon; reciprocal acts count in both directions.
        period: how long.
        start: first day of the period.
        end: its last day.
        asserted_by: whose word it rests on; None for all together.
        counts: occurrences by class; planned acts under the class that PLOVER files plans in.
        sides: occurrences by whose word they rest on.
        planned: how many of them are only planned, threatened or foretold.
        disputed: how many of them somebody denies or disputes.
        weight: how many of them are expected to be true, from their origins and certainty.
        intensity: mean of PLOVER's scores by that weight, -10 to 10, or None without any occurrence.
        low: lower end of the interval of the intensity.
        high: upper end.
        origins: how many independent origins stand behind it.
        occurrences: ids of what it rests on.
        concerns: statements in which the actor is said to worry about the recipient.
    """

    id: str
    actor: str
    recipient: str
    period: Period
    start: str
    end: str
    asserted_by: Side | None
    counts: QuadCounts
    sides: SideCounts
    planned: int
    disputed: int
    weight: float
    intensity: float | None
    low: float | None
    high: float | None
    origins: int
    occurrences: tuple[str, ...]
    concerns: tuple[str, ...]
