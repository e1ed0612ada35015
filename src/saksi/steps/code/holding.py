"""Holding: how the statements of one paragraph depend on each other, and who their sources are.

One may be nested in another, a quotation may go on with the one before it, and a wire may only tell where the
text was read. Sources are resolved last, because a pronoun looks back to whoever spoke before.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from saksi.model import Actor
from saksi.steps.code.reading import Reading

if TYPE_CHECKING:
    from saksi.steps.code.attribution import Attribution


def follow_nearest(found: "Sequence[Attribution]") -> "list[Attribution]":
    """Let a quotation without a cue follow the statement of its own paragraph that stands last before it.

    One that nothing stands before on the whole page is left out.
    """
    for quotation in found:
        if not quotation.continues:
            continue
        earlier = [s for s in found if s is not quotation and s.cue[1] <= quotation.content[0] > s.content[0]]
        nearest = max(earlier, key=lambda s: s.cue[0], default=None)
        if nearest is not None:
            quotation.cue, quotation.citation = nearest.cue, nearest.citation
            quotation.find_source = partial(_source_again, nearest)
    return [s for s in found if s.cue[0] < s.cue[1]]


def _source_again(statement: "Attribution") -> list[Actor]:
    return list(statement.source or statement.find_source())


def resolve(found: "Sequence[Attribution]", readings: Sequence[Reading]) -> None:
    """Set the sources: of outer statements in the order of the text, then of those nested in them.

    What is nested is resolved with its holder as the speaker: "Kami yakin …," kata X.
    """
    depth = {id(s): sum(1 for _ in _holders(s)) for s in found}
    for statement in sorted(found, key=lambda s: (depth[id(s)], s.cue)):
        for reading in readings:
            reading.speaker = statement.parent.source if statement.parent is not None else ()
        statement.source = statement.find_source()
        if statement.source and statement.parent is None and readings:
            readings[0].discourse.spoke(statement.source, at=statement.cue[1])
    for reading in readings:
        reading.speaker = ()


def _holders(statement: "Attribution") -> "Iterator[Attribution]":
    while statement.parent is not None:
        statement = statement.parent
        yield statement


def without_needless_relays(found: "list[Attribution]") -> "list[Attribution]":
    """Drop a wire that is only where the text was read: another statement of the line holds its content."""
    kept: list[Attribution] = []
    for statement in found:
        others = [other for other in found if not other.relay and other.within is not statement]
        trailing = statement.content[1] <= statement.cue[0]
        if (
            statement.relay
            and trailing
            and any(_overlap(o.content, statement.content) > 0 or o.cue[0] < statement.cue[0] for o in others)
        ):
            continue
        kept.append(statement)
    return kept


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def nest(found: "Sequence[Attribution]") -> None:
    """Set for each statement the innermost one whose content holds it, cue and all."""
    for statement in found:
        holders = [
            other
            for other in found
            if other is not statement
            and other.length > statement.length
            and other.covers(*statement.content)
            and other.covers(*statement.cue)
        ]
        inner = min(holders, key=lambda a: (a.length, a.within is None), default=None)
        statement.parent = statement.within or inner
