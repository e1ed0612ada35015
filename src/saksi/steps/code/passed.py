"""Passed over: what of a page was drafted as an act or a statement, and is no record, with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from saksi.steps.code.events import Draft
from saksi.steps.code.judge import WHOLE
from saksi.steps.code.reasons import objection, side_names, told_score
from saksi.steps.code.recording import Settled


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that could have been a record.

    Args:
        kind: what it would have been.
        start: where its predicate or cue begins in the text of the article, likewise `end`.
        what: its type with its parties, or its kind with its source.
        reason: why it is none, in words.
        score: its log-odds where it was weighed; above 0 it would be told.
    """

    kind: Literal["event", "statement"]
    start: int
    end: int
    what: str
    reason: str
    score: float | None = None


def passed_of(page: Settled) -> tuple[Passed, ...]:
    """List what was passed over, what came nearest to being told first; words of a record are left out."""
    found = [*_acts(page), *_statements(page)]
    every = {(one.kind, one.start, one.what): one for one in found}
    return tuple(sorted(every.values(), key=lambda one: (one.score is None, -(one.score or 0.0), one.start)))


def _acts(page: Settled) -> Iterator[Passed]:
    taken = {(draft.start, draft.candidate.entry.type) for draft, _ in page.told}
    for draft in page.left.acts:
        entry = draft.candidate.entry
        if (draft.start, entry.type) in taken:
            continue
        sides = [side_names(a.name for a in draft.actor), side_names(a.name for a in draft.recipient)]
        score = told_score(draft.scores)
        told = score is not None and score > 0
        reason = _unsettled(draft) if told else _why(draft.objection)
        what = f"{entry.type} {' → '.join(sides) if draft.recipient else sides[0]}"
        yield Passed("event", *_place(page, draft.start, draft.end), what, reason, score)


def _unsettled(draft: Draft) -> str:
    """Say what is amiss with an act that would be told if its parties were settled."""
    if any(actor.id for actor in (*draft.actor, *draft.recipient)):
        return f"its parties are too unsure: {draft.scores['told'][WHOLE]:+.1f} with their chance"
    return "no side is a state or body, once the parties are settled"


def _statements(page: Settled) -> Iterator[Passed]:
    taken = {statement.cue for statement in page.statements}
    for statement in page.left.statements:
        if statement.cue in taken:
            continue
        what = f"{statement.kind} of {side_names(a.name for a in statement.source)}"
        reason, score = _why(statement.objection), told_score(statement.scores)
        yield Passed("statement", *_place(page, *statement.cue), what, reason, score)


def _place(page: Settled, start: int, end: int) -> tuple[int, int]:
    return page.text.original(start), page.text.original(end)


def _why(name: str | None) -> str:
    return objection(name) if name is not None else "the weights speak against it"
