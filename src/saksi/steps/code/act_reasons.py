"""Act reasons: the explanation of an event, field by field, with what was considered and lost.

Only asked for where records are to explain themselves: what decided was noted where it was decided, and is
put into words here.
"""

from collections.abc import Iterator, Mapping, Sequence

from saksi.languages import Language
from saksi.languages.lexicon import Frame, Predicate
from saksi.model import Article, Certainty, Polarity, Time
from saksi.steps.code.attribution import Attribution
from saksi.steps.code.events import Draft
from saksi.steps.code.factuality import Step
from saksi.steps.code.modes import mode_of
from saksi.steps.code.predicates import SPEECH
from saksi.steps.code.presenting import Presented
from saksi.steps.code.reasons import (
    RIVALS,
    Quotes,
    chain_lines,
    chain_of,
    entry_name,
    in_order,
    losers,
    party_line,
    rejected,
    told_line,
)
from saksi.steps.code.settling import presented_by_rules, settle
from saksi.steps.code.when_where import case_of, days_told, distance

#: Under which field a note of the rules belongs, by how it begins.
_NOTES: Mapping[str, str] = {
    "type weighed": "type",
    "actor by": "actor",
    "recipient by": "recipient",
    "directive": "actor",
    "both by": "actor",
    "state of": "actor",
    "parties": "actor",
}
#: The fields in the order of the record.
FIELDS = (
    *("told", "type", "mode", "actor", "recipient", "parties", "predicate", "location", "date", "polarity"),
    *("certainty", "time", "statement"),
)
#: So many roles of a frame are told of.
_ROLES = 4
_PARTS: Mapping[str, str] = {"subj": "subject", "obj": "object", "comp": "content", "owner": "owner"}


def act_reasons(
    draft: Draft,
    facts: Presented,
    article: Article,
    language: Language,
    quotes: Quotes,
    *,
    left: Sequence[Attribution],
) -> tuple[str, ...]:
    """Explain an event.

    Args:
        draft: the act.
        facts: what holds of it.
        article: its page, for the day.
        language: its words.
        quotes: the words of the page.
        left: the statements that are not told, which would hold the act.
    """
    lines = [
        *told_line(draft.scores, draft.objection),
        *_type(draft, language),
        *_parties(draft, language, quotes),
        *_notes(draft, facts),
        *_predicate(draft, quotes),
        *_presented(draft, facts, quotes),
        *_where(draft, facts, quotes),
        *_when(draft, facts, article, language, quotes),
        *_holders(draft, left, quotes),
    ]
    return in_order(lines, FIELDS)


def _type(draft: Draft, language: Language) -> Iterator[str]:
    entry = draft.candidate.entry
    kind = "an event noun" if entry.noun else "a phrase" if entry.rest else "a verb"
    if draft.objection == "no entry":
        yield f"type: the network reads “{entry.citation}” so, no entry of the lexicon has it"
    else:
        turned = any(note.startswith("type weighed") for note in draft.why)
        yield f"type: entry {entry_name(entry.citation)}{'' if turned else f' ({_deed(entry)})'}, {kind}"
    yield f"type: frame {frame_words(entry.frame)}"
    if draft.candidate.light is not None:
        yield f"type: carried by the support verb {entry_name(draft.candidate.light.citation)}"
    yield from rejected("type", draft.scores.get("type", {}), chosen=entry.type)
    for other in _other_entries(draft, language)[:RIVALS]:
        yield (
            f"type rejected: entry {entry_name(other.citation)} ({_deed(other)}): "
            f"{'the chosen one says more' if not other.rest else 'its words do not fit here'}"
        )
    mode = mode_of(draft)
    if mode is not None:
        given = (
            "the entry gives it" if entry.mode == mode else "by the words around it, or by what is asked for"
        )
        yield f"mode: {given}"


def _deed(entry: Predicate) -> str:
    return "no act" if entry.stop else f"{entry.type}/{entry.mode}" if entry.mode else entry.type


