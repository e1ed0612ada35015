"""Score answers against examples: tags, trees and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch

from saksi.languages.encoder.names import spans_of
from saksi.languages.encoder.trees import heads_of
from training.encoder.batches import Row, Symbols, batches
from training.encoder.examples import NAMES, Example
from training.encoder.network import Parser


@dataclass(frozen=True, slots=True)
class Answer:
    """What a parser says of one sentence; heads are places, -1 for the root."""

    tags: Sequence[str]
    heads: Sequence[int]
    labels: Sequence[str]
    names: Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Percent; trees without punctuation, names by whole spans."""

    upos: float
    uas: float
    las: float
    names: float

    def __str__(self) -> str:
        return f"UPOS {self.upos:.1f}  UAS {self.uas:.1f}  LAS {self.las:.1f}  names {self.names:.1f}"


def score(pairs: Iterable[tuple[Example, Answer]]) -> Figures:
    """Compare answers with what is known.

    A word without a letter or digit counts for the tags only, as in training/id/report.py.
    """
    tags = tagged = heads = labels = arcs = hits = found = wanted = 0
    for example, answer in pairs:
        for place, word in enumerate(example.words):
            if example.tags is not None:
                tagged += 1
                tags += example.tags[place] == answer.tags[place]
            if example.heads is not None and example.labels is not None and any(c.isalnum() for c in word):
                arcs += 1
                right = example.heads[place] == answer.heads[place]
                heads += right
                labels += right and (answer.heads[place] < 0 or example.labels[place] == answer.labels[place])
        if example.names is not None:
            truth, said = set(spans_of(example.names)), set(answer.names)
            hits, found, wanted = hits + len(truth & said), found + len(said), wanted + len(truth)
    return Figures(
        100 * tags / max(tagged, 1),
        100 * heads / max(arcs, 1),
        100 * labels / max(arcs, 1),
        200 * hits / max(found + wanted, 1),
    )


@torch.inference_mode()
def answers(model: Parser, rows: Sequence[Row], symbols: Symbols) -> list[Answer]:
    """Parse rows with the network itself, in the order given."""
    model.eval()
    place = {id(row): number for number, row in enumerate(rows)}
    result: list[Answer | None] = [None] * len(rows)
    ordered = sorted(rows, key=lambda row: len(row.ids))
    at = 0
    for batch in batches(rows, size=3000, seed=None):
        scores = model(batch.ids, batch.mask, batch.first, batch.last)
        trees = [
            heads_of(scores.arcs[i, :count, : count + 1].float().numpy())
            for i, count in enumerate(batch.words)
        ]
        columns = torch.zeros(batch.first.shape, dtype=torch.long)
        for i, tree in enumerate(trees):
            columns[i, : len(tree)] = torch.tensor(tree) + 1
        labels = model.label_scores(scores, columns).argmax(-1)
        tags, names = scores.tags.argmax(-1), scores.names.argmax(-1)
        for i, tree in enumerate(trees):
            count = len(tree)
            result[place[id(ordered[at])]] = Answer(
                [symbols.tags[t] for t in tags[i, :count]],
                tree,
                [symbols.labels[t] for t in labels[i, :count]],
                spans_of([NAMES[t] for t in names[i, :count]]),
            )
            at += 1
    return [answer for answer in result if answer is not None]
