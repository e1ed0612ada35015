"""Choose the pieces that Indonesian, English and Malay need out of the 250,000 of multilingual-e5-small.

Every word of the texts is cut with all pieces and the pieces are counted, each language with the same weight.
The most frequent stay, and so do all single letters, digits and signs of Latin text: whatever has lost its
piece is written with smaller ones.

    python -m training.encoder.vocabulary --data .work/data --out .work/encoder/pieces.tsv
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from saksi.languages.encoder.pieces import Pieces
from training.encoder.weights import Pretrained, package_file, read_weights

SIZE = 32_000
_SPECIAL = 4
# Words and signs as the tokenizers will cut them, roughly: a sign stands for itself.
_WORD = re.compile(r"(\s?)([^\W_]+(?:['\u2019-][^\W_]+)*|\S)")
TEXTS = {
    "id": ("text/id/all_id.txt", "news/id/*.jsonl", "parallel/*/*.ind.txt"),
    "ms": ("text/ms/all_ms.txt", "news/ms/*.jsonl", "parallel/*/*.msa.txt"),
    "en": (
        "treebanks/ud_en_ewt/en_ewt-ud-train.rebuilt.conllu",
        "parallel/*/*.eng.txt",
        "parallel/*/*-EN-*.txt",
        "parallel/*/news/*",
        "news/en/**/*.csv",
        "news/en/*.json",
        "news/en/**/*.jsonl",
        "news/en/**/*.txt",
    ),
}


def count_words(lines: Iterable[str]) -> Counter[tuple[str, bool]]:
    """Count words, with and without a blank before them."""
    counts: Counter[tuple[str, bool]] = Counter()
    for line in lines:
        for match in _WORD.finditer(line):
            counts[match.group(2), bool(match.group(1)) or match.start() == 0] += 1
    return counts


def read_lines(data: Path, patterns: Iterable[str]) -> Iterator[str]:
    """Read the texts of a language; of a treebank only the sentences."""
    for pattern in patterns:
        for path in sorted(data.glob(pattern)):
            with path.open(encoding="utf-8", errors="replace") as stream:
                for line in stream:
                    if path.suffix != ".conllu":
                        yield line
                    elif line.startswith("# text = "):
                        yield line[9:]


def count_pieces(words: Counter[tuple[str, bool]], pieces: Pieces) -> Counter[int]:
    """Count the pieces that the words are cut into; words seen once are slips more often than not."""
    counts: Counter[int] = Counter()
    for (word, opens), count in words.items():
        if count > 1 and len(word) < 40:
            for piece in pieces.cut(word, opens=opens):
                counts[piece] += count
    return counts


def choose(source: Pretrained, data: Path, *, size: int = SIZE) -> list[int]:
    """Give the kept ids in their old order."""
    pieces = Pieces(source.pieces, source.scores.tolist())
    share: dict[int, float] = {}
    for patterns in TEXTS.values():
        counts = count_pieces(count_words(read_lines(data, patterns)), pieces)
        total = counts.total()
        for piece, count in counts.items():
            share[piece] = share.get(piece, 0.0) + count / total
    single = [
        number
        for number, piece in enumerate(source.pieces)
        if len(piece) == 1
        and (ord(piece) < 0x250 or piece in "\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac\u2581")
    ]
    kept = {*range(_SPECIAL), *single}
    for piece in sorted(share, key=lambda p: (-share[p], p)):
        if len(kept) >= size:
            break
        kept.add(piece)
    return sorted(kept)


def write_pieces(source: Pretrained, kept: list[int], out: Path) -> None:
    """Write one piece and its score a line."""
    rows = (f"{source.pieces[number]}\t{source.scores[number]:.3f}\n" for number in kept)
    out.write_text("".join(rows), encoding="utf-8")


def main() -> None:
    """Choose and write the pieces."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=SIZE)
    options = parser.parse_args()
    source = read_weights(package_file())
    write_pieces(source, choose(source, options.data, size=options.size), options.out)


if __name__ == "__main__":
    main()
