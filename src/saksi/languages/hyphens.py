"""Hyphens: words of the lexicon that are written with a hyphen, at which tokenizers part them.

"Cease-fire" and "test-fired" come as three words; the tables have them as one.
"""

from collections.abc import Iterator

from saksi.languages.cues import Cues
from saksi.languages.lexicon import Lexicon


def hyphenated(lexicon: Lexicon, cues: Cues) -> frozenset[str]:
    """Gather the words of the tables that have a hyphen inside, as they are inflected."""
    return frozenset(word for word in _words(lexicon, cues) if "-" in word[1:-1])


def _words(lexicon: Lexicon, cues: Cues) -> Iterator[str]:
    for table in (lexicon.verbs, lexicon.light, cues.cues):
        for surface, entries in table.items():
            yield surface
            for entry, _ in entries:
                for alternatives in entry.rest:
                    yield from alternatives
    for nouns in lexicon.nouns.values():
        for _, words in nouns:
            yield from words
    yield from lexicon.modes
