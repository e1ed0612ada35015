"""Read the upper layers out of the parser that ships, so that acts can be taught with the repository alone.

They are stored in eight bits, each output with a scale of its own; what is lost by that is far below what the
branch learns.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.encoder.bert import Layer
from training.encoder.export import TRUNK
from training.encoder.weights import Shape

#: Heads of attention in a layer of multilingual-e5-small; the file does not tell.
HEADS = 12
_MATRICES = ("qkv", "out", "inner", "outer")


def upper_layers(parser: Path, *, dropout: float = 0.1) -> list[Layer]:
    """Return the layers above the trunk, ready to be taught.

    Args:
        parser: the file of the parser, as `training/encoder/export.py` writes it.
        dropout: of the layers while they learn.
    """
    graph = onnx.load(str(parser)).graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    epsilon = next(
        attribute.f
        for node in graph.node
        if node.op_type == "LayerNormalization"
        for attribute in node.attribute
        if attribute.name == "epsilon"
    )
    count = sum(1 for name in tensors if name.endswith(".qkv.bias"))
    width = len(tensors["norm.bias"])
    shape = Shape(width, count, HEADS, len(tensors["layers.0.inner.bias"]), 0, 0, epsilon)
    layers = []
    for number in range(TRUNK, count):
        prefix = f"layers.{number}."
        state = {name[len(prefix) :]: value for name, value in tensors.items() if name.startswith(prefix)}
        layer = Layer(shape, dropout=dropout)
        wanted = {name: _tensor(state, name) for name in layer.state_dict()}
        layer.load_state_dict(wanted)
        layers.append(layer)
    return layers


def _tensor(state: dict[str, np.ndarray], name: str) -> torch.Tensor:
    if name.removesuffix(".weight") not in _MATRICES:
        return torch.from_numpy(state[name].copy())
    codes, scale = (state[f"{name}_Transposed_{part}"] for part in ("quantized", "scale"))
    zero = state[f"{name}_Transposed_zero_point"].astype(np.float32)
    return torch.from_numpy(((codes.astype(np.float32) - zero) * scale).T.copy())
