"""From words to what is said of each: pieces in, one tree and names out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from saksi.languages.encoder.names import best_tags
from saksi.languages.encoder.network import Network, only
from saksi.languages.encoder.pieces import BEGIN, END, Pieces
from saksi.languages.encoder.trees import heads_of

#: Pieces that go through the network at once, the opening and the closing one included; it has 512 places.
MOST_PIECES = 500
#: Words of one passage at most: the scores of arcs grow with the square of it.
MOST_WORDS = 320
#: What links the rest of an overlong sentence to its beginning.
LINK = "parataxis"
ROOT = "ROOT"
#: The key under which a Doc carries the states of its pieces.
STATES = "saksi.states"


@dataclass(frozen=True, slots=True)
class Symbols:
    """What the numbers of the network stand for.

    Args:
        tags: universal parts of speech.
        labels: labels of arcs, but for the root's.
        names: tags of names.
        kept: the labels that the language at hand has.
    """

    tags: tuple[str, ...]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    kept: frozenset[str]


@dataclass(frozen=True, slots=True)
class States:
    """What a middle layer of the network says of the pieces of one sentence.

    Args:
        states: pieces by width.
        ids: the pieces.
        word: for each piece the number of its word; 0 for those that open and close.
        ends: for each word its first and its last piece.
    """

    states: npt.NDArray[np.float32]
    ids: list[int]
    word: list[int]
    ends: list[tuple[int, int]]


@dataclass(slots=True)
class Parse:
    """One sentence as read.

    Args:
        tags: universal parts of speech.
        heads: places of the heads; the root is its own head.
        labels: labels of the arcs, "ROOT" for the root.
        names: tags of names, "B-PER", "I-PER", "O" and so on.
        states: what the network that reads acts goes on from; None for a sentence read in passages.
    """

    tags: list[str]
    heads: list[int]
    labels: list[str]
    names: list[str]
    states: States | None = None


class Parser:
    """Parses sentences that are cut into words."""

    def __init__(self, network: Network, pieces: Pieces, symbols: Symbols) -> None:
        """Keep the parts."""
        self._network, self._pieces, self._symbols = network, pieces, symbols
        self._allowed = only(symbols.labels, symbols.kept)

    def parse(self, words: Sequence[str], spaces: Sequence[bool]) -> Parse:
        """Parse one sentence.

        An overlong one is read in passages: the root of each later one hangs from the root of the first.

        Args:
            words: its words, none of them blank.
            spaces: whether white space follows each.
        """
        cuts: list[tuple[int, ...]] = []
        opens = True
        for word, space in zip(words, spaces, strict=True):
            cuts.append(self._pieces.cut(word, opens=opens))
            opens = space
        whole = Parse([], [], [], [])
        passages = _passages(cuts)
        for start, end in passages:
            states = self._append(whole, cuts[start:end])
            whole.states = states if len(passages) == 1 else None
        return whole

    def _append(self, whole: Parse, cuts: Sequence[tuple[int, ...]]) -> States | None:
        ids, first, last, word = [BEGIN], [], [], [0]
        for number, cut in enumerate(cuts):
            word.extend([number] * len(cut))
            first.append(len(ids))
            ids.extend(cut)
            last.append(len(ids) - 1)
        ids.append(END)
        scores = self._network.read(ids, first, last, allowed=self._allowed)
        heads = heads_of(scores.arcs)
        start = len(whole.heads)
        root = next((k for k, head in enumerate(whole.heads) if head == k), None)
        for place, head in enumerate(heads):
            if head >= 0:
                whole.heads.append(start + head)
                whole.labels.append(self._symbols.labels[scores.labels[place, head + 1]])
            else:
                whole.heads.append(start + place if root is None else root)
                whole.labels.append(ROOT if root is None else LINK)
        whole.tags.extend(self._symbols.tags[tag] for tag in scores.tags)
        whole.names.extend(best_tags(scores.names, self._symbols.names))
        if scores.states is None:
            return None
        return States(scores.states, ids, [*word, 0], list(zip(first, last, strict=True)))


def _passages(cuts: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Part a sentence where the network's limits ask for it."""
    passages: list[tuple[int, int]] = []
    start, pieces = 0, 2
    for place, cut in enumerate(cuts):
        if place > start and (pieces + len(cut) > MOST_PIECES or place - start >= MOST_WORDS):
            passages.append((start, place))
            start, pieces = place, 2
        pieces += len(cut)
    if start < len(cuts):
        passages.append((start, len(cuts)))
    return passages
