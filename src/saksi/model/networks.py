"""Records that are computed from many ties and forecasts: networks, changes, scores."""

from dataclasses import dataclass
from typing import Literal

from saksi.model.relations import Period, Side

Direction = Literal["together", "apart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A day from which on a pair behaves otherwise than it did before.

    Args:
        one: id of one of the pair, the smaller.
        other: the other.
        period: the length of the steps that its history was cut into.
        start: first day from which on it is otherwise.
        before: mean tone of the stretch before, -10 to 10.
        after: mean tone from then on.
        direction: whether the two move together or apart.
        alarm: how often a history without any change would look like this, 0 to 1.
        steps: how many periods the stretches before and after have together.
        asserted_by: whose word it rests on; None for all together.
        occurrences: ids of what happened from then on to the end of the stretch.
    """

    one: str
    other: str
    period: Period
    start: str
    before: float
    after: float
    direction: Direction
    alarm: float
    steps: int
    asserted_by: Side | None
    occurrences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two actors in one period, both directions together.

    Args:
        one: id of one of them, the smaller.
        other: the other.
        weight: sum of PLOVER's scores, each as far as the act is expected to be true; negative is conflict.
        intensity: the same as a mean, -10 to 10; None where there is nothing but concern.
        low: lower end of its interval.
        high: upper end.
        sure: whether the interval lies on one side of zero.
        origins: how many independent origins stand behind it.
        occurrences: ids of what it rests on.
        concerns: statements in which the one is said to worry about the other.
    """

    one: str
    other: str
    weight: float
    intensity: float | None
    low: float | None
    high: float | None
    sure: bool
    origins: int
    occurrences: tuple[str, ...]
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor in a network.

    Args:
        id: who.
        partners: share of the others that it cooperates with more than it quarrels.
        rivals: share of those that it quarrels with more.
        strength: sum of the weights of its edges.
        between: share of the shortest ways through friendly edges that lead through it, 0 to 1.
    """

    id: str
    partners: float
    rivals: float
    strength: float
    between: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three actors that all have to do with each other.

    Args:
        members: their ids.
        signs: of the edges, the positive ones first: `+++`, `++-`, `+--` or `---`.
        balanced: whether friends of friends are friends: an even number of negative edges.
    """

    members: tuple[str, str, str]
    signs: str
    balanced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Two actors that have moved since the period before.

    Args:
        one: id of one of them.
        other: the other.
        before: mean tone in the period before, 0 where nothing was reported.
        after: mean tone in this one, likewise.
        direction: together or apart.
        sure: whether the move is larger than what the weights of the two periods leave open.
    """

    one: str
    other: str
    before: float
    after: float
    direction: Direction
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """All pairs of one period.

    Args:
        period: how long.
        start: its first day.
        end: its last day.
        asserted_by: whose word it rests on; None for all together.
        nodes: by strength of what they do, the strongest first.
        edges: the heaviest first.
        triads: those out of balance first.
        balance: share of triads in balance, None without any.
        drifts: the largest moves since the period before first.
        undated: how many acts are in no period, since neither they nor their pages have a day.
    """

    period: Period
    start: str
    end: str
    asserted_by: Side | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    triads: tuple[Triad, ...]
    balance: float | None
    drifts: tuple[Drift, ...]
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of about the same probability, and how many of them came true.

    Args:
        low: least probability of the bin.
        high: upper end, exclusive but for 1.
        forecasts: how many are in it.
        mean: mean of their probabilities.
        came_true: share that came true.
    """

    low: float
    high: float
    forecasts: int
    mean: float
    came_true: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How good the forecasts of one source, outlet, state or kind were.

    Args:
        of: `source`, `outlet`, `state` or `kind`.
        name: which.
        forecasts: how many there are.
        came_true: how many came true.
        failed: how many did not.
        void: how many nothing could ever settle.
        silent: how many passed their day without a word of evidence.
        open: how many still have time.
        brier: mean squared distance from what happened, over those that came true or failed.
        log: mean negative logarithm of the probability given to what happened.
        base_brier: what the base rates of the pairs would have scored on the same.
        skill: 1 - brier / base_brier: above 0 is better than the base rate.
        strict_brier: `brier` if those without evidence are counted as failed.
        share_void: share of forecasts that nothing could ever settle.
        bins: calibration.
    """

    of: str
    name: str
    forecasts: int
    came_true: int
    failed: int
    void: int
    silent: int
    open: int
    brier: float | None
    log: float | None
    base_brier: float | None
    skill: float | None
    strict_brier: float | None
    share_void: float
    bins: tuple[Bin, ...]
