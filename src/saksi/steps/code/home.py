"""The state that a page is written from, or is about: whose "the government" and "police" are.

A paper means its own state where it names no other. A page that never names that state, nor a body of it, is
about the one that it names most.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.languages import Language
from saksi.languages.gazetteer import Atom
from saksi.model import Article
from saksi.reference.outlets import outlet_by_name

#: The kinds of names that tell which state a page is mostly about.
_OF_STATES = frozenset({"state", "demonym", "capital", "place", "seat", "person"})
#: So often a page of a known outlet names the state that it is about, where it never names its own.
_KNOWN = 2
#: A state that is named more often than so many times the bodies of the home state is what the page is about.
_OUTWEIGHED = 4


@dataclass(frozen=True, slots=True)
class Home:
    """Where a page is at home.

    Args:
        state: its outlet's state, if its language is at home there, else that of its language; None where
            papers of all states write in it.
        known: whether its outlet is known.
    """

    state: str | None
    known: bool

    def seen(self, atoms: Sequence[Atom]) -> tuple[str | None, bool]:
        """Return the state that a page is about, and whether it never names its home.

        Args:
            atoms: the names that stand in it.
        """
        ids = [atom.name.id for atom in atoms if atom.name.id and atom.name.kind in _OF_STATES]
        if self.state is not None and self.state in ids:
            return self.state, False
        state, count = next(iter(Counter(ids).most_common(1)), (None, 0))
        # Short forms are shared over borders: only bodies named in full tell.
        own = [atom for atom in atoms if atom.name.kind == "org" and " " in atom.name.name]
        bodies = sum(atom.name.id == self.state for atom in own)
        if self.state is not None and bodies and count <= _OUTWEIGHED * bodies:
            return self.state, False
        least = _KNOWN if self.known and self.state is not None else 1
        prevails = 2 * count >= len(ids) and count >= least
        return (state if prevails else self.state), True


def home_of(article: Article, language: Language) -> Home:
    """Return where a page is at home."""
    outlet = outlet_by_name(article.outlet) if article.outlet else None
    if outlet is not None and outlet.state in language.grammar.also_home:
        return Home(outlet.state, known=True)
    return Home(next(iter(language.grammar.home), None), known=outlet is not None)
