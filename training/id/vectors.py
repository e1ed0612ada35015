"""Train small word vectors on plain news text and store the frequent words as a spaCy vector table.

Vectors are learnt with character n-grams, so that rare inflections borrow from their stems, but shipped as
a plain table for lower-cased words: looking them up costs next to nothing at run time.
"""

from __future__ import annotations

from pathlib import Path

import floret
import numpy as np
import spacy
from spacy.vectors import Vectors

from saksi.languages.id.tokenizer import words_of

DIMENSIONS = 96
MIN_COUNT = 10


def write_text(raw: Path, out: Path) -> None:
    """Write one line of lower-cased words for each line of text."""
    with raw.open(encoding="utf-8") as source, out.open("w", encoding="utf-8") as target:
        for line in source:
            target.write(" ".join(word.lower() for word, _ in words_of(line)) + "\n")


def write_vectors(text: Path, out: Path, *, words: int) -> None:
    """Train on the text and save a blank pipeline that holds the vectors of the most frequent words."""
    model = floret.train_unsupervised(
        str(text),
        model="skipgram",
        mode="fasttext",
        dim=DIMENSIONS,
        ws=3,
        minn=4,
        maxn=6,
        minCount=MIN_COUNT,
        epoch=5,
        bucket=200_000,
        lr=0.05,
        thread=1,
    )
    kept = [word for word in model.get_words() if word != "</s>"][:words]
    table = np.stack([model.get_word_vector(word) for word in kept]).astype("float32")
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-8
    nlp = spacy.blank("id")
    for word in kept:
        nlp.vocab.strings.add(word)
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=table, keys=kept, attr="LOWER", name="saksi_id"
    )
    nlp.to_disk(out)
