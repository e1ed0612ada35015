"""Antecedents: which of those named before a group, a body or "they" stands for.

What a word says of whoever it names goes before nearness: rebels are no ministry, a party is no newspaper,
and they are several.
"""

from collections.abc import Iterable, Sequence

from saksi.steps.code.mentions import Mention
from saksi.steps.code.standing import is_state

#: Within so many characters the subject of a clause is meant before what is named nearer.
NEARBY = 250
#: What a page names as a body.
_BODIES = frozenset({"body", "org", "outlet"})
#: Who fights for a body without a name: what such a body may be.
_ARMED = frozenset({"REB", "UAF", "PRM"})
#: Alliances of states and media are called so, and seldom "the group" or "the movement".
_APART = frozenset({"IGO", "JRN", "GOV"})
#: Courts of no state.
_COURTS = frozenset({"ICC", "ICJ", "ECHR", "PCA", "ITLOS", "ICTY", "ICTR"})
#: People in the plural.
_PLURAL = frozenset({"role:group", "role:force", "demonym"})


def spoken_of(mention: Mention, found: Sequence[Mention]) -> list[Mention]:
    """List those of whom a clause shortly before a mention is told: its subjects."""
    return [m for m in found if m.topic and mention.start - m.end < NEARBY]


def armed_body(mention: Mention, past: Sequence[Mention]) -> Mention | None:
    """Return the armed body of fighters without a name: the one named last, else the next to come."""
    armed = [m for m in past if m.id and m.sector == "REB" and not is_state(m.id)]
    before = [m for m in armed if m.end <= mention.start]
    if before:
        return before[-1]
    return next((m for m in armed if m.start >= mention.end), None)


def court_of(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """Return the court of no state that "the court" is: "ICJ", unless a state's court was named since."""
    if mention.sector != "JUD":
        return None
    last = next((m for m in before if m.id in _COURTS or (m.id and m.sector == "JUD")), None)
    return last if last is not None and last.id in _COURTS else None


def body_of(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """Return the body that "the group" or "the party" is: of its kind if any, else the one named last."""
    named = [m for m in before if m.id and m.kind in _BODIES]
    if mention.sector == "REB":
        return next((m for m in named if m.sector == "REB"), None)
    if mention.sector != "UNK":
        alike = next((m for m in before if m.id and m.sector == mention.sector and m.kind != "demonym"), None)
        if alike is not None:
            return alike
    apart = next((m for m in named if m.sector not in _APART), None)
    return apart or next(iter(named), None)


def people_of(before: Sequence[Mention]) -> Mention | None:
    """Return the people named last of whom "they" may be said: fighters, troops, a nation."""
    return next((m for m in before if m.id and m.kind in _PLURAL), None)


def holds_title(known: Mention, title: str) -> bool:
    """Tell whether somebody was named with a title, or is known to hold it."""
    return known.title == title or (known.kind == "person" and known.note.lower() == title)


def same_person(known: Mention, mention: Mention) -> bool:
    """Tell whether one name is part of the other, as a surname is."""
    one, other = (known.person or "").lower().split(), (mention.person or "").lower().split()
    return bool(one and other) and (one[-1] == other[-1] or set(other) <= set(one))


def each_once(mentions: Iterable[Mention]) -> list[Mention]:
    """List mentions in their order, each state or body once."""
    found: dict[str | None, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.id, mention)
    return list(found.values())
