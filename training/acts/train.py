"""Teach the encoder acts: one command, in steps that are kept once done.

    python -m training.acts.train --state .work/encoder/final/state.pt --model MODEL

Steps: the articles in numbers; their sentences through the trunk; one branch for each fold, which has not
seen its articles, so that the weights are learnt from honest advice; the branch that ships; the weights.
Articles held for reporting are seen by none of them.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Sequence
from pathlib import Path

import torch

from saksi.languages.encoder.acts import Acts
from saksi.languages.encoder.pieces import read_pieces
from training.acts import gold
from training.acts.examples import Paper, papers
from training.acts.export import export
from training.acts.fit import Plan, fit, rows_of
from training.acts.network import Branch
from training.acts.weights import Page, learn, pages_of, report
from training.encoder.bert import Encoder, from_pretrained
from training.encoder.weights import package_file, read_weights

FOLDS = 3
PLAN = Plan()
#: The seed of chance, also for which fold an article falls into.
SEED = 5


def load_encoder(state: Path, pieces: Path, *, layers: int) -> Encoder:
    """Load the fitted parser's encoder; what its heads say is not needed."""
    source = read_weights(package_file())
    numbers = {piece: number for number, piece in enumerate(source.pieces)}
    lines = [line for line in pieces.read_text(encoding="utf-8").split("\n") if line]
    encoder = from_pretrained(source, kept=[numbers[line.split("\t")[0]] for line in lines], layers=layers)
    kept = torch.load(state, weights_only=False)
    kept = kept.get("model", kept)
    own = {name[8:]: value for name, value in kept.items() if name.startswith("encoder.")}
    encoder.load_state_dict(own)
    return encoder


def fold_of(key: str) -> int:
    """Spread the articles over the folds by their numbers, so that each language is in all."""
    digits = "".join(c for c in key if c.isdigit())
    return (int(digits) // 4 if digits else 0) % FOLDS


def teach(encoder: Encoder, found: Sequence[Paper], pieces: Path, work: Path, *, only: int | None) -> None:
    """Fit the branches that are not there yet: one a fold, then the one that ships (number FOLDS)."""
    missing = [n for n in range(FOLDS + 1) if not (work / f"fold-{n}.onnx").exists() and only in (None, n)]
    if not missing:
        return
    learnt = [paper for paper in found if paper.split != "held"]
    rows = rows_of(learnt, encoder, read_pieces(pieces))
    for number in missing:
        own = [row for paper in learnt if fold_of(paper.key) != number for row in rows[paper.key]]
        torch.manual_seed(SEED)
        branch = fit(Branch(encoder), own, PLAN, seed=SEED + number, note=f"fold {number}")
        partial = work / f"fold-{number}.new"
        export(branch, partial)
        partial.rename(work / f"fold-{number}.onnx")


def main() -> None:
    """Read the command line and teach."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--state", type=Path, required=True, help="the fitted parser, a file of torch")
    parser.add_argument("--model", type=Path, required=True, help="the folder of the exported parser")
    parser.add_argument("--work", type=Path, default=Path(".work/acts"))
    parser.add_argument("--labels", type=Path, nargs="*", default=[], help="folders of labels not stored yet")
    parser.add_argument("--only", type=int, help="fit this fold and stop")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work, pieces = options.work, options.model / "pieces.tsv"
    work.mkdir(parents=True, exist_ok=True)
    golds = [*gold.load(), *gold.from_folders(options.labels)]
    kept = work / "papers.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(list(papers(golds))))
    found: list[Paper] = pickle.loads(kept.read_bytes())
    encoder = load_encoder(options.state, pieces, layers=8)
    teach(encoder, found, pieces, work, only=options.only)
    if options.only is not None:
        return
    advisers = [Acts(work / f"fold-{number}.onnx", {}) for number in range(FOLDS + 1)]
    pages: list[Page] = []
    for one in golds:
        number = FOLDS if one.split == "held" else fold_of(one.key)
        pages += pages_of(one, advisers[number])
    weights = learn([page for page in pages if page.split != "held"])
    print(report([page for page in pages if page.split == "held"], weights))
    (options.model / "acts.json").write_text(
        json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf-8"
    )
    (options.model / "acts.onnx").write_bytes((work / f"fold-{FOLDS}.onnx").read_bytes())


if __name__ == "__main__":
    main()
