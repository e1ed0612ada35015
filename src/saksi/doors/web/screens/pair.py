"""A pair: what two actors do towards each other over time, on whose word, what is disputed and foretold."""

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

import msgspec

from saksi.archive import Archive
from saksi.doors.web.address import ALL, Ask, day_of, since_of
from saksi.doors.web.screen import Records, Screen, View, found, last_day, listing_of, year_before
from saksi.model.forecasts import Forecast
from saksi.model.networks import Change, Edge
from saksi.model.query import Query
from saksi.model.relations import Occurrence, Period, QuadCounts, Side, SideCounts, Tie
from saksi.steps.relate.periods import between
from saksi.store.find import Answer

__all__ = ["CHOOSE", "SCREEN", "ChooseView", "PairView"]

PERIODS: tuple[Period, ...] = get_args(Period)
SIDES: tuple[Side, ...] = get_args(Side)
#: Pairs that are offered where none is chosen.
_OFFERED = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What one of a pair does towards the other.

    Args:
        actor: who acts, likewise `recipient`.
        ties: by period, the oldest first.
        sides: occurrences of all periods by whose word they rest on.
    """

    actor: str
    recipient: str
    ties: tuple[Tie, ...]
    sides: SideCounts

    @property
    def occurrences(self) -> int:
        """How many occurrences there are; one that spans periods counts once."""
        return len({one for tie in self.ties for one in tie.occurrences})


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """What the screen of a pair shows.

    Args:
        one: id of the first, likewise `other`.
        by: length of a period.
        asserted_by: whose word counts, None for all.
        ways: what each does towards the other.
        drawn: first day that their ties cover, None for all; day by day it is a year where none is chosen.
        answer: a page of the occurrences between them.
        undated: acts that their ties leave out, since neither they nor their pages have a day.
        ask: the address.
    """

    one: str
    other: str
    by: Period
    asserted_by: Side | None
    ways: tuple[Way, Way]
    drawn: str | None
    answer: Answer
    undated: int
    ask: Ask

    @property
    def empty(self) -> bool:
        """Whether nothing is known between them."""
        return not self.answer.matched and not any(way.ties for way in self.ways)

    @property
    def events(self) -> Ask:
        """Return the address that asks for the events between them, to export them."""
        days = tuple((name, day) for name in ("since", "until") if (day := self.ask.one(name)) != ALL)
        return Ask(path="/search", given=(("dyad", self.one), ("dyad", self.other), *days))

    def chart(self, way: Way) -> dict[str, Any]:
        """Return what the chart of one way draws: all periods from the first to the last of either way."""
        days = [datetime.date.fromisoformat(tie.start) for both in self.ways for tie in both.ties]
        known = {tie.start: tie for tie in way.ties}
        starts = [start.isoformat() for start in between(min(days), max(days), self.by)] if days else []
        ties = [known.get(start) for start in starts]
        none = QuadCounts()
        return {
            "starts": starts,
            "counts": [dataclasses.asdict(tie.counts if tie else none) for tie in ties],
            "intensity": [[tie.intensity, tie.low, tie.high] if tie else [None] * 3 for tie in ties],
        }

    @property
    def most(self) -> int:
        """How many occurrences the fullest period of either way has: a scale that both charts share."""
        counts = [sum(dataclasses.astuple(tie.counts)) for way in self.ways for tie in way.ties]
        return max(counts, default=1)

    def data(self) -> dict[str, Any]:
        """Return the ties both ways and the page of occurrences."""
        return {
            "one": self.one,
            "other": self.other,
            "by": self.by,
            "asserted_by": self.asserted_by,
            "since": self.drawn,
            "undated": self.undated,
            "ties": msgspec.to_builtins([tie for way in self.ways for tie in way.ties]),
            "occurrences": listing_of(self.answer, self.ask),
        }

    def table(self) -> Records:
        """Return the ties both ways."""
        ties = [tie for way in self.ways for tie in way.ties]
        return Records(name="ties", records=ties, columns=Tie.__slots__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """Occurrences between a pair that somebody denies or disputes, the newest first; `total` counts all."""

    occurrences: tuple[Occurrence, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """Forecasts of what one of a pair will do to the other, the newest first; `total` counts all."""

    forecasts: tuple[Forecast, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """The days from which on a pair behaves otherwise than before."""

    changes: tuple[Change, ...]


def view(archive: Archive, ask: Ask) -> PairView:
    """Make the screen of a pair."""
    one, other = _pair(ask)
    by = cast(Period, ask.choice("by", PERIODS, "month"))
    side = cast(Side | None, ask.choice("asserted_by", SIDES, "") or None)
    since, until = since_of(ask), day_of(ask, "until")
    drawn = since or (year_before(last_day(archive, ask)) if by == "day" and not ask.one("since") else None)
    ties = archive.ties(one, other, by=by, asserted_by=side, since=drawn, until=until)
    query = Query(dyad=(one, other), since=since, until=until)
    return PairView(
        one=one,
        other=other,
        by=by,
        asserted_by=side,
        ways=(_way(ties, one, other), _way(ties, other, one)),
        drawn=drawn,
        answer=found(archive, "occurrences", query, ask),
        undated=ties.undated,
        ask=ask,
    )


def _pair(ask: Ask) -> tuple[str, str]:
    return ask.parts["one"].upper(), ask.parts["other"].upper()


def _way(ties: Sequence[Tie], actor: str, recipient: str) -> Way:
    mine = tuple(tie for tie in ties if (tie.actor, tie.recipient) == (actor, recipient))
    names = SideCounts.__slots__
    sums = {name: sum(getattr(tie.sides, name) for tie in mine) for name in names}
    return Way(actor=actor, recipient=recipient, ties=mine, sides=SideCounts(**sums))


def disputes(archive: Archive, ask: Ask) -> Disputes:
    """Ask what of it somebody denies or disputes."""
    limit = 0 if ask.one("disputes") == "all" else _OFFERED
    found = archive.disputes(*_pair(ask), since=since_of(ask), until=day_of(ask, "until"), limit=limit)
    return Disputes(occurrences=tuple(found), total=found.total)


def foretold(archive: Archive, ask: Ask) -> Foretold:
    """Ask what is foretold between them, both ways."""
    pair = _pair(ask)
    since, until = since_of(ask), day_of(ask, "until")
    limit = 0 if ask.one("foretold") == "all" else _OFFERED
    ways = [
        archive.forecasts(actors=(actor,), recipients=(recipient,), since=since, until=until, limit=limit)
        for actor, recipient in (pair, pair[::-1])
    ]
    both, totals = [forecast for way in ways for forecast in way], [way.total for way in ways]
    unique = {forecast.id: forecast for forecast in both}
    found = sorted(unique.values(), key=lambda one: (one.made or "", one.id), reverse=True)
    return Foretold(forecasts=tuple(found[:limit] if limit else found), total=max(sum(totals), len(found)))


def turns(archive: Archive, ask: Ask) -> Turns:
    """Ask when the pair left its own history, in weeks where days are shown, since these are too short."""
    by = ask.choice("by", PERIODS, "month")
    side = cast(Side | None, ask.choice("asserted_by", SIDES, "") or None)
    step: Period = "month" if by == "month" else "week"
    return Turns(changes=tuple(archive.changes(*_pair(ask), by=step, asserted_by=side)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseView:
    """Where no pair is chosen yet: the pairs of the newest period.

    Args:
        edges: the heaviest first.
        total: how many there are.
    """

    edges: tuple[Edge, ...]
    total: int

    def data(self) -> dict[str, Any]:
        """Return the pairs that are offered."""
        return {"total": self.total, "edges": msgspec.to_builtins(self.edges)}

    def table(self) -> Records:
        """Return the pairs that are offered."""
        return Records(name="pairs", records=self.edges, columns=Edge.__slots__)


def choose(archive: Archive, ask: Ask) -> View:
    """Offer pairs, or show the one that the form asks for."""
    one, other = ask.one("one").upper(), ask.one("other").upper()
    if one and other:
        parts = {"one": one, "other": other}
        kept = tuple(pair for pair in ask.given if pair[0] not in parts)
        return view(archive, Ask(path=f"/pair/{one}/{other}", given=kept, parts=parts))
    edges = archive.edges("month") if archive.newest() else []
    return ChooseView(edges=tuple(edges if ask.whole else edges[:_OFFERED]), total=len(edges))


SCREEN = Screen(
    name="pair",
    path="/pair/{one}/{other}",
    view=view,
    parts={"disputes": disputes, "foretold": foretold, "turns": turns},
)


def leads(ask: Ask) -> str | None:
    """Give the address of the pair that the form asks for."""
    one, other = (ask.one(name).strip().upper() for name in ("one", "other"))
    return ask.link(f"/pair/{one}/{other}", one=None, other=None) if one and other else None


CHOOSE = Screen(name="pair_choose", path="/pair", view=choose, nav="pair", leads=leads)
