"""The words of an event and of its article, as they are compared: hashes, weighted by how rare they are."""

import bisect
import math
import re
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.languages.wordlist import load_words
from saksi.model import Article
from saksi.reference.states import states
from saksi.steps.match.senses import senses_of

#: Hashes with their weights, sorted.
Bag = tuple[tuple[int, int], ...]

_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_END = re.compile(r"[.!?…][\"”'’)]*\s|\n")
#: Letters by which two forms of a word, or of a name in two languages, count as one.
_STEM = 5
#: Letters before and after a sentence in which names are looked for; how rare a word with a capital must be.
_AROUND, _NAMED = 350, 5
#: Parts of a page that tell what it is about.
_READ = ("title", "summary", "body")
#: How many words tell what an article is about.
_SUBJECT = 24
#: How rare a word in the name of a party must be, so that it tells who it is.
_PARTY = 4


def sentence_of(text: str, start: int, end: int) -> str:
    """Return the sentence around an interval.

    Example:
        >>> sentence_of("Satu. Dua tiga. Empat.", 6, 9)
        'Dua tiga'
    """
    begin, last = bounds_of(text, start, end)
    return text[begin:last]


def bounds_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around an interval begins and ends."""
    first = max((match.end() for match in _END.finditer(text, max(0, start - 600), start)), default=None)
    begin = first if first is not None else max(0, start - 600)
    last = _END.search(text, end, end + 600)
    return begin, last.start() if last else min(len(text), end + 600)


def _words(text: str, without: Collection[str]) -> list[str]:
    """Cut a text into words, without the names of parties and states, which are compared as such."""
    return [word for word in parted(text) if word.casefold() not in without]


def split(text: str) -> list[str]:
    """Cut a text into words.

    Example:
        >>> split("KPK-Polri, 2 tersangka")
        ['KPK', 'Polri', '2', 'tersangka']
    """
    return _WORD.findall(text)


@lru_cache(64)
def parted(text: str) -> tuple[str, ...]:
    """Cut a text into words without the names of states; a sentence is asked for by each of its events."""
    words = _WORD.findall(_GLUED.sub(" ", text))
    return tuple(word for word in words if word.casefold() not in _state_words())


def gist(text: str, without: Collection[str], language: str) -> Bag:
    """Weigh the fours of letters of a text: forms of one root share some, whatever their affixes."""
    found: dict[int, int] = {}
    for word in map(str.casefold, _words(text, without)):
        fours = [word[start : start + 4] for start in range(max(1, len(word) - 3))]
        weight = round(weight_of(word, language) / len(fours) ** 0.5)
        for four in fours if weight > 0 else ():
            key = hash_of(four)
            found[key] = max(found.get(key, 0), weight)
    return tuple(sorted(found.items()))


def stems(text: str, without: Collection[str], language: str) -> tuple[int, ...]:
    """Return the words of a text that tell something, cut to five letters."""
    told = (word for word in map(str.casefold, _words(text, without)) if weight_of(word, language))
    return tuple(sorted({hash_of(word[:_STEM]) for word in told}))


def around(article: Article, start: int, end: int) -> tuple[int, ...]:
    """Return the names in the sentence between two offsets and next to it."""
    told = _told(article.text, article.language)
    near = told.between(start - _AROUND, end + _AROUND)
    return tuple(sorted({word.stem for word in near if word.named}))


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers in a text, those of dates included."""
    return tuple(sorted({hash_of(word) for word in parted(text) if word.isdigit()}))


def subject(article: Article) -> tuple[int, ...]:
    """Return the words that tell most what an article is about: rare ones that it uses often."""
    parts = tuple((part.start, part.end) for part in article.parts if part.kind in _READ)
    return _subject(article.text, article.language, parts or ((0, len(article.text)),))


@lru_cache(8)
def _subject(text: str, language: str, parts: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    told = _told(text, language)
    used: dict[int, int] = {}
    rarest: dict[int, int] = {}
    for start, end in parts:
        for word in told.between(start, end):
            stem, weight = word.stem, word.weight
            used[stem] = used.get(stem, 0) + 1
            if weight > rarest.get(stem, 0):
                rarest[stem] = weight
    worth = [(-_worth(rarest[stem], count), stem) for stem, count in used.items()]
    return tuple(sorted(stem for _, stem in sorted(worth)[:_SUBJECT]))


@cache
def _worth(weight: int, count: int) -> float:
    return round(weight * (1 + math.log(count)), 6)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that tells something: its first letters, how rare it is, whether it is written as a name."""

    stem: int
    weight: int
    named: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a text that tell something, and where each begins."""

    starts: list[int]
    words: list[_Word]

    def between(self, start: int, end: int) -> list[_Word]:
        """Return those that begin between two offsets."""
        return self.words[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]


@lru_cache(8)
def _told(text: str, language: str) -> _Told:
    """Look through a text once, for all of its events."""
    told = _Told([], [])
    for match in _WORD.finditer(text):
        for word in _looked_at(match.group(), language):
            told.starts.append(match.start())
            told.words.append(word)
    return told


@lru_cache(1 << 16)
def _looked_at(written: str, language: str) -> tuple[_Word, ...]:
    """Return the word, or the two that lost the space between them; none of those that tell nothing."""
    found = []
    for word in _GLUED.sub(" ", written).split():
        lower = word.casefold()
        weight = weight_of(lower, language)
        if weight and not lower.isdigit() and lower not in _state_words():
            named = weight >= _NAMED and word[0].isupper() and len(word) > 2
            found.append(_Word(hash_of(lower[:_STEM]), weight, named))
    return tuple(found)


@lru_cache(1 << 14)
def party_words(name: str, id_: str, language: str) -> frozenset[int]:
    """Return the words in the name of a party that tell who of its state it is, cut to five letters."""
    words = (word.casefold() for word in parted(name) if len(word) > 2)
    return frozenset(
        hash_of(word[:_STEM])
        for word in words
        if word != id_.casefold() and weight_of(word, language) >= _PARTY
    )


@lru_cache(64)
def senses(text: str, language: str) -> tuple[int, ...]:
    """Return what the words of a text mean."""
    return tuple(sorted({sense for word in parted(text) for sense in senses_of(word, language)}))


@lru_cache(1 << 16)
def weight_of(word: str, language: str) -> int:
    """Weigh a word by how rare it is; where no list of words is there, by its length."""
    if word.isdigit():
        return _NUMBER
    if len(word) < 3:
        return 0
    classes = _classes(language)
    rarity = _RAREST - (classes.get(word, _UNSEEN) if classes else max(0, 9 - len(word)))
    return rarity if rarity > _COMMON else 0


#: Weights are the binary logarithm of how rare a word is, from the word list of the language.
_RAREST, _UNSEEN, _NUMBER, _COMMON = 16, 3, 10, 2


@cache
def _classes(language: str) -> Mapping[str, int]:
    try:
        return load_words(language).classes
    except FileNotFoundError:
        return {}


@cache
def _state_words() -> frozenset[str]:
    names = (name for state in states() for name in (state.name_id, state.name_en, state.name_ms))
    return frozenset(word for name in names for word in _WORD.findall(name.casefold()))


@lru_cache(1 << 16)
def hash_of(text: str) -> int:
    """Hash a text, the same way on every machine."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
