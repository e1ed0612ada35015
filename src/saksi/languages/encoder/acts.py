"""The networks that read acts, and the weights that settle between them and the rules.

The first goes on from what the parser's network says of a sentence, so that the lower layers run once. For
English a second one reads the words anew; what both say is averaged. Everything they say is advice: the coder
weighs it against what the rules have found.
"""

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from saksi.languages.encoder.network import open_session
from saksi.languages.encoder.parse import MOST_PIECES, States
from saksi.languages.encoder.wordpieces import WordPieces, read_word_pieces

Floats = npt.NDArray[np.float32]
#: Numbers by which a role's vectors are told apart; the last of each is a bias.
ROLE = 96
ROLES = ("actor", "recipient", "source")
#: Where the columns of polarity, of certainty and of time begin, and where they end.
_FACTS = (0, 2, 5, 8)
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Advice:
    """What the networks say of the words of one sentence.

    Args:
        types: words by types of act, as probabilities; column 0 is none.
        kinds: words by kinds of statement that a cue there would give, likewise.
        facts: words by two columns of polarity, three of certainty, three of time; each group sums to one.
        governors: networks by words by the vectors of whoever governs a role.
        parties: networks by words by the vectors of whoever may fill one.
    """

    types: Floats
    kinds: Floats
    facts: Floats
    governors: Floats
    parties: Floats
    _odds: dict[tuple[int, str], list[float]] = field(default_factory=dict, repr=False, compare=False)

    def role(self, word: int, head: int, role: str) -> float:
        """Return the log-odds that the mention headed by a word plays a role in what another names."""
        found = self._odds.get((word, role))
        if found is None:
            # Who governs is asked about several heads: all are answered at once.
            at = ROLES.index(role) * ROLE
            one, other = self.governors[:, word, None, at : at + ROLE], self.parties[:, :, at : at + ROLE]
            product = (one[..., :-1] * other[..., :-1]).sum(-1) * ROLE**-0.5
            found = (product + one[..., -1] + other[..., -1]).mean(axis=0).tolist()
            self._odds[word, role] = found
        return found[head]


class Rereader:
    """A network that reads a sentence from its words, with pieces of its own; it is loaded when first asked.

    Args:
        model: the file of the network.
        pieces: what it knows words by.
    """

    def __init__(self, model: Path, pieces: WordPieces) -> None:
        self._model, self._pieces = model, pieces

    @cached_property
    def _session(self) -> Any:
        return open_session(self._model)

    def read(self, words: Sequence[str], marks: npt.NDArray[np.int64]) -> list[Floats] | None:
        """Read one sentence; None if it is too long for the network."""
        ids, owner, ends = self._pieces.spread(words)
        if len(ids) > MOST_PIECES:
            return None
        found: list[Floats] = self._session.run(
            None,
            {
                "ids": np.array(ids, dtype=np.int64),
                "word": np.array(owner, dtype=np.int64),
                "ends": np.array(ends, dtype=np.int64),
                "marks": marks,
            },
        )
        return found


class Acts:
    """The networks with the weights of those who weigh their advice.

    Args:
        model: the file of the first network.
        weights: a table of weights by feature for each decision; empty ones decide nothing.
    """

    def __init__(self, model: Path, weights: Mapping[str, Mapping[str, float]]) -> None:
        self._session = open_session(model)
        self.weights = weights
        self.second: Rereader | None = None

    def beside(self, second: Rereader) -> Self:
        """Return the same with a second network."""
        both = copy.copy(self)
        both.second = second
        return both

    def alone(self) -> Self:
        """Return the same without a second network: less sure of English, and a fifth quicker."""
        one = copy.copy(self)
        one.second = None
        return one

    def read(self, words: Sequence[str], states: States, marks: Sequence[Sequence[int]]) -> Advice:
        """Read one sentence.

        Args:
            words: its words.
            states: the parser's states of it.
            marks: what the rules have found in each word.
        """
        table = np.array(marks, dtype=np.int64)
        first: list[Floats] = self._session.run(
            None,
            {
                "states": states.states,
                "word": np.array(states.word, dtype=np.int64),
                "ends": np.array(states.ends, dtype=np.int64),
                "marks": table,
            },
        )
        second = self.second.read(words, table) if self.second is not None else None
        types, kinds, facts, governors, parties = first
        if second is None:
            return Advice(types, kinds, facts, governors[None], parties[None])
        groups = [_mean(facts[:, a:b], second[2][:, a:b]) for a, b in pairwise(_FACTS)]
        return Advice(
            _mean(types, second[0]),
            _mean(kinds, second[1]),
            np.concatenate(groups, axis=1),
            np.stack([governors, second[3]]),
            np.stack([parties, second[4]]),
        )


def _mean(one: Floats, other: Floats) -> Floats:
    """Average probabilities by their logarithms, so that what both find likely weighs most."""
    product: Floats = np.sqrt(np.maximum(one, _LEAST) * np.maximum(other, _LEAST))
    mean: Floats = product / product.sum(-1, keepdims=True)
    return mean


def load_acts(folder: Path) -> Acts | None:
    """Load the first network of a folder, or None where it holds none."""
    model, weights = folder / "acts.onnx", folder / "acts.json"
    if not model.exists():
        return None
    return Acts(model, json.loads(weights.read_text(encoding="utf-8")) if weights.exists() else {})


def load_second(folder: Path, language: str) -> Rereader | None:
    """Load the second network of a language, or None where the folder holds none."""
    model = folder / f"acts-{language}.onnx"
    if not model.exists():
        return None
    return Rereader(model, read_word_pieces(folder / f"pieces-{language}.txt"))
