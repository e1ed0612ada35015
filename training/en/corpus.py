"""Write the training, development and test corpora that spaCy reads."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from training.en.augment import augmented, frames, renamed
from training.en.treebank import NEWS, read_trees
from training.id.corpus import to_doc
from training.id.names import Tagged, read_tagged
from training.id.names import to_doc as to_named_doc
from training.id.treebank import Tree

SEED = 7
#: Development sentences of EWT that choose the best step; the rest is trained on.
HELD_OUT = 400
#: Shorter sentences of the web treebank are salutations and signatures.
SHORTEST = 3
#: How often the news sentences are counted.
NEWS_WEIGHT = 3
_EWT, _GUM, _PUD = "ud_en_ewt/en_ewt-ud-", "ud_en_gum/en_gum-ud-", "ud_en_pud/en_pud-ud-test.conllu"
_NAMES = "ner_en_uner_ewt/en_ewt-ud-"


def write_trees(folder: Path, out: Path) -> None:
    """Write the corpora of the parser; the tests are EWT, all of GUM, GUM's news, and PUD."""
    out.mkdir(parents=True, exist_ok=True)
    ewt_dev = list(read_trees(folder / f"{_EWT}dev.conllu", source="ewt"))
    train = [
        *read_trees(folder / f"{_EWT}train.rebuilt.conllu", source="ewt"),
        *ewt_dev[HELD_OUT:],
    ]
    train = [tree for tree in train if len(tree.words) >= SHORTEST]
    news = [
        *read_trees(folder / f"{_GUM}train.rebuilt.conllu", source="gum", only=NEWS),
        *read_trees(folder / f"{_GUM}dev.conllu", source="gum", only=NEWS),
    ]
    unique = [*train, *news]
    mixed = [
        *train,
        *news * NEWS_WEIGHT,
        *augmented([*unique, *news], seed=SEED),
        *renamed(unique, share=0.3, seed=SEED + 1),
        *frames(900, seed=SEED + 2),
    ]
    _write(mixed, out / "train.spacy")
    _write(ewt_dev[:HELD_OUT], out / "dev.spacy")
    _write(read_trees(folder / f"{_EWT}test.conllu", source="ewt"), out / "ewt-test.spacy")
    _write(read_trees(folder / f"{_GUM}test.conllu", source="gum"), out / "gum-test.spacy")
    _write(read_trees(folder / f"{_GUM}test.conllu", source="gum", only=NEWS), out / "gum-news-test.spacy")
    _write(read_trees(folder / _PUD, source="pud"), out / "pud.spacy")


def _write(trees: Iterable[Tree], path: Path) -> None:
    vocab = spacy.blank("en").vocab
    docs = [to_doc(tree, vocab=vocab) for tree in trees]
    random.Random(SEED).shuffle(docs)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def write_names(folder: Path, out: Path) -> None:
    """Write the corpora of the name finder, with Title Case copies and copies with other names."""
    from training.en.names import with_copies

    out.mkdir(parents=True, exist_ok=True)
    train = list(read_tagged(folder / f"{_NAMES}train.iob2", word=1, tag=2))
    _write_tagged(with_copies(train, seed=SEED), out / "train.spacy")
    for part in ("dev", "test"):
        found = read_tagged(folder / f"{_NAMES}{part}.iob2", word=1, tag=2)
        _write_tagged(found, out / f"{'ewt-names-' * (part == 'test')}{part}.spacy")


def _write_tagged(sentences: Iterable[Tagged], path: Path) -> None:
    vocab = spacy.blank("en").vocab
    DocBin(docs=[to_named_doc(sentence, vocab=vocab) for sentence in sentences]).to_disk(path)
