"""From occurrences to acts of one actor towards another: what ties are counted from."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from saksi.languages.mutual import is_reciprocal
from saksi.model.query import QUADS, Quad
from saksi.model.records import EventType
from saksi.model.relations import Occurrence, Report, Side
from saksi.reference.plover import fold, plover
from saksi.steps.relate.weigh import belief

#: Where nothing happened, or not by whoever is named: no part of a tie.
_NOTHING = frozenset(("denied", "retracted"))


class Deed(Protocol):
    """What ties are counted from: an `Act`, or as much of it as is read for that; see there."""

    @property
    def occurrence(self) -> str: ...
    @property
    def quad(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def planned(self) -> bool: ...
    @property
    def denied(self) -> bool: ...
    @property
    def belief(self) -> float: ...
    @property
    def sides(self) -> Mapping[Side, float]: ...
    @property
    def origins(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Act:
    """An occurrence as an act of one actor towards another.

    Args:
        actor: who acts.
        recipient: who is acted upon.
        day: the day of the act, or of its first report.
        score: PLOVER's, of the act itself, or of a plan of it.
        sides: for each side that vouches for it, how far the act is to be believed by its reports alone.
        belief: the same by all reports.
        origins: names of the independent origins that assert it.
        denied: whether anybody denies or disputes it.
        type: the type of the occurrence.
        mutual: whether it is reciprocal: nobody is acted upon, and it counts in both directions.
    """

    occurrence: str
    actor: str
    recipient: str
    day: datetime.date
    quad: Quad
    score: float
    planned: bool
    denied: bool
    belief: float
    sides: Mapping[Side, float]
    origins: tuple[str, ...]
    type: EventType
    mutual: bool


def acts_of(occurrences: Iterable[Occurrence]) -> Iterator[Act]:
    """Yield the acts of occurrences, one for each direction of each pair.

    A reciprocal act has all its parties as actors, and counts in both directions. An act of several upon
    others, or a conflict with nobody who is named, says nothing of the actors among each other. An act
    without a day is in no period.
    """
    for occurrence in occurrences:
        if occurrence.day is None or occurrence.standing in _NOTHING:
            continue
        for actor, recipient in directions(occurrence):
            yield _act(occurrence, actor, recipient, datetime.date.fromisoformat(occurrence.day))


def directions(occurrence: Occurrence) -> list[tuple[str, str]]:
    """Return who acts towards whom in an occurrence; in a reciprocal one, all towards each other."""
    actors = [party.id for party in occurrence.actors]
    towards = actors if is_reciprocal(occurrence) else [party.id for party in occurrence.recipients]
    return [(one, other) for one in actors for other in towards if one != other]


def _act(occurrence: Occurrence, actor: str, recipient: str, day: datetime.date) -> Act:
    planned = occurrence.standing == "planned" or occurrence.time == "future"
    by_side: dict[Side, list[Report]] = {}
    for report in occurrence.reports:
        by_side.setdefault(side_for(report, actor, recipient), []).append(report)
    against = [report for report in occurrence.reports if report.stance != "asserts"]
    type_: EventType = fold(occurrence.type) if planned else occurrence.type  # type: ignore[assignment]
    return Act(
        occurrence=occurrence.id,
        actor=actor,
        recipient=recipient,
        day=day,
        quad=QUADS[type_],
        score=score_of(type_, occurrence.mode if type_ == occurrence.type else None),
        planned=planned,
        denied=bool(against),
        belief=belief(occurrence.reports),
        sides={
            side: belief([*mine, *against])
            for side, reports in by_side.items()
            if (mine := [report for report in reports if report.stance == "asserts"])
        },
        origins=occurrence.asserted_by,
        type=occurrence.type,
        mutual=not occurrence.recipients,
    )


def side_for(report: Report, actor: str, recipient: str) -> Side:
    """Say whose word a report is, as seen from one pair."""
    if report.side in ("page", "hidden"):
        return report.side
    if actor in report.sources:
        return "own"
    return "other" if recipient in report.sources else "third"


@cache
def score_of(type_: EventType, mode: str | None) -> float:
    """Return PLOVER's score; an unknown mode has that of its type.

    Example:
        >>> score_of("CONSULT", "visit"), score_of("CONSULT", None)
        (4, 2.5)
    """
    entry = plover().types[type_]
    return entry.modes[mode].score if mode is not None and mode in entry.modes else entry.score
