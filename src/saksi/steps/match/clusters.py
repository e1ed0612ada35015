"""Which events are one act, from how alike each two are: average linkage, from the pairs alone.

Two events that are each like a third need not be the same act: a war has a strike each day, and each is like
the next. So a set of events that pairs connect is parted again: the two parts with the highest average
likeness are joined, over and over, as long as it is high enough.
"""

import heapq
import math
from collections.abc import Iterable, Mapping
from typing import TypeVar

#: An event: its id, or its number in an archive.
Event = TypeVar("Event", str, int)

#: Average likeness from which on two parts are joined, and what two neighbours must share to be looked at
#: together at all; found on the pairs of evaluation/matching that may be looked at.
LEAST = 0.35
_SHARED = 0.2


def bound(
    one: Event, other: Event, *, near_one: Mapping[Event, float], near_other: Mapping[Event, float]
) -> bool:
    """Say whether two events that are alike have enough likenesses in common to be looked at together.

    This keeps sets small: a chain of days is cut where the neighbours differ. It depends on the two and what
    they are alike with, so that a new event changes it for its neighbours only.

    Args:
        one: an event.
        other: an event that it is alike with.
        near_one: likenesses of the first with others.
        near_other: likenesses of the second.
    """
    # Each is wholly like itself.
    own = min(1.0, near_one[other]) + min(1.0, near_other[one])
    shared = near_one.keys() & near_other.keys()
    common = own + math.fsum([min(near_one[name], near_other[name]) for name in shared])
    total = math.fsum([2.0, *near_one.values(), *near_other.values()])
    return common >= _SHARED * (total - common)


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
