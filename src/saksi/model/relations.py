"""Records that are derived from many articles: stories, occurrences, ties and forecasts.

They can be rebuilt at any time from articles, statements and events. Each holds the ids of what it rests
on, so that every one opens its evidence. Days are ISO dates.
"""

from dataclasses import dataclass
from typing import Literal

from saksi.model.query import Quad
from saksi.model.records import Certainty, EventType, Polarity, Span, StatementKind, Time

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
ForecastKind = Literal["prediction", "plan", "threat"]
Outlook = Literal["open", "came true", "failed", "void", "no evidence found"]


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
    """An actor of an occurrence: an id, and the name by which most reports call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many independent origins assert an act at most as certain, probable and possible."""

    certain: int = 0
    probable: int = 0
    possible: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Events from all stories that tell the same act.

    Args:
        id: hash of the ids of its events.
        type: the type that most independent origins give, likewise `mode`.
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
    """How many occurrences there are in each of PLOVER's four classes."""

    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCounts:
    """How many occurrences rest on whose word; one that several vouch for counts for each."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """The act that is the condition of a forecast: its event, and the ids of who would act upon whom."""

    event: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """What became of a forecast, on which evidence, and by whom.

    Args:
        outlook: open, came true, failed, void, or no evidence found.
        day: when it was settled, None while it is open.
        occurrences: the evidence for or against it.
        rule: name of the rule that settled it, or `person`.
        by: who overruled, if a person did.
        note: why, in a sentence.
        met: the occurrences by which its condition was met, if it was judged by that.
    """

    outlook: Outlook
    day: str | None = None
    occurrences: tuple[str, ...] = ()
    rule: str = ""
    by: str | None = None
    note: str = ""
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How good a settled forecast was: the smaller, the better.

    Args:
        brier: squared distance between the probability and what happened, 0 to 1.
        log: negative natural logarithm of the probability given to what happened.
        base_rate: how often that kind of act comes true for that pair without any forecast.
        base_brier: the Brier score of the base rate.
    """

    brier: float
    log: float
    base_rate: float
    base_brier: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A prediction, plan or threat: who says so, about whom, which act, by when and how sure.

    Args:
        id: that of what it was made from, hashed.
        kind: where it comes from.
        statement: id of the statement that holds it, if any.
        event: id of the event that is foretold, if any.
        article: id of the article.
        story: id of its story; forecasts of copies are one.
        sources: ids of who foretells; empty for the page or a hidden source.
        source_names: the same as the page names them.
        outlet: who printed it.
        actors: ids of who is to act, likewise `recipients`.
        type: the act foretold, None where the words name none that could be checked.
        polarity: `negative` if it is foretold that it will not happen.
        made: day on which it was made.
        due: day by which it must have happened.
        due_known: whether the text gives that day; else it is the horizon of its kind.
        probability: what its words are worth, 0 to 1, as low, high and best guess.
        words: the words that were turned into the probability.
        condition: characters of the condition under which it holds, if any.
        awaits: the act that is its condition, if the condition is one that can be looked for.
        told: ids of all events and statements that tell it, copies included.
        settling: what became of it.
        score: None unless it came true or failed.
    """

    id: str
    kind: ForecastKind
    statement: str | None
    event: str | None
    article: str
    story: str
    sources: tuple[str, ...]
    source_names: tuple[str, ...]
    outlet: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    type: EventType | None
    mode: str | None
    polarity: Polarity
    made: str | None
    due: str | None
    due_known: bool
    low: float
    high: float
    probability: float
    words: str
    condition: Span | None
    awaits: Awaited | None
    told: tuple[str, ...]
    settling: Settling
    score: Score | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person decided of a forecast, against or beside the rules; the last one wins.

    Args:
        forecast: id of the forecast.
        outlook: what became of it, None to leave it to the rules again.
        by: who decided.
        why: the reason, in a sentence.
        at: when, ISO 8601 in UTC.
    """

    forecast: str
    outlook: Outlook | None
    by: str
    why: str
    at: str
