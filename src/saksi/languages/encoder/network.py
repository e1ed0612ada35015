"""The network, run by onnxruntime on one thread."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

#: What a label that a language lacks is given: no score reaches it.
_FORBIDDEN = -1e4


def only(labels: Sequence[str], kept: Collection[str]) -> npt.NDArray[np.float32]:
    """Forbid the labels that a language lacks.

    Example:
        >>> only(["nmod", "compound"], {"nmod"}).tolist()
        [0.0, -10000.0]
    """
    return np.array([0.0 if label in kept else _FORBIDDEN for label in labels], dtype=np.float32)


def open_session(model: Path) -> Any:
    """Load a network for onnxruntime, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model.read_bytes(), options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of one sentence.

    Args:
        tags: the number of each word's part of speech.
        names: words by tags of names, as scores.
        arcs: words by columns, as scores; column 0 is the root, column k + 1 is word k.
        labels: the number of the best label of each arc.
        states: what a middle layer says of the pieces, where the model tells.
    """

    tags: npt.NDArray[np.int64]
    names: npt.NDArray[np.float32]
    arcs: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]
    states: npt.NDArray[np.float32] | None = None


class Network:
    """One sentence goes through at a time.

    The activations are rounded with a scale of the whole input, so sentences side by side would change each
    other's answers; and the gain of batches is small at the length of sentences.
    """

    def __init__(self, model: Path) -> None:
        """Load the weights."""
        self._session = open_session(model)

    def read(
        self,
        ids: Sequence[int],
        first: Sequence[int],
        last: Sequence[int],
        *,
        allowed: npt.NDArray[np.float32],
    ) -> Scores:
        """Score one sentence.

        Args:
            ids: its pieces, those that open and close it included; at most 512.
            first: the place of each word's first piece.
            last: the place of each word's last piece.
            allowed: what is added to the score of each label, see `only`.
        """
        found = self._session.run(
            None,
            {
                "ids": np.array(ids, dtype=np.int64),
                "first": np.array(first, dtype=np.int64),
                "last": np.array(last, dtype=np.int64),
                "allowed": allowed,
            },
        )
        return Scores(*found)
