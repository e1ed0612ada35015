"""Fit the branch on the states of the parser that ships, which are computed once."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from saksi.steps.code.marks import SIZES
from training.acts.examples import FACTS, UNKNOWN, Paper, Segment
from training.acts.network import Branch, role_scores

WEIGHTS = {"types": 1.0, "kinds": 0.4, "facts": 0.25, "roles": 0.6}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit: passes over the papers, learning rates of layers and heads, pieces of a batch.

    After four passes the loss on articles left out rises again.
    """

    epochs: int = 4
    rate: float = 1e-4
    head_rate: float = 1e-3
    size: int = 1100
    decay: float = 0.02


@dataclass(slots=True)
class Row:
    """A segment with the states of its pieces."""

    segment: Segment
    states: Tensor
    ends: list[list[int]]
    word: list[int]


def rows_of(papers: Sequence[Paper]) -> dict[str, list[Row]]:
    """Make rows of the sentences that the parser has read in one go, by the key of the paper."""
    return {paper.key: [row for s in paper.segments if (row := _row(s)) is not None] for paper in papers}


def _row(segment: Segment) -> Row | None:
    states = segment.states
    if states is None:
        return None
    ends = [list(pair) for pair in states.ends]
    return Row(segment, torch.from_numpy(states.states).to(torch.bfloat16), ends, states.word)


def fit(branch: Branch, rows: Sequence[Row], plan: Plan, *, seed: int, note: str = "") -> Branch:
    """Fit in place and return the branch, ready to read."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    heads = [p for n, p in branch.named_parameters() if not n.startswith("layers.")]
    groups = [
        {"params": list(branch.layers.parameters()), "lr": plan.rate},
        {"params": heads, "lr": plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=plan.decay, betas=(0.9, 0.98))
    steps = plan.epochs * sum(1 for _ in _batches(rows, plan.size, chance))
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    for epoch in range(plan.epochs):
        begin, total, count = time.perf_counter(), 0.0, 0
        for batch in _batches(rows, plan.size, chance):
            branch.train()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(branch, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            rates.step()
            total, count = total + float(loss), count + 1
        print(
            f"{note} epoch {epoch} loss {total / max(count, 1):.3f} {time.perf_counter() - begin:.0f} s",
            flush=True,
        )
    return branch.eval()


def _batches(rows: Sequence[Row], size: int, chance: random.Random) -> Iterator[list[Row]]:
    ordered = sorted(rows, key=lambda row: len(row.states) + chance.uniform(-4, 4))
    groups: list[list[Row]] = []
    for row in ordered:
        if not groups or len(row.states) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(row)
    chance.shuffle(groups)
    return iter(groups)


def _loss(branch: Branch, batch: Sequence[Row]) -> Tensor:
    states = nn.utils.rnn.pad_sequence([row.states.float() for row in batch], batch_first=True)
    lengths = torch.tensor([len(row.states) for row in batch])
    mask = torch.arange(states.shape[1])[None] < lengths[:, None]
    width = max(len(row.ends) for row in batch)
    word = torch.tensor([_padded(row.word, states.shape[1], 0) for row in batch])
    ends = torch.tensor([[*row.ends, *[[0, 0]] * (width - len(row.ends))] for row in batch])
    blank = [0] * len(SIZES)
    marks = torch.tensor(
        [[*row.segment.marks[: len(row.ends)], *[blank] * (width - len(row.ends))] for row in batch]
    )
    scores = branch(states, mask, word, ends, marks)

    def targets(values: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([_padded(v, width, UNKNOWN) for v in values])

    cut = [len(row.ends) for row in batch]
    loss = WEIGHTS["types"] * _cross(
        scores.types, targets([r.segment.types[:n] for r, n in zip(batch, cut, strict=True)])
    )
    loss = loss + WEIGHTS["kinds"] * _cross(
        scores.kinds, targets([r.segment.kinds[:n] for r, n in zip(batch, cut, strict=True)])
    )
    for name in FACTS:
        wanted = targets([r.segment.facts[name][:n] for r, n in zip(batch, cut, strict=True)])
        loss = loss + WEIGHTS["facts"] * _cross(scores.facts[name], wanted)
    return loss + WEIGHTS["roles"] * _roles(scores, batch)


def _roles(scores: object, batch: Sequence[Row]) -> Tensor:
    rows, words, heads, roles, values = [], [], [], [], []
    for number, row in enumerate(batch):
        for pair in row.segment.pairs:
            if max(pair.word, pair.head) < len(row.ends):
                rows.append(number)
                words.append(pair.word)
                heads.append(pair.head)
                roles.append(pair.role)
                values.append(float(pair.value))
    if not rows:
        return torch.zeros(())
    governors = scores.governors[rows, words].float()  # type: ignore[attr-defined]
    parties = scores.parties[rows, heads].float()  # type: ignore[attr-defined]
    said = role_scores(governors, parties)[torch.arange(len(rows)), torch.tensor(roles)]
    loss = nn.functional.binary_cross_entropy_with_logits(said, torch.tensor(values), reduction="sum")
    return loss / len(batch)


def _cross(scores: Tensor, targets: Tensor) -> Tensor:
    total = nn.functional.cross_entropy(
        scores.float().flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
    return total / len(targets)


def _padded(values: Sequence[int], width: int, fill: int) -> list[int]:
    return [*values, *[fill] * (width - len(values))]
