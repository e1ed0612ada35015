"""The branch that reads acts: the encoder's upper layers once more, with heads of their own.

The lower layers are the parser's and stay as they are, so that a sentence goes through them once; the branch
begins with copies of the layers above and learns from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from saksi.languages.encoder.acts import ROLE, ROLES
from saksi.steps.code.marks import SIZES, TYPES
from training.acts.examples import FACTS, KINDS
from training.encoder.bert import Layer

HIDDEN = 192


@dataclass(slots=True)
class Scores:
    """What the heads say of each word, as scores; `roles` has for each role words (who governs) by words."""

    types: Tensor
    kinds: Tensor
    facts: dict[str, Tensor]
    governors: Tensor
    parties: Tensor


class Branch(nn.Module):
    """Layers above the trunk and heads; a word is the mean of its first and last piece."""

    def __init__(self, layers: Sequence[Layer], *, dropout: float = 0.3) -> None:
        super().__init__()
        width = layers[0].out.out_features
        self.layers = nn.ModuleList(layers)
        #: What the rules have found in a word is added to its pieces.
        self.marks = nn.ModuleList(nn.Embedding(size, width) for size in SIZES)
        self.seen = nn.Linear(sum(SIZES[:2]), 1 + len(TYPES), bias=False)
        self.drop = nn.Dropout(dropout)
        self.inner = nn.Linear(width, HIDDEN)
        self.types = nn.Linear(HIDDEN, 1 + len(TYPES))
        self.kinds = nn.Linear(HIDDEN, 1 + len(KINDS))
        self.facts = nn.ModuleDict({name: nn.Linear(HIDDEN, len(values)) for name, values in FACTS.items()})
        self.governor = nn.Linear(width, ROLE * len(ROLES))
        self.party = nn.Linear(width, ROLE * len(ROLES))
        with torch.no_grad():
            # Most words name nothing: without this the first steps only learn that.
            self.types.bias[0] += 3.0
            self.kinds.bias[0] += 3.0
            for marks in self.marks:
                marks.weight.mul_(0.02)
            self.seen.weight.zero_()
            for number in range(1, 1 + len(TYPES)):
                self.seen.weight[number, number] = 2.0
            self.seen.weight[0, SIZES[0] + 1] = -3.0

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
        rows = torch.arange(states.shape[0])[:, None]
        known = sum(table(marks[..., column]) for column, table in enumerate(self.marks))
        states = states + known[rows, word]
        for layer in self.layers:
            states = layer(states, mask)
        words = self.drop(0.5 * (states[rows, ends[..., 0]] + states[rows, ends[..., 1]]))
        inner = self.drop(nn.functional.gelu(self.inner(words)))
        seen = torch.cat([nn.functional.one_hot(marks[..., c], SIZES[c]) for c in (0, 1)], dim=-1).float()
        return Scores(
            self.types(inner) + self.seen(seen),
            self.kinds(inner),
            {name: head(inner) for name, head in self.facts.items()},
            self.governor(words),
            self.party(words),
        )


def role_scores(governors: Tensor, parties: Tensor) -> Tensor:
    """Score pairs: the vectors of who governs and of who may play a part, pairs by ROLE times roles.

    The last dimension of each role's vectors is a bias: the governor's adds to that of the party.
    """
    one = governors.view(-1, len(ROLES), ROLE)
    other = parties.view(-1, len(ROLES), ROLE)
    return (one[..., :-1] * other[..., :-1]).sum(-1) * ROLE**-0.5 + one[..., -1] + other[..., -1]
