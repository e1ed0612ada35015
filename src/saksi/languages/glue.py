"""Part words that were glued together when a page lost the blanks around its links.

"kepadaIsraelyang" is three words. Only blanks are put in; nothing is removed or changed, so that every
offset of the parted text leads back to the page as captured. A run of letters is parted only where all
its pieces are known and each border between them is one that lost markup leaves behind; a word that is
merely rare stays whole, because a false cut is worse than a missed one.

Misses, accepted because the cure cuts real words: two lower-case words of which one is rare, "di" or
"dan" after a name that stands nowhere else, two unknown names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from saksi.languages.glue_borders import CAPITALISED, Kind, Names, Piece, Run, may_cut
from saksi.languages.wordlist import WordList, load_words

__all__ = ["Parted", "WordList", "load_words", "part"]


@dataclass(frozen=True, slots=True)
class Parted:
    """A text with the blanks that its page had lost.

    Attributes:
        text: The text with blanks put in.
        inserted: Offsets of these blanks in `text`, ascending.
    """

    text: str
    inserted: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """Lead an offset of the parted text back to the captured text.

        Good for both ends of a half-open span: one that opens on an inserted blank opens on the captured
        character after it, one that closes behind a blank closes behind the character before it.

        Example:
            >>> parted = Parted("kepada Israel yang", (6, 13))
            >>> parted.original(7), parted.original(13)
            (6, 12)
        """
        return offset - bisect_left(self.inserted, offset)


_RUN = re.compile(r"[^\W_]+")
_PROTECTED = re.compile(r"\S*(?:://|www\.|[@#_])\S*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}/\S*")
_SHAPE = re.compile(r"[A-Z][a-z]{2,}|[A-Z]{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d(?=[a-z]{3})")
_BORDER = re.compile(r"[a-z0-9][A-Z]|[A-Z][A-Z][a-z]")
_JOINED_BEFORE = re.compile(r"[-'/\u2019.]$")
_JOINED_AFTER = re.compile(r"[-'/\u2019]|\.[a-z]")
_DOMAIN = re.compile(r"\.(?:com|co|id|net|org|tv|news)\b", re.IGNORECASE)
_MARKS = re.compile(
    r"(?P<left>[^\W_]+)[)\u201d]?(?P<mark>[.!?,])(?=(?P<right>[A-Z][^\W_]*))"
    r"|[^\W_][.!?,]?(?=\u201c[A-Z])|(?<=[^\s(])\u201d(?=[^\W\d_]{2})"
    r"|(?P<close>\([^()\n]{2,40}\))(?=(?P<next>[^\W\d_]{2,}))"
    r"|(?P<open>[^\W\d_]{3,}|AS)(?=\((?:[A-Z]{2,}\)|[A-Z][a-z]{2,}|\d{1,2}/\d))"
)
# The price of a cut, so that of two ways to read a run the one with fewer pieces wins.
_CUT = 2.0
_NONE: tuple[str, ...] = ()


def part(text: str, *, words: WordList, names: Collection[str]) -> Parted:
    """Put back the blanks that lost link markup took from a text.

    Args:
        text: Captured text.
        words: The word list of its language.
        names: Names of states, bodies and persons, in their usual capitals. Pass a frozenset that lives
            long: it is prepared once, any other collection at every call.

    Example:
        >>> words = WordList(classes={"kepada": 12, "yang": 16}, links=frozenset({"yang"}))
        >>> part("kepadaIsraelyang", words=words, names=["Israel"]).text
        'kepada Israel yang'
    """
    finder = _Finder(text, words, _prepare(names if isinstance(names, frozenset) else frozenset(names)))
    cuts = sorted(set(finder.cuts()))
    if not cuts:
        return Parted(text)
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return Parted(" ".join(pieces), tuple(at + number for number, at in enumerate(cuts)))


@lru_cache(maxsize=8)
def _prepare(names: frozenset[str]) -> Names:
    alone: set[str] = set()
    within: set[str] = set()
    after: dict[str, set[str]] = {}
    for name in names:
        parts = name.split()
        if len(parts) == 1 and name[0].isupper() and len(name) > 1:
            alone.add(name)
        elif len(parts) > 1:
            within.update(word for word in parts if len(word) > 3 and _SHAPE.fullmatch(word))
            after.setdefault(parts[-1], set()).add(parts[-2])
    before = {last: tuple(sorted(first)) for last, first in after.items()}
    return Names(frozenset(alone), frozenset(within), before)


class _Finder:
    """Find the places of lost blanks in one text."""

    __slots__ = ("names", "seen", "text", "words")

    def __init__(self, text: str, words: WordList, names: Names) -> None:
        self.text = text
        self.words = words
        self.names = names
        self.seen: Counter[str] = Counter()

    def cuts(self) -> Iterator[int]:
        """Give the offsets before which a blank is missing, in no order."""
        closed = [match.span() for match in _PROTECTED.finditer(self.text)]
        known, foreign = self.words.classes, self.words.foreign
        unknown: list[tuple[str, int, str]] = []
        previous = ""
        for match in _RUN.finditer(self.text):
            form = match.group()
            low = form.lower()
            if form != low:
                self.seen[form] += 1
            # A slip such as "diindonesia" is in the list too, and says nothing of "diIndonesia".
            listed = (low in known or low in foreign) and (form[1:] == low[1:] or form.isupper())
            if not listed and len(form) > 3:
                unknown.append((form, match.start(), previous))
            previous = form
        for form, start, before in unknown:
            if not self._stands(form) and not _inside(closed, start):
                yield from (start + at for at in self._cuts_of(form, start, before))
        yield from (at for at in self._marks() if not _inside(closed, at - 1))

    def _stands(self, form: str) -> bool:
        """Tell whether a run is right as it is, without looking for pieces."""
        words, names = self.words, self.names
        if form in words.kept or form in names.alone or form in names.within or form.isupper():
            return True
        return (form.islower() or form.istitle()) and words.knows(form.lower())

    def _cuts_of(self, form: str, start: int, previous: str) -> list[int]:
        before = self.text[max(0, start - 2) : start]
        after = self.text[start + len(form) : start + len(form) + 6]
        if form.islower() and (_JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after)):
            return []
        if not (form.islower() or form[0].isupper() or _BORDER.search(form) or _YEAR.match(form)):
            return []
        run = Run(
            form,
            self.words,
            self.names,
            self.seen,
            previous=previous,
            opens_line=not before.strip() or before[-1] == "\n" or before == ", ",
            opens_name=after[:1] in (" ", "-") and after[1:2].isupper(),
            domain=_DOMAIN.match(after) is not None,
        )
        return _cheapest(run)

    def _marks(self) -> Iterator[int]:
        """Give the places behind punctuation and around brackets."""
        for match in _MARKS.finditer(self.text):
            if match["mark"]:
                beside = self.text[match.start() - 1 : match.start()] + self.text[match.end("right") :][:1]
                if "/" not in beside and self._ends_clause(match["left"], match["mark"], match["right"]):
                    yield match.end()
            elif match["close"]:
                before = self.text[match.start() - 1 : match.start()] if match.start() else " "
                whole = not before.isalnum() or match["close"][1:-1].isupper()
                if whole and self._opens_word(match["next"]):
                    yield match.end()
            elif not match["open"] or self._is_known(match["open"]) or CAPITALISED.fullmatch(match["open"]):
                yield match.end()

    def _ends_clause(self, left: str, mark: str, right: str) -> bool:
        low, following, words = left.lower(), right.lower(), self.words
        if mark == "." and (low in words.dotted or following in words.dotted or len(right) < 2):
            return False
        if left.isdigit():
            return (
                mark == "."
                and len(left) in (1, 2, 4)
                and right.istitle()
                and (len(right) > 3 or following in words.classes)
            )
        if len(left) == 1:
            # An initial; the degrees "S.Kom", "M.Hum" are no names.
            named = right in self.names.within or (left not in "SM" and len(right) > 3)
            return mark == "." and right.istitle() and named
        if len(left) < 3 and left not in self.names.alone and words.classes.get(low, 0) <= 8:
            return False
        if left[-1].isupper() or left[-1].isdigit():
            return right[1:].islower() and self._is_known(right)
        return self._is_known(left) and self._opens_word(right)

    def _is_known(self, form: str) -> bool:
        named = form in self.names.alone or form in self.names.within or self.seen[form] > 1
        return named or self.words.knows(form.lower())

    def _opens_word(self, form: str) -> bool:
        if form.islower():
            return form in self.words.classes
        if len(form) == 2:
            return form in self.names.alone or self.words.classes.get(form.lower(), 0) > 8
        return self._is_known(form) or CAPITALISED.match(form) is not None


def _inside(spans: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


@dataclass(frozen=True, slots=True)
class _Way:
    """A reading of a run up to some place."""

    cost: float
    last: Piece
    cuts: tuple[int, ...]


def _cheapest(run: Run) -> list[int]:
    """Give the offsets at which the pieces of the cheapest reading begin, none if there is no reading."""
    size = len(run.form)
    ways: list[list[_Way]] = [[] for _ in range(size + 1)]
    for start in range(size):
        if start and not ways[start]:
            continue
        for piece in _pieces(run, start):
            if not start:
                if piece.end < size:
                    ways[piece.end].append(_Way(piece.cost, piece, ()))
                continue
            allowed = [way for way in ways[start] if may_cut(run, way.last, piece)]
            if allowed:
                way = min(allowed, key=_cost)
                ways[piece.end].append(_Way(way.cost + _CUT + piece.cost, piece, (*way.cuts, start)))
    return list(min(ways[size], key=_cost).cuts) if ways[size] else []


def _cost(way: _Way) -> float:
    return way.cost


def _pieces(run: Run, start: int) -> Iterator[Piece]:
    """List what may begin at one place of a run."""
    year = _YEAR.match(run.form) if start == 0 else None
    if year:
        yield Piece(0, year.end(), year.group(), Kind.YEAR, 3)
    elif run.form[start].islower():
        yield from _lower(run, start)
    elif run.form[start].isupper():
        yield from _named(run, start)
        yield from _unknown(run, start)


def _lower(run: Run, start: int) -> Iterator[Piece]:
    form, known = run.form, run.words.classes
    stop = start
    while stop < len(form) and form[stop].islower():
        stop += 1
    for end in range(start + 2, stop + 1):
        word = form[start:end]
        rank = known.get(word, 0)
        if not rank and end - start > 6 and word.endswith("nya"):
            rank = min(known.get(word[:-3], 0), 8)
        if rank:
            yield Piece(start, end, word, Kind.WORD, 20 - rank, rank)
        elif end - start > 3 and word in run.words.foreign:
            yield Piece(start, end, word, Kind.FOREIGN, 16)
        elif end == stop < len(form) and end - start > 3:
            yield Piece(start, end, word, Kind.RARE, 25)
    for end in range(stop, len(form) + 1):
        if form[start:end] in run.words.kept:
            yield Piece(start, end, form[start:end], Kind.KEPT, 5)


def _named(run: Run, start: int) -> Iterator[Piece]:
    names, known = run.names, run.words.classes
    for end in range(start + 2, len(run.form) + 1):
        form = run.form[start:end]
        low = form.lower()
        given = form in names.alone or (start == 0 and run.previous.endswith(names.after.get(form, _NONE)))
        if form in run.words.kept:
            yield Piece(start, end, form, Kind.KEPT, 5)
        elif given:
            yield Piece(start, end, form, Kind.NAME, 8, 1)
        # "Star" of "Daily Star" is no name by itself.
        elif form in names.within and known.get(low, 0) < 6 and low not in run.words.foreign:
            yield Piece(start, end, form, Kind.NAME, 8)
        elif form in run.seen and form != run.form and (form.isupper() or _is_name(form, known)):
            # Dearer than a given name and a link, since the page may repeat a glued form.
            yield Piece(start, end, form, Kind.SEEN, 16)
        if form[1:].islower() and low in known:
            yield Piece(start, end, form, Kind.TITLE, 21 - known[low], known[low])
        elif end - start > 3 and form[1:].islower() and low in run.words.foreign:
            yield Piece(start, end, form, Kind.FOREIGN, 17)


def _is_name(form: str, known: dict[str, int]) -> bool:
    return _SHAPE.fullmatch(form) is not None and form.lower() not in known


def _unknown(run: Run, start: int) -> Iterator[Piece]:
    for end in range(start + 2, len(run.form) + 1):
        form = run.form[start:end]
        plain = CAPITALISED.fullmatch(form) or form in run.words.fronts
        if plain:
            yield Piece(start, end, form, Kind.CAPITAL, 12 + 4 * len(form))
        elif start and end == len(run.form) and (form in run.words.particles or len(form) > 2):
            # Up to the end of the run a name may hold further capitals: "dariTribunJakarta".
            yield Piece(start, end, form, Kind.CAPITAL, 17 if len(form) == 2 else 32 + 4 * len(form))
