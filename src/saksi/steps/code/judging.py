"""Judgements: whether a verb judges somebody: "menilai X sebagai …", "called the raid a mistake"."""

from saksi.languages import Grammar
from saksi.steps.code.complements import judged_of
from saksi.steps.code.reading import Reading
from saksi.steps.code.tree import Tree

#: How far behind a verb its "as" may stand, in words.
REACH = 14


def judges_as(reading: Reading, verb: int, behind: int) -> bool:
    """Tell whether an "as" behind a verb is its own, and not that of a clause of its object."""
    tree = reading.tree
    stretch = range(behind + 1, min(len(tree), behind + REACH))
    found = [i for i in stretch if tree.lows[i] in reading.language.grammar.as_]
    found = [i for i in found if not _of_another(reading, i, behind)]
    if not reading.language.syntax.marked_clauses:
        return bool(found)
    return any(not _in_clause(tree, i, verb) for i in found)


def _of_another(reading: Reading, word: int, verb: int) -> bool:
    """Tell whether an "as" belongs to a later verb, or opens a clause: "denounced it, describing it as"."""
    tree = reading.tree
    if (
        any(tree.dep[c].startswith("nsubj") for c in tree.children[tree.head[word]])
        and tree.dep[word] == "mark"
    ):
        return True
    return any(
        tree.pos[i] == "VERB" and tree.dep[i] in ("conj", "advcl", "parataxis", "root", "ccomp")
        for i in range(verb + 1, word)
    )


def _in_clause(tree: Tree, word: int, verb: int) -> bool:
    """Tell whether a clause that describes something stands between a word and a verb above it."""
    path = [word, *tree.ancestors(word)]
    below = path[: path.index(verb)] if verb in path else []
    return any(tree.dep[i] == "acl" for i in below)


def judges_plainly(reading: Reading, verb: int, behind: int, voice: str) -> bool:
    """Tell whether a verb judges without "as": "called the raid a mistake", "deemed it illegal"."""
    tree, grammar = reading.tree, reading.language.grammar
    nominal = [
        c for c in tree.kids(verb, "xcomp", "ccomp") if c > behind and tree.pos[c] in ("ADJ", "NOUN", "PROPN")
    ]
    # "Deemed it illegal", "considers it to be illegal".
    predicative = [c for c in nominal if tree.kids(c, "cop") or not tree.kids(c, "mark")]
    if voice == "passive":
        named = any(c > behind for c in tree.kids(verb, "obj"))
        return bool(predicative) or (named and bool(tree.kids(verb, "aux:pass")))
    objects = [c for c in tree.kids(verb, "obj", "iobj") if c > behind]
    if judged_of(tree, verb, grammar) is not None or (objects and is_gapped(tree, verb, grammar)):
        return True
    judged = any(tree.kids(c, "nsubj") for c in predicative) or _doubled(reading, objects)
    return judged or (bool(objects) and (bool(predicative) or len(objects) > 1))


def is_gapped(tree: Tree, verb: int, grammar: Grammar) -> bool:
    """Tell whether what is judged stands before: "what she calls diplomacy", "which he branded a sham"."""
    subjects = [c for c in tree.kids(verb, "nsubj") if c < verb and tree.lows[c] not in grammar.gaps]
    if not subjects:
        return False
    opening = min(tree.subtree(subjects[0]))
    return (opening > 0 and tree.lows[opening - 1] in grammar.gaps) or tree.lows[opening] in grammar.gaps


def _doubled(reading: Reading, objects: list[int]) -> bool:
    """Tell whether a second noun phrase stands right behind an object: "called the notion a mistake"."""
    tree, grammar = reading.tree, reading.language.grammar
    behind = [
        tree.lows[c + 1] for c in objects if c + 2 < len(tree) and tree.lows[c + 2] not in grammar.time_words
    ]
    return not grammar.articles.isdisjoint(behind)
