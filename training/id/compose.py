"""Recombine treebank clauses into the sentences that reports of speech are made of.

News is attribution: quotations closed by "kata X", clauses under "mengatakan", demands with "agar" and
"untuk". The treebanks hold too few of them, and each treebank labels them in its own way, so sound
clauses of the treebanks are put under verbs of saying in the project's one way.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.id import lists
from training.id.actors import actor, place
from training.id.phrase import Phrase, joined, labelled, leaf, root_of, spaced, without_final_stop
from training.id.treebank import Tree, is_tree

_SHORTEST, _LONGEST = 5, 22


def composed(trees: Iterable[Tree], *, share: float, seed: int) -> Iterator[Tree]:
    """Make one new sentence of some of the trees that hold a plain clause."""
    chance = random.Random(seed)
    for tree in trees:
        clause = plain_clause(tree)
        if clause is None or chance.random() > share:
            continue
        words = _made(clause, chance)
        made = Tree(key=tree.key + "+", source="made", words=tuple(spaced(words)))
        if is_tree(made):
            yield made


def plain_clause(tree: Tree) -> Phrase | None:
    """Give a short declarative clause without its stop, or None."""
    if not _SHORTEST <= len(tree.words) <= _LONGEST:
        return None
    words = list(tree.words)
    top = next(i for i, word in enumerate(words) if word.head < 0)
    has_subject = any(word.head == top and word.label.startswith("nsubj") for word in words)
    if (
        words[top].upos not in ("VERB", "ADJ", "NOUN")
        or not has_subject
        or any(w.form in '"?!:;' for w in words)
    ):
        return None
    return without_final_stop(words)


def _made(clause: Phrase, chance: random.Random) -> Phrase:
    draw = chance.random()
    if draw < 0.30:
        words = _said(clause, chance)
    elif draw < 0.55:
        words = _quoted(clause, chance)
    elif draw < 0.65:
        words = _according(clause, chance)
    else:
        words = _urged(clause, chance) or _said(clause, chance)
    return joined([words, leaf(".", "PUNCT", "punct", space=False)], top=0)


def lowered(clause: Phrase) -> Phrase:
    """Write the first word small unless it is a name."""
    first = clause[0]
    keep = first.upos in ("PROPN", "X") or first.form.isupper()
    return [first if keep else replace(first, form=first.form[:1].lower() + first.form[1:]), *clause[1:]]


def raised(clause: Phrase) -> Phrase:
    """Write the first word with a capital."""
    return [replace(clause[0], form=clause[0].form[:1].upper() + clause[0].form[1:]), *clause[1:]]


def _subject(chance: random.Random) -> Phrase:
    return raised(labelled(actor(chance), "nsubj"))


def _when(chance: random.Random) -> list[Phrase]:
    """Draw what may stand between a saying verb and its content: a day, a place or nothing."""
    draw = chance.random()
    if draw < 0.15:
        day = joined([leaf("pada", "ADP", "case"), leaf(chance.choice(lists.DAYS), "PROPN", "obl")], top=1)
        return [labelled(day, "obl")]
    if draw < 0.25:
        return [labelled(place(chance), "obl")]
    return []


def _said(clause: Phrase, chance: random.Random) -> Phrase:
    """X mengatakan (bahwa) clause; X mengatakan, "clause"."""
    verb = leaf(chance.choice(lists.SAY_CLAUSE), "VERB", "root")
    helper: list[Phrase] = []
    if chance.random() < 0.12:
        form, upos, label = chance.choice(
            (("telah", "AUX", "aux"), ("sudah", "AUX", "aux"), ("juga", "ADV", "advmod"))
        )
        helper = [leaf(form, upos, label)]
    between = _when(chance)
    draw = chance.random()
    content = labelled(lowered(clause), "ccomp")
    if draw < 0.45:
        content = joined([leaf("bahwa", "SCONJ", "mark"), content], top=1)
    elif draw < 0.65:
        content = joined([leaf(",", "PUNCT", "punct"), content], top=1)
    elif draw < 0.72:
        quoted = labelled(raised(clause), "ccomp")
        marks = [
            leaf(",", "PUNCT", "punct"),
            leaf('"', "PUNCT", "punct"),
            quoted,
            leaf('"', "PUNCT", "punct"),
        ]
        content = joined(marks, top=2)
    parts = [_subject(chance), *helper, verb, *between, content]
    return joined(parts, top=1 + len(helper))


def _quoted(clause: Phrase, chance: random.Random) -> Phrase:
    """ "Clause," kata X."""
    speaker = labelled(actor(chance), "nsubj")
    verb = leaf(chance.choice(lists.SAY_AFTER), "VERB", "parataxis")
    parts = [verb, speaker, *_when(chance)]
    saying = joined(parts, top=0)
    content = raised(clause)
    comma = leaf(",", "PUNCT", "punct")
    if chance.random() < 0.7:
        opening, closing = ('"', '"') if chance.random() < 0.7 else ("\u201c", "\u201d")
        marks = [leaf(opening, "PUNCT", "punct"), content, comma, leaf(closing, "PUNCT", "punct"), saying]
        return joined(marks, top=1)
    return joined([content, comma, saying], top=0)


def _according(clause: Phrase, chance: random.Random) -> Phrase:
    """Menurut X, clause; clause, menurut X."""
    source = labelled(actor(chance), "obl")
    if chance.random() < 0.6:
        source = joined([leaf("Menurut", "ADP", "case"), source], top=1)
        return joined([source, leaf(",", "PUNCT", "punct"), lowered(clause)], top=2)
    source = joined([leaf("menurut", "ADP", "case"), source], top=1)
    return joined([raised(clause), leaf(",", "PUNCT", "punct"), source], top=0)


def _urged(clause: Phrase, chance: random.Random) -> Phrase | None:
    """X mendesak Y untuk or agar act; X memerintahkan Y act."""
    act = predicate(clause)
    if act is None:
        return None
    verb = leaf(chance.choice(lists.URGE), "VERB", "root")
    asked = labelled(actor(chance), "obj")
    draw = chance.random()
    if draw < 0.75:
        marker = "untuk" if draw < 0.4 else "agar" if draw < 0.65 else "supaya"
        content = joined([leaf(marker, "SCONJ", "mark"), labelled(act, "advcl")], top=1)
    else:
        content = labelled(act, "xcomp")
    parts = [_subject(chance), verb, asked, content]
    if chance.random() < 0.15:
        del parts[2]
    return joined(parts, top=1)


def predicate(clause: Phrase) -> Phrase | None:
    """Cut the opening subject off a clause with an active verb; None where it does not open the clause."""
    top = root_of(clause)
    verb = clause[top]
    if verb.upos != "VERB" or verb.form.lower().startswith(("di", "ter")):
        return None
    rest = clause[top:]
    if any(word.head >= 0 and word.head < top for word in rest):
        return None
    return [replace(word, head=word.head - top if word.head >= 0 else -1) for word in rest]
