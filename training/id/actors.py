"""Make the noun phrases that stand for actors in international news."""

from __future__ import annotations

import random

from saksi.languages.id.tokenizer import words_of
from training.id import lists
from training.id.phrase import Phrase, joined, labelled, leaf
from training.id.treebank import Word


def name(text: str) -> Phrase:
    """Write a proper name: the first part governs the others."""
    forms = [form for form, _ in words_of(text)]
    return [
        Word(form, "PROPN", 0 if i else -1, "flat" if i else "nsubj", space=True)
        for i, form in enumerate(forms)
    ]


def nouns(text: str) -> Phrase:
    """Write a common noun with what follows it as its modifiers, each under the one before."""
    words: Phrase = []
    for i, form in enumerate(text.split()):
        upos = "PROPN" if form[0].isupper() else "NOUN"
        words.append(Word(form, upos, i - 1, "nmod" if i else "obj", space=True))
    return words


def under(head: Phrase, *rest: tuple[Phrase, str]) -> Phrase:
    """Hang phrases behind a head phrase, each with its label."""
    parts = [head]
    for phrase, label in rest:
        parts.append(labelled(phrase, label))
    return joined(parts, top=0)


def actor(chance: random.Random, *, short: bool = False) -> Phrase:
    """Draw an actor: a state, a person with or without office, a body, or a group of a state."""
    draw = chance.random()
    state = name(chance.choice(lists.STATES))
    if draw < 0.30:
        return state
    if draw < 0.48:
        return name(chance.choice(lists.PEOPLE))
    if draw < 0.60:
        return name(chance.choice(lists.BODIES))
    if draw < 0.68:
        return under(_office(chance), (state, "nmod"))
    if draw < 0.80:
        return under(nouns(chance.choice(lists.GROUPS)), (state, "nmod"))
    if draw < 0.86:
        return under(_office(chance), (name(chance.choice(lists.PEOPLE)), "flat"))
    if draw < 0.92 or short:
        return _pair(state, name(chance.choice(lists.STATES)))
    return under(_office(chance), (state, "nmod"), (name(chance.choice(lists.PEOPLE)), "flat"))


def _office(chance: random.Random) -> Phrase:
    forms = chance.choice(lists.TITLES).split()
    upos = "NOUN" if chance.random() < 0.5 else "PROPN"
    return [
        Word(form, upos, 0 if i else -1, "flat" if upos == "PROPN" else "nmod", space=True)
        for i, form in enumerate(forms)
    ]


def _pair(one: Phrase, other: Phrase) -> Phrase:
    second = joined([leaf("dan", "CCONJ", "cc"), other], top=1)
    return under(one, (second, "conj"))


def place(chance: random.Random) -> Phrase:
    """Draw a city or region with "di"."""
    return joined([leaf("di", "ADP", "case"), name(chance.choice(lists.CITIES))], top=1)
