"""Events as a network: actors, and one edge for each actor towards each other, with counts by day."""

import collections
import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from saksi.export.folding import Act, act_of
from saksi.export.parties import party
from saksi.export.selection import Row, Selection, rows_of

__all__ = ["Edge", "Network", "Node", "network", "xml_text"]

_ALONE = "events without a known actor on both sides: a network has no edge for them"
_DENIED = "events that the page says did not or will not happen: an edge would say the opposite"
#: What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: its id, English name, and whether it is a state or another body."""

    id: str
    label: str
    kind: str


@dataclass(slots=True)
class Edge:
    """All events of one actor towards another.

    Args:
        days: by day, None for undated ones, PLOVER's intensities of the events.
        quads: how many events by quad class.
    """

    source: str
    target: str
    days: dict[datetime.date | None, list[float]] = field(default_factory=dict)
    quads: collections.Counter[str] = field(default_factory=collections.Counter)

    @property
    def events(self) -> int:
        """How many events there are."""
        return sum(map(len, self.days.values()))

    @property
    def intensity(self) -> float:
        """The mean of PLOVER's intensities."""
        return sum(map(sum, self.days.values())) / self.events

    @property
    def dated(self) -> list[datetime.date]:
        """The days with events, in order."""
        return sorted(day for day in self.days if day)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and edges in the order of their ids, and what has no place among them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: dict[str, int]


def network(selection: Selection) -> Network:
    """Build the network of an export; acts still to come count as PLOVER folds them."""
    edges: dict[tuple[str, str], Edge] = {}
    nodes: dict[str, Node] = {}
    left_out: collections.Counter[str] = collections.Counter()
    for row in rows_of(selection.events.table):
        pairs = sorted(set(_pairs(row)))
        if row["polarity"] == "negative" or not pairs:
            left_out[_DENIED if row["polarity"] == "negative" else _ALONE] += 1
            continue
        act = act_of(row)
        for source, target in pairs:
            edge = edges.setdefault((source, target), Edge(source, target))
            _count(edge, row, act)
        for actor in (*(row["actor"] or ()), *(row["recipient"] or ())):
            if actor["id"]:
                found = party(actor)
                nodes[actor["id"]] = Node(actor["id"], found.name, "state" if found.alpha3 else "body")
    used = set(itertools.chain.from_iterable(edges))
    return Network(
        tuple(nodes[id_] for id_ in sorted(used)),
        tuple(edges[pair] for pair in sorted(edges)),
        dict(left_out),
    )


def _count(edge: Edge, row: Row, act: Act) -> None:
    edge.days.setdefault(row["day"], []).append(act.scale)
    edge.quads[act.quad] += 1


def _pairs(row: Row) -> Iterator[tuple[str, str]]:
    actors, recipients = row["actor_ids"] or [], row["recipient_ids"] or []
    if row["recipient"]:
        yield from itertools.product(actors, recipients)
    else:
        yield from itertools.permutations(actors, 2)


def xml_text(value: object) -> str:
    """Write a value as text that XML can hold; escaping is left to the writer of the XML."""
    return _NOT_XML.sub("\ufffd", str(value))
