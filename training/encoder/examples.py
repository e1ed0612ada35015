"""What the encoder learns from: sentences with whatever is known of each, for all languages in one form."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.encoder import english
from training.id import names
from training.id.corpus import HELD_OUT, copies_of, load_treebanks
from training.id.names import Tagged
from training.id.treebank import Tree, is_tree

SEED = 11
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_CLOSING = frozenset(".,;:!?)%\u201d]")
_OPENING = frozenset("(\u201c[")
#: The first words of the EWT development part choose the step; the whole of it is never trained on.
ENGLISH_DEV = 400


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence; what is not known is None, for a word or for all.

    Args:
        language: "id" or "en".
        words: the words.
        spaces: whether a blank follows each.
        tags: universal parts of speech.
        heads: places of the heads, -1 for the root.
        labels: labels of the arcs.
        names: begin, inside and outside tags of names.
    """

    language: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str | None, ...] | None = None
    heads: tuple[int | None, ...] | None = None
    labels: tuple[str | None, ...] | None = None
    names: tuple[str, ...] | None = None


def from_tree(tree: Tree, *, language: str, tags: tuple[str, ...] | None = None) -> Example:
    """Take over a tree, and the names where they are known."""
    return Example(
        language,
        tuple(word.form for word in tree.words),
        tuple(word.space for word in tree.words),
        tuple(word.upos for word in tree.words),
        tuple(word.head for word in tree.words),
        tuple(word.label for word in tree.words),
        tags if tags is not None and len(tags) == len(tree.words) else None,
    )


def from_tagged(sentence: Tagged) -> Example:
    """Take over a sentence of names; its blanks are guessed from the signs."""
    following = (*sentence.words[1:], "")
    spaces = tuple(
        word not in _OPENING and after not in _CLOSING
        for word, after in zip(sentence.words, following, strict=True)
    )
    return Example("id", sentence.words, spaces, names=sentence.tags)


@dataclass(frozen=True, slots=True)
class Groups:
    """Examples to train on, by where they come from, and those held out."""

    train: dict[str, list[Example]]
    dev: dict[str, list[Example]]


def load_examples(data: Path, *, counts: Counter[str], silver_names: Iterable[Tagged] = ()) -> Groups:
    """Read what may be trained on; PUD in both languages and all test parts are for reporting only."""
    train: dict[str, list[Example]] = {}
    dev: dict[str, list[Example]] = {}
    _indonesian(load_treebanks(data / "treebanks"), counts, train, dev)
    _english(data, train, dev)
    _names(data / "names", silver_names, train, dev)
    return Groups(train, dev)


def load_tests(data: Path) -> dict[str, list[Example]]:
    """Read what is for reporting only: trees first, then names."""
    banks = load_treebanks(data / "treebanks")
    folder = data / "treebanks"
    tests = {f"id-{name}": _examples(banks[name], "id") for name in ("gsd-test", "csui-test", "pud")}
    tests["en-ewt-test"] = _ewt(data, "test")
    for name, path in (("en-gum-test", "ud_en_gum/en_gum"), ("en-pud", "ud_en_pud/en_pud")):
        trees = english.read_english(folder / f"{path}-ud-test.conllu", source=name)
        tests[name] = _examples(trees, "en")
    for name, (_, _, test_file) in names.FILES.items():
        sentences = names.read_tagged(data / "names" / test_file)
        tests[f"id-{name}-test"] = [from_tagged(sentence) for sentence in sentences]
    return tests


def _indonesian(
    banks: dict[str, list[Tree]],
    counts: Counter[str],
    train: dict[str, list[Example]],
    dev: dict[str, list[Example]],
) -> None:
    gsd = banks["gsd-train"] + banks["gsd-dev"][HELD_OUT:]
    csui = banks["csui-train"][60:]
    copies = [tree for tree in copies_of(gsd + csui, counts=counts) if is_tree(tree)]
    train["id-gsd"] = _examples(gsd, "id")
    train["id-csui"] = _examples(csui, "id")
    train["id-copies"] = _examples(copies, "id")
    dev["id-gsd"] = _examples(banks["gsd-dev"][:HELD_OUT], "id")
    dev["id-csui"] = _examples(banks["csui-train"][:60], "id")


def _examples(trees: Iterable[Tree], language: str) -> list[Example]:
    return [from_tree(tree, language=language) for tree in trees]


def _english(data: Path, train: dict[str, list[Example]], dev: dict[str, list[Example]]) -> None:
    banks = data / "treebanks"
    ewt, gum = banks / "ud_en_ewt", banks / "ud_en_gum"
    trees = list(english.read_english(ewt / "en_ewt-ud-train.rebuilt.conllu", source="ewt"))
    tags = english.read_names(data / "names/ner_en_uner_ewt/en_ewt-ud-train.iob2")
    news = list(english.read_english(gum / "en_gum-ud-train.rebuilt.conllu", source="gum", only=english.NEWS))
    train["en-ewt"] = [from_tree(tree, language="en", tags=tags.get(tree.key)) for tree in trees]
    train["en-gum-news"] = _examples(news, "en")
    train["en-headlines"] = [
        from_tree(tree, language="en", tags=_cut(tags.get(key), tree))
        for tree, key in english.headlines([*trees, *news], seed=SEED)
    ]
    dev["en-ewt"] = _ewt(data, "dev")[:ENGLISH_DEV]


def _cut(tags: tuple[str, ...] | None, tree: Tree) -> tuple[str, ...] | None:
    return None if tags is None else tags[: len(tree.words)]


def _ewt(data: Path, part: str) -> list[Example]:
    tags = english.read_names(data / f"names/ner_en_uner_ewt/en_ewt-ud-{part}.iob2")
    trees = english.read_english(data / f"treebanks/ud_en_ewt/en_ewt-ud-{part}.conllu", source="ewt")
    return [from_tree(tree, language="en", tags=tags.get(tree.key)) for tree in trees]


def _names(
    folder: Path,
    silver: Iterable[Tagged],
    train: dict[str, list[Example]],
    dev: dict[str, list[Example]],
) -> None:
    originals: list[Tagged] = []
    held: list[Tagged] = []
    for train_file, dev_file, _ in names.FILES.values():
        originals += names.read_tagged(folder / train_file)
        held += names.read_tagged(folder / dev_file)
    train["id-names"] = [from_tagged(s) for s in names.with_copies(originals, seed=SEED)]
    train["id-silver-names"] = [from_tagged(s) for s in silver]
    dev["id-names"] = [from_tagged(s) for s in held]


def epoch(groups: dict[str, list[Example]], shares: dict[str, float], *, seed: int) -> Iterator[Example]:
    """Draw the examples of one epoch: each group as often as its share says, parts of it by chance."""
    chance = random.Random(seed)
    for name, examples in groups.items():
        share = shares.get(name, 1.0)
        for _ in range(int(share)):
            yield from examples
        rest = share - int(share)
        if rest:
            yield from chance.sample(examples, round(rest * len(examples)))
