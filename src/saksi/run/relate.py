"""Questions about ties, networks, changes and forecasts, answered from what an archive has derived."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

import msgspec
import pyarrow as pa

from saksi.errors import UsageError
from saksi.model.forecasts import Forecast
from saksi.model.ids import tie_key
from saksi.model.networks import Change, Edge, Network, Record
from saksi.model.relations import Occurrence, Period, Side, Tie
from saksi.run.board import Board
from saksi.run.foretell import decode_forecast
from saksi.run.memory import no_search_for_cycles
from saksi.run.past import Read
from saksi.run.ties import Counted, Scope, acts_in, concerns_in
from saksi.run.turns import Turns, key_of
from saksi.run.undated import undated_acts
from saksi.steps import follow, relate
from saksi.steps.relate.network import Pair
from saksi.steps.relate.periods import end_of, start_of
from saksi.store.memo import Memo
from saksi.store.paging import Key, Listing, beyond, cursor, listed, order
from saksi.store.place import Place
from saksi.store.relations import Relations
from saksi.store.rulings import rulings, standing
from saksi.store.schema import schema_of
from saksi.store.tones import PERIODS
from saksi.store.where import Where

_occurrence = msgspec.msgpack.Decoder(Occurrence).decode

#: Tables for queries that are computed when one names them.
VIEWS = ("ties", "forecasts")
#: Whether acts go to an actor, or from it.
Way = Literal["to", "from"]
#: Whether the day of an open forecast has passed by the reader's calendar, or is still to come.
Due = Literal["overdue", "soon"]
_NEWEST = (Key("made", falls=True), Key("id", falls=True))
#: Forecasts by the day on which they are due, those without one at the end.
_DUE = (Key("coalesce(due, '9')"), Key("id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which forecasts are asked for; empty filters do not filter, and all must hold."""

    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    outlooks: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    #: Open ones alone, whose day has passed or is still to come as seen from `today`.
    due: Due | None = None
    today: str = ""
    #: Whether those that are due first come first.
    by_due: bool = False


