"""Settling: polarity, certainty and time of an act by its clause, what is said of it, and who says it.

The clause is read in `factuality`; a verdict on the act turns it or leaves it open, and every statement above
it weakens it, denies it or sets it in the future.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from saksi.model import Certainty, Polarity, Time
from saksi.steps.code import factuality
from saksi.steps.code.attributed import Attribution
from saksi.steps.code.chances import chance_of
from saksi.steps.code.factuality import Factuality, Firm
from saksi.steps.code.hearsay import is_unconfirmed
from saksi.steps.code.predicates import SPEECH, Candidate
from saksi.steps.code.reading import Reading
from saksi.steps.code.rebuttals import rebuttal_of
from saksi.steps.code.tree import Tree
from saksi.steps.code.verdicts import Verdict, verdict_on

if TYPE_CHECKING:
    from saksi.steps.code.events import Draft

#: Acts that are over once they are told.
PHYSICAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT"})
#: Acts that are announced before they happen; of others news announces that they happened.
_AHEAD = frozenset({"CONSULT", "COOPERATE", "RETREAT", "MOBILIZE", "AID", "SANCTION"})
#: How sure a chance in figures makes an act.
_CHANCES: Mapping[str, Certainty] = {"likely": "probable", "conceivable": "possible"}
#: How sure it is at most what verdicts say that settle nothing for good.
_LEFT: Mapping[str, Certainty] = {"open": "possible", "disbelieved": "probable", "unproven": "possible"}


def with_verdict(
    reading: Reading, word: int, facts: Factuality, holder: Attribution | None = None
) -> Factuality:
    """Return how an act is presented with what is said of its truth: denied, or left open.

    Args:
        reading: its sentence.
        word: the word that names it.
        facts: how its clause presents it.
        holder: the statement that holds it, if any.
    """
    tree, language = reading.tree, reading.language
    verdict = rebuttal_of(tree, word, language) or verdict_on(tree, word, language)
    verdict = verdict or chance_of(reading, word)
    if verdict is None or _is_anothers(verdict, holder, reading):
        return facts
    facts = replace(facts, verdict=verdict, words=(*facts.words, verdict.words))
    if verdict.finding in _CHANCES:
        facts = replace(facts, certainty=_CHANCES[verdict.finding]).settled("certainty")
        if facts.time is None and reading.tense(word) != "past":
            facts = replace(facts, time="future").settled("time")
        return facts.because("a chance in figures", verdict.word)
    if verdict.finding in _LEFT:
        facts = facts.weaker(_LEFT[verdict.finding]).settled("certainty")
        facts = facts if verdict.finding == "open" else facts.turned()
        return facts.because(f"the act is {verdict.finding}", verdict.word)
    if verdict.finding == "false":
        # What is denied is so as surely as it is denied: "the alleged attack never happened".
        own = factuality.read(tree, verdict.word, language.cues, supposed=reading.suppositions)
        facts = replace(facts if _turned_by(facts, verdict) else facts.turned(), certainty=own.certainty)
    facts = facts.settled("certainty") if facts.certainty == "certain" else facts
    cause = "said to be false" if verdict.finding == "false" else "beyond doubt"
    return facts.because(f"the act is {cause}", verdict.word)


def _is_anothers(verdict: Verdict, holder: Attribution | None, reading: Reading) -> bool:
    """Tell whether somebody else denies what a named source claims: "Russia's claim that … was denied".

    Two speak against each other there; the act stays as sure as its source's claim makes it.
    """
    kinds, low = reading.language.cues.categories, reading.tree.lows[verdict.word]
    if holder is None or not holder.source or low not in kinds["denying"] | kinds["rebutted"]:
        return False
    return _is_inside(holder, verdict, reading.tree)


def _turned_by(facts: Factuality, verdict: Verdict) -> bool:
    """Tell whether the words of a verdict have turned an act already, as a hedge of its clause."""
    near = range(verdict.word - verdict.words.count(" ") - 1, verdict.word + 1)
    return any(step.cause.startswith("negation") and step.word in near for step in facts.steps)


def planned(reading: Reading, candidate: Candidate, facts: Factuality) -> Factuality:
    """Return how an act is presented whose own words plan it: "sedang bersiap menyerang" is to come."""
    tree, first, light = reading.tree, candidate.first, candidate.light
    deed = any(tree.pos[i] == "VERB" for i in range(first + 1, candidate.last + 1))
    hedge = reading.language.cues.hedges.get(tree.lows[first]) if deed else None
    # What is tried or wished for has no time of its own.
    plans = hedge is not None and hedge.category == "plan" and hedge.certainty == "probable"
    plan = hedge if plans else light if facts.time == "present" else None
    if plan is None or (plan.certainty, plan.time) != ("probable", "future"):
        return facts
    if candidate.entry.type in SPEECH or facts.time == "past":
        return facts
    if light is not None and (light.announces or light.polarity is not None):
        # Announced or put off: what becomes of it is settled with the rest.
        return facts
    facts = replace(facts.weaker(plan.certainty), time="future").settled("time")
    return facts.because("its own words plan it", first)


def settle(draft: "Draft", *, dated: bool) -> tuple[Polarity, Certainty, Time]:
    """Settle polarity, certainty and time from the clause and from every statement above it."""
    facts = presented_by_rules(draft)
    time = facts.time
    if time is None:
        time = _default_time(draft, facts, dated=dated)
    if time == "future" and facts.certainty == "certain":
        facts = facts.weaker("probable")
    return facts.polarity, facts.certainty, time


def presented_by_rules(draft: "Draft") -> Factuality:
    """Read how an act is presented by its words, its support verb and every statement above it."""
    facts = draft.facts
    light = draft.candidate.light
    if light is not None and (not light.announces or draft.candidate.entry.type in _AHEAD):
        if light.certainty:
            facts = facts.weaker(light.certainty)
        if light.time and facts.time is None:
            facts = replace(facts, time=light.time)  # type: ignore[arg-type]
        if light.polarity == "negative":
            facts = facts.turned()
        facts = facts.because("its support verb", draft.candidate.verb)
    ahead = _announces(draft) and draft.candidate.entry.type in _AHEAD
    if ahead and facts.time in (None, "past"):
        # "Has just announced talks": it is the announcing that is over.
        facts = replace(facts.weaker("probable"), time="future")
        facts = facts.because("announced ahead", draft.candidate.verb)
    if _is_unconfirmed(draft):
        facts = facts.weaker("possible").because("reports that nobody confirmed", cue=_cue(draft))
    return vouched(facts, draft.holder, draft.reading.tree)


def _announces(draft: "Draft") -> bool:
    """Tell whether the words of an act make it known and do not do it: "mengumumkan gencatan senjata"."""
    candidate, reading = draft.candidate, draft.reading
    if candidate.light is not None:
        return candidate.light.announces
    if candidate.entry.noun or not candidate.entry.rest:
        return False
    known = (reading.language.lexicon.light.get(form, ()) for form in reading.forms[candidate.first])
    return any(light.announces and not light.rest for lights in known for light, _ in lights)


def _is_unconfirmed(draft: "Draft") -> bool:
    """Tell whether a statement of the act's own sentence rests on reports that nobody has confirmed."""
    holder, reading = draft.holder, draft.reading
    if holder is None or holder.direct:
        return False
    return is_unconfirmed(reading.text, holder.cue, holder.content, reading.language.cues)


