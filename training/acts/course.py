"""Fit the branches, on any machine with torch: one for each fold of the articles, and the one that ships.

    python -m training.acts.course --job .work/acts/job.xz --out .work/acts --device cuda

`python -m training.acts.train` makes the job and does this itself where the package is installed.
"""

from __future__ import annotations

import argparse
import lzma
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from training.acts.fit import Plan, batches, fit, losses, read, role_odds, scored
from training.acts.network import Branch, Heads
from training.acts.segments import Paper, Segment
from training.encoder.bert import Encoder, Layer
from training.encoder.compact import keep

FOLDS = 3
PLAN = Plan()
#: For the second network, which learns all its layers but the embeddings.
SECOND = Plan(epochs=3, size=2200)
#: The seed of chance, also for which fold an article falls into.
SEED = 5


@dataclass(frozen=True, slots=True)
class Job:
    """What goes in: sentences in numbers, what there is to tell apart, and the layers of the trunk."""

    papers: list[Paper]
    heads: Heads
    trunk: int


def fold_of(key: str) -> int:
    """Spread the articles over the folds by their numbers, so that each language is in all."""
    digits = "".join(c for c in key if c.isdigit())
    return (int(digits) // 4 if digits else 0) % FOLDS


def learnt_from(papers: Sequence[Paper], number: int) -> list[Segment]:
    """List the sentences that the branch of a fold learns from; that which ships has number FOLDS."""
    return [
        segment
        for paper in papers
        if paper.split != "held" and fold_of(paper.key) != number
        for segment in paper.segments
    ]


def parted(encoder: Encoder, trunk: int) -> tuple[Encoder, list[Layer]]:
    """Part an encoder into the layers of the trunk and those that the branch begins with.

    All compute as coarsely as they will ship, so that the branch learns from the states that it will get.
    """
    encoder.compute_coarsely()
    upper = list(encoder.layers[trunk:])
    encoder.layers = encoder.layers[:trunk]
    return encoder, upper


def teach(job: Job, encoder: Encoder, number: int, out: Path, *, plan: Plan = PLAN, device: str) -> None:
    """Fit the branch of a fold and keep its weights."""
    torch.manual_seed(SEED)
    trunk, layers = parted(encoder, job.trunk)
    branch = Branch(layers, job.heads).to(device)
    own = batches(learnt_from(job.papers, number), plan.size, device=device)
    fit(branch, trunk.to(device), own, plan, seed=SEED + number, device=device, note=f"fold {number}")
    left = [s for p in job.papers if p.split != "held" and fold_of(p.key) == number for s in p.segments]
    if left:
        print(f"fold {number}: {figures(branch, trunk, left, device=device)}", flush=True)
    keep(branch.state_dict(), out, f"fold-{number}")


@torch.inference_mode()
def figures(branch: Branch, trunk: Encoder, segments: Sequence[Segment], *, device: str) -> str:
    """Say how a branch does on sentences: losses by sentence, F1 of words with types, parties found first."""
    branch.eval()
    sums: dict[str, float] = {}
    count = hits = said = wanted = first = asked = 0
    for moved in batches(segments, 8000, device=device):
        scores = scored(branch, read(trunk, moved), moved)
        for name, loss in losses(branch, scores, moved).items():
            sums[name] = sums.get(name, 0.0) + float(loss) * len(moved.ids)
        count += len(moved.ids)
        likely = scores.types.float().softmax(-1)
        best = likely[..., 1:].argmax(-1) + 1
        told = (1 - likely[..., 0] > 0.4) & (moved.types >= 0)
        hits += int((told & (best == moved.types)).sum())
        said, wanted = said + int(told.sum()), wanted + int((moved.types > 0).sum())
        if moved.pairs.numel():
            odds = role_odds(branch, scores, moved).tolist()
            groups: dict[tuple[int, ...], list[tuple[float, int]]] = {}
            for (row, word, _, role, value), one in zip(moved.pairs.tolist(), odds, strict=True):
                groups.setdefault((row, word, role), []).append((one, value))
            real = [group for group in groups.values() if any(value for _, value in group)]
            first += sum(max(group)[1] for group in real)
            asked += len(real)
    shown = " ".join(f"{name} {value / max(count, 1):.4f}" for name, value in sums.items())
    return f"{shown} F1 {200 * hits / max(said + wanted, 1):.1f} first {100 * first / max(asked, 1):.1f}"


def write_job(job: Job, path: Path) -> None:
    """Write a job."""
    with lzma.open(path, "wb", preset=3) as stream:
        pickle.dump(job, stream)


def load_job(path: Path) -> Job:
    """Read a job."""
    with lzma.open(path) as stream:
        job: Job = pickle.load(stream)
    return job


def main() -> None:
    """Read the command line and fit."""
    from training.encoder.shipped import shipped_encoder

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--job", type=Path, required=True)
    parser.add_argument("--parser", type=Path, required=True, help="the file of the parser that ships")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    job = load_job(options.job)
    for number in range(FOLDS + 1):
        teach(job, shipped_encoder(options.parser), number, options.out, device=options.device)


if __name__ == "__main__":
    main()
