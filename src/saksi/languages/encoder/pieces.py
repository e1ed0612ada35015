"""Cut words into the pieces that the encoder knows.

A unigram model as in SentencePiece: of all ways to cut a word the one with the highest sum of scores. Words
are cut one by one, so the answer is kept for words seen before, and news repeats its words. Pieces that begin
a word after a blank open with "▁".
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
_SPECIAL = 4
_MARK = "\u2581"
#: How much worse than the worst piece an unknown character is.
_PENALTY = 10.0
#: No word needs more pieces: longer ones (addresses, glued text) keep their beginning and their end.
LONGEST = 24
_CACHED = 100_000


class Pieces:
    """The pieces with their scores; the first four ids are special.

    Example:
        >>> pieces = Pieces(["", "", "", "", "▁ka", "ta", "▁", "k"], [0, 0, 0, 0, -1, -2, -3, -4])
        >>> pieces.cut("kata", opens=True), pieces.cut("kx", opens=True)
        ((4, 5), (6, 7, 3))
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """Index the pieces."""
        self._ids = {piece: number for number, piece in enumerate(pieces) if number >= _SPECIAL and piece}
        self._scores = list(scores)
        self._longest = max((len(piece) for piece in self._ids), default=1)
        self._unknown = min(self._scores) - _PENALTY
        self.cut = lru_cache(maxsize=_CACHED)(self._cut)

    def __len__(self) -> int:
        return len(self._scores)

    def _cut(self, word: str, *, opens: bool) -> tuple[int, ...]:
        """Give the ids of the pieces of one word; `opens` tells that a blank stands before it, or nothing."""
        text = (_MARK if opens else "") + unicodedata.normalize("NFKC", word).replace(" ", _MARK)
        if not text:
            return (UNKNOWN,)
        found = self._best(text)
        if len(found) > LONGEST:
            found = found[: LONGEST - LONGEST // 3] + found[-(LONGEST // 3) :]
        return tuple(found)

    def _best(self, text: str) -> list[int]:
        """Find the best cut from left to right (Viterbi)."""
        size = len(text)
        best = [0.0] + [-1e30] * size
        came = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            so_far = best[start]
            for end in range(start + 1, min(size, start + self._longest) + 1):
                number = self._ids.get(text[start:end])
                if number is not None:
                    score = so_far + self._scores[number]
                    if score > best[end]:
                        best[end], came[end] = score, (start, number)
            if so_far + self._unknown > best[start + 1]:
                best[start + 1], came[start + 1] = so_far + self._unknown, (start, UNKNOWN)
        found: list[int] = []
        at = size
        while at > 0:
            at, number = came[at]
            found.append(number)
        return found[::-1]


def read_pieces(source: Path) -> Pieces:
    """Read a file of one piece and its score a line, parted by a tab."""
    rows = [line.split("\t") for line in source.read_text(encoding="utf-8").split("\n") if line]
    return Pieces([row[0] for row in rows], [float(row[1]) for row in rows])
