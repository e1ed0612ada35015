"""Recording: what was settled about a page as records, with offsets of the capture, ids and explanations."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.languages import Language
from saksi.model import Actor, Article, Event, Place, Span, Statement, event_id, statement_id
from saksi.steps.code.act_reasons import act_reasons
from saksi.steps.code.attribution import Attribution
from saksi.steps.code.captured import Text
from saksi.steps.code.events import Draft
from saksi.steps.code.modes import mode_of
from saksi.steps.code.presenting import Presented
from saksi.steps.code.reasons import Quotes
from saksi.steps.code.statement_reasons import statement_reasons


@dataclass(frozen=True, slots=True)
class Left:
    """The drafts of a page that are no records."""

    statements: list[Attribution] = field(default_factory=list)
    acts: list[Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Settled:
    """What a page tells: its statements, its acts with what holds of each, and what is not told after all."""

    article: Article
    text: Text
    statements: Sequence[Attribution]
    told: Sequence[tuple[Draft, Presented]]
    left: Left

    @property
    def quotes(self) -> Quotes:
        """The words of the page with their offsets."""
        return Quotes(self.text.text, self.text.original)


def statements_of(page: Settled, language: Language, *, why: bool) -> tuple[Statement, ...]:
    """Make the records of the statements, in the order of their contents."""
    ordered = sorted(page.statements, key=lambda s: (s.content[0], -s.length))
    names = names_of(page)
    records: dict[str, Statement] = {}
    for statement in ordered:
        id_ = names[id(statement)]
        if id_ in records:
            continue
        left = page.left.statements
        records[id_] = Statement(
            id=id_,
            kind=statement.kind,
            source=_actors(page.text, statement.source),
            cue=_span(page.text, *statement.cue),
            content=_span(page.text, *statement.content),
            direct=statement.direct,
            in_=names[id(statement.parent)] if statement.parent else None,
            why=statement_reasons(statement, language, page.quotes, left=left) if why else None,
        )
    return tuple(records.values())


def names_of(page: Settled) -> dict[int, str]:
    """Return the ids of the statements by the identity of what they are made from."""
    return {
        id(statement): statement_id(
            article=page.article.id,
            cue=page.text.original(statement.cue[0]),
            content=page.text.original(statement.content[0]),
        )
        for statement in page.statements
    }


def events_of(page: Settled, language: Language, *, why: bool) -> tuple[Event, ...]:
    """Make the records of the acts, in the order of their predicates."""
    events: dict[str, Event] = {}
    names = names_of(page)
    for draft, facts in page.told:
        event = _event(page, draft, facts, names, language, why=why)
        events.setdefault(event.id, event)
    return tuple(sorted(events.values(), key=lambda e: e.predicate.start))


def _event(
    page: Settled, draft: Draft, facts: Presented, names: dict[int, str], language: Language, *, why: bool
) -> Event:
    text, entry = page.text, draft.candidate.entry
    predicate = _span(text, draft.start, draft.end)
    return Event(
        id=event_id(article=page.article.id, predicate=predicate.start, type_=entry.type),
        type=entry.type,
        mode=mode_of(draft),
        actor=_actors(text, draft.actor),
        recipient=_actors(text, draft.recipient),
        predicate=predicate,
        location=tuple(
            Place(m.name, m.id, text.original(m.start), text.original(m.end)) for m in facts.places
        ),
        date=facts.date,
        polarity=facts.polarity,
        certainty=facts.certainty,
        time=facts.time,
        statement=names.get(id(draft.holder)) if draft.holder else None,
        why=act_reasons(draft, facts, page.article, language, page.quotes, left=page.left.statements)
        if why
        else None,
    )


def _span(text: Text, start: int, end: int) -> Span:
    return Span(text.original(start), text.original(end))


def _actors(text: Text, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            id=actor.id,
            name=actor.name,
            sector=actor.sector,
            start=None if actor.start is None else text.original(actor.start),
            end=None if actor.end is None else text.original(actor.end),
        )
        for actor in actors
    )
