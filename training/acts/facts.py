"""Learn when acts are set and how sure the page is of them, as `presenting` settles them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.languages import Language
from saksi.languages.encoder.acts import Advice
from saksi.model import Article, Certainty, Time
from saksi.steps.code.events import Draft
from saksi.steps.code.presenting import (
    CERTAINTIES,
    CERTAINTY,
    TIME,
    TIMES,
    Presented,
    answers,
    likeliest,
    ruled_of,
    scores_of,
    seen,
    shown,
)
from training.acts.fitting import RARE, Features, multinomial
from training.acts.gold import Record

#: The answers of each decision.
VALUES: Mapping[str, Sequence[str]] = {TIME: TIMES, CERTAINTY: CERTAINTIES}
PRIOR = 0.03
#: Weights below are left out of the file.
TINY = 0.01
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Fact:
    """An act that the labels have, as the weights see it.

    Args:
        named: what may tell how it is presented.
        seen: by decision, what the network says of each answer.
        ruled: by decision, what the rules say.
        wanted: by decision, what the labels say.
    """

    named: list[str]
    seen: dict[str, list[float]]
    ruled: dict[str, str]
    wanted: dict[str, str]

    def answers(self, name: str) -> list[Features]:
        """Return what speaks for each answer of a decision."""
        return answers(self.named, self.seen[name], VALUES[name], self.ruled[name])


def facts_of(
    drafts: Sequence[Draft],
    events: Mapping[int, Record],
    article: Article,
    language: Language,
    advice: Mapping[int, Advice],
) -> list[Fact]:
    """Note how the acts of an article are presented, of those that the labels have.

    Args:
        drafts: its drafts in order.
        events: the acts of the labels by the number of the draft.
        article: the article.
        language: what is known of its language.
        advice: what the network says of its sentences.
    """
    told: list[tuple[Draft, Presented]] = []
    found: list[Fact] = []
    for number, draft in enumerate(drafts):
        event, said = events.get(number), advice.get(id(draft.reading))
        # What the page told before is what the labels have, or what the rules would tell.
        if event is None and draft.objection is not None:
            continue
        ruled = ruled_of(draft, article, language)
        if event is not None and said is not None:
            named = [sys.intern(name) for name in shown(draft, ruled, told, article)]
            odds = {name: seen(draft, said, values) for name, values in VALUES.items()}
            own = {name: str(getattr(ruled, name)) for name in VALUES}
            found.append(Fact(named, odds, own, {name: event[name] for name in VALUES}))
        told.append((draft, ruled))
    return found


def learn_facts(facts: Sequence[Fact]) -> Weights:
    """Fit the weights of both decisions."""
    found = {}
    for name, values in VALUES.items():
        choices = [(fact.answers(name), values.index(fact.wanted[name])) for fact in facts]
        weights = multinomial(choices, prior=PRIOR, rare=RARE)
        found[name] = {trait: weight for trait, weight in weights.items() if abs(weight) >= TINY}
    return found


def presented_as(facts: Sequence[Fact], weights: Weights) -> str:
    """Tell what rules and weights reach: the share of acts, of those that the labels have."""
    right: Counter[str] = Counter()
    for fact in facts:
        ruled: tuple[Time, Certainty] = (fact.ruled[TIME], fact.ruled[CERTAINTY])  # type: ignore[assignment]
        times = scores_of(fact.answers(TIME), TIMES, weights[TIME])
        certainties = scores_of(fact.answers(CERTAINTY), CERTAINTIES, weights[CERTAINTY])
        answer = dict(zip(VALUES, likeliest(times, certainties, ruled), strict=True))
        for name in VALUES:
            right[f"rules {name}"] += fact.ruled[name] == fact.wanted[name]
            right[f"weighed {name}"] += answer[name] == fact.wanted[name]
    count = max(len(facts), 1)
    return "; ".join(
        f"{who} " + " ".join(f"{name} {right[f'{who} {name}'] / count:.3f}" for name in VALUES)
        for who in ("rules", "weighed")
    )
