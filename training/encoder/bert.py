"""A BERT in plain torch: just what multilingual-e5-small is, and nothing else."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.weights import Pretrained, Shape


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

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
        parts = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        seen = None if mask is None else mask[:, None, None, :]
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        context = context.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(context)))
        return self.norm2(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Embeddings and layers; the single token type is part of the positions."""

    def __init__(self, shape: Shape, *, rows: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(rows, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout=dropout) for _ in range(layers))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Give the last states of a batch of piece ids."""
        places = torch.arange(ids.shape[1])
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
