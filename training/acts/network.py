"""The branch that reads acts: the encoder's upper layers once more, with heads of their own.

The lower layers are the parser's and stay as they are, so that a sentence goes through them once; the branch
begins with copies of the layers above and learns from there.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.acts.examples import FACTS, KINDS, ROLES, TYPES
from training.encoder.bert import Encoder

#: Where the branch leaves the trunk, of the parser's eight layers.
TRUNK = 5
ROLE = 96
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

    def __init__(self, encoder: Encoder, *, dropout: float = 0.2) -> None:
        super().__init__()
        width = encoder.word.embedding_dim
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in list(encoder.layers)[TRUNK:])
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

    def words(self, states: Tensor, mask: Tensor | None, first: Tensor, last: Tensor) -> Tensor:
        """Give the vector of each word from the states of the trunk."""
        for layer in self.layers:
            states = layer(states, mask)
        rows = torch.arange(states.shape[0])[:, None]
        return 0.5 * (states[rows, first] + states[rows, last])

    def forward(self, states: Tensor, mask: Tensor | None, first: Tensor, last: Tensor) -> Scores:
        """Score a batch of sentences."""
        words = self.drop(self.words(states, mask, first, last))
        inner = self.drop(nn.functional.gelu(self.inner(words)))
        return Scores(
            self.types(inner),
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
