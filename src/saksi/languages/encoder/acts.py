"""The network that reads acts, and the weights that settle between it and the rules.

It goes on from what the parser's network says of a sentence, so that the lower layers run once. Everything it
says is advice: the coder weighs it against what the rules have found.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from saksi.languages.encoder.parse import States

Floats = npt.NDArray[np.float32]
#: Numbers by which a role's vectors are told apart; the last of each is a bias.
ROLE = 96
ROLES = ("actor", "recipient", "source")


@dataclass(frozen=True, slots=True)
class Advice:
    """What the network says of the words of one sentence.

    Args:
        types: words by types of act, as probabilities; column 0 is none.
        kinds: words by kinds of statement that a cue there would give, likewise.
        facts: words by two columns of polarity, three of certainty, three of time; each group sums to one.
        governors: words by the vectors of whoever governs a role.
        parties: words by the vectors of whoever may fill one.
    """

    types: Floats
    kinds: Floats
    facts: Floats
    governors: Floats
    parties: Floats

    def role(self, word: int, head: int, role: str) -> float:
        """Return the log-odds that the mention headed by a word plays a role in what another names."""
        at = ROLES.index(role) * ROLE
        one, other = self.governors[word, at : at + ROLE], self.parties[head, at : at + ROLE]
        return float(one[:-1] @ other[:-1] * ROLE**-0.5 + one[-1] + other[-1])


class Acts:
    """The network with the weights of those who weigh its advice.

    Args:
        model: the file of the network.
        weights: a table of weights by feature for each decision; empty ones decide nothing.
    """

    def __init__(self, model: Path, weights: Mapping[str, Mapping[str, float]]) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            model.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self.weights = weights

    def read(self, states: States, marks: Sequence[Sequence[int]]) -> Advice:
        """Read one sentence: the parser's states of it, and what the rules have found in each word."""
        found = self._session.run(
            None,
            {
                "states": states.states,
                "word": np.array(states.word, dtype=np.int64),
                "ends": np.array(states.ends, dtype=np.int64),
                "marks": np.array(marks, dtype=np.int64),
            },
        )
        return Advice(*found)


def load_acts(folder: Path) -> Acts | None:
    """Load the network of a folder, or None where it holds none."""
    model, weights = folder / "acts.onnx", folder / "acts.json"
    if not model.exists():
        return None
    return Acts(model, json.loads(weights.read_text(encoding="utf-8")) if weights.exists() else {})
