"""Voids: words that tell no act of their own, whatever the lexicon or a network makes of them.

What is brought down on its way is an interception, which is nothing (codebook 6): "shot down 40 drones". And
an answer told with what it consists in is one act, not two (rule 7): "retaliated by expelling envoys".
"""

from collections.abc import Iterator, Sequence

from saksi.languages.lexicon import Void
from saksi.steps.code.events import Draft
from saksi.steps.code.reading import Reading

#: How far behind a verb the further words of its phrase, or the thing that is brought down, may stand.
_REACH = 9
#: How a noun hangs from one that counts or measures it: "dozens of drones", "puluhan rudal".
_MEASURED = ("nmod", "flat", "appos", "conj", "obl")
_SUBORDINATE = ("advcl", "xcomp", "obl", "ccomp")


def is_void(draft: Draft) -> bool:
    """Tell whether a word names no act of its own: an interception, or an answer that says what it is."""
    reading, candidate = draft.reading, draft.candidate
    if candidate.entry.noun:
        return False
    return any(
        _brings_down(reading, word, void) for word, void in _known(reading, candidate.first, candidate.last)
    ) or (not candidate.entry.rest and _goes_on(reading, candidate.word))


def _known(reading: Reading, first: int, last: int) -> Iterator[tuple[int, Void]]:
    """List the verbs among some words by which things are brought down."""
    voids = reading.language.lexicon.voids
    for word in range(first, last + 1):
        for form in reading.forms[word]:
            for void in voids.get(form, ()):
                behind = reading.tree.lows[word + 1 : word + 1 + _REACH]
                if all(any(low in ways for low in behind) for ways in void.rest):
                    yield word, void


def _brings_down(reading: Reading, word: int, void: Void) -> bool:
    """Tell whether what a verb is about is one of the things that it stops on their way."""
    tree = reading.tree
    head = reading.clauses.object(word)
    if void.beside and void.beside.isdisjoint(tree.said(range(len(tree)))):
        return False
    if head is None:
        # Where the parse gives it no object, the first noun behind it is one.
        behind = range(word + 1, min(len(tree), word + _REACH))
        head = next(
            (i for i in behind if tree.pos[i] in ("NOUN", "PROPN") or tree.lows[i] in void.things), None
        )
    return head is not None and any(tree.lows[i] in void.things for i in _things(reading, head))


def _things(reading: Reading, head: int) -> Sequence[int]:
    """Return a noun and what it counts or measures; in front of it only where names stand last."""
    tree = reading.tree
    behind = [c for c in tree.kids(head, *_MEASURED) if c > head]
    if not reading.language.syntax.modifiers_first:
        # "Rudal Iran", "puluhan rudal", but "kapal rudal" is a ship.
        number = tree.lows[head] in reading.language.grammar.counting
        return [head, *(behind if number else ())]
    measures = [
        c for c in behind if any(tree.lows[k] in reading.language.grammar.of for k in tree.kids(c, "case"))
    ]
    return [head, *measures]


def _goes_on(reading: Reading, word: int) -> bool:
    """Tell whether an answer is told by the act that it consists in: "responded by recalling its envoy"."""
    tree, language = reading.tree, reading.language
    if language.lexicon.answers.isdisjoint(reading.forms[word]):
        return False
    by = language.cues.categories.get("means") or language.grammar.agent
    others = {i for c in reading.candidates if not c.entry.stop for i in (c.word, c.verb)}
    for child in tree.kids(word, *_SUBORDINATE):
        opened = any(tree.lows[c] in by for c in tree.kids(child, "mark", "case", "advmod"))
        if child > word and opened and not others.isdisjoint(tree.subtree(child)):
            return True
    return False
