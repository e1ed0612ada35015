"""Keep weights small on disk: matrices of layers as they will ship, in seven bits; the rest in sixteen.

What has been fitted coarsely (`bert.coarse_weights`) loses nothing by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

_MATRICES = ("qkv.weight", "out.weight", "inner.weight", "outer.weight")
#: Steps of a row on either side of zero.
_ROWS, _LAYERS = 127, 64
#: Bytes of one file.
_MOST = 15_000_000


def keep(state: Mapping[str, Tensor], folder: Path, name: str) -> None:
    """Write weights to files NAME-0.npz, NAME-1.npz and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[dict[str, np.ndarray]] = [{}]
    size = 0
    for key, tensor in state.items():
        for part, values in _packed(key, tensor.detach().float().cpu().numpy()).items():
            if size + values.nbytes > _MOST and files[-1]:
                files.append({})
                size = 0
            files[-1][part] = values
            size += values.nbytes
    for number, parts in enumerate(files):
        np.savez_compressed(folder / f"{name}-{number}.npz", **parts)


def _packed(key: str, values: np.ndarray) -> dict[str, np.ndarray]:
    steps = _LAYERS if key.endswith(_MATRICES) else _ROWS if key.endswith("word.weight") else 0
    if not steps:
        return {key: values.astype(np.float16)}
    scale = np.maximum(np.abs(values).max(axis=1, keepdims=True) / steps, 1e-8)
    return {f"{key}:codes": np.round(values / scale).astype(np.int8), f"{key}:scale": scale}


def kept(folder: Path, name: str) -> dict[str, Tensor]:
    """Read them back."""
    parts: dict[str, np.ndarray] = {}
    for path in sorted(folder.glob(f"{name}-*.npz")):
        with np.load(path) as stored:
            parts.update({key: stored[key] for key in stored.files})
    found: dict[str, Tensor] = {}
    for key, values in parts.items():
        if key.endswith(":codes"):
            whole = values.astype(np.float32) * parts[key.replace(":codes", ":scale")]
            found[key.removesuffix(":codes")] = torch.from_numpy(whole)
        elif not key.endswith(":scale"):
            found[key] = torch.from_numpy(values.astype(np.float32))
    return found
