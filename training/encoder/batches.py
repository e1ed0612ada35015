"""Turn examples into tensors, sentences of like length together."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from saksi.languages.encoder.pieces import BEGIN, END, PAD, Pieces
from training.encoder.examples import NAMES, Example

UNKNOWN = -100
#: Longer sentences are left out of training; there are a handful.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Symbols:
    """The parts of speech and the labels, in the order of the heads' outputs."""

    tags: tuple[str, ...]
    labels: tuple[str, ...]


def symbols_of(examples: Iterable[Example]) -> Symbols:
    """Collect what occurs; the root's label is no choice and so is left out."""
    tags: set[str] = set()
    labels: set[str] = set()
    for example in examples:
        tags.update(tag for tag in example.tags or () if tag)
        for label, head in zip(example.labels or (), example.heads or (), strict=True):
            if label and head is not None and head >= 0:
                labels.add(label)
    return Symbols(tuple(sorted(tags)), tuple(sorted(labels)))


@dataclass(slots=True)
class Row:
    """One example in numbers."""

    ids: list[int]
    first: list[int]
    last: list[int]
    tags: list[int]
    heads: list[int]
    labels: list[int]
    names: list[int]


@dataclass(slots=True)
class Batch:
    """Several rows, padded; unknown targets are -100."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    tags: Tensor
    heads: Tensor
    labels: Tensor
    names: Tensor
    words: list[int]


def to_row(example: Example, pieces: Pieces, symbols: Symbols) -> Row:
    """Cut the words into pieces and number the targets; heads are moved by one, the root being 0."""
    ids, first, last = [BEGIN], [], []
    opens = True
    for word, space in zip(example.words, example.spaces, strict=True):
        first.append(len(ids))
        ids.extend(pieces.cut(word, opens=opens))
        last.append(len(ids) - 1)
        opens = space
    ids.append(END)
    count = len(example.words)
    tags, labels = {t: i for i, t in enumerate(symbols.tags)}, {t: i for i, t in enumerate(symbols.labels)}
    heads = [UNKNOWN if head is None else head + 1 for head in example.heads or [None] * count]
    numbers = [
        UNKNOWN if head <= 0 or label is None else labels[label]
        for head, label in zip(heads, example.labels or [None] * count, strict=True)
    ]
    return Row(
        ids,
        first,
        last,
        [UNKNOWN if tag is None else tags[tag] for tag in example.tags or [None] * count],
        heads,
        numbers,
        [UNKNOWN] * count if example.names is None else [NAMES.index(name) for name in example.names],
    )


def to_batch(rows: Sequence[Row]) -> Batch:
    """Pad rows to one length."""

    def padded(lists: list[list[int]], fill: int) -> Tensor:
        width = max(len(one) for one in lists)
        return torch.tensor([one + [fill] * (width - len(one)) for one in lists])

    ids = padded([row.ids for row in rows], PAD)
    return Batch(
        ids=ids,
        mask=ids != PAD,
        first=padded([row.first for row in rows], 0),
        last=padded([row.last for row in rows], 0),
        tags=padded([row.tags for row in rows], UNKNOWN),
        heads=padded([row.heads for row in rows], UNKNOWN),
        labels=padded([row.labels for row in rows], UNKNOWN),
        names=padded([row.names for row in rows], UNKNOWN),
        words=[len(row.first) for row in rows],
    )


def batches(rows: Sequence[Row], *, size: int, seed: int | None) -> Iterator[Batch]:
    """Give batches of about `size` pieces; with a seed the order of sentences and batches is by chance."""
    chance = random.Random(seed)
    noise = (lambda: chance.uniform(-3, 3)) if seed is not None else (lambda: 0.0)
    ordered = sorted((row for row in rows if row.first), key=lambda row: len(row.ids) + noise())
    groups: list[list[Row]] = []
    for row in ordered:
        if not groups or len(row.ids) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(row)
    if seed is not None:
        chance.shuffle(groups)
    return (to_batch(group) for group in groups)
