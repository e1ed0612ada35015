"""What forecasts are settled by, read from an archive as far as a forecast needs it."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import accumulate

import msgspec

from saksi.model.forecasts import Forecast
from saksi.model.records import EventType
from saksi.model.relations import Occurrence
from saksi.run.index import BESIDE
from saksi.steps import follow
from saksi.store.relations import Relations

_decode = msgspec.msgpack.Decoder(Occurrence).decode


class Read:
    """What happened, as `saksi.steps.follow.Known` asks for it.

    Args:
        relations: what was derived from the archive.
    """

    def __init__(self, relations: Relations) -> None:
        self._rows = relations.rows
        self._known: dict[str, Occurrence] = {}
        self._rates = cache(self._read_rates)

    @cached_property
    def first(self) -> datetime.date | None:
        """The day of the oldest article."""
        return self._day("min")

    @cached_property
    def last(self) -> datetime.date | None:
        """The day of the newest article."""
        return self._day("max")

    def _day(self, which: str) -> datetime.date | None:
        ((day,),) = self._rows(f"SELECT {which}(day) FROM days")
        return datetime.date.fromisoformat(day) if day else None

    def of_event(self, event: str) -> Occurrence | None:
        """Return the occurrence that an event tells."""
        rows = self._rows(
            "SELECT r.id, r.data FROM event_items AS e JOIN records AS r "
            "ON r.kind = 'occurrences' AND r.id = e.record WHERE e.id = ?",
            (event,),
        )
        return next((self._occurrence(*row) for row in rows), None)

    def between(
        self, type_: EventType, pairs: Iterable[tuple[str, str]], *, since: str, until: str
    ) -> list[Occurrence]:
        """Return the occurrences of a type between pairs of which something was said in a time."""
        found: dict[str, Occurrence] = {}
        for one, other in pairs:
            rows = self._rows(
                "SELECT r.id, r.data FROM pairings AS p JOIN records AS r "
                "ON r.kind = 'occurrences' AND r.id = p.id "
                "WHERE p.one = ? AND p.other = ? AND p.type = ? AND p.last >= ? AND p.first <= ? "
                "AND p.how < ?",
                (one, other, type_, since, until, BESIDE),
            )
            found |= {row[0]: self._occurrence(*row) for row in rows}
        return list(found.values())

    def _occurrence(self, id_: str, data: bytes) -> Occurrence:
        if id_ not in self._known:
            self._known[id_] = _decode(data)
        return self._known[id_]

    def times(self, forecast: follow.Draft | Forecast, *, until: datetime.date) -> int:
        """Count how often the act of a forecast happened between its parties, up to a day.

        Parties are compared as `saksi.steps.follow.evidence.same_parties` does.
        """
        if forecast.type is None or self.first is None:
            return 0
        if isinstance(forecast, Forecast) and until.isoformat() == forecast.made:
            counted = self._on_card(forecast, self.first.isoformat())
            if counted is not None:
                return counted
        mine, theirs = forecast.actors, forecast.recipients
        mutual = "" if theirs else " AND mutual = 1"
        theirs = theirs or mine
        ((found,),) = self._rows(
            f"SELECT count(DISTINCT id) FROM acts WHERE actor IN ({', '.join('?' * len(mine))}) "
            f"AND recipient IN ({', '.join('?' * len(theirs))}) AND type = ? AND planned = 0 "
            f"AND day BETWEEN ? AND ?{mutual}",
            (*mine, *theirs, forecast.type, self.first.isoformat(), until.isoformat()),
        )
        return int(found)

    def _on_card(self, forecast: Forecast, first: str) -> int | None:
        """Read how often the act happened from a day until the forecast was made, if its card counts that."""
        rows = self._rows(
            "SELECT times, recipient, actor, type FROM cards WHERE made = ? AND id = ? AND history = 'pair'",
            (forecast.made, forecast.id),
        )
        for times, *key in rows:
            ((early,),) = self._rows(
                "SELECT count(*) FROM acts WHERE recipient = ? AND actor = ? AND type = ? AND planned = 0 "
                "AND day < ? AND day <= ?",
                (*key, first, forecast.made),
            )
            return int(times) - int(early)
        return None

    def rate(self, type_: EventType, until: datetime.date) -> float:
        """Return how often a day a pair that has such acts had one, by what was known on a day."""
        days, acts, fresh = self._rates(type_)
        at = bisect_right(days, until.isoformat())
        before = bisect_right(days, (self.first or until).isoformat()) if self.first else 0
        # Acts of the first day itself count; what lies before it was only told later.
        if self.first and before and days[before - 1] == self.first.isoformat():
            before -= 1
        return follow.rate_of(acts[at] - acts[min(before, at)], fresh[at], first=self.first, until=until)

    def _read_rates(self, type_: EventType) -> tuple[list[str], list[int], list[int]]:
        rows = self._rows("SELECT day, acts, fresh FROM rates WHERE type = ? ORDER BY day", (type_,))
        days = [day for day, _, _ in rows]
        acts, fresh = (list(accumulate((row[at] for row in rows), initial=0)) for at in (1, 2))
        return days, acts, fresh
