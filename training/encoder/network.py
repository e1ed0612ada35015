"""The encoder with its heads: parts of speech, heads, labels and names of each word."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.encoder.bert import Encoder

ARC, LABEL = 256, 128


@dataclass(slots=True)
class Scores:
    """What the heads say; arcs have the root in their first column."""

    tags: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    governors: Tensor


class Parser(nn.Module):
    """A word is the mean of its first and its last piece; the root is the piece that opens the sentence."""

    def __init__(self, encoder: Encoder, *, tags: int, labels: int, names: int, dropout: float = 0.3) -> None:
        super().__init__()
        width = encoder.word.embedding_dim
        self.encoder = encoder
        self.drop = nn.Dropout(dropout)
        self.tags = nn.Linear(width, tags)
        self.names = nn.Linear(width, names)
        self.arc_dependent = nn.Linear(width, ARC)
        self.arc_governor = nn.Linear(width, ARC)
        self.label_dependent = nn.Linear(width, LABEL)
        self.label_governor = nn.Linear(width, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(LABEL + 1, labels * (LABEL + 1)))
        self.labels = labels
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)

    def words(self, states: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Give the vector of each word and, before them, that of the root."""
        rows = torch.arange(states.shape[0])[:, None]
        words = 0.5 * (states[rows, first] + states[rows, last])
        return torch.cat([states[:, :1], words], dim=1)

    def forward(self, ids: Tensor, mask: Tensor | None, first: Tensor, last: Tensor) -> Scores:
        """Score a batch; `first` and `last` are the places of the words' pieces."""
        nodes = self.drop(self.words(self.encoder(ids, mask), first, last))
        words = nodes[:, 1:]
        relu = nn.functional.leaky_relu
        dependent = self.drop(relu(self.arc_dependent(words), 0.1))
        governor = self.drop(relu(self.arc_governor(nodes), 0.1))
        arcs = (with_one(dependent) @ self.arc) @ governor.transpose(1, 2)
        return Scores(
            tags=self.tags(words),
            names=self.names(words),
            arcs=arcs,
            dependents=self.drop(relu(self.label_dependent(words), 0.1)),
            governors=self.drop(relu(self.label_governor(nodes), 0.1)),
        )

    def label_scores(self, scores: Scores, heads: Tensor) -> Tensor:
        """Score the labels of given arcs; heads are columns of `arcs`."""
        batch, count = heads.shape
        chosen = scores.governors[torch.arange(batch)[:, None], heads]
        left = (with_one(scores.dependents) @ self.label).view(batch, count, self.labels, LABEL + 1)
        return (left @ with_one(chosen)[..., None]).squeeze(-1)

    def all_label_scores(self, scores: Scores) -> Tensor:
        """Score the labels of every possible arc: batch, labels, words, columns of `arcs`."""
        batch, count, _ = scores.dependents.shape
        left = (with_one(scores.dependents) @ self.label).view(batch, count, self.labels, LABEL + 1)
        return left.transpose(1, 2) @ with_one(scores.governors).transpose(1, 2)[:, None]


def with_one(x: Tensor) -> Tensor:
    """Add a constant for the bias."""
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)
