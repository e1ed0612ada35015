"""Read the English treebanks and their names.

Labels are those of Universal Dependencies but for a few that are too rare to learn. Of GUM only the Wikinews
part may train a model that is given away; the rest is measured on.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from training.en import treebank
from training.id.lists import listed
from training.id.names import read_tagged
from training.id.treebank import Tree, Word, with_words

#: As for the convolutional pipeline, but for names behind a description.
LABELS = {**treebank.LABELS, "nmod:desc": "flat"}
NEWS = treebank.NEWS
_SMALL = frozenset(
    listed("a an the of in on at to for and or but as by from with over after into nor per vs")
)
_LONGEST_TITLE = 16


def read_english(path: Path, *, source: str, only: str = "") -> Iterator[Tree]:
    """Read the sentences of a CoNLL-U file whose key begins with `only`, clitics parted as annotated."""
    return treebank.read_trees(path, source=source, only=only, labels=LABELS)


def read_names(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the tags of a file of Universal NER by the key of the sentence."""
    found: dict[str, tuple[str, ...]] = {}
    key, tags = "", []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# sent_id"):
            key = line[12:].strip()
        elif line and not line.startswith("#"):
            tag = line.split("\t")[2]
            tags.append(tag if tag[2:] in ("PER", "ORG", "LOC") else "O")
        elif not line and tags:
            found[key] = tuple(tags)
            tags = []
    return found


def headlines(trees: Iterable[Tree], *, seed: int) -> Iterator[tuple[Tree, str]]:
    """Give copies in Title Case and without a final stop, each with the key of its original."""
    chance = random.Random(seed)
    for tree in trees:
        if not 4 <= len(tree.words) <= _LONGEST_TITLE or chance.random() > 0.3:
            continue
        words = list(tree.words)
        if words[-1].form == "." and all(word.head < len(words) - 1 for word in words):
            words = words[:-1]
        everything = chance.random() < 0.2
        titled = [
            replace(
                word,
                form=word.form if i and not everything and word.form.lower() in _SMALL else _raised(word),
            )
            for i, word in enumerate(words)
        ]
        yield with_words(tree, titled), tree.key


def _raised(word: Word) -> str:
    return word.form if word.form.startswith(("'", "\u2019", "n'")) else word.form[:1].upper() + word.form[1:]


__all__ = ["LABELS", "NEWS", "headlines", "read_english", "read_names", "read_tagged"]
