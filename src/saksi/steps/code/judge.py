"""The judge: which acts of a page are told and who their parties are, by rules and network together.

The rules propose, with their objections; the network that reads acts gives its advice word by word. Weights
learnt from annotated articles (training/acts) settle between them. Without a network the rules decide alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import inf, log

import numpy as np

from saksi.languages import Language
from saksi.languages.encoder.acts import Acts, Advice
from saksi.languages.lexicon import Frame, Predicate
from saksi.model import Actor
from saksi.steps.code.attribution import Attribution
from saksi.steps.code.bearing import Asked, asked
from saksi.steps.code.casting import Cast
from saksi.steps.code.company import Company
from saksi.steps.code.ensemble import Ranked, settled, settles_casts
from saksi.steps.code.events import Draft, draft_one
from saksi.steps.code.fellows import against, joined
from saksi.steps.code.grounds import Telling, grounds
from saksi.steps.code.launches import settle_launches
from saksi.steps.code.marks import TYPES, marks_of
from saksi.steps.code.objections import complete, objection_of
from saksi.steps.code.opponents import Opponents
from saksi.steps.code.overlooked import NOUN, overlooked
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading
from saksi.steps.code.reasons import RIVALS, side_names
from saksi.steps.code.settling import PHYSICAL
from saksi.steps.code.sorting import TYPE, refuse, sort_types
from saksi.steps.code.traits import log_odds, total_of
from saksi.steps.code.verdicts import is_negated
from saksi.steps.code.voids import is_void
from saksi.steps.code.weighing import ROLES, fill
from saksi.steps.code.when_where import PLACES, case_of
from saksi.steps.code.within import across, with_fellows

#: What the frame of an act that no entry names takes for its parties.
_FRAME = Frame("transitive", ("subj", "subj.owner"), ("obj", "obj.owner"))
#: Those of a state who act upon its people; whoever else acts at home acts towards those in power.
_RULING = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
#: The objection to an act that only the network sees.
NO_ENTRY = "no entry"
#: How sure the network must be of a word that the rules pass over; without this limit there is no such draft.
PASSED = "passed"
#: How sure it must be that an act is told and its parties are right, both together, in log-odds of the first.
WHOLE = "whole"
#: Whose weight tells that such acts were learnt from as well; else it is enough that the network is sure.
UNNAMED = f"objection={NO_ENTRY}"
#: How main clauses and what is quoted hang.
_MAIN = frozenset({"root", "ccomp", "parataxis", "conj"})


def advice_on(
    readings: Sequence[Reading], drafts: Sequence[Draft], acts: Acts, *, cues: bool
) -> dict[int, Advice]:
    """Ask the network about the segments that may tell an act, by the identity of the reading.

    With `cues`, those are asked about too in which an entry sees a cue of a statement.
    """
    found: dict[int, Advice] = {}
    by_reading: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_reading[id(draft.reading)].append(draft)
    for reading in readings:
        states, own = reading.tree.states, by_reading[id(reading)]
        told = bool(own) or any(m.id for m in reading.mentions) or (cues and bool(reading.hits))
        if states is not None and told:
            found[id(reading)] = acts.read(reading.tree.words, states, marks_of(reading, own))
    return found


def judged(
    readings: Sequence[Reading],
    statements: Sequence[Attribution],
    drafts: Sequence[Draft],
    advice: Mapping[int, Advice],
    weights: Mapping[str, Mapping[str, float]],
    *,
    left: list[Draft] | None = None,
) -> list[Draft]:
    """Settle the acts of a page, their types and their parties; `left` receives those that are not told."""
    if TYPE in weights:
        sort_types(drafts, advice, weights[TYPE])
    every = proposed(readings, statements, drafts, advice, weights["new"])
    page = Telling(every, readings)
    kept = [draft for draft in every if holds(draft, advice.get(id(draft.reading)), weights["keep"], page)]
    Opponents(kept).complete()
    weigh(kept, readings, advice, weights)
    for draft in kept:
        refuse(draft)
    settle_launches(kept)
    least = weights["new"].get(WHOLE, -inf)
    named = [draft for draft in kept if any(a.id for a in (*draft.actor, *draft.recipient))]
    told = [draft for draft in named if draft.scores.get("told", {}).get(WHOLE, inf) > least]
    if left is not None:
        same = set(map(id, told))
        left.extend(draft for draft in every if id(draft) not in same)
    return told


def proposed(
    readings: Sequence[Reading],
    statements: Sequence[Attribution],
    drafts: Sequence[Draft],
    advice: Mapping[int, Advice],
    limits: Mapping[str, float],
) -> list[Draft]:
    """List all that may be acts, in order: the rules' drafts, what they pass over, what no entry names."""
    every = list(drafts)
    if PASSED in limits:
        every += overlooked(readings, statements, drafts, advice, least=limits[PASSED])
    every += unnamed(readings, statements, every, advice, least=limits["least"])
    return sorted(every, key=lambda draft: draft.start)


