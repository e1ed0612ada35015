"""The map: what all states do towards one, or what it does towards them, and the same as a table."""

import dataclasses
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

import msgspec

from saksi.archive import Archive
from saksi.doors.web import atlas
from saksi.doors.web.address import Ask, day_of, since_of
from saksi.doors.web.screen import Records, Screen, last_day, year_before
from saksi.model.relations import Side, Tie
from saksi.store.paging import Listing

__all__ = ["CLASSES", "SCREEN", "MapView", "Tone", "tones_of"]

Way = Literal["to", "from"]
SIDES: tuple[Side, ...] = get_args(Side)
#: Rows of the table that are shown at first.
_SHOWN = 25
#: Classes of tone from conflict to cooperation, with the least intensity of each.
CLASSES: tuple[tuple[str, float], ...] = (
    ("worst", -10.0), ("bad", -5.0), ("even", -1.0), ("good", 1.0), ("best", 5.0),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """What one actor did towards the state of the map, or that state towards it, over the days asked about.

    Args:
        actor: id of the other.
        intensity: mean of PLOVER's scores, each as far as the act is expected to be true; None without any.
        occurrences: how many acts there are.
        planned: how many of them are only planned, threatened or foretold; likewise `disputed`.
        verbal_cooperation: how many of them are of this class; likewise the next three.
    """

    actor: str
    intensity: float | None
    occurrences: int
    planned: int
    disputed: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int

    @property
    def class_(self) -> str:
        """Name the class of tone, empty where there is none."""
        if self.intensity is None:
            return ""
        return [name for name, least in CLASSES if self.intensity >= least][-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country as it is drawn: its outline, or a dot where it is too small for one."""

    code: str
    path: str
    dot: tuple[float, float] | None
    tone: Tone | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """What the map shows.

    Args:
        state: the state that it is about, None in an archive without any act.
        way: whether others act `to` it, or acts go out `from` it.
        tones: all actors, those with most acts first.
        lands: what is drawn.
        asserted_by: whose word counts, None for all.
        since: the first day that counts, None for all.
        undated: acts that are left out, since neither they nor their pages have a day.
        ask: the address.
    """

    state: str | None
    way: Way
    tones: tuple[Tone, ...]
    lands: tuple[Land, ...]
    asserted_by: Side | None
    since: str | None
    undated: int
    ask: Ask

    @property
    def rows(self) -> tuple[Tone, ...]:
        """The rows of the table that are shown."""
        return self.tones if self.ask.whole else self.tones[:_SHOWN]

    @property
    def unmapped(self) -> tuple[Tone, ...]:
        """Actors that stand in the table only: bodies, and territories without a place of their own."""
        drawn = {land.code for land in self.lands}
        return tuple(tone for tone in self.tones if tone.actor not in drawn)

    def data(self) -> dict[str, Any]:
        """Return the table whole."""
        actors = msgspec.to_builtins(self.tones)
        return {"state": self.state, "way": self.way, "undated": self.undated, "actors": actors}

    def table(self) -> Records:
        """Return the table whole."""
        return Records(name="tones", records=self.tones, columns=Tone.__slots__)


def view(archive: Archive, ask: Ask) -> MapView:
    """Make the map."""
    way = cast(Way, ask.choice("way", get_args(Way), "to"))
    side = cast(Side | None, ask.choice("asserted_by", SIDES, "") or None)
    until = day_of(ask, "until")
    since = since_of(ask) if ask.one("since") else year_before(last_day(archive, ask))
    state = ask.one("state").upper() or _most(archive, since, until)
    ties = (
        archive.ties(state, by="month", asserted_by=side, since=since, until=until, way=way)
        if state
        else Listing[Tie](total=0)
    )
    tones = tones_of(ties, state or "", way)
    return MapView(
        state=state,
        way=way,
        tones=tones,
        lands=lands_of(tones, state),
        asserted_by=side,
        since=since,
        undated=ties.undated,
        ask=ask,
    )


def _most(archive: Archive, since: str | None, until: str | None) -> str | None:
    """Choose the state that most events of these days are done to, the one to begin with."""
    counted = archive.tally("events", "recipient_ids", since=since, until=until)
    return next((id_ for id_ in counted if id_ in atlas.paths() or atlas.dot(id_)), None)


def tones_of(ties: Iterable[Tie], state: str, way: Way) -> tuple[Tone, ...]:
    """Put the ties of each actor to a state, or from it, together over their periods."""
    own: dict[str, list[Tie]] = {}
    for tie in ties:
        other, mine = (tie.actor, tie.recipient) if way == "to" else (tie.recipient, tie.actor)
        if mine == state and other != state and tie.occurrences:
            own.setdefault(other, []).append(tie)
    tones = (_tone(actor, many) for actor, many in own.items())
    return tuple(sorted(tones, key=lambda tone: (-tone.occurrences, tone.actor)))


def _tone(actor: str, ties: Sequence[Tie]) -> Tone:
    weighed = [(tie.weight, tie.intensity) for tie in ties if tie.intensity is not None and tie.weight]
    weight = math.fsum(one for one, _ in weighed)
    counts = [dataclasses.asdict(tie.counts) for tie in ties]
    return Tone(
        actor=actor,
        intensity=round(math.fsum(one * mean for one, mean in weighed) / weight, 4) if weight else None,
        occurrences=len({one for tie in ties for one in tie.occurrences}),
        planned=sum(tie.planned for tie in ties),
        disputed=sum(tie.disputed for tie in ties),
        **{name: sum(one[name] for one in counts) for name in counts[0]},
    )


def lands_of(tones: Iterable[Tone], state: str | None) -> tuple[Land, ...]:
    """List what is drawn: every outline, and dots of small states that have something to show."""
    by_actor = {tone.actor: tone for tone in tones}
    lands = [
        Land(code=code, path=path, dot=None, tone=by_actor.get(code)) for code, path in atlas.paths().items()
    ]
    small = sorted({*by_actor, *([state] if state else [])} - atlas.paths().keys())
    dots = [
        Land(code=code, path="", dot=place, tone=by_actor.get(code))
        for code in small
        if (place := atlas.dot(code))
    ]
    return (*lands, *dots)


SCREEN = Screen(name="map", path="/map", view=view)
