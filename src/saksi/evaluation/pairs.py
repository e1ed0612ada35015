"""When two records, one of them annotated, are the same: ids, overlaps, and who is paired with whom.

Records are plain containers with the codebook's names, since annotated ones need not have every field.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: One article, statement, event, actor, place or span as plain containers.
Record = dict[str, Any]
#: A half-open interval.
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated record and the one that answers it."""

    gold: Record
    system: Record


def ids(actors: Sequence[Mapping[str, Any]] | None) -> frozenset[str]:
    """Name actors for comparison: by id, else by sector.

    Example:
        >>> sorted(ids([{"id": "IDN"}, {"id": None, "sector": "EXP"}]))
        ['?EXP', 'IDN']
    """
    return frozenset(actor.get("id") or "?" + (actor.get("sector") or "UNK") for actor in actors or ())


def countries(places: Sequence[Mapping[str, Any]] | None) -> frozenset[str]:
    """Name the countries of places."""
    return frozenset(place.get("country") or "?" for place in places or ())


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of common members; 1 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 1.0


def bounds(span: Mapping[str, int] | None) -> Bounds:
    """Return the offsets of a span."""
    return (span["start"], span["end"]) if span else (0, 0)


def overlap(one: Bounds, other: Bounds) -> float:
    """Return intersection over union.

    Example:
        >>> overlap((0, 10), (5, 15))
        0.3333333333333333
    """
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    union = (one[1] - one[0]) + (other[1] - other[0]) - common
    return common / union if union else 0.0


def line_of(text: str, offset: int) -> int:
    """Return the number of the line that an offset lies in, from 0."""
    return text.count("\n", 0, offset)


def best_pairs(
    gold: Sequence[Record], system: Sequence[Record], score: Callable[[Record, Record], float | None]
) -> list[Pair]:
    """Pair records one to one, best first; where `score` is None a pair is impossible."""
    scored = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(system):
            value = score(wanted, given)
            if value is not None:
                scored.append((-value, i, j))
    used_gold: set[int] = set()
    used_system: set[int] = set()
    pairs = []
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_system:
            used_gold.add(i)
            used_system.add(j)
            pairs.append(Pair(gold[i], system[j]))
    return pairs


def event_pairs(text: str, gold: Sequence[Record], system: Sequence[Record]) -> list[Pair]:
    """Pair events of one type in one line, those first whose parties and predicates agree best."""

    def score(wanted: Record, given: Record) -> float | None:
        if wanted["type"] != given["type"]:
            return None
        if line_of(text, wanted["predicate"]["start"]) != line_of(text, given["predicate"]["start"]):
            return None
        return (
            jaccard(ids(wanted["actor"]), ids(given["actor"]))
            + jaccard(ids(wanted["recipient"]), ids(given["recipient"]))
            + 0.5 * overlap(bounds(wanted["predicate"]), bounds(given["predicate"]))
        )

    return best_pairs(gold, system, score)


def statement_pairs(gold: Sequence[Record], system: Sequence[Record]) -> list[Pair]:
    """Pair statements whose contents overlap by half."""

    def score(wanted: Record, given: Record) -> float | None:
        common = overlap(bounds(wanted["content"]), bounds(given["content"]))
        return common if common >= 0.5 else None

    return best_pairs(gold, system, score)


def source_of(event: Mapping[str, Any], record: Mapping[str, Any]) -> frozenset[str] | None:
    """Return who vouches for an event; None if the page itself does."""
    key = event.get("statement")
    if not key:
        return None
    for statement in record.get("statements", ()):
        if statement.get("id") == key:
            return ids(statement.get("source"))
    return None


def kinds_of(record: Mapping[str, Any]) -> list[str | None]:
    """Return for each character of a text the kind of part that it is in."""
    text = record["article"]["text"]
    kinds: list[str | None] = [None] * len(text)
    for part in record["article"].get("parts", ()):
        for k in range(part["start"], min(part["end"], len(text))):
            kinds[k] = part["kind"]
    return kinds
