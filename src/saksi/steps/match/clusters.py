"""Which events are one act, from how alike each two are: average linkage, from the pairs alone.

Two events that are each like a third need not be the same act: a war has a strike each day, and each is like
the next. So a set of events that pairs connect is parted again: the two parts with the highest average
likeness are joined, over and over, as long as it is high enough.
"""

import heapq
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

#: An event: its id, or its number in an archive.
Event = TypeVar("Event", str, int)

#: Average likeness from which on two parts are joined, and what two neighbours must share to be looked at
#: together at all; found on the pairs of evaluation/matching that may be looked at.
LEAST = 0.33
_SHARED = 0.2


#: From so many likenesses on an event stands in a crowd, where days tell acts apart.
_CROWD = 24


class Bounds(Generic[Event]):
    """Says which two events that are alike are looked at together.

    They must have enough likenesses in common, and where both stand in a crowd, the same day. This keeps sets
    small: a chain of days is cut, as of a war with many reports of a strike on each, however long it lasts.
    It depends on the two and what they are alike with, so that a new event changes it for its neighbours
    only.

    Args:
        near: returns what an event is alike with, and how much.
        day: returns the day of an event, some number if it has none.

    Example:
        >>> near = {"a": {"b": 0.9}, "b": {"a": 0.9}}
        >>> Bounds(near.__getitem__, {"a": 1, "b": 2}.__getitem__)("a", "b")
        True
    """

    def __init__(self, near: Callable[[Event], Mapping[Event, float]], day: Callable[[Event], int]) -> None:
        self._near: Callable[[Event], Mapping[Event, float]] = near
        self._day: Callable[[Event], int] = day
        self._anchors: dict[Event, int] = {}

    def __call__(self, one: Event, other: Event) -> bool:
        """Say whether two events that are alike are looked at together."""
        mine: Mapping[Event, float] = self._near(one)
        yours: Mapping[Event, float] = self._near(other)
        # Each is wholly like itself.
        own = min(1.0, mine[other]) + min(1.0, yours[one])
        shared = mine.keys() & yours.keys()
        common = own + math.fsum([min(mine[name], yours[name]) for name in shared])
        total = math.fsum([2.0, *mine.values(), *yours.values()])
        if common < _SHARED * (total - common):
            return False
        crowded = len(mine) >= _CROWD and len(yours) >= _CROWD
        return not crowded or self._anchor(one) == self._anchor(other)

    def _anchor(self, event: Event) -> int:
        """Return the first day that has at least half as much of what is alike as the day that has most."""
        if event not in self._anchors:
            days: dict[int, list[float]] = {self._day(event): [1.0]}
            for other, score in self._near(event).items():
                days.setdefault(self._day(other), []).append(score)
            sums = {day: math.fsum(scores) for day, scores in days.items()}
            half = max(sums.values()) / 2
            self._anchors[event] = min(day for day, value in sums.items() if value >= half)
        return self._anchors[event]


def clusters(
    events: Iterable[str], edges: Mapping[str, Mapping[str, float]], *, least: float = LEAST
) -> list[list[str]]:
    """Part events into acts; the result depends on the set and the likenesses alone.

    Args:
        events: ids of events that pairs connect.
        edges: likenesses of pairs, both ways; a pair that is not there has none.
        least: average likeness from which on two parts are joined.

    Example:
        >>> clusters("abc", {"a": {"b": 0.9}, "b": {"a": 0.9, "c": 0.6}, "c": {"b": 0.6}}, least=0.5)
        [['a', 'b'], ['c']]
    """
    parts = {event: [event] for event in sorted(events)}
    if len(parts) == 1:
        return list(parts.values())
    # Sums of likeness between parts; the average follows from their sizes.
    sums = {
        event: {other: value for other, value in edges.get(event, {}).items() if other in parts}
        for event in parts
    }
    # Of equals the pair with the smallest names: no order of arrival decides. A part has the name of its
    # first event, and what was noted of it before it grew is passed over.
    waiting = [
        (-value, one, other, 2) for one, near in sums.items() for other, value in near.items() if one < other
    ]
    heapq.heapify(waiting)
    while waiting:
        average, one, other, size = heapq.heappop(waiting)
        if -average < least:
            break
        if one in parts and other in parts and len(parts[one]) + len(parts[other]) == size:
            _join(parts, sums, one, other)
            for third, total in sums[one].items():
                both = (one, third) if one < third else (third, one)
                many = len(parts[one]), len(parts[third])
                heapq.heappush(waiting, (-total / (many[0] * many[1]), *both, sum(many)))
    return sorted(sorted(members) for members in parts.values())


def _join(parts: dict[str, list[str]], sums: dict[str, dict[str, float]], one: str, other: str) -> None:
    parts[one] += parts.pop(other)
    sums[one].pop(other)
    for third, total in sums.pop(other).items():
        if third == one:
            continue
        joined = round(sums[one].get(third, 0.0) + total, 6)
        sums[one][third] = sums[third][one] = joined
        sums[third].pop(other)
