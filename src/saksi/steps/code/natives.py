"""Natives: whether people without a state are of the place that their sentence names, or of no state in view.

"Police in Spain", "people were killed in the southern province of Helmand": who lives where something happens
is of there. "Foreign troops", "western diplomats" and "expatriate workers" are of no one state, whatever the
page speaks of; nor are diplomats of whom nothing else is said, or a news agency of a strange name.
"""

from collections.abc import Sequence

from saksi.languages import Grammar
from saksi.steps.code.mentions import Mention
from saksi.steps.code.standing import LIVING, is_state
from saksi.steps.code.tree import Tree

#: How many words may stand between a preposition and the place ("in the volatile southern province of X").
REACH = 6
_PLACES = frozenset({"place", "capital", "state"})
_BORDERS = frozenset({"VERB", "AUX", "SCONJ", "PRON"})
_PEOPLE = frozenset({"role:group", "role:force", "role:person"})
#: What opens a phrase that says whose somebody is or where: "diplomats from Peru", "at the embassy".
_OWNED = frozenset({"nmod:poss", "nmod", "acl", "flat", "compound", "appos"})


def is_outsider(tree: Tree, mention: Mention, grammar: Grammar, *, behind: bool = False) -> bool:
    """Tell whether a word beside or in a role says that its bearers are from abroad.

    Args:
        tree: the sentence.
        mention: the role.
        grammar: of the language.
        behind: whether what modifies a noun stands behind it: "diplomat Barat".
    """
    if not mention.kind.startswith("role:") or mention.kind == "role:description":
        return False
    if behind:
        # A foreign ministry ("Kementerian Luar Negeri") has the word in its own name.
        first = mention.first if mention.kind in _PEOPLE else mention.last
        return not grammar.outsiders.isdisjoint(tree.lows[first + 1 : mention.last + 2])
    if mention.kind in _PEOPLE and tree.lows[mention.first] in grammar.outsiders:
        return True
    before = mention.first - 1
    joined = before >= 0 and mention.kind != "role:office" and tree.pos[before] in ("ADJ", "NOUN", "PROPN")
    return joined and tree.lows[before] in grammar.outsiders


def is_unplaced(tree: Tree, mention: Mention, grammar: Grammar) -> bool:
    """Tell whether people may be of any state and no word says of which: "diplomats said", "dua diplomat".

    Diplomats of all states meet wherever something happens, so that those of a page are not of the state that
    it is about. Not so where something points back or says whose they are: "the diplomats", "diplomat itu".
    """
    role_like = mention.kind.startswith("role:") or mention.kind == "person"
    if mention.id is not None or mention.person is not None or not role_like:
        return False
    role = range(mention.first, mention.last + 1)
    if grammar.unplaced.isdisjoint(tree.lows[i] for i in role):
        return False
    around = tree.lows[max(0, mention.first - 2) : mention.last + 2]
    if not (grammar.demonstrative | grammar.possessive | grammar.owners).isdisjoint(around):
        return False
    return not any(tree.dep[c] in _OWNED and c not in role for i in role for c in tree.children[i])


def is_strange_medium(tree: Tree, mention: Mention, grammar: Grammar) -> bool:
    """Tell whether a medium bears a name that no table lists, and no state: "kantor berita Koravia"."""
    if mention.id is not None or mention.sector != "JRN" or mention.kind == "role:description":
        return False
    if not grammar.stated.isdisjoint(tree.lows[mention.first : mention.last + 1]):
        # "The state news agency" is of a state, though its name may be strange.
        return False
    if mention.person is not None:
        return any(tree.lows[i] in grammar.media for i in range(max(0, mention.first - 2), mention.last + 1))
    named = mention.last + 1
    beside = mention.kind == "role:group" and named < len(tree) and tree.pos[named] == "PROPN"
    return beside and any(tree.lows[i] in grammar.media for i in range(mention.first, named))


def place_of(
    tree: Tree, mention: Mention, mentions: Sequence[Mention], grammar: Grammar, *, clause: bool = False
) -> str | None:
    """Return the state of the place that a sentence names for people without one, the nearest behind.

    With `clause` only a place that belongs to the same verb counts.
    """
    if mention.id is not None or mention.sector not in LIVING or mention.person is not None:
        return None
    if not mention.kind.startswith("role:") or mention.kind == "role:description":
        return None
    places = [m for m in mentions if m.kind in _PLACES and is_state(m.id) and _located(tree, m, grammar)]
    if clause:
        verb = _verb_of(tree, mention)
        places = [m for m in places if verb is not None and _verb_of(tree, m) == verb]
    behind = [m for m in places if m.first > mention.last]
    found = next(iter(behind or places[::-1]), None)
    return found.id if found is not None else None


def _verb_of(tree: Tree, mention: Mention) -> int | None:
    """Return the verb whose clause a mention stands in."""
    return next((i for i in tree.ancestors(mention.first) if tree.pos[i] == "VERB"), None)


def press_of(tree: Tree, mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """Return the state of reporters whom something befalls: that named last before them in the sentence.

    Who reports something is of the press and no more; who acts upon reporters does not tell whose they are.
    """
    if mention.id is not None or mention.sector != "JRN" or mention.kind not in _PEOPLE:
        return None
    if any(tree.dep[word] == "nsubj" for word in range(mention.first, mention.last + 1)):
        return None
    # Not of whoever does it to them: "an Israeli drone killed two journalists".
    verb = _verb_of(tree, mention)
    doers = () if verb is None else tree.kids(verb, "nsubj")
    doing = {word for doer in doers for word in tree.subtree(doer, clauses=False)}
    before = (m for m in reversed(mentions) if m.last < mention.first and m.first not in doing)
    return next((m.id for m in before if is_state(m.id)), None)


def _located(tree: Tree, place: Mention, grammar: Grammar) -> bool:
    """Tell whether a place is where something happens, rather than somebody who acts."""
    for index in range(place.first - 1, max(-1, place.first - 1 - REACH), -1):
        if tree.lows[index] in grammar.locative:
            return True
        if tree.pos[index] in _BORDERS or tree.words[index] in (",", ";", ":"):
            return False
    return False
