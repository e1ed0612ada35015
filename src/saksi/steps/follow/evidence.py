"""Which occurrences bear on a forecast: the same act between the same parties."""

import datetime
import itertools
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from saksi.languages.mutual import is_reciprocal
from saksi.model.forecasts import Forecast
from saksi.model.records import EventType
from saksi.model.relations import Occurrence
from saksi.reference.forecasts import Act
from saksi.steps.follow.drafts import Draft

Pair = tuple[str, str]

#: Standings of acts that happened, as far as anybody says.
_HAPPENED = frozenset(("asserted", "disputed"))


class Known(Protocol):
    """What forecasts are settled by, wherever it rests."""

    @property
    def first(self) -> datetime.date | None:
        """The first day of which anything is known."""

    @property
    def last(self) -> datetime.date | None:
        """The day of the newest article: nothing is known beyond it."""

    def of_event(self, event: str) -> Occurrence | None:
        """Return the occurrence that an event tells."""

    def between(self, type_: EventType, pairs: Iterable[Pair], *, since: str, until: str) -> list[Occurrence]:
        """Return the occurrences of a type between any of some pairs, each once.

        Those that neither happened nor were reported between two days may be left out.
        """

    def times(self, forecast: Draft | Forecast, *, until: datetime.date) -> int:
        """Count how often the act of a forecast happened between its parties, up to a day."""

    def rate(self, type_: EventType, until: datetime.date) -> float:
        """Return how often a day a pair that has such acts had one, by what was known on a day."""


@dataclass(slots=True)
class Past:
    """All occurrences that forecasts are settled by, in memory; see `Known`.

    Args:
        first: the first day of which anything is known, or None.
        last: the day of the newest article: the archive knows nothing beyond it.
        by_event: the occurrence of each event.
        by_pair: occurrences by type and pair of parties.
        days: by type the days on which such acts happened, in order.
        pairs: by type the days on which pairs first had such an act, in order.
    """

    first: datetime.date | None
    last: datetime.date | None
    by_event: Mapping[str, Occurrence] = field(default_factory=dict)
    by_pair: Mapping[tuple[EventType, Pair], Sequence[Occurrence]] = field(default_factory=dict)
    days: Mapping[EventType, Sequence[datetime.date]] = field(default_factory=dict)
    pairs: Mapping[EventType, Sequence[datetime.date]] = field(default_factory=dict)

    def of_event(self, event: str) -> Occurrence | None:
        """Return the occurrence that an event tells."""
        return self.by_event.get(event)

    def between(
        self, type_: EventType, pairs: Iterable[Pair], *, since: str = "", until: str = ""
    ) -> list[Occurrence]:
        """Return the occurrences of a type between any of some pairs, each once, whatever their days."""
        found = {
            occurrence.id: occurrence for pair in pairs for occurrence in self.by_pair.get((type_, pair), ())
        }
        return list(found.values())

    def times(self, forecast: Draft | Forecast, *, until: datetime.date) -> int:
        """Count how often the act of a forecast happened between its parties, up to a day."""
        if forecast.type is None or self.first is None:
            return 0
        return sum(
            happened(occurrence)
            and same_parties(forecast, occurrence)
            and (day := day_in(occurrence)) is not None
            and self.first <= day <= until
            for occurrence in self.between(forecast.type, pairs_of(forecast.actors, forecast.recipients))
        )

    def rate(self, type_: EventType, until: datetime.date) -> float:
        """Return how often a day a pair that has such acts had one, by what was known on a day."""
        acts = bisect_right(self.days.get(type_, ()), until)
        pairs = bisect_right(self.pairs.get(type_, ()), until)
        return rate_of(acts, pairs, first=self.first, until=until)


def rate_of(acts: int, pairs: int, *, first: datetime.date | None, until: datetime.date) -> float:
    """Return acts a day and pair; without any act as if there had been one.

    Example:
        >>> rate_of(20, 2, first=datetime.date(2026, 1, 1), until=datetime.date(2026, 1, 11))
        1.0
    """
    seen = max(1, (until - first).days) if first else 1
    return max(1, acts) / (max(1, pairs) * seen)


