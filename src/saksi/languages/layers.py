"""A language on top of another: the data of Malay are what differs from Indonesian.

A layered language loads its own files first and below them those of its base, less what its files `drop`
because it means something else ("kereta" is a car in Malay and a train in Indonesian). Entries of the base
come in both spellings where `spelling.tsv` knows that the languages spell or call a thing differently.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["BASES", "Spelling", "layers", "merged", "spelling", "tables", "text"]

#: The language that another one is laid upon.
BASES: Mapping[str, str] = {"ms": "id"}
#: Keys under which a mapping of a data file names its entry.
_NAMED = ("verb", "word", "phrase")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the words of a base are written in the language above it.

    `words` gives the words of the language for a word or phrase of the base, the most usual one first.
    """

    words: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]

    def variants(self, citation: str) -> tuple[str, ...]:
        """Give the citation and, behind it, the ways in which the language writes it.

        A word among alternatives gets alternatives; elsewhere each further way makes a citation of its own.

        Example:
            >>> made = Spelling.of({"karena": ("kerana",), "rudal": ("peluru berpandu", "misil")})
            >>> made.variants("serangan rudal"), made.variants("oleh karena|sebab")
            (('serangan rudal', 'serangan peluru berpandu', 'serangan misil'), ('oleh karena|sebab|kerana',))
        """
        first, *rest = citation.split(" ")
        citation = " ".join([first, *(self._alternatives(word) if "|" in word else word for word in rest)])
        found = self.pattern.findall(citation)
        ways = max((len(self.words[word.lower()]) for word in found), default=0)
        return tuple(dict.fromkeys([citation, *(self._written(citation, way) for way in range(ways))]))

    @classmethod
    def of(cls, words: Mapping[str, tuple[str, ...]]) -> "Spelling":
        """Compile a table of words."""
        longest = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
        return cls(words, re.compile(rf"(?<![\w|-])(?:{longest})(?![\w|-])", re.IGNORECASE))

    def _alternatives(self, word: str) -> str:
        known = word.split("|")
        more = (way for one in known for way in self.words.get(one.lower(), ()) if " " not in way)
        return "|".join(dict.fromkeys([*known, *more]))

    def _written(self, citation: str, way: int) -> str:
        def write(found: re.Match[str]) -> str:
            ways = self.words[found.group().lower()]
            chosen = ways[min(way, len(ways) - 1)]
            if len(found.group()) > 1 and found.group().isupper():
                # An abbreviation is no word: DIA is not "dia".
                return found.group()
            return chosen[0].upper() + chosen[1:] if found.group()[0].isupper() else chosen

        return self.pattern.sub(write, citation)


def layers(language: str) -> tuple[str, ...]:
    """List a language and those below it, the language itself first.

    Example:
        >>> layers("ms"), layers("id")
        (('ms', 'id'), ('id',))
    """
    base = BASES.get(language)
    return (language,) if base is None else (language, *layers(base))


def text(language: str, name: str) -> str:
    """Read one data file of a language, empty where a layered language has none of its own."""
    path = files("saksi.languages").joinpath(language, name)
    if language in BASES and not path.is_file():
        return ""
    return path.read_text(encoding="utf-8")


@cache
def spelling(language: str) -> Spelling:
    """Load the table of words that a language writes differently from its base."""
    if language not in BASES:
        return Spelling.of({})
    lines = (line.split("\t") for line in text(language, "spelling.tsv").splitlines()[1:] if line.strip())
    return Spelling.of({base.lower(): tuple(own.split("|")) for base, own in lines})


def tables(language: str, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a tab-separated data file, with the language of each, own rows first.

    A row of the kind `drop` takes a name out of the base; rows of the base come in both spellings.
    """
    dropped: set[str] = set()
    ways = Spelling.of({})
    for layer in layers(language):
        for line in text(layer, name).splitlines()[1:]:
            first, *cells = line.split("\t")
            if not line.strip() or first.lower() in dropped:
                continue
            if cells[0] == "drop":
                dropped.add(first.lower())
                continue
            for written in ways.variants(first):
                if written.lower() not in dropped:
                    yield layer, [written, *cells]
        ways = spelling(layer)


def merged(language: str, read: Any) -> Any:
    """Lay the files of a language over those of its base.

    Args:
        language: the language asked for.
        read: gives the parsed file of one layer.
    """
    top, *below = layers(language)
    data = read(top)
    for layer in below:
        base = read(layer)
        dropped = frozenset(data.get("drop", ()))
        data = _laid({key: part for key, part in data.items() if key != "drop"}, base, dropped, spelling(top))
    return data


def _laid(own: Any, base: Any, dropped: frozenset[str], ways: Spelling) -> Any:
    """Lay one part over another: mappings key by key, lists end to end, single values by the upper one."""
    if isinstance(base, dict):
        own = own if isinstance(own, dict) else {}
        return {
            key: _laid(own.get(key), base.get(key), dropped, ways) for key in dict.fromkeys([*own, *base])
        }
    if base is None or (not isinstance(base, list) and own is not None):
        return own
    if not isinstance(base, list):
        return base
    return [*(own or ()), *_rewritten(base, dropped, ways)]


def _rewritten(entries: Iterable[Any], dropped: frozenset[str], ways: Spelling) -> Iterator[Any]:
    for entry in entries:
        if isinstance(entry, str):
            yield from (way for way in ways.variants(entry) if entry not in dropped and way not in dropped)
            continue
        key = next((key for key in _NAMED if key in entry), None) if isinstance(entry, dict) else None
        if key is not None:
            for way in ways.variants(entry[key]):
                if entry[key] not in dropped and way not in dropped:
                    yield {**entry, key: way}
        elif isinstance(entry, dict):
            yield {
                name: list(_rewritten(part, dropped, ways)) if isinstance(part, list) else part
                for name, part in entry.items()
            }
        else:
            yield entry