def frame_words(frame: Frame) -> str:
    """Tell in which roles a frame looks for the parties.

    Example:
        >>> frame_words(Frame("strike", ("subj",), ("obj", "obl:ke")))
        'strike, actor subj, recipient obj or obl:ke'
    """
    found = [frame.name]
    for name, roles in (("actor", frame.actor), ("recipient", frame.recipient)):
        shown = [*roles[:_ROLES], *(["…"] if len(roles) > _ROLES else [])]
        if shown:
            found.append(f"{name} {(' and ' if frame.together and name == 'actor' else ' or ').join(shown)}")
    return ", ".join(found)


def role_words(role: str) -> str:
    """Say in words what a role of a frame is.

    Example:
        >>> role_words("obj.owner")
        'owner of object (obj.owner)'
    """
    if role.startswith("obl:"):
        return f"after “{role[4:].partition('.')[0]}” ({role})"
    parts = [_PARTS.get(part, part) for part in reversed(role.split("."))]
    said = " of ".join(parts)
    return said if said == role else f"{said} ({role})"


def _other_entries(draft: Draft, language: Language) -> list[Predicate]:
    """List what else the lexicon knows of the word that names an act."""
    entry, tables = draft.candidate.entry, (language.lexicon.verbs, language.lexicon.nouns)
    forms = draft.reading.forms[draft.candidate.word]
    known = (other for table in tables for form in forms for other, *_ in table.get(form, ()))
    others = {other.citation: other for other in known if other.citation != entry.citation}
    # What differs in type tells more than another phrase of the same.
    return sorted(others.values(), key=lambda other: other.type == entry.type and not other.stop)


def _notes(draft: Draft, facts: Presented) -> Iterator[str]:
    """Put what the rules and the weights noted under the fields that it is about."""
    for line in (*draft.why, *facts.why):
        role, _, name = line.removeprefix("considered as ").partition(": ")
        if line.startswith("considered as "):
            yield f"{role} rejected: {name.replace('(', '(taken alone ')}"
        elif line.startswith(("actor: ", "recipient: ")):
            yield line
        elif line.startswith(("actor by ", "recipient by ")):
            side, _, filled = line.partition(" by ")
            yield f"{side}: {role_words(filled)} of the frame"
        elif line.startswith("parties weighed"):
            yield f"parties: {line.removeprefix('parties ')}"
        elif line.startswith(("time weighed", "certainty weighed")):
            name, _, rest = line.partition(" ")
            yield f"{name}: {rest}"
        elif line.startswith("places weighed"):
            yield f"location: {line.removeprefix('places ')}"
        elif line in ("no actor", "no recipient"):
            yield f"{line.removeprefix('no ')}: the roles of the frame are empty"
        elif not line.startswith(("frame ", "told all the same", "named by the network")):
            field = next((f for begin, f in _NOTES.items() if line.startswith(begin)), "told")
            yield f"{field}: {line}"


def _parties(draft: Draft, language: Language, quotes: Quotes) -> Iterator[str]:
    for field, side in (("actor", draft.actor), ("recipient", draft.recipient)):
        for actor in side:
            yield party_line(field, actor, language, quotes)
        if not side:
            yield f"{field}: nobody"
    yield from rejected("parties", draft.scores.get("parties", {}))


def _predicate(draft: Draft, quotes: Quotes) -> Iterator[str]:
    path = draft.reading.tree.path(draft.candidate.word)
    yield f"predicate: {quotes.quote(draft.start, draft.end)}, path {path}"


