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
    tree, text = reading.tree, reading.text
    around = Span(tree.segment.start, tree.segment.end)
    found = stated(text, around, Span(tree.start[word], tree.end[word]), reading.language.code)
    if found is None:
        return None
    named = list(tree.within(found.span.start, found.span.end))
    first, words = named[0], text[found.span.start : found.span.end]
    return Verdict("likely" if found.best > _HALF else "conceivable", first, min(first, word), word, words)
