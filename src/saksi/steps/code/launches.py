"""Launches: missiles that are fired at nobody are tried out, and no attack (codebook 6).

"Korea Utara luncurkan rudal ke Laut Jepang", "test-launched a missile": MOBILIZE. What is fired at somebody,
or by one whose enemy the page names, is an attack.
"""

from collections.abc import Sequence

from saksi.steps.code.events import Draft
from saksi.steps.code.sorting import turn

#: How far around the verb words of a trial are looked for.
_AROUND = 12


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
    return any(tree.lows[i] in launches.things for i in words)


def _is_trial(draft: Draft) -> bool:
    """Tell whether a clause says that a launch is a trial, or goes into the sea."""
    reading, word = draft.reading, draft.candidate.word
    tree, trials = reading.tree, reading.language.lexicon.launches.trials
    clause = tree.subtree(word, clauses=False)
    return any(tree.lows[i] in trials for i in clause if abs(i - word) <= _AROUND)


def _has_target(draft: Draft) -> bool:
    """Tell whether the clause of a launch names where to, or another party."""
    reading, word = draft.reading, draft.candidate.word
    tree, toward = reading.tree, reading.language.lexicon.launches.toward
    own = {a.id for a in draft.actor}
    clause = set(tree.subtree(word, clauses=False))
    aimed = any(tree.lows[i] in toward for i in clause if i > word)
    others = (m.id for m in reading.mentions if m.first in clause)
    return aimed or any(i is not None and i not in own for i in others)


def _has_enemy(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether the page tells of attacks between whoever launches and somebody else."""
    own = {a.id for a in draft.actor if a.id}
    for other in drafts:
        if other is not draft and other.candidate.entry.type == "ASSAULT" and other.objection is None:
            sides = {a.id for a in (*other.actor, *other.recipient) if a.id}
            if own & sides and sides - own:
                return True
    return False


__all__ = ["settle_launches"]
