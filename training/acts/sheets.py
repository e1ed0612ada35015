"""Settle statements and types of acts as the program does, by weights that have not seen the article.

Acts are weighed once the statements that hold them and their types are settled; so they are learnt from
acts so settled, and not from what the rules draft.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saksi.languages.encoder.acts import Acts, Advice
from saksi.steps.code import coder
from saksi.steps.code.attribution import Attribution
from saksi.steps.code.events import Draft
from saksi.steps.code.hearing import heard, held_anew
from saksi.steps.code.judge import advice_on
from saksi.steps.code.sorting import TYPE, sort_types
from training.acts.examples import drafted
from training.acts.gold import Gold
from training.acts.statements import Said, fitted_apart, learn_statements, said_on
from training.acts.types import Typed, learn_types, typed_on

PARTS = 5
Weights = dict[str, dict[str, float]]


@dataclass(slots=True)
class Sheet:
    """One article taken apart, with advice from a network that has not seen it.

    Args:
        gold: its labels.
        page: what the rules draft.
        advice: what the network says of its sentences.
        said: its statements as their weights see them.
        statements: those that are heard, once that is settled.
        drafts: its acts, held by these.
    """

    gold: Gold
    page: coder.Drafted
    advice: dict[int, Advice]
    said: Said
    statements: list[Attribution] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def sheets_of(gold: Gold, acts: Acts) -> list[Sheet]:
    """Take an article apart and ask for advice; empty if the page is refused."""
    page = drafted(gold.record["article"]["text"], gold.language)
    if page is None:
        return []
    advice = advice_on(page.readings, page.drafts, acts, cues=True)
    for reading in page.readings:
        # They are large, and nothing asks for them any more.
        reading.tree.states = None
    every = [*page.statements, *page.objected]
    before = [(statement.parent, statement.within) for statement in every]
    said = said_on(page, advice, gold.record["statements"])
    for statement, (parent, within) in zip(every, before, strict=True):
        statement.parent, statement.within = parent, within
    return [Sheet(gold, page, advice, said)]


def hear(sheet: Sheet, weights: Mapping[str, Mapping[str, float]]) -> None:
    """Settle the statements of an article by weights, in place, and let them hold its acts."""
    page = sheet.page
    sheet.statements = heard(page.readings, page.statements, page.objected, sheet.advice, weights)
    sheet.drafts = held_anew(page.drafts, sheet.statements)


def settle(sheet: Sheet, weights: Mapping[str, Mapping[str, float]]) -> None:
    """Settle statements and types of an article by weights, in place."""
    hear(sheet, weights)
    sort_types(sheet.drafts, sheet.advice, weights[TYPE])


def learn_settled(sheets: Sequence[Sheet]) -> Weights:
    """Fit the weights of statements and types; the articles are settled by others, each without itself."""
    said = [sheet.said for sheet in sheets]
    apart = fitted_apart(said)
    weights = learn_statements(said, apart)
    for sheet, own in zip(sheets, apart.weights, strict=True):
        hear(sheet, own)
    typed = [
        typed_on(sheet.gold.record["events"], sheet.page, sheet.drafts, sheet.advice) for sheet in sheets
    ]
    for part in range(PARTS):
        own_types = learn_types(_rest(typed, part))
        for sheet in sheets[part::PARTS]:
            sort_types(sheet.drafts, sheet.advice, own_types)
    return {**weights, TYPE: learn_types([case for page in typed for case in page])}


def _rest(pages: Sequence[Sequence[Typed]], part: int) -> list[Typed]:
    return [case for n, page in enumerate(pages) if n % PARTS != part for case in page]
