"""Fit the network: all tasks in every batch, unknown targets left out of the loss; steps are kept on disk."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from saksi.languages.encoder.pieces import UNKNOWN as UNKNOWN_ID
from training.encoder.batches import LONGEST, UNKNOWN, Batch, Row, batches
from training.encoder.network import Parser

#: The names are easier than the trees and must not crowd them out.
WEIGHTS = {"arcs": 1.0, "labels": 1.0, "tags": 0.5, "names": 0.7}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit.

    Args:
        steps: batches to learn from.
        size: pieces of a batch.
        rate: learning rate of the uppermost layer.
        decay: what each layer below takes of it.
        head_rate: learning rate of the heads.
        warm_up: share of the steps in which the rates rise.
        every: steps between two states kept on disk.
        word_drop: share of the pieces that are hidden.
    """

    steps: int
    size: int = 1400
    rate: float = 3e-4
    decay: float = 0.88
    head_rate: float = 1.5e-3
    warm_up: float = 0.06
    every: int = 200
    word_drop: float = 0.04


def parameter_groups(model: Parser, plan: Plan) -> list[dict[str, object]]:
    """Give each layer its own learning rate, embeddings the lowest; norms and biases do not decay."""
    depth = len(model.encoder.layers)
    found: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("encoder."):
            rate = plan.head_rate
        elif name.startswith("encoder.layers."):
            rate = plan.rate * plan.decay ** (depth - 1 - int(name.split(".")[2]))
        else:
            rate = plan.rate * plan.decay**depth
        found.setdefault((rate, parameter.ndim > 1), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "weight_decay": 0.01 if wide else 0.0}
        for (rate, wide), parameters in found.items()
    ]


def losses(model: Parser, batch: Batch) -> dict[str, Tensor]:
    """Give the mean loss of each task over the words whose target is known."""
    scores = model(batch.ids, batch.mask, batch.first, batch.last)
    count = max(batch.words)
    columns = torch.arange(count + 1)[None, None, :]
    real = columns <= torch.tensor(batch.words)[:, None, None]
    arcs = scores.arcs.float().masked_fill(~real, -1e4)
    heads = batch.heads.clamp(min=0)
    labels = model.label_scores(scores, heads)
    return {
        "arcs": _cross_entropy(arcs, batch.heads),
        "labels": _cross_entropy(labels.float(), batch.labels),
        "tags": _cross_entropy(scores.tags.float(), batch.tags),
        "names": _cross_entropy(scores.names.float(), batch.names),
    }


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    known = (targets != UNKNOWN).sum()
    total = nn.functional.cross_entropy(
        scores.flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
    return total / known.clamp(min=1)


def factor(step: int, plan: Plan) -> float:
    """Let the rates rise, then fall in a line."""
    rising = plan.warm_up * plan.steps
    return min((step + 1) / max(rising, 1.0), max(0.0, (plan.steps - step) / max(plan.steps - rising, 1.0)))


def fit(model: Parser, epochs: Iterator[Sequence[Row]], plan: Plan, out: Path) -> None:
    """Fit in place; a run that was cut off goes on from the last state kept."""
    optimizer = torch.optim.AdamW(parameter_groups(model, plan), betas=(0.9, 0.98), foreach=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: factor(step, plan))
    state, log = out / "state.pt", out / "log.jsonl"
    done = 0
    if state.exists():
        kept = torch.load(state, weights_only=True)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        done = int(kept["step"])
    for step, batch in enumerate(_stream(epochs, plan), start=0):
        if step < done:
            continue
        if step >= plan.steps:
            break
        begin = time.perf_counter()
        model.train()
        torch.manual_seed(step)
        _drop_words(batch, plan.word_drop)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = losses(model, batch)
        total = torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum()
        total.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        _note(log, step, found, batch, time.perf_counter() - begin)
        if (step + 1) % plan.every == 0 or step + 1 == plan.steps:
            kept = {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step + 1,
            }
            torch.save(kept, state.with_suffix(".new"))
            state.with_suffix(".new").replace(state)


def _stream(epochs: Iterator[Sequence[Row]], plan: Plan) -> Iterator[Batch]:
    for number, rows in enumerate(epochs):
        yield from batches([row for row in rows if len(row.ids) <= LONGEST], size=plan.size, seed=number)


def _drop_words(batch: Batch, share: float) -> None:
    """Hide some pieces in place, so that the context is used."""
    hidden = torch.rand(batch.ids.shape) < share
    batch.ids[hidden & (batch.ids > UNKNOWN_ID)] = UNKNOWN_ID


def _note(log: Path, step: int, found: dict[str, Tensor], batch: Batch, seconds: float) -> None:
    row = {name: round(float(loss), 3) for name, loss in found.items()}
    with log.open("a", encoding="utf-8") as stream:
        print(
            json.dumps({"step": step, **row, "pieces": int(batch.mask.sum()), "s": round(seconds, 2)}),
            file=stream,
        )
