"""Asides: who is cited between a word of saying and what is said.

"The president said, as reported by the daily, …", "menyatakan, menurut kantor berita SANA, …": the wire only
tells where it was read, and what is said stands behind it.
"""

from saksi.steps.code.hits import Hit
from saksi.steps.code.reading import Reading

_MARKS = frozenset({",", "–", "—", "-", "(", ")"})
_SAYING = frozenset({"say", "tell", "quote"})
_CITING = frozenset({"relay", "according"})
#: How many words of time may stand before an aside, how many words it has.
_TIME, _LONGEST = 4, 14


def aside_behind(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return the first and last mark of an aside that a cue of saying has behind itself.

    The last mark is the last word of the segment where what is said stands in a segment of its own.
    """
    tree, grammar = reading.tree, reading.language.grammar
    if hit.cue.frame not in _SAYING or hit.cue.kind == "no_comment":
        return None
    opening = hit.last + 1
    timed = grammar.time_words | grammar.weekdays | grammar.before_days
    while opening < min(len(tree), hit.last + 1 + _TIME) and (
        tree.lows[opening] in timed or tree.pos[opening] == "NUM"
    ):
        opening += 1
    if opening + 2 >= len(tree) or tree.words[opening] not in _MARKS:
        return None
    cites = next(
        (
            h
            for h in reading.hits
            if h.cue.frame in _CITING
            and h.first in (opening + 1, opening + 2)
            and (h.first == opening + 1 or tree.lows[opening + 1] in grammar.relaying)
        ),
        None,
    )
    if cites is None:
        return None
    behind = range(cites.last + 1, min(len(tree), cites.last + 1 + _LONGEST))
    closing = next(
        (i for i in behind if tree.words[i] in _MARKS or tree.pos[i] in ("VERB", "AUX", "SCONJ")), None
    )
    return (opening, closing) if closing is not None and tree.words[closing] in _MARKS else None


def stands_aside(reading: Reading, hit: Hit) -> bool:
    """Tell whether a wire stands between a word of saying and what is said."""
    if hit.cue.frame not in _CITING:
        return False
    return any(
        aside[0] < hit.first < aside[1]
        for other in reading.hits
        if other.first < hit.first and (aside := aside_behind(reading, other)) is not None
    )


def leads_up(reading: Reading, hit: Hit) -> bool:
    """Tell whether the cue of an opening frame leads up to the quotation: no further clause behind it."""
    aside = aside_behind(reading, hit)
    if aside is not None:
        return aside[1] >= len(reading.tree) - 2
    return not any(reading.tree.pos[i] == "VERB" for i in range(hit.last + 3, len(reading.tree)))
