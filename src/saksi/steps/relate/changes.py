"""Changes in how a pair behaves, against its own history, at a stated rate of false alarms.

A history is the tone of each period, silent ones being 0. The largest standardised difference between the
periods before and after a point (CUSUM) is compared with the same in the shuffled history: where nothing
changes, all orders are equally likely, so an alarm is false as often as stated. A stretch with a change is
cut there and both parts are looked at again (binary segmentation).
"""

import datetime
import math
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from saksi.model.networks import Change, Direction
from saksi.model.relations import Period, Side
from saksi.steps.relate.network import Pair, pair_of, tone
from saksi.steps.relate.pairs import Act
from saksi.steps.relate.periods import between, start_of
from saksi.steps.relate.ties import weighed

#: How often a history without a change may give an alarm.
ALARM = 0.05
#: Shuffles of a history; the smallest alarm that can be told is one over as many and one.
SHUFFLES = 999
#: Shuffles that are looked at at once: a row that plainly has no change is done after the first of them.
_AT_ONCE = 111
#: Periods that a stretch must have at least on each side of a change.
LEAST = 3

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Break:
    """Where a row of values changes: its index, the stretch around it, and how likely chance is."""

    at: int
    first: int
    last: int
    alarm: float


def breaks(values: Sequence[float], *, alarm: float = ALARM, seed: int = 0) -> list[Break]:
    """Find where the level of a row of values changes.

    Args:
        values: one value a period.
        alarm: how often a row without a change may give one or more.
        seed: of the shuffles; the same gives the same.

    Example:
        >>> [found.at for found in breaks([0.0] * 10 + [5.0] * 10)]
        [10]
        >>> breaks([0.0] * 20)
        []
    """
    return sorted(_breaks(np.asarray(values, dtype=np.float64), 0, alarm, seed), key=lambda found: found.at)


def _breaks(values: Values, first: int, alarm: float, seed: int) -> Iterator[Break]:
    if len(values) < 2 * LEAST or np.ptp(values) == 0:
        return
    largest, at = _cusum(values[np.newaxis, :])
    chance = _chance(values, float(largest[0]), np.random.default_rng([seed, first, len(values)]), alarm)
    if chance > alarm:
        return
    cut = int(at[0])
    yield Break(first + cut, first, first + len(values), chance)
    yield from _breaks(values[:cut], first, alarm, seed)
    yield from _breaks(values[cut:], first + cut, alarm, seed)


def _chance(values: Values, largest: float, draws: np.random.Generator, alarm: float) -> float:
    """Return how often a shuffled row has so large a difference, or that it is over `alarm`."""
    beyond = 0
    for start in range(0, SHUFFLES, _AT_ONCE):
        rows = np.tile(values, (min(_AT_ONCE, SHUFFLES - start), 1))
        # Sums in another order differ in their last digits, and an equal order must count as equal.
        beyond += int(np.count_nonzero(_cusum(draws.permuted(rows, axis=1))[0] >= largest * (1 - 1e-9)))
        if (1 + beyond) / (1 + SHUFFLES) > alarm:
            break
    return (1 + beyond) / (1 + SHUFFLES)


