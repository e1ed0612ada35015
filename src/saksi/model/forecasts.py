"""Forecasts: acts that somebody foretells, plans or threatens, and how they turned out.

Like all derived records they can be rebuilt at any time. Days are ISO dates.
"""

from dataclasses import dataclass
from typing import Literal

from saksi.model.records import EventType, Polarity, Span

ForecastKind = Literal["prediction", "plan", "threat"]
Outlook = Literal["open", "came true", "failed", "void", "no evidence found"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """The act that is the condition of a forecast.

    Args:
        event: id of the event in the condition.
        type, mode: which act it is.
        actors, recipients: ids of who would act, and upon whom.
    """

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
        actors, recipients: ids of who is to act, and of who is to be acted upon.
        type: the act foretold, None where the words name none that could be checked.
        mode: its mode, if the words give one.
        polarity: `negative` if it is foretold that it will not happen.
        made: day on which it was made.
        due: day by which it must have happened.
        due_known: whether the text gives that day; else it is the horizon of its kind.
        low, high: what its words are worth at least and at most, 0 to 1.
        probability: the best guess between the two.
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
