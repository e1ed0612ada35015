"""Write the training, development and test corpora that spaCy reads."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training.id.augment import augmented, renamed
from training.id.compose import composed
from training.id.headline import announced, headlines
from training.id.linked import linked, passives
from training.id.scheme import harmonised
from training.id.treebank import Tree, is_tree, read_trees
from training.id.upgrade import upgraded

HELD_OUT = 150
SEED = 7


def load_treebanks(folder: Path) -> dict[str, list[Tree]]:
    """Read all Indonesian treebanks in the project's scheme."""
    files = {
        "gsd-train": "ud_id_gsd/id-ud-train.ud20.conllu",
        "gsd-dev": "ud_id_gsd/id_gsd-ud-dev.conllu",
        "gsd-test": "ud_id_gsd/id_gsd-ud-test.conllu",
        "csui-train": "ud_id_csui/id_csui-ud-train.conllu",
        "csui-test": "ud_id_csui/id_csui-ud-test.conllu",
        "pud": "ud_id_pud/id_pud-ud-test.conllu",
    }
    banks: dict[str, list[Tree]] = {}
    for name, path in files.items():
        trees = read_trees(folder / path, source=name)
        fixed = (harmonised(upgraded(tree) if name == "gsd-train" else tree) for tree in trees)
        banks[name] = [tree for tree in fixed if is_tree(tree)]
    return banks


def split(banks: dict[str, list[Tree]], *, with_pud: bool) -> tuple[list[Tree], list[Tree]]:
    """Give the trees to train on and those held out to choose the best step.

    CSUI is counted twice: it alone is news in today's annotation.
    """
    dev = banks["gsd-dev"][:HELD_OUT] + banks["csui-train"][:60]
    train = banks["gsd-train"] + banks["gsd-dev"][HELD_OUT:] + banks["csui-train"][60:] * 2
    if with_pud:
        train = train + banks["pud"]
    return train, dev


def to_doc(tree: Tree, *, vocab: spacy.vocab.Vocab) -> Doc:
    """Make the Doc that holds one tree."""
    heads = [word.head if word.head >= 0 else index for index, word in enumerate(tree.words)]
    tags = [word.upos for word in tree.words]
    return Doc(
        vocab,
        words=[word.form for word in tree.words],
        spaces=[word.space for word in tree.words[:-1]] + [False],
        tags=tags,
        pos=tags,
        heads=heads,
        deps=["ROOT" if word.head < 0 else word.label for word in tree.words],
        sent_starts=[index == 0 for index in range(len(tree.words))],
    )


def write_docs(trees: Iterable[Tree], path: Path, *, extra: Iterable[Doc] = ()) -> None:
    """Write trees, and Docs made elsewhere, to one file in a random but fixed order."""
    vocab = spacy.blank("id").vocab
    docs = [*(to_doc(tree, vocab=vocab) for tree in trees), *extra]
    random.Random(SEED).shuffle(docs)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def copies_of(train: list[Tree], *, counts: Counter[str]) -> list[Tree]:
    """Make the sentences that the treebanks lack, from the trees to train on only."""
    unique = list({(tree.source, tree.key): tree for tree in train}.values())
    return [
        *augmented(unique, seed=SEED),
        *renamed(unique, share=0.2, seed=SEED + 1),
        *composed(unique, share=0.7, seed=SEED + 2),
        *headlines(unique, counts=counts, made_up=700, seed=SEED + 3),
        *announced(unique, share=0.25, seed=SEED + 4),
        *linked(unique, share=0.6, seed=SEED + 5),
        *passives(count=500, seed=SEED + 6),
    ]


def write_corpora(
    treebanks: Path, out: Path, *, with_pud: bool, counts: Counter[str], extra: Iterable[Doc] = ()
) -> None:
    """Write everything that training and reporting read into one folder."""
    out.mkdir(parents=True, exist_ok=True)
    banks = load_treebanks(treebanks)
    train, dev = split(banks, with_pud=with_pud)
    mixed = [tree for tree in [*train, *copies_of(train, counts=counts)] if is_tree(tree)]
    write_docs(mixed, out / "train.spacy", extra=extra)
    write_docs(dev, out / "dev.spacy")
    for name in ("gsd-test", "csui-test", "pud"):
        write_docs(banks[name], out / f"{name}.spacy")


def count_words(text: Path) -> Counter[str]:
    """Count the words of a file of words parted by blanks."""
    counts: Counter[str] = Counter()
    with text.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(line.split())
    return counts
