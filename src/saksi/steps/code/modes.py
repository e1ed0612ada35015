"""Modes: what kind of its type an act is, where its entry does not say so, by the words around it.

"Killed in a car bombing" is an assault by explosives, "were held for a month" an arrest. The words of each
mode stand in the language's `mode_words`.
"""

from collections.abc import Sequence

from saksi.languages.lexicon import ModeWords, TypeModes
from saksi.steps.code.events import Draft

#: How far from its word an act's clause is looked through.
_NEAR = 14
#: Whose killing is aimed at them: of anybody else it is a killing.
_AIMED_AT = frozenset({"GOV", "LEG", "JUD", "ELI", "OPP", "PTY", "JRN"})
_ONE = frozenset({"person", "role:office", "role:person"})
_PERSONS = ("person", "role:person", "role:group")


def mode_of(draft: Draft) -> str | None:
    """Return the mode of an act, once it and its parties are settled.

    Args:
        draft: the act; its entry's mode goes before all words, but for words that say no more than the type
            ("murdered", "imposed sanctions") and for taking, which of a person is an arrest.
    """
    type_, candidate = draft.candidate.entry.type, draft.candidate
    table = draft.reading.language.lexicon.mode_words.get(type_)
    if table is None:
        return draft.mode
    own = range(candidate.first, candidate.last + 1)
    lows = [draft.reading.tree.lows[i] for i in own]
    if candidate.entry.mode is None:
        return _told(draft, table, own) or draft.mode or table.default
    if not table.taking.isdisjoint(lows):
        return "arrest" if _takes_persons(draft) else draft.mode
    if table.plain.isdisjoint(lows) or (draft.mode == "targeted" and _aimed(draft)):
        return draft.mode
    return _first(table.near, _clause(draft), draft)


def _told(draft: Draft, table: TypeModes, own: Sequence[int]) -> str | None:
    """Return the mode that an act's own words tell, else that of its clause."""
    found = _first(table.own, own, draft) or _first(table.near, own, draft)
    return found or _first(table.near, _clause(draft), draft)


def _takes_persons(draft: Draft) -> bool:
    """Tell whether what is taken is a person and no thing or place: "captured two soldiers"."""
    clauses = draft.reading.clauses
    mention = clauses.named_at(clauses.object(draft.candidate.verb))
    return mention is not None and mention.kind in _PERSONS and mention.sector != "BUS"


def _aimed(draft: Draft) -> bool:
    """Tell whether somebody was killed for who they are: one person, named or in office."""
    starts = {one.start for one in draft.recipient if one.start is not None}
    found = (m.kind for m in draft.reading.mentions if m.start in starts)
    return any(one.sector in _AIMED_AT for one in draft.recipient) or not _ONE.isdisjoint(found)


def _clause(draft: Draft) -> list[int]:
    """List the words below an act, as far as they stand near it."""
    word = draft.candidate.word
    return [i for i in draft.reading.tree.subtree(draft.candidate.verb) if abs(i - word) <= _NEAR]


def _first(table: ModeWords, words: Sequence[int], draft: Draft) -> str | None:
    """Return the first mode of which a word, or two in a row, stands among some words."""
    found = {table.modes.get(said) for said in draft.reading.tree.said(words)}
    return next((mode for mode in table.order if mode in found), None)
