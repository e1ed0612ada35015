"""Unmarked speech: lines that a page without quotation marks gives in somebody's own words.

Wires that lost their marks on the way print "We will stay." as a line of its own behind "…, the minister
told reporters". First and second persons and contractions tell speech anywhere behind a statement; right
behind one, a sentence in the present tense with a pronoun as its subject does too: the page itself tells in
the past.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from saksi.steps.code.reading import Reading
from saksi.steps.code.segments import Paragraph

if TYPE_CHECKING:
    from saksi.steps.code.attribution import Attribution

_MARKS = ('"', "“", "«", "„")
#: How many words a line of speech has at least.
SHORTEST = 3


def is_unmarked(
    paragraph: Paragraph, readings: Sequence[Reading], *, before: "Attribution", text: str
) -> bool:
    """Tell whether a line is speech that the page gives without marks.

    Args:
        paragraph: the line, in which no statement was found.
        readings: the readings of its segments, in order.
        before: the last statement of the lines above.
        text: the analysis text of the article.
    """
    if not _may_be_speech(paragraph, readings, text):
        return False
    if _in_first_person(readings):
        return True
    return (stands_behind(before, paragraph, text) or before.continues) and _told_in_present(readings)


def leads_on(paragraph: Paragraph, readings: Sequence[Reading], text: str) -> bool:
    """Tell whether a line may be speech whose speaker is named only at the end of a line below.

    "It was a bomb." stands as a line of its own before "The street is closed, the minister said."
    """
    if not _may_be_speech(paragraph, readings, text):
        return False
    return _in_first_person(readings) or _told_in_present(readings)


def stands_behind(before: "Attribution", paragraph: Paragraph, text: str) -> bool:
    """Tell whether nothing stands between a statement and a line."""
    return not text[max(before.cue[1], before.content[1]) : paragraph.start].strip(" \n\t.,!?”’'")


def _may_be_speech(paragraph: Paragraph, readings: Sequence[Reading], text: str) -> bool:
    if not readings or paragraph.kind != "body" or any(mark in text for mark in _MARKS):
        return False
    length = sum(len(reading.tree) for reading in readings)
    return length >= SHORTEST and bool(readings[0].language.grammar.speech)


def _in_first_person(readings: Sequence[Reading]) -> bool:
    """Tell whether a line has words of speech; "US" is no "us"."""
    words = (w.lower() for r in readings for w in r.tree.words if w == "I" or not w.isupper())
    return not readings[0].language.grammar.speech.isdisjoint(words)


def _told_in_present(readings: Sequence[Reading]) -> bool:
    return all(_present(reading) for reading in readings)


def _present(reading: Reading) -> bool:
    """Tell whether the main clause of a segment has a pronoun as its subject and tells of the present."""
    tree = reading.tree
    subjects = tree.kids(tree.root, "nsubj", "expl")
    pronoun = any(tree.pos[c] in ("PRON", "DET") for c in subjects)
    return pronoun and reading.tense(tree.root) == "present"
