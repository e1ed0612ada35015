"""Write the network for onnxruntime: one sentence at a time, weights in eight bits.

The embeddings are stored in eight bits with a scale for each row. The matrices of the layers and heads are
quantised by onnxruntime, each output with a scale of its own; activations are rounded with a scale for each
sentence, which is why a sentence goes through the network alone: its answer cannot depend on its neighbours.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder.batches import Symbols
from training.encoder.examples import NAMES, Groups
from training.encoder.network import LABEL, Parser, with_one

_OPSET = 17
#: The layer whose states the network that reads acts goes on from (training/acts).
TRUNK = 5


class Rows(nn.Module):
    """An embedding in eight bits."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("codes", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Look up the rows of ids."""
        return self.codes[ids].float() * self.scale[ids]


class Sentence(nn.Module):
    """The network for one sentence without padding; all heads that read the words share one matrix."""

    def __init__(self, model: Parser) -> None:
        super().__init__()
        encoder = model.encoder
        self.word, self.position = Rows(encoder.word.weight), Rows(encoder.position.weight)
        self.norm, self.layers = encoder.norm, encoder.layers
        heads = (
            model.arc_dependent,
            model.arc_governor,
            model.label_dependent,
            model.label_governor,
            model.tags,
            model.names,
        )
        self.sizes = [head.out_features for head in heads]
        self.heads = nn.Linear(encoder.word.embedding_dim, sum(self.sizes))
        self.heads.weight = nn.Parameter(torch.cat([head.weight for head in heads]))
        self.heads.bias = nn.Parameter(torch.cat([head.bias for head in heads]))
        self.arc, self.label, self.labels = model.arc, model.label, model.labels

    def forward(
        self, ids: Tensor, first: Tensor, last: Tensor, allowed: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Give tags, scores of names, scores of arcs, for each arc its best label, and the trunk's states."""
        x = self.norm(self.word(ids) + self.position(torch.arange(ids.shape[0])))
        states = x
        for number, layer in enumerate(self.layers, 1):
            x = attended(layer, x)
            x = layer.norm2(x + layer.outer(nn.functional.gelu(layer.inner(x))))
            if number == TRUNK:
                states = x
        nodes = torch.cat([x[:1], 0.5 * (x[first] + x[last])])
        dependent, governor, under, above, tags, names = self.heads(nodes).split(self.sizes, dim=1)
        relu = nn.functional.leaky_relu
        arcs = with_one(relu(dependent[1:], 0.1)) @ self.arc @ relu(governor, 0.1).T
        left = (with_one(relu(under[1:], 0.1)) @ self.label).view(-1, self.labels, LABEL + 1).transpose(0, 1)
        scores = left @ with_one(relu(above, 0.1)).T + allowed[:, None, None]
        return tags[1:].argmax(-1), names[1:], arcs, scores.argmax(0), states


def attended(layer: nn.Module, x: Tensor) -> Tensor:
    """Let a layer attend; what is read off the shape of a tensor would be computed anew at each sentence."""
    size = layer.qkv.in_features // layer.heads
    parts = layer.qkv(x).view(-1, 3, layer.heads, size).permute(1, 2, 0, 3)
    weights = torch.softmax(parts[0] @ parts[1].transpose(1, 2) * size**-0.5, dim=-1)
    context = (weights @ parts[2]).transpose(0, 1).reshape(-1, layer.heads * size)
    return layer.norm1(x + layer.out(context))


def export(model: Parser, out: Path, *, labels: int, eight_bits: bool = True) -> None:
    """Write the network to a file."""
    example = (torch.tensor([0, 5, 6, 7, 2]), torch.tensor([1, 2]), torch.tensor([1, 3]), torch.zeros(labels))
    axes = {
        "ids": {0: "pieces"},
        "first": {0: "words"},
        "last": {0: "words"},
        "tags": {0: "words"},
        "names": {0: "words"},
        "arcs": {0: "words", 1: "nodes"},
        "labels": {0: "words", 1: "nodes"},
        "states": {0: "pieces"},
    }
    write_onnx(
        Sentence(model.eval()),
        example,
        out,
        inputs=["ids", "first", "last", "allowed"],
        outputs=["tags", "names", "arcs", "labels", "states"],
        axes=axes,
        eight_bits=eight_bits,
    )


def write_onnx(
    sentence: nn.Module,
    example: tuple[Tensor, ...],
    out: Path,
    *,
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    eight_bits: bool,
) -> None:
    """Write a network for onnxruntime, its matrices in eight bits if asked.

    Args:
        sentence: the network of one sentence.
        example: inputs by which it is traced.
        out: the file.
        inputs: names of the inputs, likewise `outputs`.
        axes: by name, the axes whose size is not fixed.
        eight_bits: whether the weights are quantised.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            sentence.eval(),
            example,
            str(plain),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
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


def write_model(model: Parser, symbols: Symbols, groups: Groups, pieces: Path, out: Path) -> None:
    """Write the folder that the package ships: the network, its pieces and what its numbers mean."""
    out.mkdir(parents=True, exist_ok=True)
    export(model, out / "parser.onnx", labels=len(symbols.labels))
    (out / "pieces.tsv").write_bytes(pieces.read_bytes())
    schemes: dict[str, set[str]] = {}
    for examples in groups.train.values():
        for example in examples:
            schemes.setdefault(example.language, set()).update(
                label for label in example.labels or () if label
            )
    known = {
        "tags": symbols.tags,
        "labels": symbols.labels,
        "names": NAMES,
        "schemes": {language: sorted(labels & set(symbols.labels)) for language, labels in schemes.items()},
    }
    (out / "symbols.json").write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