def holds(draft: Draft, advice: Advice | None, weights: Mapping[str, float], page: Telling) -> bool:
    """Tell whether a draft is an act that the page tells; without advice the rules decide."""
    if (not draft.facts.asserted and "asserted" in draft.facts.firm) or is_void(draft):
        return False
    if advice is None:
        return draft.objection is None and complete(draft)
    if _plainly_denied(draft):
        draft.why.append("its words say plainly that it was not done")
        return True
    if draft.objection == NO_ENTRY and UNNAMED not in weights:
        return True
    speaks = chain(evidence(draft, advice), grounds(draft, advice, page))
    total = total_of(speaks, weights)
    draft.scores["told"] = {"told": total}
    if total > 0 and draft.objection not in (None, NO_ENTRY):
        draft.why.append(f"told all the same, by the network: {draft.objection}")
    return total > 0


def _plainly_denied(draft: Draft) -> bool:
    """Tell whether a sentence says no more of a deed than that one state or body did not do it to another.

    "Rusia tidak menyerang Polandia": news seldom tells what did not happen, so weights think little of it.
    """
    entry, tree, verb = draft.candidate.entry, draft.reading.tree, draft.candidate.verb
    if draft.facts.polarity != "negative" or entry.type not in PHYSICAL | {"CONSULT"}:
        return False
    acting, suffering = ({a.id for a in side if a.id} for side in (draft.actor, draft.recipient))
    apart = bool(acting and suffering and not acting & suffering)
    if entry.noun:
        # "Tidak ada serangan Israel ke Lebanon", "there were no talks between Iran and the U.S."
        both = len(acting) > 1 if entry.frame.together else apart
        return both and _is_absent(draft)
    if draft.objection is not None or entry.type not in PHYSICAL:
        return False
    return apart and is_negated(tree, verb, draft.reading.language.cues)


def _is_absent(draft: Draft) -> bool:
    """Tell whether a main clause says no more of a deed, which a noun names, than that there was none."""
    tree, candidate = draft.reading.tree, draft.candidate
    if draft.objection not in (None, NOUN) or candidate.anaphoric:
        return False
    head = tree.head[candidate.word] if candidate.light is None else candidate.verb
    exists = tree.lows[head] in draft.reading.language.cues.categories["existing"]
    return exists and tree.dep[head] in _MAIN


