"""Make copies of sentences in the forms that news takes and treebanks lack.

Headlines come in Title Case without a final stop, often with the bare verb.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.id import lists
from training.id.lists import listed
from training.id.treebank import Tree, Word, with_words

# Words that Indonesian headlines keep in small letters.
_SMALL = frozenset(
    listed(
        """
    di ke dari dan atau yang untuk pada dalam dengan oleh bagi sebagai para atas tentang antara
    serta agar karena bahwa hingga demi si sang per tapi
    """
    )
)
_LONGEST_TITLE = 16


def augmented(trees: Iterable[Tree], *, seed: int) -> Iterator[Tree]:
    """Give the copies, not the originals."""
    chance = random.Random(seed)
    for tree in trees:
        draw = chance.random()
        if len(tree.words) <= _LONGEST_TITLE and draw < 0.6:
            yield _title(_without_stop(tree), keep_small=draw < 0.5)
        elif draw < 0.06:
            yield _lower(tree)
        elif draw < 0.16:
            yield _without_stop(tree)


def _without_stop(tree: Tree) -> Tree:
    words = list(tree.words)
    if len(words) > 3 and words[-1].form == "." and words[-1].label == "punct":
        words = [*words[:-2], replace(words[-2], space=False)]
        if any(word.head >= len(words) for word in words):
            return tree
    return with_words(tree, words)


def _title(tree: Tree, *, keep_small: bool) -> Tree:
    words: list[Word] = []
    for index, word in enumerate(tree.words):
        small = keep_small and index > 0 and word.form.lower() in _SMALL
        form = word.form if small else word.form[:1].upper() + word.form[1:]
        words.append(replace(word, form=form))
    return with_words(tree, words)


def _lower(tree: Tree) -> Tree:
    return with_words(tree, [replace(word, form=word.form.lower()) for word in tree.words])


def renamed(trees: Iterable[Tree], *, share: float, seed: int) -> Iterator[Tree]:
    """Give copies in which names are those of international news."""
    chance = random.Random(seed)
    for tree in trees:
        if chance.random() < share and any(word.upos == "PROPN" for word in tree.words):
            yield _renamed(tree, chance)


def _renamed(tree: Tree, chance: random.Random) -> Tree:
    spans = [span for index in range(len(tree.words)) if (span := _name_span(tree, index)) is not None]
    moved: dict[int, int] = {}
    words: list[Word] = []
    at = 0
    for start, end, pool in [*spans, (len(tree.words), len(tree.words), ())]:
        for index in range(at, start):
            moved[index] = len(words)
            words.append(tree.words[index])
        if end == start or (pool and chance.random() < 0.3):
            at = start
            continue
        first, last = tree.words[start], tree.words[end - 1]
        forms = chance.choice(pool).split()
        moved.update({index: len(words) for index in range(start, end)})
        for number, form in enumerate(forms):
            space = last.space if number == len(forms) - 1 else True
            head, label = (first.head, first.label) if number == 0 else (-2 - moved[start], "flat")
            words.append(Word(form, "PROPN", head, label, space))
        at = end
    return with_words(tree, [_moved(word, moved) for word in words])


def _moved(word: Word, moved: dict[int, int]) -> Word:
    """Renumber a head; names made here carry theirs as -2 minus the new number."""
    if word.head < -1:
        return replace(word, head=-2 - word.head)
    return replace(word, head=moved[word.head] if word.head >= 0 else -1)


def _name_span(tree: Tree, index: int) -> tuple[int, int, list[str]] | None:
    """Find a whole name and the list that may stand in for it."""
    word = tree.words[index]
    if word.upos != "PROPN" or word.label == "flat" or not word.form[:1].isupper():
        return None
    children = tree.children(index)
    flat = [i for i in children if tree.words[i].label == "flat"]
    end = index + 1 + len(flat)
    if flat != list(range(index + 1, end)) or any(tree.words[i].upos != "PROPN" for i in flat):
        return None
    if any(tree.children(i) for i in flat):
        return None
    cases = {tree.words[i].form.lower() for i in children if tree.words[i].label == "case"}
    if cases & {"di", "ke", "dari"}:
        return index, end, lists.CITIES + lists.STATES
    if word.label.startswith(("nsubj", "obj", "conj")):
        return index, end, lists.STATES + lists.PEOPLE + lists.BODIES
    if word.label == "nmod":
        return index, end, lists.STATES + lists.CITIES
    return None
