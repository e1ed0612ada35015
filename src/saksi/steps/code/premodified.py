"""Chains of a language whose modifiers stand first: "Russian forces", "Iran's foreign minister, Abbas X".

From left to right: former or deputy, the state, roles, where else the role belongs ("of", "for"), the person.
What may stand between two of them is a possessive mark, a few adjectives or nouns, or a preposition of
origin.
"""

from collections.abc import Sequence

from saksi.languages import Grammar
from saksi.steps.code.pieces import AFFILIATIONS, ROLES, Piece
from saksi.steps.code.tree import Tree

#: How many words may stand between a state and the role ("the Israeli far-right national security minister").
MAX_FILLERS = 4
#: How many words of a calling may stand between a demonym and a name ("French video artist X").
MAX_CALLING = 3
_TITLES = frozenset({"role:prefix", "role:honorific"})
_PLACED = frozenset({"role:force", "role:group", "role:institution", "role:person", "role:office"})
_OFFICIAL = frozenset({"role:office", "role:person", "role:institution"})


def extends(members: Sequence[Piece], piece: Piece, *, tree: Tree, grammar: Grammar) -> bool:
    """Tell whether a piece goes on with the chain of pieces before it."""
    kind, last = piece.name.kind, members[-1]
    gap = [word for word in tree.lows[last.last + 1 : piece.first] if word not in grammar.articles]
    if last.name.kind == "outlet":
        # "TASS news agency".
        medium = kind == "role:group" and piece.name.sector == "JRN" and not gap
        return medium or (kind == "person" and gap in _possessives(grammar))
    if kind in ("role:description", "null", "outlet", "role:prefix"):
        return False
    if last.name.kind in _TITLES:
        return not gap
    if kind == "role:honorific":
        return not gap and any(m.name.kind in ROLES for m in members)
    if kind == "person":
        return _names(members, gap, tree, grammar)
    if last.name.kind == "role:description":
        behind = len(gap) == 1 and gap[0] in grammar.of
        if behind:
            return kind in ROLES | AFFILIATIONS and not away_from(members, gap[0], tree, grammar)
        return kind in ROLES and _owned(gap, grammar, tree, last, piece)
    if kind in ROLES:
        return _role(members, piece, gap, tree, grammar)
    return kind in AFFILIATIONS and _affiliation(members, piece, gap, tree, grammar)


def away_from(members: Sequence[Piece], word: str, tree: Tree, grammar: Grammar) -> bool:
    """Tell whether "from" behind somebody's own people says what they leave: "its envoy from Oman"."""
    first, last = members[0].first, members[-1].last
    owner = tree.lows[max(0, first - 1) : first + 1]
    suffix = next(iter(grammar.suffix_pronoun))
    own = not grammar.owners.isdisjoint(owner) or tree.lows[last].endswith(suffix)
    return own and word in grammar.away


def _names(members: Sequence[Piece], gap: Sequence[str], tree: Tree, grammar: Grammar) -> bool:
    """Tell whether a person behind the chain is its bearer."""
    kinds = {m.name.kind for m in members}
    if not kinds & (ROLES | {"org"}):
        if members[-1].name.kind == "demonym" and 0 < len(gap) <= MAX_CALLING:
            # "French inventor Franky Zapata": whatever somebody is called, in small letters.
            between = range(members[-1].last + 1, members[-1].last + 1 + len(gap))
            return all(tree.pos[k] in ("NOUN", "ADJ") and tree.words[k].islower() for k in between)
        return members[-1].name.kind in ("state", "demonym", "body") and list(gap) in _possessives(grammar)
    bearer = bool(kinds & {"role:office", "role:person"})
    if members[-1].name.kind in ("role:force", "role:institution", "org") and not bearer:
        return False
    return not gap or (bearer and list(gap) == [","])


def _possessives(grammar: Grammar) -> list[list[str]]:
    return [[mark] for mark in grammar.possessive]


def _owned(gap: Sequence[str], grammar: Grammar, tree: Tree, last: Piece, piece: Piece) -> bool:
    """Tell whether only a possessive mark and a few modifiers stand between an owner and a role."""
    words = list(gap)
    if words and words[0] in grammar.possessive:
        words = words[1:]
    if len(words) > MAX_FILLERS or grammar.closed.intersection(words):
        return False
    if list(gap) == words and any(tree.pos[k] == "NUM" for k in range(piece.first - len(words), piece.first)):
        # "Gave Ukraine 40 tanks".
        return False
    between = range(piece.first - len(words), piece.first)
    return all(
        (tree.pos[k] in ("ADJ", "NOUN", "PROPN", "NUM") and tree.dep[k] != "root") or tree.words[k] == "-"
        for k in between
    ) and not any(tree.dep[k] == "amod" and tree.pos[k] == "VERB" for k in between)


def _role(members: Sequence[Piece], piece: Piece, gap: Sequence[str], tree: Tree, grammar: Grammar) -> bool:
    last = members[-1]
    if last.name.kind == "person":
        return False
    if last.name.kind in AFFILIATIONS:
        return _owned(gap, grammar, tree, last, piece)
    if not gap or list(gap) in _possessives(grammar):
        return True
    # "spokesman for the foreign ministry", "commander of the air force".
    belongs = piece.name.kind in ("role:institution", "role:force") and last.name.kind in _OFFICIAL
    return belongs and len(gap) == 1 and gap[0] in grammar.of


def _affiliation(
    members: Sequence[Piece], piece: Piece, gap: Sequence[str], tree: Tree, grammar: Grammar
) -> bool:
    last = members[-1]
    affiliated = [m for m in members if m.name.kind in AFFILIATIONS]
    if last.name.kind in AFFILIATIONS:
        # "Palestinian Hamas", "Turkey's Kurdish PKK": whose body it is only tells it apart.
        own = last.name.kind == "demonym" and piece.name.kind == "body" and not gap
        same = own or affiliated[-1].name.id == piece.name.id or piece.name.kind in ("org", "seat")
        return same and (not gap or list(gap) in _possessives(grammar))
    if last.name.kind not in ROLES:
        return False
    if affiliated:
        envoy = "envoy" in members[-1].name.note or "envoy" in members[0].name.note
        return envoy and len(gap) == 1 and gap[0] in grammar.toward
    if not gap:
        return piece.name.kind not in ("demonym",)
    if len(gap) == 1 and gap[0] in grammar.of:
        return not away_from(members, gap[0], tree, grammar)
    weapon = last.name.kind == "role:group" and last.name.sector == "MIL"
    somewhere = not weapon and last.name.kind in _PLACED
    placed = piece.name.kind in ("place", "capital", "state", "seat")
    return somewhere and placed and len(gap) == 1 and gap[0] in grammar.locative
