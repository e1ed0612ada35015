"""The words of a page behind a record, in their line, with their offsets."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from saksi.doors.terminal.theme import CONTENT, DIM, safe

if TYPE_CHECKING:
    from saksi.store.why import Why

__all__ = ["print_quote", "print_words"]


def print_quote(console: Console, walk: "Why", *, indent: int = 2) -> None:
    """Print the line of a record's words with the words between marks, and their offsets below it.

    Without a terminal the line is not wrapped: it stays one for the tools that read it.
    """
    if walk.article is None or walk.span is None:
        return
    text, span = walk.article.text, walk.span
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    before, behind = text[first : span.start], text[span.end : len(text) if last < 0 else last]
    marks = Text(CONTENT[0], style=DIM), Text(CONTENT[1], style=DIM)
    quote = (safe(walk.quote), "bold underline")
    print_words(console, Text.assemble(safe(before), marks[0], quote, marks[1], safe(behind)), indent=indent)
    where = f"{''.join(CONTENT)} characters {span.start} to {span.end} of article {walk.article.id}"
    print_words(console, Text(where, style=DIM), indent=indent)


def print_words(console: Console, text: Text, *, indent: int) -> None:
    """Print words of a page with all their lines set in; without a terminal as one line."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent)))
    else:
        console.print(Text.assemble(" " * indent, text), soft_wrap=True)