def past_of(
    occurrences: Sequence[Occurrence], *, last: datetime.date | None, first: datetime.date | None = None
) -> Past:
    """Index occurrences for the settling of forecasts."""
    by_event: dict[str, Occurrence] = {}
    by_pair: dict[tuple[EventType, Pair], list[Occurrence]] = {}
    days: dict[EventType, list[datetime.date]] = {}
    pairs: dict[EventType, dict[tuple[str, ...], datetime.date]] = {}
    known = [day for occurrence in occurrences if (day := day_in(occurrence))]
    start = first or min(known, default=None)
    for occurrence in occurrences:
        by_event |= {report.event: occurrence for report in occurrence.reports}
        for pair in pairs_of(_ids(occurrence.actors), _ids(occurrence.recipients)):
            by_pair.setdefault((occurrence.type, pair), []).append(occurrence)
        day = day_in(occurrence)
        if day and start and happened(occurrence):
            if day >= start:
                days.setdefault(occurrence.type, []).append(day)
            parties = tuple(sorted(_ids(occurrence.actors) | _ids(occurrence.recipients)))
            seen = pairs.setdefault(occurrence.type, {})
            seen[parties] = min(day, seen.get(parties, day))
    return Past(
        start,
        last,
        by_event,
        by_pair,
        {type_: sorted(found) for type_, found in days.items()},
        {type_: sorted(found.values()) for type_, found in pairs.items()},
    )


def happened(occurrence: Occurrence) -> bool:
    """Say whether anybody says that an act has happened, and nobody has taken it back."""
    return occurrence.standing in _HAPPENED and occurrence.time != "future"


def day_in(occurrence: Occurrence) -> datetime.date | None:
    """Return the day of an occurrence."""
    return datetime.date.fromisoformat(occurrence.day) if occurrence.day else None


def pairs_of(actors: Collection[str], recipients: Collection[str]) -> set[Pair]:
    """Return who has to do with whom in an act, whoever acts: all with each other if nobody is acted upon.

    Example:
        >>> sorted(pairs_of(["RUS", "PRK"], []))
        [('PRK', 'RUS')]
    """
    if not recipients:
        return set(itertools.combinations(sorted(actors), 2))
    return {(min(one, other), max(one, other)) for one in actors for other in recipients}


def same_parties(draft: Draft | Forecast, occurrence: Occurrence) -> bool:
    """Say whether an occurrence has the parties that a forecast names.

    A forecast that names both sides needs one of each, in their roles, or together in a reciprocal act; one
    of a reciprocal act needs two of its parties. One that names a single actor and nobody else is too vague
    to be told from other acts of that actor: only reports of the very act bear on it.
    """
    actors, recipients = _ids(occurrence.actors), _ids(occurrence.recipients)
    mine, theirs = set(draft.actors), set(draft.recipients)
    if theirs:
        if recipients:
            return bool(mine & actors and theirs & recipients)
        apart = any(one != other for one in mine & actors for other in theirs & actors)
        return apart and is_reciprocal(occurrence)
    return len(mine) > 1 and len(mine & actors) > 1 and is_reciprocal(occurrence)


def _ids(parties: Iterable[object]) -> set[str]:
    return {party.id for party in parties}  # type: ignore[attr-defined]


def same_act(draft: Draft, past: Known, *, told: Collection[str]) -> list[Occurrence]:
    """Return the occurrences of the act that is foretold: those with a report of it, and others like it.

    Of the others, those may be left out of which nothing was said in the time of the forecast.
    """
    own = {found.id: found for event in told if (found := past.of_event(event))}
    if draft.type is None:
        return []
    alike = {
        o.id: o
        for o in past.between(
            draft.type,
            pairs_of(draft.actors, draft.recipients),
            since=draft.made or "",
            until=draft.due or "",
        )
        if same_parties(draft, o) and (draft.mode is None or o.mode in (None, draft.mode))
    }
    return sorted({**alike, **own}.values(), key=lambda o: (o.day or "", o.id))


def contrary(draft: Draft, past: Known, acts: Iterable[Act]) -> list[Occurrence]:
    """Return the occurrences of acts that contradict it, between the same parties in whatever roles."""
    pairs = pairs_of({*draft.actors, *draft.recipients}, ())
    since, until = draft.made or "", draft.due or ""
    return [
        o
        for act in acts
        for o in past.between(act.type, pairs, since=since, until=until)
        if act.mode is None or o.mode == act.mode
    ]
