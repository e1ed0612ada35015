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
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


class Gazetteer:
    """Finds names by words; further names may be laid over it for one article."""

    __slots__ = ("_clitic", "_first")

    def __init__(self, names: Iterable[Name], *, clitic: str = "") -> None:
        """Index the names; `clitic` is the possessive that a role noun may bear."""
        self._clitic = clitic
        first: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
        for name in names:
            words = tuple(fold(word) for word in _WORD.findall(name.name))
            if words:
                first[words[0]].append((words, name))
        self._first: Mapping[str, Sequence[tuple[tuple[str, ...], Name]]] = {
            word: sorted(entries, key=lambda entry: -len(entry[0])) for word, entries in first.items()
        }

    def find(self, text: str, *, over: "Gazetteer | None" = None) -> Iterator[Atom]:
        """Yield the names in a text, longest match first, without overlaps; those of `over` win ties."""
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [fold(text[start:end]) for start, end in words]
        stems = [word.removesuffix(self._clitic) if self._clitic else word for word in folded]
        position = 0
        while position < len(words):
            found = self._at(text, words, folded, stems, position)
            if over is not None:
                better = over._at(text, words, folded, stems, position)
                if better and (not found or len(better[0]) >= len(found[0])):
                    found = better
            if found is None:
                position += 1
                continue
            length = len(found[0])
            yield Atom(found[1], words[position][0], words[position + length - 1][1])
            position += length

    def _at(
        self,
        text: str,
        words: Sequence[tuple[int, int]],
        folded: Sequence[str],
        stems: Sequence[str],
        position: int,
    ) -> tuple[tuple[str, ...], Name] | None:
        candidates = self._first.get(folded[position], ())
        if stems[position] != folded[position]:
            candidates = (*candidates, *self._first.get(stems[position], ()))
        for entry in candidates:
            pattern, name = entry
            end = position + len(pattern)
            if end > len(words) or not _matches(pattern, folded, stems, position, role=name.kind.startswith("role:")):
                continue
            start_char, end_char = words[position][0], words[end - 1][1]
            if not _together(text, words, position, end):
                continue
            if name.exact:
                if text[start_char:end_char] != name.name:
                    continue
            elif name.capital and not text[start_char].isupper():
                continue
            return entry
        return None


def _matches(
    pattern: Sequence[str], folded: Sequence[str], stems: Sequence[str], position: int, *, role: bool
) -> bool:
    """Compare word by word; the last word of a role may bear the clitic of its owner ("jet tempurnya")."""
    last = position + len(pattern) - 1
    if any(folded[position + k] != pattern[k] for k in range(len(pattern) - 1)):
        return False
    return folded[last] == pattern[-1] or (role and stems[last] == pattern[-1])


def _together(text: str, words: Sequence[tuple[int, int]], first: int, end: int) -> bool:
    """Tell whether only blanks, hyphens, full stops or apostrophes stand between the words."""
    return all(
        len(gap := text[words[k][1] : words[k + 1][0]]) <= 2 and not gap.strip(" \u00a0-‐‑.'’`")
        for k in range(first, end - 1)
    )