def _cusum(rows: Values) -> tuple[Values, npt.NDArray[np.intp]]:
    """Return the largest standardised difference between two stretches of each row, and where it is."""
    many = rows.shape[1]
    cuts = np.arange(LEAST, many - LEAST + 1)
    sums = np.cumsum(rows, axis=1)
    left, total = sums[:, cuts - 1], sums[:, -1:]
    apart = np.abs(left / cuts - (total - left) / (many - cuts)) * np.sqrt(cuts * (many - cuts) / many)
    best = np.argmax(apart, axis=1)
    return apart[np.arange(len(rows)), best], cuts[best]


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of a pair without what happened: where it is, what is before and after, how likely chance is.

    Args:
        start: first day of the first period after it, as text.
        until: first day of the period behind the stretch that begins there, empty at the end of the history.
        before: mean tone of the stretch before.
        after: mean tone from then on.
        direction: whether the two move together or apart.
        alarm: how often a history without any change would look like this.
        steps: how many periods both stretches have together.
    """

    start: str
    until: str
    before: float
    after: float
    direction: Direction
    alarm: float
    steps: int

    def holds(self, start: str) -> bool:
        """Say whether the stretch that begins there holds a period, given by its first day."""
        return self.start <= start and (not self.until or start < self.until)

    def change(
        self, pair: Pair, *, period: Period, side: Side | None, occurrences: tuple[str, ...] = ()
    ) -> Change:
        """Make the record of it."""
        return Change(
            one=pair[0],
            other=pair[1],
            period=period,
            start=self.start,
            before=self.before,
            after=self.after,
            direction=self.direction,
            alarm=self.alarm,
            steps=self.steps,
            asserted_by=side,
            occurrences=occurrences,
        )


def changes(
    acts: Iterable[Act],
    *,
    period: Period = "week",
    side: Side | None = None,
    alarm: float = ALARM,
    read: Collection[datetime.date] = (),
) -> list[Change]:
    """Find the changes of all pairs, the least likely by chance first.

    Args:
        acts: what happened; both directions of a pair are looked at together.
        period: the length of the steps that a history is cut into.
        side: whose word counts, None for all.
        alarm: how often a pair without a change may give an alarm.
        read: the days of all articles: only periods with one of them are part of a history, since silence
            where nothing was read is none. Without any, all periods from the first to the last act are.
    """
    covered = {start_of(day, period) for day in read}
    by_pair: dict[Pair, dict[str, Act]] = {}
    for act in sorted(acts, key=lambda act: (act.occurrence, act.actor)):
        if (side is None or side in act.sides) and (not covered or start_of(act.day, period) in covered):
            by_pair.setdefault(pair_of(act.actor, act.recipient), {}).setdefault(act.occurrence, act)
    found: list[Change] = []
    for pair, kept in sorted(by_pair.items()):
        found += _changes(pair, list(kept.values()), period, side, alarm, sorted(covered))
    return sorted(found, key=lambda change: (change.alarm, change.one, change.other, change.start))


def _changes(
    pair: Pair,
    acts: Sequence[Act],
    period: Period,
    side: Side | None,
    alarm: float,
    covered: Sequence[datetime.date],
) -> Iterator[Change]:
    first, last = (start_of(of(act.day for act in acts), period) for of in (min, max))
    starts = history(first, last, period=period, covered=covered)
    by_start: dict[datetime.date, list[Act]] = {}
    for act in acts:
        by_start.setdefault(start_of(act.day, period), []).append(act)
    values = [tone(weighed(by_start.get(start, ()), side)) for start in starts]
    for turn in turns(pair, starts, values, alarm=alarm):
        inside = [start for start in starts if turn.holds(start.isoformat())]
        happened = (act for start in inside for act in weighed(by_start.get(start, ()), side).acts)
        yield turn.change(
            pair, period=period, side=side, occurrences=tuple(act.occurrence for act in happened)
        )


def history(
    first: datetime.date, last: datetime.date, *, period: Period, covered: Sequence[datetime.date]
) -> list[datetime.date]:
    """Return the periods of a history that begins with one and ends with another, of those that were read."""
    return [start for start in covered if start >= first] or list(between(first, last, period))


def turns(
    pair: Pair, starts: Sequence[datetime.date], values: Sequence[float], *, alarm: float
) -> Iterator[Turn]:
    """Yield the changes of a pair, given its tone in each period of its history."""
    cuts = breaks(values, alarm=alarm, seed=zlib.crc32("+".join(pair).encode()))
    edges = sorted({0, len(starts), *(cut.at for cut in cuts)})
    for cut in cuts:
        here = edges.index(cut.at)
        end = edges[here + 1]
        before, after = values[edges[here - 1] : cut.at], values[cut.at : end]
        old, new = math.fsum(before) / len(before), math.fsum(after) / len(after)
        yield Turn(
            start=starts[cut.at].isoformat(),
            until=starts[end].isoformat() if end < len(starts) else "",
            before=round(old, 6),
            after=round(new, 6),
            direction="together" if new > old else "apart",
            alarm=cut.alarm,
            steps=len(before) + len(after),
        )
