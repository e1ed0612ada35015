"""The non-blank lines of a text, with their offsets."""

import re
from dataclasses import dataclass

from saksi.steps.read.phrases import lowered

__all__ = ["Line", "lines_of"]

#: Every character that str.splitlines ends a line at.
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: where it is, how it reads, and how in lower case."""

    start: int
    end: int
    text: str
    low: str


def lines_of(text: str) -> list[Line]:
    r"""Cut a text into its non-blank lines.

    Example:
        >>> [(line.start, line.text) for line in lines_of(" Satu\r\n\r\nDua")]
        [(1, 'Satu'), (9, 'Dua')]
    """
    low = lowered(text)
    found: list[Line] = []
    start = 0
    for end in (*(match.start() for match in _BREAK.finditer(text)), len(text)):
        raw = text[start:end]
        if stripped := raw.strip():
            first = start + len(raw) - len(raw.lstrip())
            last = first + len(stripped)
            found.append(Line(first, last, stripped, low[first:last]))
        start = end
    return found
