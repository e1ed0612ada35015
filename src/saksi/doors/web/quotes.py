"""The words of a page behind a record, cut to what can be read at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass

from saksi.doors.web.marks import Mark, Segment, segments
from saksi.model import Event, Span, Statement
from saksi.model.query import QUADS
from saksi.store.why import Why

__all__ = ["Quote", "quote", "quote_of"]

#: Characters shown before and behind the words that a quote is about.
_BEFORE, _BEHIND = 170, 230


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a line of a page: what is marked in it, and whether the line goes on before or behind."""

    segments: tuple[Segment, ...]
    before: bool
    behind: bool

    @property
    def text(self) -> str:
        """The characters, without marks."""
        return "".join(piece.text for piece in self.segments)


def quote_of(walk: Why) -> Quote | None:
    """Quote the words of an event or a statement with its act and its cue marked; None for other records."""
    record = walk.record
    if walk.article is None or walk.span is None or not isinstance(record, (Event, Statement)):
        return None
    holder = record if isinstance(record, Statement) else next(iter(walk.statements), None)
    marks = [Mark("s", "cue", holder.cue.start, holder.cue.end)] if holder else []
    if isinstance(record, Statement):
        marks.append(Mark("s", "content", walk.span.start, walk.span.end))
    else:
        marks.append(Mark("e", "trigger", walk.span.start, walk.span.end, QUADS[record.type]))
    return quote(walk.article.text, walk.span, marks)


def quote(text: str, at: Span, marks: Iterable[Mark]) -> Quote:
    r"""Cut the line of some words to what can be read at a glance, at blanks.

    Example:
        >>> quote("Kuba diam.\nRusia mengecam Kuba.", Span(17, 25), []).text
        'Rusia mengecam Kuba.'
    """
    first = text.rfind("\n", 0, at.start) + 1
    last = text.find("\n", at.end)
    last = len(text) if last < 0 else last
    start, end = max(first, at.start - _BEFORE), min(last, max(at.end, at.start + _BEHIND))
    if start > first:
        start = text.find(" ", start, at.start) + 1 or start
    if end < last:
        blank = text.rfind(" ", at.end, end)
        end = blank if blank > 0 else end
    return Quote(segments(text, start, end, list(marks)), before=start > first, behind=end < last)
