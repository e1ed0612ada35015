"""Fit the branch on the states that the layers of the trunk give; those stay as they are."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from training.acts.network import Branch, Scores
from training.acts.segments import FACTS, UNKNOWN, Segment
from training.encoder.bert import PAD, Encoder

WEIGHTS = {"types": 1.0, "kinds": 0.4, "facts": 0.25, "roles": 0.6}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit: passes over the papers, learning rates of layers and heads, pieces of a batch.

    With 900 articles the loss on articles left out rises again after some five passes.
    """

    epochs: int = 4
    rate: float = 2e-4
    head_rate: float = 2e-3
    size: int = 4400
    decay: float = 0.02


@dataclass(slots=True)
class Batch:
    """Several segments, padded."""

    ids: Tensor
    word: Tensor
    ends: Tensor
    marks: Tensor
    types: Tensor
    kinds: Tensor
    facts: dict[str, Tensor]
    #: Row, word, head, role and value of each pair.
    pairs: Tensor

    def to(self, device: str) -> Batch:
        """Copy it to a device."""
        facts = {name: values.to(device) for name, values in self.facts.items()}
        rest = (self.ids, self.word, self.ends, self.marks, self.types, self.kinds)
        return Batch(*(tensor.to(device) for tensor in rest), facts, self.pairs.to(device))


def to_batch(segments: Sequence[Segment]) -> Batch:
    """Pad segments to one length."""
    pieces, words = max(len(s.ids) for s in segments), max(len(s.ends) for s in segments)

    def padded(values: Iterable[Sequence[Sequence[int] | int]], shape: tuple[int, ...], fill: int) -> Tensor:
        table = np.full((len(segments), *shape), fill, dtype=np.int64)
        for line, own in zip(table, values, strict=True):
            line[: len(own)] = own
        return torch.from_numpy(table)

    return Batch(
        padded((s.ids for s in segments), (pieces,), PAD),
        padded((s.word for s in segments), (pieces,), 0),
        padded((s.ends for s in segments), (words, 2), 0),
        padded((s.marks for s in segments), (words, len(segments[0].marks[0])), 0),
        padded((s.types for s in segments), (words,), UNKNOWN),
        padded((s.kinds for s in segments), (words,), UNKNOWN),
        {name: padded((s.facts[name] for s in segments), (words,), UNKNOWN) for name in FACTS},
        torch.tensor(
            [[n, p.word, p.head, p.role, p.value] for n, s in enumerate(segments) for p in s.pairs] or [[]]
        ),
    )


def batches(segments: Sequence[Segment], size: int, *, device: str) -> list[Batch]:
    """Make batches of about `size` pieces, and put them on the device."""
    chance = random.Random(size)
    groups: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: len(s.ids) + chance.uniform(-4, 4)):
        if not groups or len(segment.ids) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(segment)
    return [to_batch(group).to(device) for group in groups]


def fit(
    branch: Branch,
    trunk: Encoder,
    known: Sequence[Batch],
    plan: Plan,
    *,
    seed: int,
    device: str = "cpu",
    note: str = "",
) -> Branch:
    """Fit a branch in place and return it.

    Args:
        branch: the branch, on the device; likewise `trunk`, the layers below, and the batches.
        trunk: what gives the states.
        known: what to learn from.
        plan: how to fit.
        seed: of all chance.
        device: "cpu" or "cuda".
        note: what to print before each line.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    pairs = [(batch, read(trunk, batch)) for batch in known]
    heads = [p for n, p in branch.named_parameters() if not n.startswith("layers.")]
    groups = [
        {"params": list(branch.layers.parameters()), "lr": plan.rate},
        {"params": heads, "lr": plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=plan.decay, betas=(0.9, 0.98))
    steps = plan.epochs * len(known)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    for epoch in range(plan.epochs):
        begin, total, count = time.perf_counter(), torch.zeros((), device=device), 0
        branch.train()
        for batch, states in chance.sample(pairs, len(pairs)):
            # Sentences are short: on a processor plain products are faster than attention in blocks.
            with torch.autocast(device, dtype=torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
                loss = sum(losses(branch, scored(branch, states, batch), batch).values())
            loss.backward()
            nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            rates.step()
            total, count = total + loss.detach(), count + 1
        spent = time.perf_counter() - begin
        print(f"{note} epoch {epoch} loss {float(total) / max(count, 1):.3f} {spent:.0f} s", flush=True)
    return branch.eval()


@torch.no_grad()
def read(trunk: Encoder, batch: Batch) -> Tensor:
    """Let the trunk, which stays as it is, read a batch once; its states are kept in half precision."""
    return trunk.eval()(batch.ids, batch.ids != PAD).half()


def scored(branch: Branch, states: Tensor, batch: Batch) -> Scores:
    """Let the branch read the states of a batch."""
    return branch(states.float(), batch.ids != PAD, batch.word, batch.ends, batch.marks)


def losses(branch: Branch, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    """Give the weighted loss of each task, by sentence."""
    count = len(batch.ids)
    found = {
        "types": _cross(scores.types, batch.types) / count,
        "kinds": _cross(scores.kinds, batch.kinds) / count,
        "facts": sum(_cross(scores.facts[name], batch.facts[name]) for name in FACTS) / count,
        "roles": nn.functional.binary_cross_entropy_with_logits(
            role_odds(branch, scores, batch), batch.pairs[:, 4].float(), reduction="sum"
        )
        / count
        if batch.pairs.numel()
        else torch.zeros((), device=batch.ids.device),
    }
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}


def role_odds(branch: Branch, scores: Scores, batch: Batch) -> Tensor:
    """Give the log-odds of each pair of a batch in its role."""
    row, word, head, role, _ = batch.pairs.unbind(1)
    said = branch.role_scores(scores.governors[row, word].float(), scores.parties[row, head].float())
    return said[torch.arange(len(row), device=said.device), role]


def _cross(scores: Tensor, targets: Tensor) -> Tensor:
    return nn.functional.cross_entropy(
        scores.float().flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
