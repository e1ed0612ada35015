"""Sorting: which type of act a word tells, its entry's or a near one, by lexicon and network together.

An entry has one type, but a word may tell several: "to back" praises or gives arms, what burns in an attack
burns in a riot too. Only changes of type that annotated articles (training/acts) show are compared. What
speaks for each: the entry's own record, the network, what the page tells, who takes part, the words around.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.languages.encoder.acts import Advice
from saksi.model import EventType
from saksi.steps.code.events import Draft
from saksi.steps.code.marks import TYPES
from saksi.steps.code.traits import log_odds, total_of
from saksi.steps.code.verdicts import denies
from saksi.steps.code.weighing import keys_of

#: The table of weights.
TYPE = "type"
#: So many acts of a type on the page are told apart.
_MANY = 3
#: What a refusal may refuse to do, which then is not done.
_REFUSED = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HELPERS = ("aux", "aux:pass", "advmod", "mark")

Traits = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Sorted:
    """A draft with its entry's type, and what may tell which type it has, whichever that is."""

    draft: Draft
    own: EventType
    advice: Advice
    told: Mapping[EventType, int]
    around: Sequence[str]
    within: Sequence[str]


def change(old: str, new: str) -> str:
    """Name a change of type; one whose name has a weight is compared."""
    return f"{old}>{new}"


def sort_types(drafts: Sequence[Draft], advice: Mapping[int, Advice], weights: Mapping[str, float]) -> None:
    """Settle the types of drafts in place, and say where an entry has another."""
    for case in cases_of(drafts, advice):
        types = compared(case.own, weights)
        if len(types) > 1 and not _pending(case.draft) and not _fought(case.draft):
            scores = {type_: total_of(speaks_for(case, type_), weights) for type_ in types}
            best = max(types, key=scores.__getitem__)
            case.draft.scores["type"] = {str(type_): score for type_, score in scores.items()}
            if best != case.own:
                lead = scores[best] - scores[case.own]
                undo(case.draft, best)
                turn(case.draft, best)
                case.draft.sorted_from = case.own
                case.draft.why.append(f"type weighed ({lead:+.1f}): {case.own} by the entry")


def _pending(draft: Draft) -> bool:
    """Tell whether an act is still to be done: who has not yet agreed has refused nothing."""
    pending = draft.reading.language.cues.categories["pending"]
    return draft.facts.polarity == "negative" and not pending.isdisjoint(draft.facts.words)


def _fought(draft: Draft) -> bool:
    """Tell whether an act is fighting of two sides, which it stays though one of them protests."""
    entry = draft.candidate.entry
    return entry.type == "ASSAULT" and entry.frame.together


def compared(own: EventType, weights: Mapping[str, float]) -> list[EventType]:
    """List the types that are compared, the entry's own first."""
    return [own, *(type_ for type_ in TYPES if type_ != own and change(own, type_) in weights)]


def turn(draft: Draft, type_: EventType) -> None:
    """Give a draft another type, in place; the mode of its entry goes with the old one."""
    entry = replace(draft.candidate.entry, type=type_, mode=None)
    draft.candidate, draft.mode = replace(draft.candidate, entry=entry), None


def undo(draft: Draft, type_: EventType) -> None:
    """Deny the act that a refusal is to be told as, in place, where the refusal's own words hold a negation.

    "Would not withdraw" is a refusal, and as a withdrawal one that is not made.
    """
    candidate, reading = draft.candidate, draft.reading
    words = range(candidate.first, candidate.last + 1)
    refused = candidate.entry.type == "REJECT" and type_ in _REFUSED and draft.facts.polarity == "positive"
    no = next((i for i in words if denies(reading.tree, i, reading.language.cues)), None)
    if refused and no is not None:
        draft.facts = draft.facts.turned().because("negation in the words of a refusal", no)


def refuse(draft: Draft) -> None:
    """Let a refusal be told, in place, where what is refused was denied: "would not send aid" refuses it.

    Who does not blame refuses nothing, and neither does who does not oppose.
    """
    facts, own = draft.facts, draft.sorted_from
    denied = facts.polarity == "negative" and own not in (None, "ACCUSE")
    if draft.candidate.entry.type == "REJECT" and denied:
        draft.facts = replace(facts.turned(), certainty="certain", time=None, firm=frozenset())


def cases_of(drafts: Sequence[Draft], advice: Mapping[int, Advice]) -> list[Sorted]:
    """Gather what may tell the types of the drafts of a page; those without advice are left out."""
    told = Counter(draft.candidate.entry.type for draft in drafts if draft.objection is None)
    return [
        Sorted(draft, draft.candidate.entry.type, said, told, list(_around(draft)), list(_within(draft)))
        for draft in drafts
        if (said := advice.get(id(draft.reading))) is not None
    ]


def speaks_for(case: Sorted, type_: EventType) -> Traits:
    """List what speaks for a type of a draft, by name and strength."""
    candidate = case.draft.candidate
    entry, row = candidate.entry, case.advice.types[candidate.word]
    turned, own = change(case.own, type_), type_ == case.own
    odds = log_odds(float(row[1 + TYPES.index(type_)]))
    found: Traits = [("network", odds), (f"{turned}|network", odds), (turned, 1.0)]
    if TYPES[int(row[1:].argmax())] == type_:
        found.append(("network best", 1.0))
    if own:
        marked = case.draft.reading.language.syntax.marked_clauses
        names = ["own", f"own|{entry.citation}", f"own|form={candidate.form}", f"own|marked={marked}"]
    else:
        names = [f"{entry.citation}>{type_}"]
    page = min(case.told.get(type_, 0), _MANY)
    names += [f"page={page}|{turned}", f"page={page}|own={own}"]
    names += [f"{turned}|{name}" for name in case.within]
    names += [f">{type_}|{name}" for name in case.around]
    return [*found, *((name, 1.0) for name in names)]


def _within(draft: Draft) -> Iterator[str]:
    """Tell of the act itself: its mode, and what its parties are to each other."""
    yield f"mode={draft.mode}"
    for role, side in (("actor", draft.actor), ("recipient", draft.recipient)):
        yield f"{role}={side[0].sector if side else 'nobody'}"
    yield f"home={bool(keys_of(draft.actor) & keys_of(draft.recipient))}"


def _around(draft: Draft) -> Iterator[str]:
    """Tell of the words around the act."""
    candidate, reading, tree = draft.candidate, draft.reading, draft.reading.tree
    verb = candidate.verb
    for child in tree.kids(verb, *_HELPERS):
        yield f"helper={tree.lows[child]}"
    if tree.head[verb] != verb:
        yield f"under={tree.lows[tree.head[verb]]}"
    thing = reading.clauses.object(candidate.word)
    if thing is not None:
        yield f"object={tree.lows[thing]}"
    if candidate.first:
        yield f"before={tree.lows[candidate.first - 1]}"