class World:
    """What an archive knows at one moment, read as far as a question needs it.

    Args:
        place: where it rests.
        relations: what was derived from it.
        until: leave out what people decided after this moment.
    """

    def __init__(self, place: Place, relations: Relations, *, until: str | None = None) -> None:
        self._place = place
        self._relations = relations
        self._rows = relations.rows
        # What is asked of the past is asked once.
        self._memo = Memo(place.memo if until is None else None)
        self._until = until
        self._past = Read(relations)

    @cached_property
    def days(self) -> list[datetime.date]:
        """The days of all articles, each once, in order."""
        rows = self._rows("SELECT day FROM days ORDER BY day")
        return [datetime.date.fromisoformat(day) for (day,) in rows]

    def ties(
        self,
        *,
        between: Sequence[str] = (),
        period: Period = "month",
        side: Side | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 0,
        after: str | None = None,
        newest_first: bool = False,
        way: Way | None = None,
    ) -> Listing[Tie]:
        """Return ties, by period and pair; see `saksi.archive.Archive.ties`."""
        where = Where()
        where.add("period = ?", period)
        where.add(f"{side or 'every'} > 0")
        if way:
            where.any_of("recipient" if way == "to" else "actor", between)
        else:
            where.between("actor", "recipient", between)
        # Two actors are few rows; by their days SQLite would go through those of all pairs.
        start = "+start" if len(between) > 1 else "start"
        where.days(start, start_of(_date(since), period).isoformat() if since else None, until)
        ((total,),) = self._rows(f"SELECT count(*) FROM spans WHERE {where.sql}", where.values)
        keys = tuple(Key(name, falls=newest_first) for name in ("start", "actor", "recipient"))
        if between:
            keys = tuple(key.loose() for key in keys)
        where.behind(beyond(keys, after))
        rows = self._rows(
            f"SELECT start, actor, recipient FROM spans WHERE {where.sql} ORDER BY {order(keys)}"
            + f" LIMIT {int(limit) + 1}" * bool(limit),
            where.values,
        )
        shown = rows[:limit] if limit else rows
        whole = not (since or until or limit or after)
        counted = Counted(self._relations, self._memo, period=period, side=side)
        found = counted.ties(shown, between, whole=whole)
        more = cursor(shown[-1]) if len(rows) > len(shown) else None
        undated = undated_acts(self._relations, between, way=way)
        return Listing((found[row] for row in shown), total=total, next=more, undated=undated)

    def tie(self, id_: str) -> Tie | None:
        """Return a tie by its id, which tells what it counts."""
        key = tie_key(id_)
        if key is None or key.period not in get_args(Period) or key.asserted_by not in (None, *relate.SIDES):
            return None
        wanted = (key.start, key.actor, key.recipient)
        counted = Counted(self._relations, self._memo, period=key.period, side=key.asserted_by)  # type: ignore[arg-type]
        return counted.present([wanted]).get(wanted)

    @no_search_for_cycles()
    def network(self, *, period: Period, day: str | None, side: Side | None) -> Network:
        """Return the network of the period in which a day lies, by default the newest act's."""
        when = self._present(day)
        start, end = start_of(when, period), end_of(start_of(when, period), period).isoformat()
        earlier = start_of(start - datetime.timedelta(days=1), period).isoformat()
        found = relate.network(
            acts_in(self._relations, Scope(since=earlier, until=end)),
            concerns_in(self._relations, Scope(since=start.isoformat(), until=end)),
            period=period,
            day=when,
            side=side,
        )
        return replace(found, undated=undated_acts(self._relations))

    @no_search_for_cycles()
    def edges(self, *, period: Period, day: str | None) -> list[Edge]:
        """Return the edges of such a network alone, the heaviest first."""
        when = self._present(day)
        start = start_of(when, period)
        scope = Scope(since=start.isoformat(), until=end_of(start, period).isoformat())
        return relate.edges(
            acts_in(self._relations, scope), concerns_in(self._relations, scope), period=period, day=when
        )

    def _present(self, day: str | None) -> datetime.date:
        """Return a day asked for, by default that of the newest act."""
        # What is planned for later than the newest article is no present.
        last = self.days[-1].isoformat() if self.days else "9"
        rows = self._rows(
            "SELECT max(day) FROM (SELECT max(day) AS day FROM acts WHERE day <= ? "
            "UNION SELECT max(day) FROM fears WHERE day <= ?)",
            (last, last),
        )
        newest = day or rows[0][0] or (self.days[-1].isoformat() if self.days else None)
        if newest is None:
            raise UsageError("U026", "There is nothing with a day in the archive.", hint="Give --day.")
        return _date(newest)

    def busiest(self, *, period: Period, day: str, limit: int) -> Listing[tuple[str, str]]:
        """Return the pairs with most acts in the period in which a day lies, without reading the acts."""
        start = start_of(_date(day), period).isoformat()
        rows = self._rows(
            "SELECT min(actor, recipient) AS one, max(actor, recipient) AS other, sum(every) AS acts "
            "FROM spans WHERE period = ? AND start = ? AND every > 0 AND actor <> recipient "
            "GROUP BY one, other ORDER BY acts DESC, one, other",
            (period, start),
        )
        return Listing([(one, other) for one, other, _ in rows[:limit]], total=len(rows))

    def changes(
        self,
        *,
        between: Sequence[str],
        period: Period,
        side: Side | None,
        alarm: float,
        among: Sequence[Pair] | None = None,
        limit: int = 0,
        after: str | None = None,
    ) -> Listing[Change]:
        """Return the changes of pairs against their own history; `among` these alone, if any are given."""
        undated = undated_acts(self._relations, between)
        if period not in PERIODS:
            found = relate.changes(
                acts_in(self._relations, Scope(between)),
                period=period,
                side=side,
                alarm=alarm,
                read=self.days,
            )
            wanted = [one for one in found if among is None or (one.one, one.other) in among]
            days = listed(wanted, key_of, limit=limit, after=after)
            days.undated = undated
            return days
        turns = Turns(
            relations=self._relations, memo=self._memo, period=period, side=side, alarm=alarm, read=self.days
        )
        part = listed(turns.changes(between, among), lambda one: key_of(one.change), limit=limit, after=after)
        return Listing(map(turns.whole, part), total=part.total, next=part.next, undated=undated)

    def disputes(
        self, pair: Pair, *, since: str | None, until: str | None, limit: int
    ) -> Listing[Occurrence]:
        """Return what somebody denies or disputes between a pair, the newest first; `total` counts all."""
        where = Where()
        where.add("contested AND one = ? AND other = ?", *sorted(pair))
        where.days("day", since, until)
        if since or until:
            where.add("day > ''")
        ((total,),) = self._rows(f"SELECT count(*) FROM pairings WHERE {where.sql}", where.values)
        rows = self._rows(
            f"SELECT id FROM pairings WHERE {where.sql} ORDER BY day DESC, id DESC LIMIT ?",
            (*where.values, limit or -1),
        )
        data = self._relations.some("occurrences", [id_ for (id_,) in rows])
        return Listing((_occurrence(data[id_]) for (id_,) in rows), total=total)

    def records(self, by: Sequence[str]) -> list[Record]:
        """Return how good forecasts were, by source, outlet, state or kind."""
        return Board(self._relations, self._past, self._ruled, self._memo).records(by)

    @cached_property
    def _ruled(self) -> Mapping[str, Forecast]:
        """Forecasts of which a person decided what became of them, by id."""
        words = standing(rulings(self._place, until=self._until))
        where = Where()
        where.any_of("t.id", tuple(words))
        rows = (
            self._rows(
                f"SELECT DISTINCT f.id, f.data FROM tellings AS t JOIN forecasts AS f ON f.id = t.forecast "
                f"WHERE {where.sql}",
                where.values,
            )
            if words
            else []
        )
        return {id_: follow.ruled(decode_forecast(data), words) for id_, data in rows}

    def forecasts(
        self, wanted: Wanted, *, limit: int = 0, after: str | None = None, offset: int = 0
    ) -> Listing[Forecast]:
        """Return forecasts, the newest first, or by the day on which they are due."""
        where, keys = self._wanted(wanted), _DUE if wanted.by_due else _NEWEST
        ((total,),) = self._rows(f"SELECT count(*) FROM forecasts WHERE {where.sql}", where.values)
        where.behind(beyond(keys, after))
        rows = self._rows(
            f"SELECT {keys[0].sql}, id, data FROM forecasts WHERE {where.sql} ORDER BY {order(keys)} "
            f"LIMIT {int(limit) + 1 if limit else -1} OFFSET {int(offset)}",
            where.values,
        )
        shown = rows[:limit] if limit else rows
        more = cursor(shown[-1][:2]) if len(rows) > len(shown) else None
        return Listing(map(self._forecast, shown), total=total, next=more)

    def _forecast(self, row: tuple[str, str, bytes]) -> Forecast:
        _, id_, data = row
        return follow.scored(self._ruled.get(id_) or decode_forecast(data), self._past)

    def _wanted(self, wanted: Wanted) -> Where:
        where = Where()
        if wanted.ids:
            told = Where()
            told.any_of("id", wanted.ids)
            where.add(f"id IN (SELECT forecast FROM tellings WHERE {told.sql})", *told.values)
        where.holds("sources", tuple(map(str.casefold, wanted.sources)))
        where.any_of("outlet", tuple(map(str.casefold, wanted.outlets)))
        where.holds("actors", wanted.actors)
        where.holds("recipients", wanted.recipients)
        where.any_of("type", wanted.types)
        where.any_of("kind", wanted.kinds)
        outlooks = ("open",) if wanted.due else wanted.outlooks
        if outlooks:
            self._outlooks(where, outlooks)
        if wanted.due:
            where.add("due < ?" if wanted.due == "overdue" else "due >= ?", wanted.today)
        where.days("made", wanted.since, wanted.until)
        if wanted.until:
            where.add("made > ''")
        return where

    def _outlooks(self, where: Where, outlooks: tuple[str, ...]) -> None:
        """Ask what became of it: by the rules, or by the word of a person where there is one."""
        rules, ruled, fit = Where(), Where(), Where()
        rules.any_of("outlook", outlooks)
        ruled.any_of("id", tuple(self._ruled))
        fit.any_of("id", tuple(id_ for id_, one in self._ruled.items() if one.settling.outlook in outlooks))
        if not self._ruled:
            where.add(rules.sql, *rules.values)
            return
        terms = f"{rules.sql} AND NOT ({ruled.sql})" + f" OR {fit.sql}" * bool(fit.values)
        where.add(f"({terms})", *rules.values, *ruled.values, *fit.values)

    def view(self, name: str) -> pa.Table:
        """Return one of `VIEWS` as a table: ties of all periods and sides, or all forecasts."""
        if name == "forecasts":
            found = [
                msgspec.to_builtins(f) | {"day": f.made, "outlook": f.settling.outlook}
                for f in self.forecasts(Wanted())
            ]
        else:
            acts, concerns = acts_in(self._relations, Scope()), concerns_in(self._relations, Scope())
            every = (
                relate.ties(acts, concerns, period=period, sides=(None, *relate.SIDES))
                for period in get_args(Period)
            )
            found = [msgspec.to_builtins(tie) | {"day": tie.start} for ties in every for tie in ties]
        return pa.Table.from_pylist(found, schema=schema_of(name))


def _date(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)
