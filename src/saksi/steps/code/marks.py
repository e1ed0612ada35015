"""Marks: what the rules have found in a sentence, by word and in numbers, for the network that reads acts."""

from collections.abc import Sequence
from typing import get_args

from saksi.model import EventType
from saksi.steps.code.events import Draft
from saksi.steps.code.reading import Reading

#: The types in the order of the network's answers, which is that of the codebook; 0 stands for none.
TYPES: tuple[EventType, ...] = get_args(EventType)
#: How many values each column of marks can take: candidate, standing, mention, cue, place on the page.
SIZES = (len(TYPES) + 1, 3, 5, 2, 6)
_KINDS = {"title": 0, "summary": 1, "body": 2}


def marks_of(reading: Reading, drafts: Sequence[Draft]) -> list[list[int]]:
    """Mark the words of one segment; one row of five numbers a word.

    The columns: the type of the act that the lexicon sees in the word; whether the rules would code it (1) or
    object (2); whether the word belongs to a mention of a state or body (1), a person or office tied to one
    (2), a place (3), or somebody without a state (4); whether a cue of attribution stands there; the part of
    the page, and whether it is quoted.
    """
    place = _KINDS.get(reading.tree.segment.kind, 2) + 3 * (reading.tree.segment.quotation is not None)
    rows = [[0, 0, 0, 0, place] for _ in range(len(reading.tree))]
    for mention in reading.mentions:
        for index in range(mention.first, mention.last + 1):
            rows[index][2] = _mention(mention.id, mention.person, mention.kind)
    for hit in reading.hits:
        for index in range(hit.first, hit.last + 1):
            rows[index][3] = 1
    for draft in drafts:
        if draft.reading is reading:
            row = rows[draft.candidate.word]
            row[0] = 1 + TYPES.index(draft.candidate.entry.type)
            row[1] = 1 if draft.objection is None else 2
    return rows


def _mention(id_: str | None, person: str | None, kind: str) -> int:
    if id_ is None:
        return 4
    if kind == "place":
        return 3
    return 2 if person is not None or kind.startswith("role:") else 1
