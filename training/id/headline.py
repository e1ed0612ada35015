"""Make headlines: an actor, a bare verb, what it is done to, all in Title Case and without a stop."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.id import lists
from training.id.actors import actor, nouns, place
from training.id.compose import lowered, plain_clause
from training.id.lists import listed
from training.id.phrase import Phrase, joined, labelled, leaf, spaced, subtree
from training.id.treebank import Tree, Word, is_tree

SMALL = frozenset(
    listed(
        """
    di ke dari dan atau yang untuk pada dalam dengan oleh bagi sebagai para atas tentang antara
    serta agar karena bahwa hingga demi si sang per tapi soal usai
    """
    )
)
_OFTEN = 40


def bare_verb(form: str, *, counts: Counter[str]) -> str | None:
    """Take meN- off an active verb where the corpus knows exactly one good remainder."""
    word = form.lower()
    candidates: list[str] = []
    for prefix, heads in (
        ("meny", ("s",)),
        ("meng", ("", "k")),
        ("mem", ("p", "", "m")),
        ("men", ("t", "")),
        ("me", ("",)),
    ):
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            candidates = [head + rest for head in heads if len(rest) > 2]
            break
    known = sorted((c for c in candidates if counts[c] >= _OFTEN), key=lambda c: -counts[c])
    if not known or (len(known) > 1 and counts[known[0]] < 4 * counts[known[1]]):
        return None
    return known[0]


def in_title_case(phrase: Iterable[Word], *, keep_small: bool) -> Phrase:
    """Raise the first letter of each word, but for the small words a house style may keep."""
    words: Phrase = []
    for i, word in enumerate(phrase):
        small = keep_small and i > 0 and word.form.lower() in SMALL
        words.append(word if small else replace(word, form=word.form[:1].upper() + word.form[1:]))
    return words


def headlines(trees: Iterable[Tree], *, counts: Counter[str], made_up: int, seed: int) -> Iterator[Tree]:
    """Make headlines from clauses of the trees, and `made_up` ones from lists alone."""
    chance = random.Random(seed)
    for tree in trees:
        words = _from_tree(tree, counts, chance)
        if words is not None:
            yield from _finished(words, tree.key, chance)
    for number in range(made_up):
        words = _from_lists(chance)
        if chance.random() < 0.2:
            words = joined([words, leaf(",", "PUNCT", "punct"), labelled(_from_lists(chance), "conj")], top=0)
        yield from _finished(words, f"list-{number}", chance)


def _finished(words: Phrase, key: str, chance: random.Random) -> Iterator[Tree]:
    titled = in_title_case(words, keep_small=chance.random() < 0.8) if chance.random() < 0.85 else words
    made = Tree(key=key + "+h", source="made", words=tuple(spaced(titled)))
    if is_tree(made) and len(made.words) > 2:
        yield made


def _from_tree(tree: Tree, counts: Counter[str], chance: random.Random) -> Phrase | None:
    top = next(i for i, word in enumerate(tree.words) if word.head < 0)
    objects = [i for i in tree.children(top) if tree.words[i].label == "obj" and i > top]
    if tree.words[top].upos != "VERB" or not objects:
        return None
    bare = bare_verb(tree.words[top].form, counts=counts)
    done_to = subtree(tree, objects[0])
    if bare is None or done_to is None or len(done_to) > 5:
        return None
    parts = [
        labelled(actor(chance, short=True), "nsubj"),
        leaf(bare, "VERB", "root"),
        labelled(done_to, "obj"),
    ]
    for i in tree.children(top):
        below = subtree(tree, i) if tree.words[i].label == "obl" and i > objects[0] else None
        if below is not None and len(below) <= 4 and len(parts) == 3:
            parts.append(labelled(below, "obl"))
    return joined(parts, top=1)


def _from_lists(chance: random.Random) -> Phrase:
    subject = labelled(actor(chance, short=True), "nsubj")
    verb = leaf(chance.choice(lists.BARE_VERBS), "VERB", "root")
    draw = chance.random()
    if draw < 0.2:
        urged = leaf(
            chance.choice(("desak", "minta", "tuntut", "paksa", "ancam", "tekan", "ajak", "larang")),
            "VERB",
            "root",
        )
        act_verb = leaf(chance.choice(lists.BARE_VERBS), "VERB", "xcomp")
        act = joined([act_verb, labelled(_object(chance), "obj")], top=0)
        return joined([subject, urged, labelled(actor(chance, short=True), "obj"), act], top=1)
    helper = []
    if draw > 0.75:
        form, upos, label = chance.choice(
            (
                ("akan", "AUX", "aux"),
                ("tidak", "PART", "advmod"),
                ("kembali", "ADV", "advmod"),
                ("siap", "ADJ", "advmod"),
            )
        )
        helper = [leaf(form, upos, label)]
    parts = [subject, *helper, verb, labelled(_object(chance), "obj")]
    if chance.random() < 0.3:
        parts.append(labelled(place(chance), "obl"))
    return joined(parts, top=1 + len(helper))


def _object(chance: random.Random) -> Phrase:
    return actor(chance, short=True) if chance.random() < 0.5 else nouns(chance.choice(lists.OBJECTS))


def announced(trees: Iterable[Tree], *, share: float, seed: int) -> Iterator[Tree]:
    """Make headlines of the form "X: clause"; the speaker is a parataxis of the clause."""
    chance = random.Random(seed)
    for tree in trees:
        clause = plain_clause(tree)
        if clause is None or len(clause) > 14 or chance.random() > share:
            continue
        speaker = labelled(actor(chance, short=True), "parataxis")
        words = joined([speaker, leaf(":", "PUNCT", "punct"), lowered(clause)], top=2)
        yield from _finished(words, tree.key, chance)
