"""The branch that reads acts: the encoder's upper layers once more, with heads of their own.

The lower layers are the parser's and stay as they are, so that a sentence goes through them once; the branch
begins with copies of the layers above and learns from there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.encoder.bert import Layer

HIDDEN = 192


@dataclass(frozen=True, slots=True)
class Heads:
    """How much there is to tell apart.

    Args:
        sizes: values of each column of marks; the first two are candidate and standing.
        types: types of acts; likewise `kinds` of cues and values of `facts` by name.
        roles: roles, each with vectors of `role` numbers.
    """

    sizes: tuple[int, ...]
    types: int
    kinds: int
    facts: Mapping[str, int]
    roles: int
    role: int


@dataclass(slots=True)
class Scores:
    """What the heads say of each word: scores, and vectors of who governs a role and of who may fill it."""

    types: Tensor
    kinds: Tensor
    facts: dict[str, Tensor]
    governors: Tensor
    parties: Tensor


class Branch(nn.Module):
    """Layers above the trunk and heads; a word is the mean of its first and last piece."""

    def __init__(self, layers: Sequence[Layer], heads: Heads, *, dropout: float = 0.3) -> None:
        super().__init__()
        width = layers[0].out.out_features
        self.heads = heads
        self.layers = nn.ModuleList(layers)
        #: What the rules have found in a word is added to its pieces.
        self.marks = nn.ModuleList(nn.Embedding(size, width) for size in heads.sizes)
        self.seen = nn.Linear(sum(heads.sizes[:2]), 1 + heads.types, bias=False)
        self.drop = nn.Dropout(dropout)
        self.inner = nn.Linear(width, HIDDEN)
        self.types = nn.Linear(HIDDEN, 1 + heads.types)
        self.kinds = nn.Linear(HIDDEN, 1 + heads.kinds)
        self.facts = nn.ModuleDict({name: nn.Linear(HIDDEN, count) for name, count in heads.facts.items()})
        self.governor = nn.Linear(width, heads.role * heads.roles)
        self.party = nn.Linear(width, heads.role * heads.roles)
        with torch.no_grad():
            # Most words name nothing: without this the first steps only learn that.
            self.types.bias[0] += 3.0
            self.kinds.bias[0] += 3.0
            for marks in self.marks:
                marks.weight.mul_(0.02)
            self.seen.weight.zero_()
            for number in range(1, 1 + heads.types):
                self.seen.weight[number, number] = 2.0
            self.seen.weight[0, heads.sizes[0] + 1] = -3.0

    def forward(
        self, states: Tensor, mask: Tensor | None, word: Tensor, ends: Tensor, marks: Tensor
    ) -> Scores:
        """Score a batch of sentences.

        Args:
            states: what the trunk says of the pieces: batch, pieces, width.
            mask: True where there is a piece; None if all are.
            word: for each piece the number of its word, or 0 for those that open and close.
            ends: first and last piece of each word: batch, words, 2.
            marks: batch, words, columns of marks.
        """
        rows = torch.arange(states.shape[0], device=states.device)[:, None]
        known = sum(table(marks[..., column]) for column, table in enumerate(self.marks))
        states = states + known[rows, word]
        for layer in self.layers:
            states = layer(states, mask)
        words = self.drop(0.5 * (states[rows, ends[..., 0]] + states[rows, ends[..., 1]]))
        inner = self.drop(nn.functional.gelu(self.inner(words)))
        seen = [nn.functional.one_hot(marks[..., c], self.heads.sizes[c]) for c in (0, 1)]
        return Scores(
            self.types(inner) + self.seen(torch.cat(seen, dim=-1).float()),
            self.kinds(inner),
            {name: head(inner) for name, head in self.facts.items()},
            self.governor(words),
            self.party(words),
        )

    def role_scores(self, governors: Tensor, parties: Tensor) -> Tensor:
        """Score pairs: the vectors of who governs and of who may play a part, pairs by all roles' numbers.

        The last number of each role's vectors is a bias: the governor's adds to that of the party.
        """
        one = governors.view(-1, self.heads.roles, self.heads.role)
        other = parties.view(-1, self.heads.roles, self.heads.role)
        product = (one[..., :-1] * other[..., :-1]).sum(-1) * self.heads.role**-0.5
        return product + one[..., -1] + other[..., -1]
