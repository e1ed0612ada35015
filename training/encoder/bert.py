"""A BERT in plain torch: just what multilingual-e5-small is, and nothing else."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.weights import Pretrained, Shape

#: The piece that fills up a batch, as in `saksi/languages/encoder/pieces.py`.
PAD = 1


def _apart(x: Tensor, rounded: Tensor) -> Tensor:
    """Use rounded numbers and learn as if they were not (straight-through)."""
    return x + (rounded - x).detach()


def coarse_states(x: Tensor, mask: Tensor | None) -> Tensor:
    """Round states as onnxruntime will: in eight bits, one scale for each sentence."""
    exact = x.float()
    real = exact if mask is None else exact.masked_fill(~mask[..., None], 0.0)
    low = real.amin(dim=(1, 2), keepdim=True).clamp(max=0)
    high = real.amax(dim=(1, 2), keepdim=True).clamp(min=0)
    scale = ((high - low) / 255).clamp(min=1e-8)
    zero = (-low / scale).round()
    rounded = (((exact / scale).round() + zero).clamp(0, 255) - zero) * scale
    return _apart(exact, rounded)


def coarse_weights(weight: Tensor) -> Tensor:
    """Round weights as onnxruntime will: in seven of eight bits, one scale for each output."""
    scale = (weight.abs().amax(dim=1, keepdim=True) / 64).clamp(min=1e-8)
    return _apart(weight, (weight / scale).round() * scale)


class Layer(nn.Module):
    """One transformer layer, normalised after each half.

    While `coarse` is set, it computes with numbers as coarse as those of the network that ships.
    """

    coarse: bool = False

    def __init__(self, shape: Shape, *, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Take states of batch by length by width; the mask is True where there is a token."""
        batch, length, width = x.shape
        parts = self._applied(self.qkv, x, mask).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        seen = None if mask is None else mask[:, None, None, :]
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        context = context.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self._applied(self.out, context, mask)))
        inner = functional.gelu(self._applied(self.inner, x, mask))
        return self.norm2(x + self.drop(self._applied(self.outer, inner, mask)))

    def _applied(self, matrix: nn.Linear, x: Tensor, mask: Tensor | None) -> Tensor:
        if not self.coarse:
            return matrix(x)
        return functional.linear(coarse_states(x, mask), coarse_weights(matrix.weight), matrix.bias)


class Encoder(nn.Module):
    """Embeddings and layers; the single token type is part of the positions."""

    def __init__(self, shape: Shape, *, rows: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(rows, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout=dropout) for _ in range(layers))
        self.drop = nn.Dropout(dropout)

    def compute_coarsely(self) -> None:
        """Let all layers compute as the network that ships does."""
        for layer in self.layers:
            layer.coarse = True

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Give the last states of a batch of piece ids."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.word(ids) + self.position(places)[None]))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def from_pretrained(
    source: Pretrained, *, kept: list[int] | None = None, layers: int, dropout: float = 0.1
) -> Encoder:
    """Make an encoder of the first layers, with the kept rows of the embedding (all by default)."""
    tensors = {name: torch.from_numpy(value.copy()) for name, value in source.tensors.items()}
    words = tensors["emb.word"] if kept is None else tensors["emb.word"][kept]
    encoder = Encoder(source.shape, rows=len(words), layers=layers, dropout=dropout)
    state = {
        "word.weight": words,
        "position.weight": tensors["emb.pos"] + tensors["emb.type"][0],
        "norm.weight": tensors["emb.ln.w"],
        "norm.bias": tensors["emb.ln.b"],
    }
    for number in range(layers):
        old, new = f"l{number}.", f"layers.{number}."
        state[new + "qkv.weight"] = torch.cat([tensors[old + part + ".w"] for part in "qkv"])
        state[new + "qkv.bias"] = torch.cat([tensors[old + part + ".b"] for part in "qkv"])
        for ours, theirs in (
            ("out", "ao"),
            ("norm1", "aln"),
            ("inner", "fi"),
            ("outer", "fo"),
            ("norm2", "oln"),
        ):
            state[new + ours + ".weight"] = tensors[old + theirs + ".w"]
            state[new + ours + ".bias"] = tensors[old + theirs + ".b"]
    encoder.load_state_dict(state)
    return encoder
