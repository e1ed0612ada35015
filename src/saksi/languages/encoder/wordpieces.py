"""Cut English words into the pieces that MiniLM knows: lower case, the longest piece first (WordPiece).

As in BERT (Devlin et al. 2019), accents are dropped and punctuation stands alone; a piece within a word opens
with "##". Words are cut one by one, so the answer is kept for words seen before.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

UNKNOWN, PAD, BEGIN, END = range(4)
#: The names of the special pieces, in the order of their numbers; a batch is filled up with 1 (training).
SPECIAL = ("[UNK]", "[PAD]", "[CLS]", "[SEP]")
#: No word needs more pieces: of longer ones (addresses, glued text) the beginning is read.
LONGEST = 16
_CACHED = 100_000
_PARTS = re.compile(r"[^\W_]+|[\W_]")


class WordPieces:
    """The pieces; the first four are special.

    Example:
        >>> pieces = WordPieces([*SPECIAL, "talk", "##s", "u", ".", "s"])
        >>> pieces.cut("Talks"), pieces.cut("U.S."), pieces.cut("Üx")
        ((4, 5), (6, 7, 8, 7), (0,))
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        """Index the pieces."""
        self.names = tuple(pieces)
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self._longest = max((len(piece) for piece in pieces), default=1)
        self.cut = lru_cache(maxsize=_CACHED)(self._cut)

    def spread(self, words: Sequence[str]) -> tuple[list[int], list[int], list[tuple[int, int]]]:
        """Cut a sentence.

        Returns:
            Its pieces, with one that opens and one that closes; for each piece the number of its word, 0 for
            those two; for each word its first and its last piece.
        """
        ids, owner, ends = [BEGIN], [0], []
        for number, word in enumerate(words):
            cut = self.cut(word)
            ends.append((len(ids), len(ids) + len(cut) - 1))
            ids.extend(cut)
            owner.extend([number] * len(cut))
        return [*ids, END], [*owner, 0], ends

    def _cut(self, word: str) -> tuple[int, ...]:
        """Give the ids of the pieces of one word."""
        plain = "".join(
            c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn"
        )
        found = [piece for part in _PARTS.findall(plain) if part.strip() for piece in self._part(part)]
        return tuple(found[:LONGEST]) or (UNKNOWN,)

    def _part(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            opening = "##" if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                number = self._ids.get(opening + part[start:end])
                if number is not None:
                    break
            else:
                return [UNKNOWN]
            found.append(number)
            start = end
        return found


def read_word_pieces(source: Path) -> WordPieces:
    """Read a file of one piece a line."""
    return WordPieces(source.read_text(encoding="utf-8").split("\n")[:-1])