def _cue(draft: "Draft") -> tuple[int, int] | None:
    return None if draft.holder is None else draft.holder.cue


def firm_of(draft: "Draft") -> frozenset[Firm]:
    """Return what the words alone settle of an act: what is denied is denied, whatever it is."""
    facts, holder, light = draft.facts, draft.holder, draft.candidate.light
    if draft.candidate.entry.type == "RETREAT" and facts.time is None and _announces(draft):
        # An announced ceasefire or withdrawal is to come (codebook 3, rule 3).
        facts = facts.settled("certainty", "time")
    if light is not None and light.certainty == "possible" and _only_considered(draft):
        facts = facts.settled("certainty")
    if _hearsay_above(draft) or _is_unconfirmed(draft):
        facts = facts.settled("certainty")
    if holder is None or holder.kind != "denial" or facts.verdict is not None:
        return facts.firm
    if draft.candidate.entry.type in SPEECH or facts.certainty != "certain":
        return facts.firm
    return facts.settled("certainty", "time").firm


def _only_considered(draft: "Draft") -> bool:
    """Tell whether a support verb leaves its act open by its meaning: "mulls", "mempertimbangkan"."""
    low = draft.reading.tree.lows[draft.candidate.verb]
    return low in draft.reading.language.cues.categories["considering"] and draft.facts.certainty == "certain"


