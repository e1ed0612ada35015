"""The step `match`: from events to occurrences, the acts that they tell.

Events that share a pair of parties and a near type within a few days are compared by predicate, meaning,
mode, tense, place and day, by the names of their parties, by the names and numbers around them, and by what
their articles are about; in two languages too. Sets that pairs connect are parted again by average linkage.
All of it depends on the events and their articles alone, never on the order of their arrival.
"""

from collections.abc import Iterable, Iterator, Mapping

from saksi.model.links import connected
from saksi.model.relations import Occurrence
from saksi.steps.match.clusters import Bounds, clusters
from saksi.steps.match.occurrences import Provenance, occurrence_of
from saksi.steps.match.prints import EventPrint, keys_of, looked_up, prints_of
from saksi.steps.match.same import FLOOR, SIGNS, Compared, compared, same, signs

NAME = "match"
READS = ("Event", "Story")
WRITES = ("Occurrence",)
VERSION = 7

__all__ = [
    "FLOOR", "NAME", "READS", "SIGNS", "VERSION", "WRITES", "Bounds", "Compared", "EventPrint", "Provenance",
    "clusters", "compared", "keys_of", "looked_up", "match", "occurrence_of", "prints_of", "same", "signs",
]  # fmt: skip


def match(events: Iterable[EventPrint], provenance: Mapping[str, Provenance]) -> Iterator[Occurrence]:
    """Match events into occurrences, all in memory; an archive does the same piece by piece.

    Every event belongs to exactly one occurrence.

    Example:
        >>> list(match([], {}))
        []
    """
    prints: dict[str, Compared] = {}
    under: dict[int, list[str]] = {}
    edges: dict[str, dict[str, float]] = {}
    for event in events:
        if event.event in prints:
            continue
        new = compared(event)
        near = (key for sought in looked_up(event) for key in sought.keys)
        for other in {name for key in near for name in under.get(key, ())}:
            likeness = round(same(prints[other], new), 4)
            if likeness >= FLOOR:
                edges.setdefault(other, {})[event.event] = likeness
                edges.setdefault(event.event, {})[other] = likeness
        for key in keys_of(event):
            under.setdefault(key, []).append(event.event)
        prints[event.event] = new
    bound = Bounds(edges.__getitem__, lambda name: prints[name].day)
    kept = {one: [other for other in near if bound(one, other)] for one, near in edges.items()}
    for linked in connected(prints, kept):
        for members in clusters(linked, edges):
            yield occurrence_of([prints[name].event for name in members], provenance)
