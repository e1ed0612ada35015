"""Truecase: headlines in Title Case as sentences, so that the parser does not take every word for a name."""

import re
from collections.abc import Callable, Sequence

from saksi.languages.gazetteer import Atom
from saksi.steps.code.segments import Segment

#: From this share of capitalised words on, capitals carry no information.
TITLE_CASE = 0.6
#: In running text so many capitals are names, unless every word has one.
TITLE_CASE_BODY = 0.95
_WORD = re.compile(r"\w[\w'’-]*")


def truecase(text: str, segment: Segment, atoms: Sequence[Atom], knows: Callable[[str], bool]) -> str:
    """Return the segment with common words in lower case; every character keeps its place.

    Names of the gazetteer, acronyms and words that the language does not know stay as they are.
    """
    raw = segment.words(text)
    words = list(_WORD.finditer(raw))
    capital = sum(match.group()[0].isupper() for match in words)
    share = TITLE_CASE if segment.kind == "title" else TITLE_CASE_BODY
    if len(words) < 3 or capital < share * len(words):
        return raw
    shouting = sum(len(m.group()) > 3 and m.group().isupper() for m in words) > len(words) / 2
    keep = [
        (atom.start - segment.start, atom.end - segment.start)
        for atom in atoms
        if segment.start <= atom.start < segment.end and not atom.name.kind.startswith("role:")
    ]
    result = list(raw)
    for match in words:
        word = match.group()
        named = any(start < match.end() and match.start() < end for start, end in keep)
        acronym = word.isupper() and len(word) > 1 and not shouting
        if named or acronym or not knows(word.lower()):
            continue
        lowered = word.lower()
        if len(lowered) == len(word):
            result[match.start() : match.end()] = lowered
    return "".join(result)
