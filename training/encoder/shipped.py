"""Read the network out of the file that ships, so that it can be taught on with the repository alone.

It is stored in eight bits, each output with a scale of its own.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.encoder.bert import Encoder
from training.encoder.weights import Shape

#: Heads of attention in a layer of multilingual-e5-small; the file does not tell.
HEADS = 12
_MATRICES = ("qkv", "out", "inner", "outer")


def shipped_encoder(parser: Path, *, dropout: float = 0.1) -> Encoder:
    """Return the parser's encoder, ready to be taught.

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
    words, places = (_rows(tensors, name) for name in ("word", "position"))
    inner = len(tensors["layers.0.inner.bias"])
    shape = Shape(words.shape[1], count, HEADS, inner, len(words), len(places), epsilon)
    encoder = Encoder(shape, rows=len(words), layers=count, dropout=dropout)
    known = {"word.weight": words, "position.weight": places}
    state = {name: known[name] if name in known else _tensor(tensors, name) for name in encoder.state_dict()}
    encoder.load_state_dict(state)
    return encoder


def _rows(tensors: dict[str, np.ndarray], name: str) -> torch.Tensor:
    codes, scale = (tensors[f"{name}.{part}"].astype(np.float32) for part in ("codes", "scale"))
    return torch.from_numpy(codes * scale)


def _tensor(tensors: dict[str, np.ndarray], name: str) -> torch.Tensor:
    if name.split(".")[-2] not in _MATRICES or name.endswith(".bias"):
        return torch.from_numpy(tensors[name].copy())
    codes, scale = (tensors[f"{name}_Transposed_{part}"] for part in ("quantized", "scale"))
    zero = tensors[f"{name}_Transposed_zero_point"].astype(np.float32)
    return torch.from_numpy(((codes.astype(np.float32) - zero) * scale).T.copy())
