"""Questions about ties, networks, changes and forecasts, answered from what an archive has derived."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import msgspec
import pyarrow as pa

from saksi.errors import UsageError
from saksi.model.ids import forecast_id
from saksi.model.networks import Change, Network
from saksi.model.relations import Forecast, Occurrence, Period, Ruling, Side, Story, Tie
from saksi.run.keep import decode_drafts, decode_worries
from saksi.steps import follow, relate
from saksi.steps.relate import Act, Concern
from saksi.store.relations import Relations
from saksi.store.rulings import rulings, standing
from saksi.store.schema import schema_of
from saksi.store.snapshot import Snapshot

_occurrence = msgspec.msgpack.Decoder(Occurrence).decode
_story = msgspec.msgpack.Decoder(Story).decode

#: Tables for queries that are computed when one names them.
VIEWS = ("ties", "forecasts")


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


class World:
    """What an archive knows at one moment, read as far as a question needs it.

    Args:
        snapshot: the archive at that moment.
        relations: what was derived from it.
        until: leave out what people decided after this moment.
    """

    def __init__(self, snapshot: Snapshot, relations: Relations, *, until: str | None = None) -> None:
        self._snapshot = snapshot
        self._relations = relations
        self._until = until

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """All occurrences, by id."""
        return [_occurrence(data) for data in self._relations.records("occurrences")]

    @cached_property
    def acts(self) -> list[Act]:
        """All acts of one actor towards another."""
        return list(relate.acts_of(self.occurrences))

    @cached_property
    def days(self) -> list[datetime.date]:
        """The days of all articles, each once, in order."""
        rows = self._snapshot.rows("SELECT DISTINCT day FROM articles WHERE day IS NOT NULL ORDER BY day")
        return [datetime.date.fromisoformat(str(row["day"])[:10]) for row in rows]

    @cached_property
    def last(self) -> datetime.date | None:
        """The day of the newest article."""
        return self.days[-1] if self.days else None

    @cached_property
    def concerns(self) -> list[Concern]:
        """All worries of one actor about another, by day and independent origin."""
        found = [worry for data in self._relations.records("worries") for worry in decode_worries(data)]
        of_article = {item.id: item.record for item in self._relations.named("article", _articles(found))}
        stories = {id_: self._relations.record("stories", id_) for id_ in {*of_article.values()} if id_}
        known: list[tuple[relate.Worry, datetime.date, str]] = []
        for worry in found:
            data = stories.get(of_article.get(worry.article) or "")
            story = _story(data) if data else None
            day = next((m.day for m in story.members if m.article == worry.article), None) if story else None
            if story and day:
                known.append((worry, datetime.date.fromisoformat(day), story.origin))
        return relate.concerns(known)

    def ties(
        self,
        *,
        between: Sequence[str] = (),
        period: Period = "month",
        sides: Sequence[Side | None] = (None,),
        since: str | None = None,
        until: str | None = None,
    ) -> list[Tie]:
        """Return ties, by period and pair.

        Args:
            between: one actor and all others, or two actors and both directions; none for all.
            period: how long a tie is.
            sides: by whose word to count, None for all together.
            since: leave out periods that end before this day.
            until: leave out periods that begin after this day.
        """
        found = relate.ties(
            (act for act in self.acts if _between(act.actor, act.recipient, between)),
            (c for c in self.concerns if _between(c.actor, c.about, between)),
            period=period,
            sides=sides,
        )
        return [t for t in found if (not since or t.end >= since) and (not until or t.start <= until)]

    def network(self, *, period: Period, day: str | None, side: Side | None) -> Network:
        """Return the network of the period in which a day lies, by default the newest act's."""
        days = [act.day for act in self.acts] + [concern.day for concern in self.concerns]
        when = datetime.date.fromisoformat(day) if day else max(days, default=self.last)
        if when is None:
            raise UsageError("U026", "There is nothing with a day in the archive.", hint="Give --day.")
        return relate.network(self.acts, self.concerns, period=period, day=when, side=side)

    def changes(
        self, *, between: Sequence[str], period: Period, side: Side | None, alarm: float
    ) -> list[Change]:
        """Return the changes of pairs against their own history."""
        acts = [act for act in self.acts if _between(act.actor, act.recipient, between)]
        return relate.changes(acts, period=period, side=side, alarm=alarm, read=self.days)

    @cached_property
    def rulings(self) -> list[Ruling]:
        """What people decided."""
        return rulings(self._snapshot.place, until=self._until)

    @cached_property
    def all_forecasts(self) -> list[Forecast]:
        """All forecasts, settled, by id."""
        drafts = [draft for data in self._relations.records("drafts") for draft in decode_drafts(data)]
        articles = sorted({draft.article for draft in drafts})
        stories = {item.id: item.record or item.id for item in self._relations.named("article", articles)}
        past = follow.past_of(self.occurrences, first=self.days[0] if self.days else None, last=self.last)
        return list(follow.follow(drafts, past, stories=stories, rulings=standing(self.rulings)))

    def view(self, name: str) -> pa.Table:
        """Return one of `VIEWS` as a table: ties of all periods and sides, or all forecasts."""
        if name == "forecasts":
            found = [
                msgspec.to_builtins(f) | {"day": f.made, "outlook": f.settling.outlook}
                for f in self.all_forecasts
            ]
        else:
            every = (self.ties(period=period, sides=(None, *relate.SIDES)) for period in get_args(Period))
            found = [msgspec.to_builtins(tie) | {"day": tie.start} for ties in every for tie in ties]
        return pa.Table.from_pylist(found, schema=schema_of(name))

    def forecasts(self, wanted: Wanted) -> list[Forecast]:
        """Return forecasts, the newest first."""
        found = [forecast for forecast in self.all_forecasts if _fits(forecast, wanted)]
        return sorted(found, key=lambda f: (f.made or "", f.id), reverse=True)


def _articles(found: Iterable[relate.Worry]) -> list[str]:
    return sorted({worry.article for worry in found})


def _between(actor: str, recipient: str, wanted: Sequence[str]) -> bool:
    return len({actor, recipient} & set(wanted)) == len(set(wanted))


def _fits(forecast: Forecast, wanted: Wanted) -> bool:
    made = forecast.made or ""
    names = {name.casefold() for name in forecast.source_names} | {s.casefold() for s in forecast.sources}
    filters = (
        (wanted.ids, {forecast.id, *map(forecast_id, forecast.told)}),
        (tuple(map(str.casefold, wanted.sources)), names or {""}),
        (tuple(map(str.casefold, wanted.outlets)), {(forecast.outlet or "").casefold()}),
        (wanted.actors, set(forecast.actors)),
        (wanted.recipients, set(forecast.recipients)),
        (wanted.types, {forecast.type}),
        (wanted.kinds, {forecast.kind}),
        (wanted.outlooks, {forecast.settling.outlook}),
    )
    if (wanted.since and made < wanted.since) or (wanted.until and (not made or made > wanted.until)):
        return False
    return all(not values or set(values) & mine for values, mine in filters)
