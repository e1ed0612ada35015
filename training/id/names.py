"""Read the sets of named entities and write the corpora for the name finder."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.training import biluo_tags_to_spans, iob_to_biluo

from saksi.languages.id.tokenizer import words_of
from training.id import lists
from training.id.headline import headlines
from training.id.lists import listed
from training.id.treebank import Tree

_KINDS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "LOC": "LOC",
    "LOCATION": "LOC",
    "PLACE": "LOC",
}
_SMALL = frozenset(
    listed(
        """
    di ke dari dan atau yang untuk pada dalam dengan oleh bagi para atas tentang antara
    """
    )
)
_FILES = {
    "idner2k": ("ner_id_idner2k/train.txt", "ner_id_idner2k/dev.txt", "ner_id_idner2k/test.txt"),
    "ui": ("ner_id_ui/train.01.tsv", "ner_id_ui/dev.01.tsv", "ner_id_ui/test.01.tsv"),
    "nergrit": (
        "ner_id_nergrit_indonlu/train_preprocess.txt",
        "ner_id_nergrit_indonlu/valid_preprocess.txt",
        "ner_id_nergrit_indonlu/test_preprocess.txt",
    ),
}

POOLS = {"PER": lists.PEOPLE, "ORG": lists.BODIES, "LOC": lists.STATES + lists.STATES + lists.CITIES}
KIND_OF = {name.lower(): kind for kind, names in POOLS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence with a begin-inside-outside tag for each word."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_tagged(path: Path, *, word: int = 0, tag: int = -1) -> Iterator[Tagged]:
    """Read the columns of word and tag, a blank line between sentences and comments left out."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split()
        if len(cells) >= 2 and not (word and cells[0] == "#"):
            words.append(cells[word])
            tags.append(_tag(cells[tag]))
        elif words:
            yield Tagged(tuple(words), tuple(_repaired(tags)))
            words, tags = [], []


def _tag(raw: str) -> str:
    place, _, kind = raw.partition("-")
    return f"{place}-{_KINDS[kind]}" if kind in _KINDS else "O"


def _repaired(tags: list[str]) -> list[str]:
    """Let a name that opens with an inside tag begin there."""
    fixed: list[str] = []
    for tag in tags:
        before = fixed[-1] if fixed else "O"
        opens = tag.startswith("I-") and before[2:] != tag[2:]
        fixed.append("B-" + tag[2:] if opens else tag)
    return fixed


def titled(sentence: Tagged) -> Tagged:
    """Give the sentence as a headline: capitals, no final stop."""
    words = [w if w in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(sentence.words)]
    tags = list(sentence.tags)
    if words[-1] == ".":
        words, tags = words[:-1], tags[:-1]
    return Tagged(tuple(words), tuple(tags))


def to_doc(sentence: Tagged, *, vocab: spacy.vocab.Vocab) -> Doc:
    """Make the Doc that holds the names of one sentence."""
    doc = Doc(vocab, words=list(sentence.words))
    spans: list[Span] = biluo_tags_to_spans(doc, iob_to_biluo(list(sentence.tags)))
    doc.ents = spans
    return doc


def renamed(sentence: Tagged, chance: random.Random) -> Tagged:
    """Put names of international news in the place of the names of the same kind."""
    words: list[str] = []
    tags: list[str] = []
    skip = False
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        if tag.startswith("B-"):
            skip = chance.random() < 0.7
            if skip:
                forms = [form for form, _ in words_of(chance.choice(POOLS[tag[2:]]))]
                words += forms
                tags += [("I-" if number else "B-") + tag[2:] for number in range(len(forms))]
                continue
        if skip and tag.startswith("I-"):
            continue
        skip = False
        words.append(word)
        tags.append(tag)
    return Tagged(tuple(words), tuple(tags))


def marked(tree: Tree) -> Tagged:
    """Tag the listed names in a sentence in which there are no others."""
    words = [word.form for word in tree.words]
    tags = ["O"] * len(words)
    at = 0
    while at < len(words):
        longest = min(6, len(words) - at)
        length = next(
            (n for n in range(longest, 0, -1) if " ".join(words[at : at + n]).lower() in KIND_OF), 0
        )
        if length:
            kind = KIND_OF[" ".join(words[at : at + length]).lower()]
            tags[at : at + length] = ["B-" + kind] + ["I-" + kind] * (length - 1)
        at += max(length, 1)
    return Tagged(tuple(words), tuple(tags))


def with_copies(sentences: Iterable[Tagged], *, seed: int) -> list[Tagged]:
    """Add Title Case copies, copies with other names, and headlines made of listed names only."""
    chance = random.Random(seed)
    originals = list(sentences)
    copies = [titled(s) for s in originals if len(s.words) > 2 and chance.random() < 0.25]
    named = [s for s in originals if any(tag != "O" for tag in s.tags)]
    copies += [renamed(s, chance) for s in named if chance.random() < 0.5]
    copies += [titled(renamed(s, chance)) for s in named if chance.random() < 0.1]
    copies += [marked(tree) for tree in headlines([], counts=Counter(), made_up=900, seed=seed)]
    mixed = originals + copies
    chance.shuffle(mixed)
    return mixed


def write_names(folder: Path, out: Path, *, seed: int, extra: Iterable[Tagged] = ()) -> None:
    """Write one training, one development and three test corpora; `extra` is trained on without copies."""
    out.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("id").vocab
    train: list[Tagged] = []
    dev: list[Tagged] = []
    for name, (train_file, dev_file, test_file) in _FILES.items():
        train += read_tagged(folder / train_file)
        dev += read_tagged(folder / dev_file)
        _write(read_tagged(folder / test_file), out / f"{name}-test.spacy", vocab)
    mixed = [*with_copies(train, seed=seed), *extra]
    random.Random(seed).shuffle(mixed)
    _write(mixed, out / "train.spacy", vocab)
    _write(dev, out / "dev.spacy", vocab)


def _write(sentences: Iterable[Tagged], path: Path, vocab: spacy.vocab.Vocab) -> None:
    DocBin(docs=[to_doc(sentence, vocab=vocab) for sentence in sentences]).to_disk(path)