def _presented(draft: Draft, facts: Presented, quotes: Quotes) -> Iterator[str]:
    """Say what gave polarity, certainty and time, and what else was weighed."""
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time | None = None
    changed: set[str] = set()
    for step in presented_by_rules(draft).steps:
        cause = _cause(draft, step, quotes)
        before = (polarity, certainty, time)
        if step.polarity != polarity:
            yield f"polarity: {step.polarity} by {cause}"
            changed.add("polarity")
        if step.certainty != certainty:
            yield f"certainty: {step.certainty} by {cause}"
            changed.add("certainty")
        if step.time != time:
            yield f"time: {step.time} by {cause}"
            changed.add("time")
        polarity, certainty, time = step.polarity, step.certainty, step.time
        if before == (polarity, certainty, time) and not draft.facts.asserted:
            yield f"certainty: {cause}"
    if "polarity" not in changed:
        yield "polarity: by default, nothing denies it"
    if "time" not in changed:
        ruled = settle(draft, dated=facts.date is not None)[2]
        yield f"time: {ruled} {_without_words(draft, facts)}"
    if "certainty" not in changed:
        yield f"certainty: {_default_certainty(facts)}"
    yield from rejected("certainty", draft.scores.get("certainty", {}), chosen=facts.certainty)
    yield from rejected("time", draft.scores.get("time", {}), chosen=facts.time)


def _cause(draft: Draft, step: Step, quotes: Quotes) -> str:
    tree = draft.reading.tree
    if step.cue is not None:
        return f"{step.cause}, by its cue {quotes.quote(*step.cue)}"
    if step.word is None:
        return step.cause
    return f"{quotes.quote(tree.start[step.word], tree.end[step.word + step.many - 1])} ({step.cause})"


def _without_words(draft: Draft, facts: Presented) -> str:
    """Say that nothing tells the time, and what stands in for it."""
    speech = draft.candidate.entry.type in SPEECH
    tense = draft.reading.tense(draft.candidate.verb)
    seen = [
        "an act of speaking" if speech else "an act that is done",
        "dated" if facts.date is not None else "undated",
        f"verb in the {tense} tense" if tense else "verb without tense",
        *(["in the title"] if draft.reading.tree.segment.kind == "title" else ()),
    ]
    return f"by default, no word of the clause or above it tells when ({', '.join(seen)})"


def _default_certainty(facts: Presented) -> str:
    if facts.certainty == "probable" and facts.time == "future":
        return "what is to come is never certain"
    return "by default, no word weakens it"


def _where(draft: Draft, facts: Presented, quotes: Quotes) -> Iterator[str]:
    scores = draft.scores.get("location", {})
    for mention in dict.fromkeys((*facts.places, *(m for m in draft.reading.mentions if m.place))):
        case = case_of(draft, mention)
        score = scores.get(str(mention.start))
        weighed = f"weighed {score:+.1f}" if score is not None else "as the rules have it"
        words = quotes.quote(mention.start, mention.end)
        behind = f"behind “{case}”" if case else "no preposition before it"
        if mention in facts.places:
            yield f"location: {words} is {mention.id or 'of no state'}: {behind}, {weighed}"
        elif score is not None:
            yield f"location rejected: {words} ({score:+.1f}{f'; {behind}' if case else ''})"
    if not facts.places:
        yield "location: none, no place of the sentence is told to be its own"


def _when(
    draft: Draft, facts: Presented, article: Article, language: Language, quotes: Quotes
) -> Iterator[str]:
    begin = draft.reading.tree.segment.start
    days = days_told(draft, article, language)
    usable = [told.day for told in days if not told.another]
    best = min(usable, key=lambda day: distance(day, draft.start - begin), default=None)
    for told in days:
        words = quotes.quote(begin + told.day.start, begin + told.day.end)
        if told.day is best:
            yield f"date: {words}, the nearest date of the sentence"
        else:
            reason = "it is that of something else" if told.another else "another date is nearer to the act"
            yield f"date rejected: {words} ({told.day.first.isoformat()}): {reason}"
    if facts.date is None:
        yield "date: none, the sentence gives it no day"


def _holders(draft: Draft, left: Sequence[Attribution], quotes: Quotes) -> Iterator[str]:
    chain = list(chain_of(draft.holder))
    yield from chain_lines("statement", chain, quotes)
    if not chain:
        yield "statement: none, no content holds the act: the page says it in its own voice"
    yield from losers("statement", (draft.start, draft.end), left, quotes)
