"""Today: what happened on the newest days, which pairs left their own history, and how fresh the archive is.

The newest article is the present, as everywhere in saksi: the clock of this machine takes no part but to tell
which open forecasts are overdue.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saksi.archive import Archive
from saksi.doors.web.address import Ask
from saksi.doors.web.screen import Screen, found, last_day, listing_of
from saksi.model.forecasts import Forecast
from saksi.model.networks import Change
from saksi.model.query import Query
from saksi.store.find import Answer
from saksi.store.paging import Listing

__all__ = ["SCREEN", "Changes", "TodayView"]

#: Days that the list of occurrences covers at first, and those that coverage is drawn for.
DAYS = 7
_CHOICES = (1, 7, 30, 365)
_DRAWN = 30
#: Changes and forecasts that are shown; the screens of pairs and forecasts have all.
_SHOWN = 10
#: Pairs whose history is searched for a change.
_LOOKED = 40
#: How often a history without any change may give an alarm.
_ALARM = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """What the first screen shows.

    Args:
        last: the last day shown; None in an archive without a dated article.
        since: the first.
        days: how many.
        answer: occurrences of these days, those with most independent origins first.
        coverage: articles by day, each day of the last weeks, the oldest first.
        outlets: articles of these weeks by outlet, likewise `languages`.
        stored: when the last batch was stored.
        ask: the address.
    """

    last: str | None
    since: str | None
    days: int
    answer: Answer
    coverage: Mapping[str, int]
    outlets: Mapping[str, int]
    languages: Mapping[str, int]
    stored: str | None
    ask: Ask

    @property
    def empty(self) -> bool:
        """Whether nothing was ever read; what was refused is told below."""
        return self.answer.read == 0

    @property
    def events(self) -> Ask:
        """Return the address that asks for the events of these days, to export them."""
        return Ask(path="/search", given=(("since", self.since or ""), ("until", self.last or "")))

    def data(self) -> dict[str, Any]:
        """Return what is shown, lists of outlets and languages whole."""
        return {
            "last": self.last,
            "since": self.since,
            "stored": self.stored,
            "coverage": self.coverage,
            "outlets": self.outlets,
            "languages": self.languages,
            "occurrences": listing_of(self.answer, self.ask),
        }

    def table(self) -> Answer:
        """Return the occurrences."""
        return self.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Pairs that left their own history.

    Args:
        changes: those least likely to be chance first.
        total: how many there are among the pairs looked at.
        looked: pairs that were looked at: those with most acts in the month of the last day.
        pairs: all pairs of that month.
        alarm: how often a history without any change may give an alarm.
        undated: acts of any pair that no history holds, since they have no day.
    """

    changes: tuple[Change, ...]
    total: int
    looked: int
    pairs: int
    alarm: float
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Open forecasts by the day on which they are due, and how many there are."""

    forecasts: tuple[Forecast, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Open forecasts whose day has passed by the calendar, and those whose day is still to come."""

    overdue: Waiting
    soon: Waiting


def view(archive: Archive, ask: Ask) -> TodayView:
    """Make the first screen."""
    days = ask.number("days", DAYS, high=36_500)
    last = last_day(archive, ask)
    since = _before(last, days - 1) if last else None
    weeks = Query(since=_before(last, _DRAWN - 1) if last else None, until=last)
    batches = archive.batches()
    counted = archive.tally("articles", "day", weeks) if last else {}
    return TodayView(
        last=last,
        since=since,
        days=days,
        answer=found(archive, "occurrences", Query(since=since, until=last), ask),
        coverage={day: counted.get(day, 0) for day in _days(last)} if last else {},
        outlets=archive.tally("articles", "outlet", weeks),
        languages=archive.tally("articles", "language", weeks),
        stored=batches[-1].at if batches else None,
        ask=ask,
    )


def changes(archive: Archive, ask: Ask) -> Changes:
    """Ask which of the month's busiest pairs behave otherwise than before."""
    last = last_day(archive, ask)
    pairs = archive.busiest("month", day=last, limit=_LOOKED) if last else Listing(total=0)
    found = archive.changes(among=pairs, alarm=_ALARM, limit=_SHOWN)
    return Changes(
        changes=tuple(found),
        total=found.total,
        looked=len(pairs),
        pairs=pairs.total,
        alarm=_ALARM,
        undated=found.undated,
    )


def due(archive: Archive, ask: Ask) -> Due:
    """Ask which open forecasts are overdue, and which are due next."""
    overdue = archive.forecasts(due="overdue", by_due=True, limit=_SHOWN)
    soon = archive.forecasts(due="soon", by_due=True, limit=_SHOWN)
    return Due(
        overdue=Waiting(forecasts=tuple(overdue), total=overdue.total),
        soon=Waiting(forecasts=tuple(soon), total=soon.total),
    )


def _before(day: str, days: int) -> str:
    """Name the day that lies so many days before another."""
    when = datetime.date.fromisoformat(day)
    return (when - datetime.timedelta(days=min(days, (when - datetime.date.min).days))).isoformat()


def _days(last: str) -> list[str]:
    return [_before(last, number) for number in range(_DRAWN - 1, -1, -1)]


SCREEN = Screen(name="today", path="/today", view=view, parts={"changes": changes, "due": due})
