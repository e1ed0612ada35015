"""From acts to ties: one actor towards another in one period, by whose word."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from saksi.model.ids import tie_id
from saksi.model.relations import Period, QuadCounts, Side, SideCounts, Tie
from saksi.steps.relate.concerns import Concern
from saksi.steps.relate.pairs import Act, Deed
from saksi.steps.relate.periods import end_of, start_of
from saksi.steps.relate.weigh import Mean, mean

SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Acts with how far each is to be believed by one side, or by all."""

    acts: Sequence[Deed]
    beliefs: Sequence[float]

    @property
    def mean(self) -> Mean | None:
        """The mean of their scores."""
        return mean([act.score for act in self.acts], self.beliefs)


def weighed(acts: Iterable[Act], side: Side | None) -> Weighed:
    """Keep the acts that a side vouches for, in an order that does not depend on that of the input."""
    ordered = sorted(acts, key=lambda act: (act.day, act.occurrence, act.actor, act.recipient))
    return believed(ordered, side)


def believed(acts: Sequence[Deed], side: Side | None) -> Weighed:
    """Keep the acts that a side vouches for, in the order in which they come."""
    kept = [act for act in acts if side is None or side in act.sides]
    return Weighed(kept, [act.belief if side is None else act.sides[side] for act in kept])


def ties(
    acts: Iterable[Act],
    concerns: Iterable[Concern] = (),
    *,
    period: Period = "month",
    sides: Sequence[Side | None] = (None,),
) -> Iterator[Tie]:
    """Count acts and concerns into ties, by pair and period; those without either are left out.

    Args:
        acts: what happened between whom.
        concerns: who worries about whom; they count in no class and have no score.
        period: how long a tie is.
        sides: by whose word to count, None for all together.

    Example:
        >>> list(ties([]))
        []
    """
    happened: dict[tuple[str, str, str], list[Act]] = {}
    feared: dict[tuple[str, str, str], list[Concern]] = {}
    for act in acts:
        key = (start_of(act.day, period).isoformat(), act.actor, act.recipient)
        happened.setdefault(key, []).append(act)
    for concern in concerns:
        key = (start_of(concern.day, period).isoformat(), concern.actor, concern.about)
        feared.setdefault(key, []).append(concern)
    for key in sorted({*happened, *feared}):
        for side in sides:
            tie = tie_of(key, weighed(happened.get(key, ()), side), feared.get(key, ()), period, side)
            if tie.occurrences or tie.concerns:
                yield tie


def tie_of(
    key: tuple[str, str, str],
    found: Weighed,
    concerns: Sequence[Concern],
    period: Period,
    side: Side | None,
) -> Tie:
    """Count one tie, given its first day, who, and towards whom."""
    start, actor, recipient = key
    acts, value = found.acts, found.mean
    worries = [concern for concern in concerns if side is None or concern.side == side]
    quads = Counter(act.quad.replace(" ", "_") for act in acts)
    sides = Counter(side for act in acts for side in act.sides)
    return Tie(
        id=tie_id(actor=actor, recipient=recipient, period=period, start=start, asserted_by=side),
        actor=actor,
        recipient=recipient,
        period=period,
        start=start,
        end=end_of(datetime.date.fromisoformat(start), period).isoformat(),
        asserted_by=side,
        counts=QuadCounts(**quads),
        sides=SideCounts(**{name: sides[name] for name in SIDES}),
        planned=sum(act.planned for act in acts),
        disputed=sum(act.denied for act in acts),
        weight=round(value.weight, 6) if value else 0.0,
        intensity=round(value.value, 6) if value else None,
        low=round(value.low, 6) if value else None,
        high=round(value.high, 6) if value else None,
        origins=len({name for act in acts for name in act.origins} | {concern.origin for concern in worries}),
        occurrences=tuple(act.occurrence for act in acts),
        concerns=tuple(sorted(statement for concern in worries for statement in concern.statements)),
    )
