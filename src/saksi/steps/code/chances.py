"""Chances: how likely a page says an act to be, in figures ("a 30 percent chance that Russia attacks").

What is likelier than not is probable, what is not is possible. The figure itself is no record of an event.
"""

from saksi.languages.chances import stated
from saksi.model import Span
from saksi.steps.code.reading import Reading
from saksi.steps.code.verdicts import Verdict

#: From what chance on something is likelier than not.
_HALF = 0.5


def chance_of(reading: Reading, word: int) -> Verdict | None:
    """Find the chance in figures that is given to the act that a word names, None where there is none."""
    tree, segment = reading.tree, reading.tree.segment
    # What is quoted within a frame is none of its own words.
    text, begin = segment.words(reading.text), segment.start
    at = Span(tree.start[word] - begin, tree.end[word] - begin)
    found = stated(text, Span(0, len(text)), at, reading.language.code)
    if found is None:
        return None
    first = next(iter(tree.within(begin + found.span.start, begin + found.span.end)), word)
    words = text[found.span.start : found.span.end]
    return Verdict("likely" if found.best > _HALF else "conceivable", first, min(first, word), word, words)
