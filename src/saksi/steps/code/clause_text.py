"""Where the content of a statement begins and ends in the text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saksi.steps.code.reading import Reading

_CLOSING = frozenset({".", ",", ";", ":", "-", "–", "—", "!", "?", "…"})
_CONTRAST = frozenset({"sedangkan", "sementara", "namun", "tetapi", "tapi", "adapun", "padahal"})


def content_after(
    reading: "Reading", start: int, *, hits: Sequence[int], cue: int
) -> tuple[int, int] | None:
    """Return the offsets from a word to the end of the content that it opens.

    The content runs to the end of the segment, unless a later cue opens a clause of its own beside this one:
    behind a contrast, as a conjunct of the first cue, or as a frame that closes the sentence.

    Args:
        reading: the reading of the segment.
        start: the first word of the content.
        hits: the words of later cues.
        cue: the word of this cue.
    """
    tree = reading.tree
    end = len(tree) - 1
    for later in hits:
        if later <= start:
            continue
        border = _border(reading, cue, start, later)
        if border is not None:
            end = border
            break
    return _trim(reading, start, end)


def _border(reading: "Reading", cue: int, start: int, later: int) -> int | None:
    """Return the last word before a later cue's own clause, or None where the cue is nested."""
    tree = reading.tree
    window = range(later - 1, max(start, later - 14), -1)
    for index in window:
        low = tree.lows[index]
        if low in _CONTRAST and tree.words[index - 1] == ",":
            return index - 1
        if tree.words[index] == "," and index >= later - 2 and tree.lows[later] in reading.closers:
            return index - 1
    if tree.dep[later] == "conj" and (tree.head[later] == cue or cue in tree.ancestors(later)[:1]):
        for index in window:
            if tree.lows[index] in ("dan", "serta", ",", "lalu", "kemudian"):
                return index - 1
    if later >= 1 and tree.lows[later - 1] in ("dan", "serta") and not tree.kids(later, "nsubj"):
        return later - 2
    return None


def content_before(reading: "Reading", cue: int) -> tuple[int, int] | None:
    """Return the offsets of what stands before a closing cue in its segment."""
    tree = reading.tree
    comma = next((i for i in range(cue - 1, -1, -1) if tree.words[i] in (",", "-", "–", "—")), None)
    if comma is None:
        return None
    return _trim(reading, 0, comma - 1)


def _trim(reading: "Reading", start: int, end: int) -> tuple[int, int] | None:
    tree = reading.tree
    while end >= start and tree.words[end] in _CLOSING:
        end -= 1
    while start <= end and tree.words[start] in _CLOSING:
        start += 1
    if start > end:
        return None
    return tree.start[start], tree.end[end]


def has_substance(reading: "Reading", content: tuple[int, int] | None) -> bool:
    """Tell whether a content says anything: two words at least, one of them no function word."""
    if content is None:
        return False
    words = list(reading.tree.within(*content))
    return len(words) >= 2 and any(reading.tree.pos[i] in ("VERB", "NOUN", "PROPN", "ADJ", "PRON") for i in words)
