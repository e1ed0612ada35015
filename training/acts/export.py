"""Write the branch for onnxruntime: one sentence at a time, weights in eight bits."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from training.acts.network import Branch
from training.acts.segments import FACTS
from training.encoder.bert import Encoder
from training.encoder.export import Rows, attended, write_onnx


class Sentence(nn.Module):
    """The branch for one sentence without padding, upon states."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch
        self.spread = nn.Parameter(torch.eye(branch.heads.sizes[0]), requires_grad=False)
        self.standing = nn.Parameter(torch.eye(branch.heads.sizes[1]), requires_grad=False)

    def forward(
        self, states: Tensor, word: Tensor, ends: Tensor, marks: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Give probabilities of types, kinds and facts, and the vectors of the roles."""
        return self.said(states, word, ends, marks)

    def said(
        self, states: Tensor, word: Tensor, ends: Tensor, marks: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        own = self.branch
        known = own.marks[0](marks[:, 0])
        for column in range(1, len(own.heads.sizes)):
            known = known + own.marks[column](marks[:, column])
        x = states + known[word]
        for layer in own.layers:
            x = attended(layer, x)
            x = layer.norm2(x + layer.outer(nn.functional.gelu(layer.inner(x))))
        words = 0.5 * (x[ends[:, 0]] + x[ends[:, 1]])
        inner = nn.functional.gelu(own.inner(words))
        seen = torch.cat([self.spread[marks[:, 0]], self.standing[marks[:, 1]]], dim=1)
        facts = torch.cat([torch.softmax(own.facts[name](inner), -1) for name in FACTS], dim=1)
        return (
            torch.softmax(own.types(inner) + own.seen(seen), -1),
            torch.softmax(own.kinds(inner), -1),
            facts,
            own.governor(words),
            own.party(words),
        )


class Whole(Sentence):
    """The same upon pieces, with the embeddings of an encoder of which the branch has all layers."""

    def __init__(self, branch: Branch, encoder: Encoder) -> None:
        super().__init__(branch)
        self.rows, self.places = Rows(encoder.word.weight), Rows(encoder.position.weight)
        self.norm = encoder.norm

    def forward(
        self, ids: Tensor, word: Tensor, ends: Tensor, marks: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Give what a branch gives."""
        states = self.norm(self.rows(ids) + self.places(torch.arange(ids.shape[0])))
        return self.said(states, word, ends, marks)


def export(branch: Branch, out: Path, *, encoder: Encoder | None = None, eight_bits: bool = True) -> None:
    """Write the branch to a file; with an encoder's embeddings it begins with pieces, not with states."""
    begin = "states" if encoder is None else "ids"
    example = (
        torch.zeros(6, branch.inner.in_features) if encoder is None else torch.tensor([2, 5, 6, 7, 8, 3]),
        torch.tensor([0, 0, 0, 1, 1, 0]),
        torch.tensor([[1, 2], [3, 4]]),
        torch.zeros(2, len(branch.heads.sizes), dtype=torch.long),
    )
    outputs = ["types", "kinds", "facts", "governors", "parties"]
    axes = {begin: {0: "pieces"}, "word": {0: "pieces"}, "ends": {0: "words"}, "marks": {0: "words"}}
    write_onnx(
        Sentence(branch.eval()) if encoder is None else Whole(branch.eval(), encoder),
        example,
        out,
        inputs=list(axes),
        outputs=outputs,
        axes={**axes, **{name: {0: "words"} for name in outputs}},
        eight_bits=eight_bits,
    )
