"""The network around one actor in one period: partners right, rivals left, and what is left out."""

import datetime
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

import msgspec

from saksi.archive import Archive
from saksi.doors.web.address import Ask, day_of
from saksi.doors.web.screen import Records, Screen
from saksi.model.networks import Drift, Edge, Network
from saksi.model.relations import Period, Side
from saksi.steps.relate.periods import between

__all__ = ["SCREEN", "Drawing", "NetworkView", "drawing"]

PERIODS: tuple[Period, ...] = get_args(Period)
SIDES: tuple[Side, ...] = get_args(Side)
#: Partners that are drawn at first, and the most that an address may ask for.
_SHOWN, _MOST = 24, 200
#: Periods that the slider spans at once; the one that is shown is among them.
_STEPS = 120
#: The widest angle between neighbours: a few partners stay on their side.
_NARROW = math.pi / 3
#: Half the height of the drawing, and the distance of partners from the middle.
_RADIUS = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What an actor has to do with one partner, as the table says it.

    Args:
        partner: id of the other.
        edge: the record.
        drift: how the two have moved since the period before, if they did.
    """

    partner: str
    edge: Edge
    drift: Drift | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Where actors and edges stand, in the drawing's own units around the middle."""

    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """What the screen of a network shows.

    Args:
        ego: whose network it is, None in an archive without any act.
        by: length of a period.
        network: all pairs of the period, None without any act.
        rows: the partners of the ego that are drawn, the heaviest first.
        partners: how many partners it has in all.
        among: edges among the partners that are drawn.
        every: first days of all periods from the first act to the last.
        asserted_by: whose word counts, None for all.
        ask: the address.
    """

    ego: str | None
    by: Period
    network: Network | None
    rows: tuple[Row, ...]
    partners: int
    among: tuple[Edge, ...]
    every: tuple[str, ...]
    asserted_by: Side | None
    ask: Ask

    @property
    def left_out(self) -> int:
        """How many pairs of the period are not drawn, those without the ego included."""
        return len(self.network.edges) - len(self.rows) - len(self.among) if self.network else 0

    @property
    def steps(self) -> tuple[str, ...]:
        """First days of the periods that the slider spans: those around the one that is shown."""
        first = max(0, min(self._at - _STEPS // 2, len(self.every) - _STEPS))
        return self.every[first : first + _STEPS]

    @property
    def outside(self) -> int:
        """How many periods the slider does not span."""
        return len(self.every) - len(self.steps)

    @property
    def at(self) -> int:
        """Which of the slider's steps is shown."""
        return self.steps.index(self.every[self._at])

    @property
    def _at(self) -> int:
        return self.every.index(self.network.start) if self.network else 0

    def sign(self, edge: Edge) -> str:
        """Say which way an edge goes; see `sign_of`."""
        return sign_of(edge)

    def labels(self, day: Callable[[str], str]) -> list[str]:
        """Name the steps in the words of a language."""
        return [day(start[:7] if self.by == "month" else start) for start in self.steps]

    def drawn(self, name: Callable[[str], str]) -> dict[str, Any]:
        """Return what the script draws, actors under their names in a language."""
        shown = drawing(self)
        return {
            "nodes": [{**node, "label": name(node["id"])} for node in shown.nodes],
            "edges": shown.edges,
            "link": self.ask.link(ego="EGO"),
        }

    def step(self, by: int) -> str | None:
        """Lead to a neighbouring period, None at the end."""
        at = self._at + by
        return self.ask.link(day=self.every[at]) if 0 <= at < len(self.every) else None

    def data(self) -> dict[str, Any]:
        """Return the pairs that are drawn and the figures of the whole network."""
        whole = self.network
        return {
            "ego": self.ego,
            "by": self.by,
            "start": whole.start if whole else None,
            "end": whole.end if whole else None,
            "asserted_by": self.asserted_by,
            "partners": self.partners,
            "pairs": len(whole.edges) if whole else 0,
            "left_out": self.left_out,
            "balance": whole.balance if whole else None,
            "undated": whole.undated if whole else 0,
            "edges": msgspec.to_builtins([*(row.edge for row in self.rows), *self.among]),
        }

    def table(self) -> Records:
        """Return the pairs that are drawn."""
        edges = [*(row.edge for row in self.rows), *self.among]
        return Records(name="edges", records=edges, columns=Edge.__slots__)


def view(archive: Archive, ask: Ask) -> NetworkView:
    """Make the screen of a network."""
    by = cast(Period, ask.choice("by", PERIODS, "month"))
    side = cast(Side | None, ask.choice("asserted_by", SIDES, "") or None)
    wanted, day = ask.one("ego").upper() or None, day_of(ask, "day")
    days = archive.days()
    if not days:
        return NetworkView(
            ego=wanted,
            by=by,
            network=None,
            rows=(),
            partners=0,
            among=(),
            every=(),
            asserted_by=side,
            ask=ask,
        )
    network = archive.network(by, day=day, asserted_by=side)
    ego = wanted or (network.nodes[0].id if network.nodes else None)
    limit = 0 if ask.whole else ask.number("limit", _SHOWN, high=_MOST)
    rows = rows_of(network, ego)
    shown = rows[: limit or None]
    inside = {row.partner for row in shown}
    return NetworkView(
        ego=ego,
        by=by,
        network=network,
        rows=shown,
        partners=len(rows),
        among=tuple(edge for edge in network.edges if {edge.one, edge.other} <= inside),
        every=_steps([*days, network.start], by),
        asserted_by=side,
        ask=ask,
    )


def _steps(days: Sequence[str], by: Period) -> tuple[str, ...]:
    """List the first days of all periods from the first day to the last, without a gap."""
    first, last = (datetime.date.fromisoformat(day) for day in (min(days), max(days)))
    return tuple(start.isoformat() for start in between(first, last, by))


def rows_of(network: Network, ego: str | None) -> tuple[Row, ...]:
    """List the partners of an actor, the heaviest first."""
    drifts = {frozenset((drift.one, drift.other)): drift for drift in network.drifts}
    return tuple(
        Row(
            partner=edge.other if edge.one == ego else edge.one,
            edge=edge,
            drift=drifts.get(frozenset((edge.one, edge.other))),
        )
        for edge in network.edges
        if ego in (edge.one, edge.other) and edge.one != edge.other
    )


def sign_of(edge: Edge) -> str:
    """Say which way an edge goes: `plus`, `minus`, or `open` where its interval leaves that open."""
    if not edge.sure or not edge.weight:
        return "open"
    return "plus" if edge.weight > 0 else "minus"


def drawing(shown: NetworkView) -> Drawing:
    """Lay the network out: the ego in the middle, partners around it by tone, the same at each call.

    Those that it cooperates with stand to the right, those that it quarrels with to the left, the heaviest of
    each in the middle of its side, so that one reads a camp before any line.
    """
    friends = [row for row in shown.rows if row.edge.weight > 0]
    others = [row for row in shown.rows if row.edge.weight <= 0]
    turns = _arc(friends, 0.0, len(shown.rows)) | _arc(others, math.pi, len(shown.rows))
    heaviest = max((abs(row.edge.weight) for row in shown.rows), default=1.0) or 1.0
    nodes: list[dict[str, Any]] = [{"id": shown.ego, "x": 0.0, "y": 0.0, "size": 1.0, "ego": True}]
    nodes += [
        {
            "id": row.partner,
            "x": round(_RADIUS * 1.35 * math.cos(turns[row.partner]), 1),
            "y": round(_RADIUS * math.sin(turns[row.partner]), 1),
            "size": round(math.sqrt(abs(row.edge.weight) / heaviest), 3),
            "ego": False,
        }
        for row in shown.rows
    ]
    edges = [
        {
            "one": edge.one,
            "other": edge.other,
            "sign": sign_of(edge),
            "width": round(min(1.0, math.sqrt(abs(edge.weight) / heaviest)), 3),
            "among": shown.ego not in (edge.one, edge.other),
        }
        for edge in (*shown.among, *(row.edge for row in shown.rows))
    ]
    return Drawing(nodes=tuple(nodes) if shown.ego else (), edges=tuple(edges))


def _arc(rows: Sequence[Row], middle: float, total: int) -> dict[str, float]:
    """Spread partners over their share of the circle, the heaviest in the middle, others to both sides."""
    turns: dict[str, float] = {}
    step = min(2 * math.pi / max(total, 1), _NARROW)
    for number, row in enumerate(rows):
        place = (number + 1) // 2 * (1 if number % 2 else -1)
        shift = -0.5 if len(rows) % 2 == 0 else 0.0
        turns[row.partner] = middle + (place + shift) * step
    return turns


SCREEN = Screen(name="network", path="/network", view=view)
