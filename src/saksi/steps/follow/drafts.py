"""From one coded article to the forecasts in it, before anything is known of what became of them."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from saksi.languages.chances import chances, stated
from saksi.model import Actor, Article, Coded, Event, Span, Statement
from saksi.model.forecasts import Awaited, ForecastKind
from saksi.model.ids import forecast_id
from saksi.model.records import Certainty, EventType, Polarity
from saksi.reference.forecasts import rules
from saksi.steps.follow.words import condition, is_unless, likely, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A forecast as one article tells it; see `saksi.model.forecasts.Forecast`.

    Args:
        id: of the forecast that this is, unless another telling comes first.
        made_from: the event, or the statement without one.
    """

    id: str
    made_from: str
    kind: ForecastKind
    statement: str | None
    event: str | None
    article: str
    position: int
    sources: tuple[str, ...]
    source_names: tuple[str, ...]
    outlet: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    type: EventType | None
    mode: str | None
    polarity: Polarity
    made: str | None
    published: str | None
    due: str | None
    due_known: bool
    low: float
    high: float
    probability: float
    words: str
    condition: Span | None
    awaits: Awaited | None = None


def drafts_of(coded: Coded, *, day: datetime.date | None) -> Iterator[Draft]:
    """Find the forecasts in an article.

    These are the acts in what somebody predicts, and such predictions without any act; acts that lie in the
    future, as plans of those who are to do them, as threats, or else as predictions of whoever says so; and
    threats whose mode says what they threaten. An act inside a condition is not foretold by that.

    Args:
        coded: the article with its records.
        day: the day of the article, if it is known.
    """
    statements = {statement.id: statement for statement in coded.statements}
    threats = [event for event in coded.events if event.type == "THREATEN"]
    predicted: set[str] = set()
    threatened: set[str] = set()
    for event in coded.events:
        chain = _chain(event.statement, statements)
        holder = next((s for s in chain if s.kind == "prediction"), None)
        ahead = event.time == "future" and event.type != "THREATEN"
        if (holder is None and not ahead) or _is_condition(event, coded.article):
            continue
        if holder is not None:
            predicted.add(holder.id)
            yield _draft(coded, day, event, "prediction", holder)
        else:
            inner = chain[0] if chain else None
            threat = _threat(inner, threats)
            threatened |= {threat.id} if threat else set()
            yield _draft(coded, day, event, "threat" if threat else _kind(event, inner), inner)
    for event in threats:
        act = rules().threats.get(event.mode or "")
        if event.id not in threatened and act and event.polarity == "positive":
            holder = next(iter(_chain(event.statement, statements)), None)
            yield _draft(coded, day, event, "threat", holder, type_=act.type, mode=act.mode)
    for statement in coded.statements:
        if statement.kind == "prediction" and statement.id not in predicted:
            yield _actless(coded, day, statement)


def _chain(id_: str | None, statements: Mapping[str, Statement]) -> list[Statement]:
    """Return the statements that hold an act, the innermost first."""
    found: list[Statement] = []
    holder = statements.get(id_ or "")
    while holder is not None and holder not in found:
        found.append(holder)
        holder = statements.get(holder.in_ or "")
    return found


def _threat(holder: Statement | None, threats: list[Event]) -> Event | None:
    """Return the threat by whose word an act is held."""
    if holder is None:
        return None
    cue = holder.cue
    return next((t for t in threats if t.predicate.start < cue.end and cue.start < t.predicate.end), None)


def _kind(event: Event, holder: Statement | None) -> ForecastKind:
    """Call an act a plan where the page or one who is to act says so, else a prediction."""
    if holder is None:
        return "plan"
    sources = set(_ids(holder.source))
    return "plan" if sources & set(_ids(event.actor)) else "prediction"


