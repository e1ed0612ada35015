"""Launches: missiles that are fired at nobody are tried out, and no attack (codebook 6).

"Korea Utara luncurkan rudal ke Laut Jepang", "test-launched a missile": MOBILIZE. What is fired at somebody,
or by one whose enemy the page names, is an attack.
"""

from collections.abc import Sequence

from saksi.steps.code.events import Draft
from saksi.steps.code.reading import Reading
from saksi.steps.code.sorting import turn

#: How far around the verb words of a trial are looked for, and how far behind "toward" what it is toward.
_AROUND, _AHEAD = 12, 5
_NOMINAL = frozenset({"NOUN", "PROPN"})
#: What ends the phrase that "toward" opens.
_BORDER = frozenset({"ADP", "VERB", "AUX", "SCONJ", "PUNCT"})


def settle_launches(drafts: Sequence[Draft]) -> None:
    """Tell launches at nobody as shows of weapons, in place."""
    for draft in drafts:
        if (
            draft.candidate.entry.type == "ASSAULT"
            and _launches(draft)
            and (_is_trial(draft) or not (_has_target(draft) or _has_enemy(draft, drafts)))
        ):
            turn(draft, "MOBILIZE")
            own = {a.id for a in draft.actor}
            draft.recipient = [a for a in draft.recipient if a.id not in own]
            draft.mode, draft.sorted_from = "weapons", "ASSAULT"
            draft.why.append("type: a launch at nobody")


def _launches(draft: Draft) -> bool:
    """Tell whether a draft is about the firing of missiles, and not about what they hit."""
    reading, candidate = draft.reading, draft.candidate
    launches = reading.language.lexicon.launches
    if candidate.entry.noun or not launches.verbs.intersection(reading.forms[candidate.word]):
        return False
    head = reading.clauses.object(candidate.word)
    tree = reading.tree
    words = (
        range(candidate.word + 1, candidate.last + 1) if head is None else tree.subtree(head, clauses=False)
    )
    return not launches.things.isdisjoint(tree.said(words))


def _is_trial(draft: Draft) -> bool:
    """Tell whether a clause says that a launch is a trial."""
    reading, word = draft.reading, draft.candidate.word
    tree, trials = reading.tree, reading.language.lexicon.launches.trials
    clause = tree.subtree(word, clauses=False)
    return any(tree.lows[i] in trials for i in clause if abs(i - word) <= _AROUND)


def _has_target(draft: Draft) -> bool:
    """Tell whether the clause of a launch names where to, or another party; waters are nobody."""
    reading, word = draft.reading, draft.candidate.word
    tree, launches = reading.tree, reading.language.lexicon.launches
    own = {a.id for a in draft.actor}
    clause = set(tree.subtree(word, clauses=False))
    if any(tree.lows[i] in launches.toward and _aims(reading, i) for i in clause if i > word):
        return True
    afloat = (i for i in clause if tree.lows[i] in launches.waters)
    waters = {below for i in afloat for below in tree.subtree(i, clauses=False)}
    others = (m.id for m in reading.mentions if m.first in clause and m.first not in waters)
    return any(i is not None and i not in own for i in others)


def _aims(reading: Reading, word: int) -> bool:
    """Tell whether a word opens or names a target: not "at dawn", "toward the sea", "from a ship"."""
    tree, grammar, launches = reading.tree, reading.language.grammar, reading.language.lexicon.launches
    if any(tree.lows[c] in grammar.away for c in tree.kids(word, "case")):
        return False
    named = tree.pos[word] in _NOMINAL
    for index in range(word + 1, min(len(tree), word + _AHEAD)):
        low = tree.lows[index]
        if tree.pos[index] in _BORDER:
            break
        if low in launches.waters:
            return False
        if not named and (low in grammar.time_words | grammar.weekdays | grammar.clock | launches.things):
            return False
        named = named or tree.pos[index] in _NOMINAL
    return True


def _has_enemy(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether whoever launches is at war: rebels, or one side of an attack that the page tells of."""
    if draft.actor and all(a.sector == "REB" for a in draft.actor):
        return True
    own = {a.id for a in draft.actor if a.id}
    for other in drafts:
        if other is not draft and other.candidate.entry.type == "ASSAULT" and other.objection is None:
            sides = {a.id for a in (*other.actor, *other.recipient) if a.id}
            if own & sides and sides - own:
                return True
    return False