def evidence(draft: Draft, advice: Advice) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a draft, by name and strength."""
    entry = draft.candidate.entry
    row = advice.types[draft.candidate.word]
    own = float(row[1 + TYPES.index(entry.type)])
    odds, none = log_odds(own), log_odds(float(row[0]))
    yield "bias", 1.0
    yield "odds", odds
    yield "none", none
    yield f"objection={objection_of(draft)}", 1.0
    yield f"objected={draft.objection is not None}|odds", odds
    yield f"type={entry.type}", 1.0
    yield f"form={draft.candidate.form}", 1.0
    yield f"part={draft.reading.tree.segment.kind}", 1.0
    yield f"actor={any(a.id for a in draft.actor)}|recipient={any(a.id for a in draft.recipient)}", 1.0
    yield f"held={draft.holder.kind if draft.holder else 'page'}", 1.0
    yield f"certainty={draft.facts.certainty}", 1.0
    yield f"frame={entry.frame.name}", 1.0
    yield f"entry={entry.citation}", 1.0


def weigh(
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    advice: Mapping[int, Advice],
    weights: Mapping[str, Mapping[str, float]],
) -> None:
    """Fill the parties of acts anew, in place, where weights for that are known."""
    if not settles_casts(weights):
        return
    company = Company(drafts, readings)
    cases = [asked(company, number, advice.get(id(draft.reading))) for number, draft in enumerate(drafts)]
    for draft, case, found in zip(drafts, cases, settled(cases, weights), strict=True):
        cast = against(draft, joined(draft, found.best), found.odds[1])
        draft.scores["parties"] = _compared(case, found, cast)
        if "told" in draft.scores:
            draft.scores["told"][WHOLE] = draft.scores["told"]["told"] + log(found.share)
        sides = (cast.actor, cast.recipient)
        filled = [
            fill(draft, role, case.parties, odds, side)
            for role, odds, side in zip(ROLES, found.odds, sides, strict=True)
        ]
        draft.why.extend(line for one in filled for line in one.considered)
        actor, recipient = (one.actors for one in filled)
        if suffered(draft, actor) and suffered(draft, recipient):
            actor = [apart(one, recipient, draft, readings) for one in actor]
        recipient = [apart(one, actor, draft, readings) for one in recipient]
        actor = with_fellows(draft, actor)
        recipient = across(draft, actor, recipient)
        if (actor, recipient) != (draft.actor, draft.recipient) and any(a.id for a in (*actor, *recipient)):
            draft.why.append(f"parties weighed: {_names(draft.actor, draft.recipient)} by the rules")
            draft.actor, draft.recipient = actor, recipient


def _compared(case: Asked, found: Ranked, chosen: Cast) -> dict[str, float]:
    """Name the likeliest casts beside the chosen one, with how far each stays behind the best."""
    names = {party.key: party.actor.name for party in case.parties}
    best = max(total for total, _ in found.casts)
    others = sorted((pair for pair in found.casts if pair[1] != chosen), key=lambda pair: -pair[0])
    return {
        " → ".join(side_names(sorted(names[key] for key in side)) for side in (cast.actor, cast.recipient)): (
            total - best
        )
        for total, cast in others[:RIVALS]
    }


def suffered(draft: Draft, side: Sequence[Actor]) -> bool:
    """Tell whether one of a side is written as whom a verb befalls: "demonstrators were arrested"."""
    entry, clauses = draft.candidate.entry, draft.reading.clauses
    head = None if entry.noun or entry.frame.together else clauses.object(draft.candidate.verb)
    mention = clauses.named_at(head)
    return mention is not None and any(one.start == mention.start for one in side)


def apart(one: Actor, acting: Sequence[Actor], draft: Draft, readings: Sequence[Reading]) -> Actor:
    """Give whom an act befalls words of their own: a state may be on both sides, nobody acts upon himself.

    Of the same state is another mention of the sentence, or people or those in power whom the page leaves
    unsaid: these bear the name that it gives their state.
    """
    unsaid = one.start is None
    if one.id is None or all(one.start != o.start and not (unsaid and one.name == o.name) for o in acting):
        return one
    reading, word = draft.reading, draft.candidate.word
    taken = {other.start for other in acting}
    free = [] if unsaid else [m for m in reading.mentions if m.start not in taken and m.kind != "null"]
    # "Arrested him in Jakarta": where it happens is nobody whom it befalls.
    locative = reading.language.grammar.locative
    free = [m for m in free if m.kind not in PLACES or case_of(draft, m) not in locative]
    for mention in sorted(free, key=lambda mention: abs(mention.first - word)):
        for other in reading.resolve_mention(mention):
            if other.id == one.id:
                return other
    names = (m.name for r in readings for m in r.mentions if m.id == one.id and m.kind in ("state", "seat"))
    sector = one.sector if unsaid else "CVL" if one.sector in _RULING else "GOV"
    return replace(one, name=next(names, one.id), sector=sector, start=None, end=None)


def _names(*sides: Sequence[object]) -> str:
    return " → ".join(side_names(getattr(a, "name", "") for a in side) for side in sides)


def unnamed(
    readings: Sequence[Reading],
    statements: Sequence[Attribution],
    drafts: Sequence[Draft],
    advice: Mapping[int, Advice],
    *,
    least: float,
) -> Iterator[Draft]:
    """Draft the acts that the network sees, with at least that probability, in words that no entry names."""
    taken = {(id(d.reading), k) for d in drafts for k in range(d.candidate.first, d.candidate.last + 1)}
    for reading in readings:
        said = advice.get(id(reading))
        if said is None:
            continue
        acts = said.types[:, 1:]
        for word in np.flatnonzero(acts.max(axis=1) > least).tolist():
            number = int(acts[word].argmax())
            if (id(reading), word) not in taken and word not in reading.clauses.cover:
                entry = Predicate(
                    reading.tree.lows[word], noun=False, type=TYPES[number], mode=None, frame=_FRAME
                )
                candidate = Candidate(word, word, word, entry, reading.voice(word))
                draft = draft_one(reading, candidate, statements, told=drafts)
                draft.objection = NO_ENTRY
                draft.why.append("named by the network, no entry of the lexicon")
                yield draft


def settles(language: Language) -> Acts | None:
    """Return the network of a language, if it has one whose weights are known."""
    acts = language.acts
    return acts if acts is not None and "keep" in acts.weights else None
