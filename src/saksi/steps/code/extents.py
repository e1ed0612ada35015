"""Extents: how far a content reaches, as the parse tells it.

What an infinitive says ends with its clause, and a thing that is announced, claimed or denied ends before the
page says when and where that was done. A clause behind "that" is left to the words around it (`clause_text`),
because a parser often hangs the rest of a long one elsewhere.
"""

from saksi.steps.code.complements import clause_of
from saksi.steps.code.hits import Hit
from saksi.steps.code.reading import Reading

_TOLD = frozenset({"report", "prediction", "denial", "concern"})


def last_word(reading: Reading, hit: Hit, start: int) -> int | None:
    """Return the last word of what a cue has as its content, or None where the parse does not tell.

    Args:
        reading: the reading of the segment.
        hit: the cue.
        start: the first word of the content.
    """
    tree, cue = reading.tree, hit.first
    marked = reading.language.syntax.marked_clauses and tree.kind == "body"
    if not marked or tree.pos[cue] != "VERB" or hit.cue.frame == "as":
        return None
    clause = clause_of(tree, cue)
    if clause is not None:
        infinitive = tree.dep[clause] == "xcomp" and tree.lows[start] in reading.language.grammar.infinitive
        return max(tree.subtree(clause)) if infinitive else None
    things = [c for c in tree.kids(cue, "obj") if max(tree.subtree(c)) >= start]
    if not things or hit.cue.kind not in _TOLD:
        return None
    thing = max(tree.subtree(things[0]))
    border = min(
        (_opening(reading, c) for c in tree.children[cue] if c > thing and _sets_scene(reading, c)),
        default=None,
    )
    described = _described(reading, things[0], start)
    if border is not None and "," in tree.words[border:]:
        # "…, including aid for the north": what is announced goes on.
        border = None
    ends = [i - 1 for i in (border, described) if i is not None and i > start + 1]
    return min(ends, default=None)


def _opening(reading: Reading, head: int) -> int:
    return min(reading.tree.subtree(head))


def _sets_scene(reading: Reading, child: int) -> bool:
    """Tell whether a word below the cue opens when, where or how it was said."""
    tree, grammar = reading.tree, reading.language.grammar
    if tree.dep[child] == "advcl":
        return True
    marks = {tree.lows[c] for c in tree.kids(child, "case")}
    timed = not grammar.time_words.isdisjoint(tree.lows[i] for i in tree.subtree(child)[:3])
    if tree.dep[child] in ("advmod", "obl:unmarked", "obl:tmod", "obl:npmod"):
        return timed
    return tree.dep[child].startswith("obl") and bool(marks & grammar.means or marks & grammar.locative or timed)


def _described(reading: Reading, thing: int, start: int) -> int | None:
    """Return where a relative clause behind a comma begins, which the page adds: "the deal, which had"."""
    tree = reading.tree
    for clause in tree.kids(thing, "acl:relcl"):
        opening = next((i for i in tree.subtree(clause) if i > max(thing, start)), None)
        if opening is not None and "," in (tree.words[opening], tree.words[opening - 1]):
            return opening
    return None
