"""Learn which type of act a word tells, as `sorting` settles it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.languages.encoder.acts import Advice
from saksi.model import EventType
from saksi.steps.code import coder
from saksi.steps.code.events import Draft
from saksi.steps.code.marks import TYPES
from saksi.steps.code.sorting import Sorted, cases_of, change, compared, speaks_for
from training.acts.fitting import multinomial
from training.acts.gold import Record

#: A change of type is compared if so many words of the labels show it.
SEEN = 3
PRIOR, RARE = 0.1, 2
#: Weights below are left out of the file, save those of the changes themselves, which name what is compared.
TINY = 0.01


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft whose words the labels have, and the type that they give."""

    case: Sorted
    wanted: EventType


def typed_on(
    events: Sequence[Record], page: coder.Drafted, drafts: Sequence[Draft], advice: Mapping[int, Advice]
) -> list[Typed]:
    """List the drafts of an article whose words an act of the labels has; of several types the entry's."""
    found = []
    for case in cases_of(drafts, advice):
        first, last = page.text.original(case.draft.start), page.text.original(case.draft.end)
        spans = [event["predicate"] for event in events]
        types = [
            event["type"]
            for event, span in zip(events, spans, strict=True)
            if span["start"] < last and span["end"] > first
        ]
        if types:
            found.append(Typed(case, case.own if case.own in types else types[0]))
    return found


def learn_types(cases: Sequence[Typed]) -> dict[str, float]:
    """Fit a choice among the entry's type and those that others of its type were seen to have."""
    counts = Counter(change(case.case.own, case.wanted) for case in cases)
    shown = {
        change(own, other): 1.0
        for own in TYPES
        for other in TYPES
        if own != other and counts[change(own, other)] >= SEEN
    }
    choices = []
    for case in cases:
        types = compared(case.case.own, shown)
        if case.wanted in types:
            options = [speaks_for(case.case, type_) for type_ in types]
            choices.append((options, types.index(case.wanted)))
    weights = multinomial(choices, prior=PRIOR, rare=RARE)
    return {name: weight for name, weight in weights.items() if abs(weight) >= TINY or name in shown}