def _hearsay_above(draft: "Draft") -> bool:
    """Tell whether a statement above an act gives it to nobody by its meaning: "santer kabar", "reportedly".

    "It was reported that" leaves more open than "is reported to have attacked".
    """
    holder, that = draft.holder, draft.reading.language.grammar.complementiser
    marked, tree = draft.reading.language.syntax.marked_clauses, draft.reading.tree
    while holder is not None:
        heard = holder.settled and holder.certainty == "possible" and holder.kind == "report"
        cue = [tree.lows[i] for i in tree.within(*holder.cue)]
        if heard and not holder.source and not (marked and that.intersection(cue)):
            return True
        holder = holder.parent
    return False


def vouched(facts: Factuality, holder: Attribution | None, tree: Tree) -> Factuality:
    """Weaken, turn or set in the future what statements hold, from the innermost outwards.

    What a verdict says of the act is said of what holds it as well: "the claim that … is false".
    """
    verdict = facts.verdict
    while holder is not None:
        if verdict is not None and _judged_too(holder, verdict, tree):
            holder = holder.parent
            continue
        facts = facts.weaker(holder.certainty)
        if holder.kind == "prediction":
            facts = facts.weaker("probable")
            facts = replace(facts, time=facts.time or "future")
        elif holder.kind == "concern":
            facts = facts.weaker("probable")
        elif holder.kind == "no_comment":
            # Whoever does not comment on it leaves it open.
            facts = facts.weaker("possible")
        elif holder.kind == "denial":
            facts = facts.turned()
        facts = facts.because(f"the {holder.kind} that holds it", cue=holder.cue)
        holder = holder.parent
    return facts


def unjudged(holder: Attribution | None, facts: Factuality, tree: Tree) -> Attribution | None:
    """Leave out the statements that a verdict calls false with the act: "Iran's claim that … is baseless".

    Their speakers claim the act; what is not so is so by whoever says that it is not.
    """
    while holder is not None and facts.verdict is not None and facts.verdict.finding == "false":
        if not _is_inside(holder, facts.verdict, tree):
            break
        holder = holder.parent
    return holder


def _judged_too(holder: Attribution, verdict: Verdict, tree: Tree) -> bool:
    """Tell whether a cue is the verdict itself, or what is denied with the act that it holds."""
    start, end = holder.cue
    if verdict.judge is not None and start <= tree.start[verdict.judge] < end:
        return True
    if start <= tree.start[verdict.word] < end:
        return holder.kind in ("denial", "no_comment") or verdict.finding in _CHANCES
    return verdict.finding == "false" and _is_inside(holder, verdict, tree)


def _is_inside(holder: Attribution, verdict: Verdict, tree: Tree) -> bool:
    """Tell whether the cue of a statement stands in what a verdict judges, and is not the verdict itself."""
    start, end = holder.cue
    judged = tree.start[verdict.first] <= start < tree.end[verdict.last]
    return judged and not start <= tree.start[verdict.word] < end


def _demands(draft: "Draft") -> bool:
    """Tell whether a cue tells when an act of speaking takes place: "must" has its time (codebook 6).

    Where verbs have no tense, every act of speaking has the time of the cue that it stands under.
    """
    marked = draft.reading.language.syntax.marked_clauses
    return not marked or draft.candidate.entry.frame.name == "directive"


def _named(draft: "Draft", category: str) -> bool:
    """Tell whether a word of the act, or the verb that has it as its subject, belongs to a category."""
    words = draft.reading.language.cues.categories.get(category, frozenset())
    tree, candidate = draft.reading.tree, draft.candidate
    found = [*tree.lows[candidate.first : candidate.last + 1]]
    if candidate.entry.noun and tree.dep[candidate.word].startswith("nsubj"):
        found.append(tree.lows[tree.head[candidate.word]])
    return bool(words.intersection(found))


def _default_time(draft: "Draft", facts: Factuality, *, dated: bool) -> Time:
    type_ = draft.candidate.entry.type
    tense, hedges = draft.reading.tense(draft.candidate.verb), draft.reading.language.cues.hedges
    if (
        facts.certainty == "possible"
        and draft.reading.language.syntax.tense(draft.reading.tree, draft.candidate.verb) != "past"
        and any(w in hedges and hedges[w].category == "possible" for w in facts.words)
    ):
        return "future"
    if type_ in SPEECH:
        said = draft.holder is not None and draft.holder.tense == "past" and _demands(draft)
        # Signing is done and over, unlike praising and blaming.
        return "past" if dated or tense == "past" or said or _named(draft, "performed") else "present"
    if tense != "past" and not (dated and type_ in PHYSICAL) and _named(draft, "lasting"):
        return "present"
    # Headlines tell in the present tense what is over, where it is an act that ends.
    over = draft.reading.tree.kind == "title" and type_ in PHYSICAL
    return "present" if tense == "present" and not over else "past"
