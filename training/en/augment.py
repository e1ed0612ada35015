"""Make copies of sentences in the forms that news takes and the treebanks lack.

Headlines drop articles and the verb "to be", put "to" before what is planned, and come in Title Case or not.
Frames of quotations ("said X on Monday", "X told reporters:") are parsed alone, so there are some of these.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from saksi.reference.bodies import bodies
from saksi.reference.people import people
from saksi.reference.states import states
from training.id.lists import listed
from training.id.phrase import Phrase, joined, labelled, leaf, spaced
from training.id.treebank import Tree, Word, is_tree, with_words

#: Words that headlines in Title Case keep in small letters.
SMALL = frozenset(listed("a an and as at but by for from in into of off on or over the to with after amid"))
_LONGEST_TITLE = 18
_ARTICLES = frozenset({"a", "an", "the"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_SAYING = ("said", "added", "says", "told", "wrote", "warned", "noted", "stressed", "insisted", "explained")
_LISTENERS = ("reporters", "journalists", "parliament", "lawmakers", "state television", "Reuters", "the BBC")
_WHERE = ("statement", "interview", "speech", "post", "letter", "report", "briefing", "tweet")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OFFICES = (
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "spokesman",
    "spokeswoman",
    "Secretary of State",
    "Chancellor",
    "Secretary General",
    "Ambassador",
    "General",
)


def pools(seed: int) -> dict[str, list[str]]:
    """Give names of the world for the made copies: states, people, short names of bodies."""
    chance = random.Random(seed)
    nations = [state.name_en for state in states() if " " not in state.name_en] + ["US", "UK", "U.S."] * 6
    persons = [person.name for person in people() if 1 < len(person.name.split()) <= 4]
    chance.shuffle(persons)
    short = [body.id.replace("_", " ") for body in bodies() if body.id.isupper() and len(body.id) <= 6]
    return {
        "state": nations,
        "person": persons[:1500] + [name.split()[-1] for name in persons[1500:2500]],
        "body": short,
    }


def augmented(trees: Iterable[Tree], *, seed: int) -> Iterator[Tree]:
    """Give copies as headlines, without a stop, in small letters; not the originals."""
    chance = random.Random(seed)
    for tree in trees:
        draw = chance.random()
        if len(tree.words) <= _LONGEST_TITLE and draw < 0.35:
            yield _title(_without_stop(tree)) if draw < 0.12 else _headline(tree, titled=draw < 0.22)
        elif draw > 0.97:
            yield with_words(tree, [replace(word, form=word.form.lower()) for word in tree.words])
        elif draw > 0.9:
            yield _without_stop(tree)


def _without_stop(tree: Tree) -> Tree:
    words = list(tree.words)
    last = len(words) - 1
    if last > 2 and words[last].form == "." and not any(word.head == last for word in words):
        return with_words(tree, [*words[: last - 1], replace(words[last - 1], space=False)])
    return tree


def _title(tree: Tree) -> Tree:
    words = [
        word
        if i and word.form.lower() in SMALL
        else replace(word, form=word.form[:1].upper() + word.form[1:])
        for i, word in enumerate(tree.words)
    ]
    return with_words(tree, words)


def _headline(tree: Tree, *, titled: bool) -> Tree:
    """Drop articles and forms of "to be" that nothing hangs from; a comma may stand for "and"."""
    tree = _without_stop(tree)
    held = {word.head for word in tree.words}
    dropped = {
        i
        for i, word in enumerate(tree.words)
        if i not in held
        and (
            (word.label == "det" and word.form.lower() in _ARTICLES)
            or (word.label in ("aux", "aux:pass", "cop") and word.form.lower() in _BE)
        )
    }
    moved: dict[int, int] = {}
    for i in range(len(tree.words)):
        if i not in dropped:
            moved[i] = len(moved)
    words = [
        replace(word, head=moved[word.head] if word.head >= 0 else -1)
        for i, word in enumerate(tree.words)
        if i not in dropped
    ]
    if words and words[0].form[:1].islower():
        words[0] = replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:])
    made = with_words(tree, words)
    return _title(made) if titled else made


def renamed(trees: Iterable[Tree], *, share: float, seed: int) -> Iterator[Tree]:
    """Give copies in which single-word names are those of international news."""
    chance = random.Random(seed)
    names = pools(seed)
    for tree in trees:
        if chance.random() >= share:
            continue
        words = list(tree.words)
        for i, word in enumerate(words):
            if word.upos == "PROPN" and word.form[:1].isupper() and not tree.children(i):
                pool = _pool(word, chance)
                single = [name for name in (chance.choice(names[pool]) for _ in range(5)) if " " not in name]
                if pool and single:
                    words[i] = replace(word, form=single[0])
        if words != list(tree.words):
            yield with_words(tree, words)


def _pool(word: Word, chance: random.Random) -> str:
    if word.label in ("flat", "appos"):
        return "person"
    if word.label.startswith(("nsubj", "obj", "conj")):
        return chance.choice(("state", "person", "body"))
    return "state"


def frames(count: int, *, seed: int) -> Iterator[Tree]:
    """Make frames of quotations, as they stand once the quotation is cut out."""
    chance = random.Random(seed)
    names = pools(seed)
    for number in range(count):
        speaker = _speaker(chance, names)
        parts = _inverted(chance, speaker) if chance.random() < 0.5 else _plain(chance, speaker)
        top = next(i for i, part in enumerate(parts) if part[0].label == "root")
        tree = Tree(key=f"frame-{number}", source="made", words=tuple(spaced(joined(parts, top=top))))
        if is_tree(tree):
            yield tree


def _speaker(chance: random.Random, names: dict[str, list[str]]) -> Phrase:
    """Make a speaker: a name, with an office and a state before it or an apposition behind it."""
    person = chance.choice(names["person"]).split()
    name = [Word(person[0], "PROPN", -1, "nsubj", space=True)]
    name += [Word(form, "PROPN", 0, "flat", space=True) for form in person[1:]]
    draw = chance.random()
    if draw < 0.35:
        office = chance.choice(_OFFICES).split()
        title = [leaf(form, "PROPN" if form[0].isupper() else "NOUN", "compound") for form in office]
        state = [leaf(chance.choice(names["state"]), "PROPN", "compound")] if draw < 0.2 else []
        return joined([*state, *title, name], top=len(state) + len(title))
    if draw < 0.55:
        office = [leaf(chance.choice(("president", "spokesman", "minister", "analyst")), "NOUN", "appos")]
        article = [leaf(chance.choice(("a", "the")), "DET", "det")]
        return joined(
            [name, leaf(",", "PUNCT", "punct"), labelled(joined([*article, *office], top=1), "appos")], top=0
        )
    if draw < 0.65:
        return leaf(chance.choice(("he", "she", "they")), "PRON", "nsubj")
    return name


def _tail(chance: random.Random) -> list[Phrase]:
    tail: list[Phrase] = []
    if chance.random() < 0.4:
        noun = leaf(chance.choice(_WHERE), "NOUN", "obl")
        tail.append(joined([leaf("in", "ADP", "case"), leaf("a", "DET", "det"), noun], top=2))
    if chance.random() < 0.4:
        tail.append(joined([leaf("on", "ADP", "case"), leaf(chance.choice(_DAYS), "PROPN", "obl")], top=1))
    return tail


def _inverted(chance: random.Random, speaker: Phrase) -> list[Phrase]:
    verb = leaf(chance.choice(("said", "says", "added", "warned", "wrote")), "VERB", "root")
    end = [leaf(".", "PUNCT", "punct")] if chance.random() < 0.8 else []
    return [verb, speaker, *_tail(chance), *end]


def _plain(chance: random.Random, speaker: Phrase) -> list[Phrase]:
    form = chance.choice(_SAYING)
    verb = leaf(form, "VERB", "root")
    listener: list[Phrase] = []
    if form == "told":
        words = chance.choice(_LISTENERS).split()
        parts = [leaf(w, "DET" if w == "the" else "NOUN", "det" if w == "the" else "compound") for w in words]
        parts[-1] = leaf(words[-1], "PROPN" if words[-1][0].isupper() else "NOUN", "iobj")
        listener = [joined(parts, top=len(parts) - 1)]
    end = [leaf(chance.choice((",", ":", ".")), "PUNCT", "punct")]
    return [speaker, verb, *listener, *_tail(chance), *end]
