"""Dating: whether a date of its sentence is the day of an act, or of what is told beside it.

"Who was arrested in 2006" dates the arrest and nothing else of the sentence; "said on Tuesday that they had
attacked" dates the saying. A date is of the clause that it hangs in, of those joined with it, and of clauses
that only complete it ("began on Monday to withdraw", "attacked on Monday, killing three").
"""

from saksi.steps.code.events import Draft
from saksi.steps.code.tree import Tree

#: Arcs to a clause that has a time of its own.
_APART = frozenset({"ccomp", "csubj", "acl:relcl", "parataxis"})
#: Arcs to a clause that may be one act with its governor.
_CLOSE = frozenset({"advcl", "acl"})


def is_of(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a date between two offsets of the analysis text is the day of an act."""
    tree, candidate = draft.reading.tree, draft.candidate
    words = list(tree.within(start, end))
    if not words:
        return True
    holder = draft.holder
    if holder is not None and holder.covers(draft.start, draft.end) and not holder.covers(start, end):
        # Of what is said the frame tells when it was said.
        return False
    if _relayed(draft, words[0]):
        return False
    governor = _governor(draft, _top(tree, words))
    named = range(candidate.first, candidate.last + 1)
    if governor in (candidate.word, candidate.verb):
        return True
    if governor in named and not draft.reading.is_noun(governor):
        return True
    return _one_clause(draft, governor)


def dates_directly(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a date hangs from the act's own verb, as the day on which it took place: "pada Khamis".

    What stands behind another preposition is a deadline or a span: "menjelang Jumaat", "since Monday".
    """
    tree = draft.reading.tree
    words = list(tree.within(start, end))
    if not words or _relayed(draft, words[0]):
        return False
    before = words[0] - 1
    days = draft.reading.language.grammar.before_days
    if before >= 0 and tree.pos[before] in ("ADP", "SCONJ") and tree.lows[before] not in days:
        return False
    return _governor(draft, _top(tree, words)) in (draft.candidate.word, draft.candidate.verb)


def _relayed(draft: Draft, word: int) -> bool:
    """Tell whether a date is that of a relay: "dilansir AFP, Selasa (17/6)"."""
    tree = draft.reading.tree
    relays = (hit.last for hit in draft.reading.hits if hit.cue.frame == "relay" and hit.last < word)
    return any(
        all(tree.pos[i] != "VERB" and i != draft.candidate.word for i in range(last + 1, word))
        for last in relays
    )


def _top(tree: Tree, words: list[int]) -> int:
    """Return the word by which a date hangs from the rest."""
    return next((w for w in words if tree.head[w] not in words or tree.head[w] == w), words[0])


def _governor(draft: Draft, top: int) -> int:
    """Return the verb, or the noun of an act, that a date hangs from; else the root."""
    tree, reading = draft.reading.tree, draft.reading
    for word in tree.ancestors(top):
        if tree.pos[word] == "VERB" or reading.is_noun(word) or word == draft.candidate.word:
            return word
    return tree.root


def _one_clause(draft: Draft, governor: int) -> bool:
    """Tell whether an act is of the clause that a date hangs in, or of one that it dates, too."""
    tree, act = draft.reading.tree, draft.candidate.verb
    above, dated = [act, *tree.ancestors(act)], [governor, *tree.ancestors(governor)]
    common = next(word for word in above if word in dated)
    down, up = dated[: dated.index(common)], above[: above.index(common)]
    if down == [governor] and common == draft.candidate.word and draft.candidate.entry.noun:
        # "The attack that began on Friday".
        return True
    if down and tree.pos[governor] != "VERB":
        # "Condemned the attack of October 7": that of a noun of another act.
        return False
    return not any(_apart(draft, word) for word in (*down, *up))


def _apart(draft: Draft, word: int) -> bool:
    """Tell whether a clause has a time of its own beside that of the one it hangs from."""
    tree, dep = draft.reading.tree, draft.reading.tree.dep[word]
    marks = {tree.lows[mark] for mark in tree.kids(word, "mark", "advmod") if mark < word}
    if not marks.isdisjoint(draft.reading.language.grammar.meanwhile):
        # "Since Friday, when Israel launched strikes".
        return False
    return dep in _APART or (dep in _CLOSE and bool(tree.kids(word, "mark")))
