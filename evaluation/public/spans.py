"""Stretches of text as public sets compare them."""

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.evaluation.pairs import Bounds

_MARKS = " \n\t,.;:!?”“\"'’‘()–—-"
_CLOSING = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "%", "''"})


def trimmed(text: str, span: Bounds) -> Bounds:
    """Leave out the marks at both ends of a stretch.

    Example:
        >>> trimmed("“Ya,” kata", (0, 5))
        (1, 3)
    """
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def hull(one: Bounds | None, other: Bounds) -> Bounds:
    """Return the shortest stretch that holds both."""
    return other if one is None else (min(one[0], other[0]), max(one[1], other[1]))


@dataclass(frozen=True, slots=True)
class Laid:
    """Words put together to a text, and where each stands."""

    text: str
    spans: tuple[Bounds, ...]


def spaced(words: Sequence[str]) -> Laid:
    """Put words of an English tokenizer together again, with blanks where people write them.

    Example:
        >>> spaced("The boy 's return ( to Cuba ) , he said .".split(" ")).text
        "The boy's return (to Cuba), he said."
    """
    text, spans, glue = "", [], True
    quoted = False
    for word in words:
        opening = word in ("(", "[", "``", "$") or (word == '"' and not quoted)
        closing = word in _CLOSING or word.startswith("'") or word == "n't" or (word == '"' and quoted)
        quoted ^= word == '"'
        text += "" if glue or closing else " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = opening
    return Laid(text, tuple(spans))
