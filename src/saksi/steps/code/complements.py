"""Complements: the clause that a verb takes as its content, where the parse can be trusted to mark it.

"said (that) …", "urged Iran to …", "accused Iran of …ing": the arc says which clause it is, and its leftmost
word where it begins.
"""

from collections.abc import Container

from saksi.languages import Grammar
from saksi.steps.code.tree import Tree

#: How many words may stand between a cue and "that".
_REACH = 16


def clause_of(tree: Tree, word: int, grammar: Grammar) -> int | None:
    """Return the head of the clause that a verb has as its content, or None.

    It stands behind the verb; a verb that the parser hung as an apposition to the frame counts as well.
    """
    for dep in ("ccomp", "xcomp", "advcl", "acl", "obl", "csubj"):
        for child in tree.kids(word, dep):
            verbal = tree.pos[child] in ("VERB", "AUX") or tree.kids(child, "cop", "nsubj", "aux")
            if (
                child > word
                and verbal
                and tree.dep[child] != "acl:relcl"
                and _is_content(tree, child, dep, grammar)
            ):
                return child
    for noun in tree.kids(word, "obj", "iobj"):
        # "urged Iran to stop" with the infinitive hung from the addressee.
        for child in tree.kids(noun, "acl", "ccomp"):
            if tree.dep[child] == "acl" and _is_infinitive(tree, child, grammar):
                return child
    return None


def of_a_thing(tree: Tree, word: int, clause: int, grammar: Grammar, *, named: Container[int]) -> bool:
    """Tell whether an infinitive belongs to a thing: "rejected the request to leave", "cut a deal to stay".

    Args:
        tree: the parse.
        word: the verb.
        clause: the head of the infinitive.
        grammar: the closed-class words.
        named: the words that name or describe somebody, who would be addressed.
    """
    if not _is_infinitive(tree, clause, grammar) or tree.dep[clause] in ("ccomp", "xcomp"):
        return False
    things = tree.kids(word, "obj", "iobj") or [c for c in tree.children[word] if tree.dep[c] == "nsubj:pass"]
    return bool(things) and not any(c in named or tree.pos[c] in ("PRON", "PROPN") for c in things)


def only_continues(tree: Tree, word: int, grammar: Grammar) -> bool:
    """Tell whether a verb shares its subject with an infinitive: "hopes to meet" tells no content."""
    clause = clause_of(tree, word, grammar)
    if clause is None or tree.dep[clause] != "xcomp" or tree.kids(word, "obj", "iobj"):
        return False
    return _is_infinitive(tree, clause, grammar)


def tells_clause(tree: Tree, word: int, grammar: Grammar) -> bool:
    """Tell whether the content of a verb is a clause with a subject: "warned the talks could fail"."""
    clause = clause_of(tree, word, grammar)
    if clause is None or tree.dep[clause] != "ccomp" or not tree.kids(clause, "nsubj"):
        return False
    return not _is_infinitive(tree, clause, grammar)


def judged_of(tree: Tree, word: int, grammar: Grammar) -> int | None:
    """Return the object of which a verb says what it is: "found the order to be unlawful"."""
    for thing in tree.kids(word, "obj"):
        beside = [*tree.kids(word, "xcomp", "ccomp"), *tree.kids(thing, "acl")]
        if thing > word and any(
            c > thing and tree.kids(c, "cop") and _is_infinitive(tree, c, grammar) for c in beside
        ):
            return thing
    return None


def _is_infinitive(tree: Tree, clause: int, grammar: Grammar) -> bool:
    return any(tree.lows[c] in grammar.infinitive for c in tree.kids(clause, "mark"))


def _is_content(tree: Tree, child: int, dep: str, grammar: Grammar) -> bool:
    if dep in ("ccomp", "xcomp"):
        return True
    marks = [tree.lows[c] for c in tree.kids(child, "mark", "case") if c < child]
    if dep == "advcl":
        return bool(marks) and marks[0] in grammar.opening_contents
    return bool(marks) and marks[0] in grammar.opening_deeds and is_participle(tree, child, grammar)


def is_participle(tree: Tree, word: int, grammar: Grammar) -> bool:
    """Tell whether a word has the ending of participles: "adding", "saying"."""
    return tree.lows[word].endswith(next(iter(grammar.participle)))


def opening_of(tree: Tree, clause: int, grammar: Grammar) -> int:
    """Return the first word of a clause, past the conjunction that belongs to the cue."""
    first = next((i for i in tree.subtree(clause) if _opens(tree.words[i])), clause)
    that = tree.lows[first] in grammar.complementiser and not stands_for_thing(tree, first)
    return first + 1 if that and first < clause else first


def _opens(word: str) -> bool:
    return word in '"“‘$' or any(char.isalnum() for char in word)


def conjunction_of(tree: Tree, last: int, grammar: Grammar) -> int | None:
    """Return the "that" which opens the content of a cue, no relative pronoun of a noun between the two."""
    for index in range(last + 1, min(len(tree), last + _REACH)):
        if tree.lows[index] in grammar.complementiser and not stands_for_thing(tree, index):
            before = tree.lows[index - 1]
            apart = index == last + 1 or before in grammar.time_words or before in grammar.weekdays
            if apart or tree.dep[index] == "mark" or tree.pos[index - 1] in ("PUNCT", "ADV", "PRON", "PROPN"):
                return index
        if tree.pos[index] in ("VERB", "AUX"):
            return None
    return None


def stands_for_thing(tree: Tree, that: int) -> bool:
    """Tell whether a "that" is a pronoun or determiner: "I think that is right", "said that man left"."""
    return tree.dep[that].startswith(("nsubj", "det", "obj")) and tree.pos[that] in ("PRON", "DET")


def content_opening(tree: Tree, word: int, last: int, grammar: Grammar, *, addressee: bool) -> int:
    """Return where a content begins behind a cue that ends with the word `last`."""
    that = conjunction_of(tree, last, grammar)
    if that is not None:
        return that + 1
    clause = clause_of(tree, word, grammar)
    raised = judged_of(tree, word, grammar) if not addressee else None
    if raised is not None:
        return max(min(tree.subtree(raised)), last + 1)
    if clause is not None and clause > last:
        first = opening_of(tree, clause, grammar)
        if not addressee and tree.dep[clause] == "ccomp":
            # What the parser took for the object of "said" is the subject of what is said.
            objects = [c for c in tree.kids(word, "obj") if last < c < first]
            first = min([first, *(i for c in objects for i in tree.subtree(c) if i > last)])
        return max(first, last + 1)
    if addressee:
        spoken_to = [c for c in tree.kids(word, "obj", "iobj", "obl") if c > last]
        spoken_to = [c for c in spoken_to if tree.kids(c, "case")] or spoken_to[:1]
        if spoken_to and max(tree.subtree(spoken_to[0])) + 1 < len(tree):
            return max(tree.subtree(spoken_to[0])) + 1
    return last + 1


def marks_deed(tree: Tree, word: int, grammar: Grammar) -> bool | None:
    """Tell whether a verb stands behind "to" or "untuk"; None of other words."""
    if grammar.infinitive:
        return tree.dep[word] == "mark" if tree.lows[word] in grammar.infinitive else None
    if tree.lows[word] not in grammar.purpose - grammar.that:
        return None
    behind = range(word + 1, min(len(tree), word + 4))
    first = next((i for i in behind if tree.pos[i] not in ("PART", "ADV", "AUX")), None)
    return first is not None and tree.pos[first] == "VERB"
