"""Teach the encoder acts: one command, in steps that are kept once done.

    python -m training.acts.train --model src/saksi/languages/encoder/model

Steps: the articles in numbers, as the parser in that folder sees them; one branch for each fold, which has
not seen its articles, so that the weights are learnt from honest advice; the branch that ships; the weights.
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
from training.acts import gold
from training.acts.examples import Paper, papers
from training.acts.export import export
from training.acts.fit import Plan, fit, rows_of
from training.acts.network import Branch
from training.acts.shipped import upper_layers
from training.acts.weights import Page, learn, pages_of, report

FOLDS = 3
PLAN = Plan()
#: The seed of chance, also for which fold an article falls into.
SEED = 5


def fold_of(key: str) -> int:
    """Spread the articles over the folds by their numbers, so that each language is in all."""
    digits = "".join(c for c in key if c.isdigit())
    return (int(digits) // 4 if digits else 0) % FOLDS


def teach(found: Sequence[Paper], parser: Path, work: Path, *, only: int | None) -> None:
    """Fit the branches that are not there yet: one a fold, then the one that ships (number FOLDS)."""
    missing = [n for n in range(FOLDS + 1) if not (work / f"fold-{n}.onnx").exists() and only in (None, n)]
    if not missing:
        return
    rows = rows_of([paper for paper in found if paper.split != "held"])
    for number in missing:
        own = [row for key, some in rows.items() if fold_of(key) != number for row in some]
        torch.manual_seed(SEED)
        branch = fit(Branch(upper_layers(parser)), own, PLAN, seed=SEED + number, note=f"fold {number}")
        partial = work / f"fold-{number}.new"
        export(branch, partial)
        partial.rename(work / f"fold-{number}.onnx")


def main() -> None:
    """Read the command line and teach."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="the folder of the exported parser")
    parser.add_argument("--work", type=Path, default=Path(".work/acts"))
    parser.add_argument("--labels", type=Path, nargs="*", default=[], help="folders of labels not stored yet")
    parser.add_argument("--only", type=int, help="fit this fold and stop")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    golds = [*gold.load(), *gold.from_folders(options.labels)]
    kept = work / "papers.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(list(papers(golds))))
    found: list[Paper] = pickle.loads(kept.read_bytes())
    teach(found, options.model / "parser.onnx", work, only=options.only)
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