def _draft(
    coded: Coded,
    day: datetime.date | None,
    event: Event,
    kind: ForecastKind,
    holder: Statement | None,
    *,
    type_: EventType | None = None,
    mode: str | None = None,
) -> Draft:
    article, span = coded.article, event.predicate
    act = type_ or event.type
    around = sentence(article.text, span)
    if_clause = condition(article.text, around, article.language)
    due, known = _due(event, kind, act, day)
    others = [one.predicate for one in coded.events if _within(one.predicate, around)]
    worth = _worth(article, around, span, kind, event.certainty, others=others)
    # A threat's source is whoever threatens.
    sources = event.actor if type_ and holder is None else holder.source if holder else ()
    return Draft(
        id=forecast_id(event.id),
        made_from=event.id,
        kind=kind,
        statement=holder.id if holder else None,
        event=event.id,
        article=article.id,
        position=span.start,
        sources=_ids(sources),
        source_names=tuple(actor.name for actor in sources),
        outlet=article.outlet,
        actors=_ids(event.actor),
        recipients=_ids(event.recipient),
        type=act,
        mode=mode if type_ else event.mode,
        polarity=event.polarity,
        made=day.isoformat() if day else None,
        published=article.published,
        due=due,
        due_known=known,
        low=worth.low,
        high=worth.high,
        probability=worth.best,
        words=worth.words,
        condition=if_clause,
        awaits=_awaited(coded, if_clause, besides=event) if if_clause else None,
    )


def _is_condition(event: Event, article: Article) -> bool:
    """Say whether an act stands in the condition of its sentence."""
    around = sentence(article.text, event.predicate)
    found = condition(article.text, around, article.language)
    return found is not None and found.start <= event.predicate.start < found.end


def _awaited(coded: Coded, within: Span, *, besides: Event) -> Awaited | None:
    """Return the act that is a condition: the first one in it that says who would do it.

    That something does not happen is no act that could be found, and is not looked for.
    """
    article = coded.article
    if is_unless(article.text, within, article.language):
        return None
    for event in coded.events:
        inside = within.start <= event.predicate.start < within.end
        if inside and event.id != besides.id and event.polarity == "positive" and _ids(event.actor):
            return Awaited(
                event=event.id,
                type=event.type,
                mode=event.mode,
                actors=_ids(event.actor),
                recipients=_ids(event.recipient),
            )
    return None


def _actless(coded: Coded, day: datetime.date | None, statement: Statement) -> Draft:
    """Make the forecast of a prediction that names no act."""
    article = coded.article
    around = sentence(article.text, statement.content)
    worth = _worth(article, around, statement.content, "prediction", "probable")
    return Draft(
        id=forecast_id(statement.id),
        made_from=statement.id,
        kind="prediction",
        statement=statement.id,
        event=None,
        article=article.id,
        position=statement.content.start,
        sources=_ids(statement.source),
        source_names=tuple(actor.name for actor in statement.source),
        outlet=article.outlet,
        actors=(),
        recipients=(),
        type=None,
        mode=None,
        polarity="positive",
        made=day.isoformat() if day else None,
        published=article.published,
        due=_later(day, rules().days("prediction", None)),
        due_known=False,
        low=worth.low,
        high=worth.high,
        probability=worth.best,
        words=worth.words,
        condition=condition(article.text, around, article.language),
    )


@dataclass(frozen=True, slots=True)
class _Worth:
    """How sure a forecast is, 0 to 1, and by which words of the page."""

    low: float
    high: float
    best: float
    words: str = ""


def _worth(
    article: Article,
    around: Span,
    at: Span,
    kind: ForecastKind,
    certainty: Certainty,
    *,
    others: Collection[Span] = (),
) -> _Worth:
    """Say how sure a forecast is: by its figure, else its word of likelihood, else its kind and certainty.

    Of a threat neither counts: what it may come to is no guess of whoever threatens.
    """
    default = rules().default[kind][certainty]
    if kind == "threat":
        return _worth_of(default)
    text, language = article.text, article.language
    if figure := stated(text, around, at, language, others=others):
        words = text[figure.span.start : figure.span.end]
        return _Worth(figure.low, figure.high, figure.best, words)
    foreign = [chance.reach for chance in chances(text, around, language)]
    found = likely(text, around, at, language, apart=foreign)
    return _worth_of(found.level, found.words) if found else _worth_of(default)


def _worth_of(name: str, words: str = "") -> _Worth:
    level = rules().levels[name]
    return _Worth(level.low, level.high, level.best, words)


def _within(span: Span, around: Span) -> bool:
    return around.start <= span.start and span.end <= around.end


def _ids(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(sorted({actor.id for actor in actors if actor.id}))


def _due(
    event: Event, kind: ForecastKind, type_: EventType, day: datetime.date | None
) -> tuple[str | None, bool]:
    """Return the last day on which the act may happen, and whether the text gives it."""
    if event.date and (day is None or event.date.end >= day.isoformat()):
        return event.date.end[:10], True
    return _later(day, rules().days(kind, type_)), False


def _later(day: datetime.date | None, days: int) -> str | None:
    return (day + datetime.timedelta(days=days)).isoformat() if day else None
