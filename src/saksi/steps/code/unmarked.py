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
    if not readings or paragraph.kind != "body" or any(mark in text for mark in _MARKS):
        return False
    speech = readings[0].language.grammar.speech
    # "US" is no "us".
    words = [
        word.lower()
        for reading in readings
        for word in reading.tree.words
        if word == "I" or not word.isupper()
    ]
    if not speech or len(words) < SHORTEST:
        return False
    if not speech.isdisjoint(words):
        return True
    follows = not text[max(before.cue[1], before.content[1]) : paragraph.start].strip(" \n\t.,!?”’'")
    return (follows or before.continues) and all(_present(reading) for reading in readings)


def _present(reading: Reading) -> bool:
    """Tell whether the main clause of a segment has a pronoun as its subject and tells of the present."""
    tree = reading.tree
    subjects = tree.kids(tree.root, "nsubj", "expl")
    pronoun = any(tree.pos[c] in ("PRON", "DET") for c in subjects)
    return pronoun and reading.tense(tree.root) == "present"
