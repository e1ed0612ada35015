"""The text of an article cut into segments, each with all the evidence that lies over it.

Spans nest and overlap, which tags cannot: a text is cut wherever any span begins or ends, and each segment
names every record that it is evidence for, and as what.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from saksi.doors.labels import Labels
from saksi.model import Article, Coded, Event, Part, PartKind, Statement
from saksi.model.query import QUADS, Quad

__all__ = ["Block", "Mark", "Role", "Segment", "blocks", "marks", "segments"]

Role = Literal["actor", "recipient", "trigger", "place", "source", "cue", "content"]

#: Roles in the order in which a segment's look is decided: the first wins where several lie over it.
_ORDER: tuple[Role, ...] = ("trigger", "cue", "source", "actor", "recipient", "place", "content")
#: Parts that stand in the running text; the others are folded.
_SHOWN: frozenset[PartKind] = frozenset(("body", "summary"))


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of evidence: the short name of its record, what it is there, and where.

    `quad` is the class of an event's act, on its trigger only.
    """

    record: str
    role: Role
    start: int
    end: int
    quad: Quad | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters with the same evidence over all of them.

    Args:
        text: the characters.
        marks: all marks over them, the widest first.
        opens: marks that begin here.
        closes: marks that end here.
    """

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]

    @property
    def records(self) -> str:
        """Name each record and role, as in "e1:actor sa:content", for the script and for styles."""
        return " ".join(dict.fromkeys(f"{mark.record}:{mark.role}" for mark in self.marks))

    @property
    def roles(self) -> list[Role]:
        """List the roles, the one that decides the look first."""
        return sorted({mark.role for mark in self.marks}, key=_ORDER.index)

    @property
    def quad(self) -> Quad | None:
        """Give the class of the act that the characters name, if they name one."""
        return next((mark.quad for mark in reversed(self.marks) if mark.quad), None)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or lines that are folded because nothing is read from them.

    Args:
        kind: `title`, `text` or `folded`.
        runs: for each part on the line, its kind and its segments.
        counts: of a fold, how many parts of each kind.
        records: short names of the records whose trigger or cue stands here.
    """

    kind: Literal["title", "text", "folded"]
    runs: tuple[tuple[PartKind, tuple[Segment, ...]], ...]
    counts: tuple[tuple[PartKind, int], ...] = ()
    records: tuple[str, ...] = ()


def marks(coded: Coded, names: Labels) -> list[Mark]:
    """List all spans of evidence of an article, in the order of the text, the widest first."""
    found = [mark for event in coded.events for mark in _of_event(event, f"e{names.events[event.id]}")]
    for said in coded.statements:
        found += _of_statement(said, f"s{names.statements[said.id]}")
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, mark.record, mark.role))


def _of_event(event: Event, name: str) -> Iterator[Mark]:
    yield Mark(name, "trigger", event.predicate.start, event.predicate.end, QUADS[event.type])
    roles: tuple[tuple[Role, Iterable[object]], ...] = (
        ("actor", event.actor),
        ("recipient", event.recipient),
        ("place", event.location),
    )
    for role, parties in roles:
        yield from _named(name, role, parties)


def _of_statement(said: Statement, name: str) -> Iterator[Mark]:
    yield from _named(name, "source", said.source)
    yield Mark(name, "cue", said.cue.start, said.cue.end)
    yield Mark(name, "content", said.content.start, said.content.end)


def _named(name: str, role: Role, parties: Iterable[object]) -> Iterator[Mark]:
    for party in parties:
        start, end = getattr(party, "start", None), getattr(party, "end", None)
        if start is not None and end is not None:
            yield Mark(name, role, start, end)


def segments(text: str, start: int, end: int, found: Sequence[Mark]) -> tuple[Segment, ...]:
    """Cut a stretch of the text wherever a mark begins or ends.

    Example:
        >>> found = [Mark("e1", "actor", 0, 5), Mark("sa", "content", 0, 15)]
        >>> cut = segments("Rusia menyerang", 0, 15, found)
        >>> [(piece.text, piece.records) for piece in cut]
        [('Rusia', 'e1:actor sa:content'), (' menyerang', 'sa:content')]
    """
    over = [mark for mark in found if mark.start < end and mark.end > start and mark.start < mark.end]
    edges = {start, end} | {edge for mark in over for edge in (mark.start, mark.end) if start < edge < end}
    ordered = sorted(edges)
    return tuple(
        Segment(
            text=text[one:other],
            marks=tuple(mark for mark in over if mark.start <= one and other <= mark.end),
            opens=tuple(mark for mark in over if mark.start == one),
            closes=tuple(mark for mark in over if mark.end == other),
        )
        for one, other in pairwise(ordered)
    )


def blocks(coded: Coded, names: Labels) -> list[Block]:
    """Lay out an article: its title, its paragraphs, and between them folds of what is not read."""
    found = marks(coded, names)
    result: list[Block] = []
    titled = False
    for line in _lines(coded.article):
        kinds = {part.kind for part in line}
        if "title" in kinds and not titled:
            titled = True
            result.append(_block("title", coded.article.text, line, found))
        elif kinds & _SHOWN:
            result.append(_block("text", coded.article.text, line, found))
        else:
            _fold(result, _block("folded", coded.article.text, line, found))
    return result


def _lines(article: Article) -> Iterator[list[Part]]:
    """Gather the parts that stand on one line of the page."""
    line: list[Part] = []
    for part in article.parts:
        if line and "\n" in article.text[line[-1].end : part.start]:
            yield line
            line = []
        line.append(part)
    if line:
        yield line


def _block(
    kind: Literal["title", "text", "folded"], text: str, line: Sequence[Part], found: Sequence[Mark]
) -> Block:
    runs = tuple((part.kind, segments(text, part.start, part.end, found)) for part in line)
    start, end = line[0].start, line[-1].end
    # A record is noted beside the words that name it: an event's trigger, a statement's cue.
    named = [mark.record for mark in found if mark.role in ("trigger", "cue") and start <= mark.start < end]
    return Block(kind, runs, tuple((part.kind, 1) for part in line), tuple(dict.fromkeys(named)))


def _fold(result: list[Block], new: Block) -> None:
    """Add folded lines to the fold before them, if there is one."""
    if not result or result[-1].kind != "folded":
        result.append(new)
        return
    last = result.pop()
    counts = dict(last.counts)
    for kind, number in new.counts:
        counts[kind] = counts.get(kind, 0) + number
    result.append(Block("folded", last.runs + new.runs, tuple(counts.items()), last.records + new.records))
