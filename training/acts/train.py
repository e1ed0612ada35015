"""Teach the encoder acts: one command, in steps that are kept once done.

    python -m training.acts.train --model src/saksi/languages/encoder/model

Steps: the articles in numbers, as the parser in that folder sees them; one branch for each fold, which has
not seen its articles, so that the weights are learnt from honest advice; the branch that ships; the same for
the second network, which reads English; the weights. Articles held for reporting are seen by none of them.
Where time is short, `--folds 0 1` fits the branches of these folds alone and learns the weights from their
articles. Articles labelled after the job was made are seen by no branch: the one that ships advises on them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import torch

from saksi.languages.encoder.acts import ROLE, ROLES, Acts, Rereader
from saksi.languages.encoder.wordpieces import read_word_pieces
from saksi.steps.code.marks import SIZES, TYPES
from training.acts import gold
from training.acts.course import FOLDS, PLAN, SECOND, Job, fold_of, load_job, teach, write_job
from training.acts.examples import papers
from training.acts.export import export
from training.acts.fit import Plan
from training.acts.minilm import english_encoder, recut
from training.acts.network import Branch, Heads
from training.acts.segments import FACTS, KINDS
from training.acts.sheets import Sheet, learn_settled, settle, sheets_of
from training.acts.weights import learn, page_of, report
from training.encoder.bert import Encoder
from training.encoder.compact import kept
from training.encoder.export import TRUNK
from training.encoder.shipped import shipped_encoder

HEADS = Heads(
    SIZES, len(TYPES), len(KINDS), {name: len(values) for name, values in FACTS.items()}, len(ROLES), ROLE
)


def branches(
    job: Job, begin: Callable[[], Encoder], work: Path, numbers: Iterable[int], *, plan: Plan, device: str
) -> None:
    """Fit the branches that are not there yet: one a fold, or, by the number FOLDS, the one that ships."""
    for number in numbers:
        out = work / f"fold-{number}.onnx"
        if out.exists():
            continue
        if not (work / f"fold-{number}-0.npz").exists():
            teach(job, begin(), number, work, plan=plan, device=device)
        encoder = begin()
        branch = Branch(list(encoder.layers[job.trunk :]), job.heads)
        branch.load_state_dict(kept(work, f"fold-{number}"))
        partial = out.with_suffix(".new")
        export(branch, partial, encoder=None if job.trunk else encoder)
        partial.rename(out)


def main() -> None:
    """Read the command line and teach."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True, help="the folder of the exported parser")
    parser.add_argument("--work", type=Path, default=Path(".work/acts"))
    parser.add_argument("--labels", type=Path, nargs="*", default=[], help="folders of labels not stored yet")
    parser.add_argument("--folds", type=int, nargs="+", default=range(FOLDS), help="learn weights from these")
    parser.add_argument("--only", type=int, help="fit this fold and stop")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    golds = [*gold.load(), *gold.from_folders(options.labels)]
    stored = work / "job.xz"
    if not stored.exists():
        write_job(Job(list(papers(golds)), HEADS, TRUNK), stored)
    job = load_job(stored)
    numbers = [*options.folds, FOLDS] if options.only is None else [options.only]
    parser_file = options.model / "parser.onnx"
    pieces = read_word_pieces(options.model / "pieces-en.txt")
    second = Job(recut(job.papers, pieces), job.heads, 0)
    branches(job, lambda: shipped_encoder(parser_file), work, numbers, plan=PLAN, device=options.device)
    branches(
        second,
        lambda: english_encoder(pieces.names),
        work / "en",
        numbers,
        plan=SECOND,
        device=options.device,
    )
    if options.only is not None:
        return
    advisers = {number: Acts(work / f"fold-{number}.onnx", {}) for number in numbers}
    english = {n: a.beside(Rereader(work / f"en/fold-{n}.onnx", pieces)) for n, a in advisers.items()}
    seen = {paper.key for paper in job.papers if paper.split != "held"}
    sheets: list[Sheet] = []
    for one in golds:
        number = fold_of(one.key) if one.key in seen else FOLDS
        if number in advisers:
            sheets += sheets_of(one, (english if one.language == "en" else advisers)[number])
    held = [sheet for sheet in sheets if sheet.gold.split == "held"]
    read = [sheet for sheet in sheets if sheet.gold.split != "held"]
    weights = learn_settled(read)
    weights |= learn([page_of(sheet) for sheet in read])
    for sheet in held:
        settle(sheet, weights)
    print(report([page_of(sheet) for sheet in held], weights))
    (options.model / "acts.json").write_text(
        json.dumps(weights, ensure_ascii=False, indent=0) + "\n", "utf-8"
    )
    (options.model / "acts.onnx").write_bytes((work / f"fold-{FOLDS}.onnx").read_bytes())
    (options.model / "acts-en.onnx").write_bytes((work / f"en/fold-{FOLDS}.onnx").read_bytes())


if __name__ == "__main__":
    main()
