"""Write the branch for onnxruntime: one sentence at a time, weights in eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from saksi.steps.code.marks import SIZES
from training.acts.examples import FACTS
from training.acts.network import Branch
from training.encoder.export import _attended

_OPSET = 17


class Sentence(nn.Module):
    """The branch for one sentence without padding."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch
        self.spread = nn.Parameter(torch.eye(SIZES[0]), requires_grad=False)
        self.standing = nn.Parameter(torch.eye(SIZES[1]), requires_grad=False)

    def forward(
        self, states: Tensor, word: Tensor, ends: Tensor, marks: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Give probabilities of types, kinds and facts, and the vectors of the roles."""
        own = self.branch
        known = own.marks[0](marks[:, 0])
        for column in range(1, len(SIZES)):
            known = known + own.marks[column](marks[:, column])
        x = states + known[word]
        for layer in own.layers:
            x = _attended(layer, x)
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


def export(branch: Branch, out: Path, *, eight_bits: bool = True) -> None:
    """Write the branch to a file."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    sentence = Sentence(branch.eval()).eval()
    example = (
        torch.zeros(6, branch.inner.in_features),
        torch.tensor([0, 0, 0, 1, 1, 0]),
        torch.tensor([[1, 2], [3, 4]]),
        torch.zeros(2, len(SIZES), dtype=torch.long),
    )
    names = ["types", "kinds", "facts", "governors", "parties"]
    axes = {"states": {0: "pieces"}, "word": {0: "pieces"}, "ends": {0: "words"}, "marks": {0: "words"}}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            sentence,
            example,
            str(plain),
            input_names=list(axes),
            output_names=names,
            dynamic_axes={**axes, **{name: {0: "words"} for name in names}},
            opset_version=_OPSET,
            dynamo=False,
        )
        if not eight_bits:
            out.write_bytes(plain.read_bytes())
            return
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
        )
