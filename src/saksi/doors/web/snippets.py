"""The place in an article where the words of a search stand, with these words marked."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saksi.model.records import READ_KINDS
from saksi.store.words import wanted_words

__all__ = ["Piece", "snippet"]

#: Characters before the first hit, and in all.
_BEFORE, _LENGTH = 70, 240


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a snippet, and whether they are what was looked for."""

    text: str
    hit: bool


def snippet(text: str, parts: Sequence[Mapping[str, Any]], query: str) -> list[Piece]:
    """Cut the characters around the first hit out of the parts that are read, or their beginning.

    Example:
        >>> snippet("Rusia mengecam Kuba.", [{"kind": "body", "start": 0, "end": 20}], "kuba")
        [Piece(text='Rusia mengecam ', hit=False), Piece(text='Kuba', hit=True), Piece(text='.', hit=False)]
    """
    pattern = _pattern(query)
    # The title stands above the snippet.
    read = [part for part in parts if part["kind"] in READ_KINDS and part["kind"] != "title"]
    stretches = [text[part["start"] : part["end"]] for part in read]
    found = next(((line, hit) for line in stretches if (hit := pattern.search(_plain(line)))), None)
    line, at = (found[0], found[1].start()) if found else (next(iter(stretches), ""), 0)
    start = _word_start(line, max(0, at - _BEFORE))
    shown = line[start : start + _LENGTH]
    pieces = _pieces(shown, pattern)
    before = [Piece("… ", hit=False)] if start else []
    after = [Piece(" …", hit=False)] if start + _LENGTH < len(line) else []
    return [*before, *pieces, *after]


def _pieces(shown: str, pattern: re.Pattern[str]) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for hit in pattern.finditer(_plain(shown)):
        pieces += [
            Piece(shown[done : hit.start()], hit=False),
            Piece(shown[hit.start() : hit.end()], hit=True),
        ]
        done = hit.end()
    return [piece for piece in (*pieces, Piece(shown[done:], hit=False)) if piece.text]


def _pattern(query: str) -> re.Pattern[str]:
    words = [_expression(word) for word in wanted_words(query)]
    return re.compile("|".join(words) or r"(?!)")


def _expression(word: str) -> str:
    # The index knows words only: what stands between them may be anything.
    parts = [re.escape(part) for part in re.findall(r"\w+", _plain(word))]
    return r"\b" + r"\W+".join(parts) + ("" if word.endswith("*") else r"\b")


def _plain(text: str) -> str:
    """Fold case and take diacritics off, each character by one character: offsets stay."""
    return "".join(_base(char) for char in text)


def _base(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def _word_start(line: str, at: int) -> int:
    blank = line.rfind(" ", 0, at) if at else -1
    return blank + 1
