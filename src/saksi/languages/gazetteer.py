"""Names and roles: one matcher over states, bodies, people, places and role nouns.

Matching is by words, longest first, blind to hyphens, apostrophes and diacritics, so that "Kim Jong-un",
"Kim Jong Un" and "Erdoğan", "Erdogan" are one name each.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.model import Sector

_WORD = re.compile(r"\w+")
#: What stands for whoever was named before, or for nobody.
_POINTING = frozenset({"role:description", "null"})


@dataclass(frozen=True, slots=True)
class Name:
    """One entry of the gazetteer.

    `kind` is that of `names.tsv` (state, demonym, capital, seat, place, body, org, null), `person`, or
    `role:` followed by the kind of `roles.tsv`. `exact` asks for the very letters, as for "AS".
    """

    name: str
    kind: str
    id: str | None
    sector: Sector | None
    note: str = ""
    exact: bool = False

    @property
    def capital(self) -> bool:
        """Tell whether the name must open with a capital: names do, roles and "semua pihak" do not."""
        return self.name[0].isupper() and not self.kind.startswith("role:")


@dataclass(frozen=True, slots=True)
class Atom:
    """A name found in a text, by code points."""

    name: Name
    start: int
    end: int


def fold(word: str) -> str:
    """Lower a word and take its diacritics off.

    Example:
        >>> fold("Erdoğan")
        'erdogan'
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    # A sign may come apart into capitals: "㏗".
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


class Gazetteer:
    """Finds names by words, longest first.

    Names are looked up whole, by the lengths that begin with a word: the cost of a text does not grow with
    the number of names.
    """

    __slots__ = ("_clitic", "_lengths", "_names")

    def __init__(self, names: Iterable[Name], *, clitic: str = "") -> None:
        """Index the names; `clitic` is the possessive that a role noun may bear."""
        self._clitic = clitic
        lengths: dict[str, set[int]] = defaultdict(set)
        table: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in names:
            words = tuple(fold(word) for word in _WORD.findall(name.name))
            if words:
                lengths[words[0]].add(len(words))
                table[words].append(name)
        self._lengths: Mapping[str, Sequence[int]] = {
            word: sorted(found, reverse=True) for word, found in lengths.items()
        }
        self._names: Mapping[tuple[str, ...], Sequence[Name]] = table

    def find(self, text: str) -> Iterator[Atom]:
        """Yield the names in a text, without overlaps."""
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [fold(text[start:end]) for start, end in words]
        position = 0
        while position < len(words):
            found = self._at(text, words, folded, position)
            if found is None:
                position += 1
                continue
            name, length = found
            beyond = self._beyond(text, words, folded, position, name, length)
            if beyond:
                position = beyond
                continue
            yield Atom(name, words[position][0], words[position + length - 1][1])
            position += length

    def _beyond(
        self,
        text: str,
        words: Sequence[tuple[int, int]],
        folded: Sequence[str],
        position: int,
        name: Name,
        length: int,
    ) -> int | None:
        """Return where a name begins within what only points back and goes on behind it.

        "The council" says nothing in "the Council of Europe".
        """
        if name.kind not in _POINTING:
            return None
        for inner in range(position + 1, position + length):
            other = self._at(text, words, folded, inner)
            if other is not None and other[0].kind not in _POINTING and inner + other[1] > position + length:
                return inner
        return None

    def _at(
        self, text: str, words: Sequence[tuple[int, int]], folded: Sequence[str], position: int
    ) -> tuple[Name, int] | None:
        first = folded[position]
        stem = first.removesuffix(self._clitic) if self._clitic else first
        lengths = self._lengths.get(first, ())
        if stem != first and 1 in self._lengths.get(stem, ()):
            lengths = (*lengths, 1)
        for length in lengths:
            end = position + length
            if end > len(words):
                continue
            key = tuple(folded[position:end])
            name = self._fitting(text, words, position, end, key, roles=False)
            if name is None and self._clitic and key[-1].endswith(self._clitic):
                # The last word of a role may bear the clitic of its owner ("jet tempurnya").
                bare = (*key[:-1], key[-1].removesuffix(self._clitic))
                name = self._fitting(text, words, position, end, bare, roles=True)
            if name is not None:
                return name, length
        return None

    def _fitting(
        self,
        text: str,
        words: Sequence[tuple[int, int]],
        position: int,
        end: int,
        key: tuple[str, ...],
        *,
        roles: bool,
    ) -> Name | None:
        names = self._names.get(key)
        if names is None or not _together(text, words, position, end):
            return None
        start_char, end_char = words[position][0], words[end - 1][1]
        for name in names:
            if roles and not name.kind.startswith("role:"):
                continue
            if name.exact:
                if text[start_char:end_char] == name.name:
                    return name
            elif not name.capital or text[start_char].isupper():
                return name
        return None


def lay_over(base: Sequence[Atom], over: Sequence[Atom]) -> list[Atom]:
    """Lay the names that an article introduces over those of the tables; the longer of two wins.

    Example:
        >>> known, new = Name("Lin", "place", None, None), Name("Lin Jian", "person", "CHN", "GOV")
        >>> [atom.name.name for atom in lay_over([Atom(known, 0, 3)], [Atom(new, 0, 8)])]
        ['Lin Jian']
    """
    kept = list(base)
    for atom in over:
        rivals = [a for a in kept if a.start < atom.end and atom.start < a.end]
        if all(a.end - a.start <= atom.end - atom.start for a in rivals):
            kept = [a for a in kept if a not in rivals]
            kept.append(atom)
    return sorted(kept, key=lambda a: a.start)


def _together(text: str, words: Sequence[tuple[int, int]], first: int, end: int) -> bool:
    """Tell whether only blanks, hyphens, full stops or apostrophes stand between the words."""
    return all(
        len(gap := text[words[k][1] : words[k + 1][0]]) <= 2 and not gap.strip(" \u00a0-‐‑.'’`")
        for k in range(first, end - 1)
    )
