"""The network of a period: signed weights, balance of triads, centrality, and who moved since the last."""

import datetime
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from saksi.model.networks import Drift, Edge, Network, Node, Triad
from saksi.model.relations import Period, Side
from saksi.steps.relate.concerns import Concern
from saksi.steps.relate.pairs import Act
from saksi.steps.relate.periods import end_of, start_of
from saksi.steps.relate.ties import Weighed, weighed
from saksi.steps.relate.weigh import SPREAD

Pair = tuple[str, str]


def tone(found: Weighed) -> float:
    """Return the mean score of acts with one neutral act added, so that silence is 0 and one act is little.

    Example:
        >>> tone(Weighed((), ()))
        0.0
    """
    return math.fsum(b * act.score for act, b in zip(found.acts, found.beliefs, strict=True)) / (
        1 + math.fsum(found.beliefs)
    )


def network(
    acts: Iterable[Act],
    concerns: Iterable[Concern] = (),
    *,
    period: Period,
    day: datetime.date,
    side: Side | None = None,
) -> Network:
    """Put together all pairs of the period in which a day lies.

    Args:
        acts: what happened, of this period and of the one before; others are left out.
        concerns: who worries about whom, likewise.
        period: how long.
        day: any day of it.
        side: whose word counts, None for all.
    """
    start = start_of(day, period)
    earlier = start_of(start - datetime.timedelta(days=1), period)
    found = _by_pair(acts, period)
    now, before = (
        {pair: weighed(some, side) for pair, some in found.get(when, {}).items()} for when in (start, earlier)
    )
    edges = _edges(now, concerns, period=period, start=start, side=side)
    triads = _triads(edges)
    return Network(
        period=period,
        start=start.isoformat(),
        end=end_of(start, period).isoformat(),
        asserted_by=side,
        nodes=_nodes(edges),
        edges=tuple(edges),
        triads=triads,
        balance=sum(triad.balanced for triad in triads) / len(triads) if triads else None,
        drifts=_drifts(before, now),
    )


def edges(
    acts: Iterable[Act],
    concerns: Iterable[Concern] = (),
    *,
    period: Period,
    day: datetime.date,
    side: Side | None = None,
) -> list[Edge]:
    """Return the edges of a network alone, the heaviest first; acts of the period alone are asked for."""
    start = start_of(day, period)
    now = {pair: weighed(some, side) for pair, some in _by_pair(acts, period).get(start, {}).items()}
    return _edges(now, concerns, period=period, start=start, side=side)


def _edges(
    now: Mapping[Pair, Weighed],
    concerns: Iterable[Concern],
    *,
    period: Period,
    start: datetime.date,
    side: Side | None,
) -> list[Edge]:
    worried: dict[Pair, list[Concern]] = {}
    for concern in concerns:
        if start_of(concern.day, period) == start and side in (None, concern.side):
            worried.setdefault(pair_of(concern.actor, concern.about), []).append(concern)
    found = [
        _edge(pair, now.get(pair, Weighed((), ())), worried.get(pair, []))
        for pair in sorted({*now, *worried})
    ]
    kept = [edge for edge in found if edge.occurrences or edge.concerns]
    return sorted(kept, key=lambda edge: (-abs(edge.weight), edge.one, edge.other))


def pair_of(one: str, other: str) -> Pair:
    """Return two ids in order."""
    return (one, other) if one < other else (other, one)


def _by_pair(acts: Iterable[Act], period: Period) -> dict[datetime.date, dict[Pair, list[Act]]]:
    """Sort acts by period and pair; a reciprocal act counts once."""
    once: dict[tuple[str, Pair], Act] = {}
    for act in acts:
        key = (act.occurrence, pair_of(act.actor, act.recipient))
        # Of its two directions the same one, in whatever order they come.
        if key not in once or act.actor < once[key].actor:
            once[key] = act
    starts: dict[datetime.date, datetime.date] = {}
    found: dict[datetime.date, dict[Pair, list[Act]]] = {}
    for (_, pair), act in once.items():
        if act.day not in starts:
            starts[act.day] = start_of(act.day, period)
        found.setdefault(starts[act.day], {}).setdefault(pair, []).append(act)
    return found


def _edge(pair: Pair, found: Weighed, concerns: Sequence[Concern]) -> Edge:
    value = found.mean
    origins = {name for act in found.acts for name in act.origins} | {c.origin for c in concerns}
    return Edge(
        one=pair[0],
        other=pair[1],
        weight=round(value.value * value.weight, 6) if value else 0.0,
        intensity=round(value.value, 6) if value else None,
        low=round(value.low, 6) if value else None,
        high=round(value.high, 6) if value else None,
        sure=value is not None and (value.low > 0 or value.high < 0),
        origins=len(origins),
        occurrences=tuple(act.occurrence for act in found.acts),
        concerns=tuple(sorted(s for concern in concerns for s in concern.statements)),
    )


def _nodes(edges: Sequence[Edge]) -> tuple[Node, ...]:
    whole: nx.Graph[str] = nx.Graph()
    friendly: nx.Graph[str] = nx.Graph()
    for edge in edges:
        whole.add_edge(edge.one, edge.other, weight=edge.weight)
        friendly.add_nodes_from((edge.one, edge.other))
        if edge.weight > 0:
            # The more they do for each other, the shorter the way.
            friendly.add_edge(edge.one, edge.other, far=1 / edge.weight)
    between = nx.betweenness_centrality(friendly, weight="far")
    others = max(1, len(whole) - 1)
    nodes = []
    for name in sorted(whole):
        weights = [whole[name][other]["weight"] for other in sorted(whole[name])]
        nodes.append(
            Node(
                id=name,
                partners=sum(weight > 0 for weight in weights) / others,
                rivals=sum(weight < 0 for weight in weights) / others,
                strength=round(math.fsum(weights), 6),
                between=round(between[name], 6),
            )
        )
    return tuple(sorted(nodes, key=lambda node: (-abs(node.strength), node.id)))


def _triads(edges: Sequence[Edge]) -> tuple[Triad, ...]:
    """List threes in which all pairs have a sign (Heider 1946, Cartwright and Harary 1956)."""
    signs = {(edge.one, edge.other): edge.weight > 0 for edge in edges if edge.weight}
    near: dict[str, set[str]] = {}
    for one, other in signs:
        near.setdefault(one, set()).add(other)
    found = []
    for one in sorted(near):
        for two, three in itertools.combinations(sorted(near[one]), 2):
            if (two, three) in signs:
                good = signs[one, two] + signs[one, three] + signs[two, three]
                found.append(
                    Triad(
                        members=(one, two, three), signs="+" * good + "-" * (3 - good), balanced=good % 2 == 1
                    )
                )
    return tuple(sorted(found, key=lambda triad: (triad.balanced, triad.members)))


def _drifts(before: dict[Pair, Weighed], now: dict[Pair, Weighed]) -> tuple[Drift, ...]:
    nothing = Weighed((), ())
    found = []
    for pair in sorted({*before, *now}):
        old, new = before.get(pair, nothing), now.get(pair, nothing)
        first, second = tone(old), tone(new)
        if round(first, 6) == round(second, 6):
            continue
        reach = 1.645 * SPREAD * math.sqrt(sum(1 / (1 + math.fsum(part.beliefs)) for part in (old, new)))
        found.append(
            Drift(
                one=pair[0],
                other=pair[1],
                before=round(first, 6),
                after=round(second, 6),
                direction="together" if second > first else "apart",
                sure=abs(second - first) > reach,
            )
        )
    return tuple(sorted(found, key=lambda drift: (-abs(drift.after - drift.before), drift.one, drift.other)))
