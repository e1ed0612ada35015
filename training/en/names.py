"""Copies of tagged sentences: in Title Case, and with the names of international news."""

from __future__ import annotations

import random
from collections.abc import Iterable

from saksi.reference.bodies import bodies
from saksi.reference.states import states
from training.en.augment import SMALL, pools
from training.id.names import Tagged


def with_copies(sentences: Iterable[Tagged], *, seed: int) -> list[Tagged]:
    """Give the sentences and their copies, mixed."""
    chance = random.Random(seed)
    originals = list(sentences)
    names = _pools(seed)
    named = [s for s in originals if any(tag != "O" for tag in s.tags)]
    mixed = [
        *originals,
        *(_titled(s) for s in originals if len(s.words) > 2 and chance.random() < 0.2),
        *(_renamed(s, names, chance) for s in named),
        *(_titled(_renamed(s, names, chance)) for s in named if chance.random() < 0.3),
    ]
    chance.shuffle(mixed)
    return mixed


def _pools(seed: int) -> dict[str, list[str]]:
    base = pools(seed)
    return {
        "PER": base["person"],
        "LOC": [state.name_en for state in states()] + [s.capital_en for s in states() if s.capital_en],
        "ORG": base["body"] + [body.name_en for body in bodies() if body.name_en],
    }


def _titled(sentence: Tagged) -> Tagged:
    words = [w if i and w.lower() in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(sentence.words)]
    tags = list(sentence.tags)
    if words[-1] == "." and len(words) > 1:
        words, tags = words[:-1], tags[:-1]
    return Tagged(tuple(words), tuple(tags))


def _renamed(sentence: Tagged, names: dict[str, list[str]], chance: random.Random) -> Tagged:
    words: list[str] = []
    tags: list[str] = []
    skip = False
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        if tag.startswith("I-") and skip:
            continue
        skip = tag.startswith("B-") and chance.random() < 0.7
        if skip:
            forms = chance.choice(names[tag[2:]]).replace("-", " - ").split()
            words += forms
            tags += [("I-" if number else "B-") + tag[2:] for number in range(len(forms))]
            continue
        words.append(word)
        tags.append(tag)
    return Tagged(tuple(words), tuple(tags))
