"""Silver trees of Indonesian news: what the convolutional pipeline and the encoder agree on.

The two are built in different ways and err in different places. Where they differ, a word is left without
head and label, so that whole sentences of news stay in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from saksi.languages.encoder.pipeline import Pipeline
from training.encoder.examples import Example

#: Least share of words on whose head and label both must agree.
AGREE = 0.7
_LONGEST = 60


def agreed(texts: Iterable[str], first: Language, second: Pipeline) -> Iterator[Example]:
    """Give examples that hold what both parsers say, for sentences where they agree on most words."""
    for one in first.pipe(texts):
        if any(token.is_space for token in one) or len(one) > _LONGEST:
            continue
        example = _common(
            one, second(Doc(second.vocab, [t.text for t in one], [bool(t.whitespace_) for t in one]))
        )
        if example is not None:
            yield example


def _common(one: Doc, other: Doc) -> Example | None:
    pairs = list(zip(one, other, strict=True))
    same = [a.head.i == b.head.i and a.dep_ == b.dep_ for a, b in pairs]
    counted = [token.i for token in one if not token.is_punct]
    if not counted or sum(same[i] for i in counted) < AGREE * len(counted):
        return None
    heads = [
        (-1 if b.head.i == b.i else b.head.i) if keep else None
        for (_, b), keep in zip(pairs, same, strict=True)
    ]
    return Example(
        "id",
        tuple(token.text for token in one),
        tuple(bool(token.whitespace_) for token in one),
        tuple(b.tag_ if a.tag_ == b.tag_ else None for a, b in pairs),
        tuple(heads),
        tuple(b.dep_ if keep else None for (_, b), keep in zip(pairs, same, strict=True)),
        _names(one, other),
    )


def _names(one: Doc, other: Doc) -> tuple[str, ...] | None:
    """Give the names where both find the same ones."""
    first, second = ({(e.start, e.end, e.label_) for e in doc.ents} for doc in (one, other))
    if first != second:
        return None
    return tuple(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in other)
