"""The text of an article with its evidence marked in it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from saksi.doors.labels import Labels
from saksi.doors.terminal.theme import CONTENT, CUE, DIM, SOURCE, quad_style, safe
from saksi.model import Coded, Part, PartKind

__all__ = ["body", "marked"]

#: Parts that are not read, and how one and several of them are called.
_FOLDED: Mapping[PartKind, tuple[str, str]] = {
    "furniture": ("line of furniture", "lines of furniture"),
    "related": ("related link", "related links"),
    "caption": ("caption", "captions"),
}
#: Where two marks fall on one place, the number of the inner thing comes first, then closings, then openings.
_TAG, _CLOSE, _OPEN = range(3)


def marked(coded: Coded, part: Part, names: Labels) -> Text:
    """Write one part with the marks of all records that have evidence in it."""
    text = Text(safe(coded.article.text[part.start : part.end]))
    inserts: list[tuple[int, int, Text]] = []

    def stylize(style: str, start: int | None, end: int | None) -> bool:
        if start is None or end is None or start >= part.end or end <= part.start:
            return False
        text.stylize(style, max(0, start - part.start), end - part.start)
        return True

    for statement in coded.statements:
        for source in statement.source:
            stylize(SOURCE, source.start, source.end)
        if stylize(CUE, statement.cue.start, statement.cue.end):
            tag = Text(f"[{names.statements[statement.id]}]", style=DIM)
            inserts.append((statement.cue.end - part.start, _TAG, tag))
        content = statement.content
        if not statement.direct and part.start <= content.start < content.end <= part.end:
            inserts.append((content.start - part.start, _OPEN, Text(CONTENT[0], style=DIM)))
            inserts.append((content.end - part.start, _CLOSE, Text(CONTENT[1], style=DIM)))
    for event in coded.events:
        style = quad_style(event.type)
        if stylize(style, event.predicate.start, event.predicate.end):
            tag = Text(f"[{names.events[event.id]}]", style=DIM)
            inserts.append((event.predicate.end - part.start, _TAG, tag))
    return _with_inserts(text, inserts)


def _with_inserts(text: Text, inserts: list[tuple[int, int, Text]]) -> Text:
    inserts.sort(key=lambda insert: insert[:2])
    pieces = text.divide([min(offset, len(text)) for offset, _, _ in inserts])
    result = Text()
    for piece, insert in zip(pieces, [*inserts, None], strict=False):
        result.append_text(piece)
        if insert:
            result.append_text(insert[2])
    return result


def body(coded: Coded, names: Labels) -> Iterator[Text]:
    """Write the lines of an article below its title; lines that are not read are folded and counted."""
    title = next((part for part in coded.article.parts if part.kind == "title"), None)
    lines = [line for line in _lines(coded) if title not in line]
    for folded, run in groupby(lines, key=_is_folded):
        group = list(run)
        if folded:
            if note := _note([part for line in group for part in line]):
                yield note
        else:
            for line in group:
                yield _line(coded, line, names)


def _lines(coded: Coded) -> Iterator[list[Part]]:
    """Gather the parts that stand on one line of the page."""
    line: list[Part] = []
    for part in coded.article.parts:
        if line and "\n" in coded.article.text[line[-1].end : part.start]:
            yield line
            line = []
        line.append(part)
    if line:
        yield line


def _is_folded(line: Sequence[Part]) -> bool:
    return not any(part.kind in ("body", "summary") for part in line)


def _line(coded: Coded, line: Sequence[Part], names: Labels) -> Text:
    pieces: list[Text] = []
    for part in line:
        piece = marked(coded, part, names)
        if part.kind not in ("body", "summary"):
            piece.stylize(DIM)
        pieces.append(piece)
    return Text(" ").join(pieces)


def _note(parts: Sequence[Part]) -> Text | None:
    """Count what is not read; what the header shows already, such as the byline, is passed over."""
    counts = {kind: sum(part.kind == kind for part in parts) for kind in _FOLDED}
    words = [f"{count} {_FOLDED[kind][count > 1]}" for kind, count in counts.items() if count]
    if repeated := sum(part.kind == "title" for part in parts):
        words.append("the title again" if repeated == 1 else f"the title {repeated} times again")
    return Text(f"┄ {', '.join(words)}: not read", style=DIM) if words else None
