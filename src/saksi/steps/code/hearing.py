"""Hearing: which statements a page makes and who makes them, by rules and network together.

The rules draft statements, those that they object to included (`attribution`); words in which the network
sees a cue that no entry names give drafts as well. Weights learnt from annotated articles settle which drafts
are told (`telling`) and who is the source of each (`speaking`), in the order of the text, since speakers go
on speaking. Acts are held by what is left. Without weights the rules decide alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from saksi.languages.cues import Cue
from saksi.languages.encoder.acts import Advice
from saksi.model import Actor
from saksi.steps.code.acquaintance import Acquaintance
from saksi.steps.code.attributed import COLON, Attribution
from saksi.steps.code.attribution import of_hit
from saksi.steps.code.casting import Keys
from saksi.steps.code.events import Draft, draft_one, innermost
from saksi.steps.code.framed import label_of
from saksi.steps.code.hits import Hit
from saksi.steps.code.holding import nest
from saksi.steps.code.reaching import chances, likeliest, reaches
from saksi.steps.code.reading import Reading
from saksi.steps.code.reasons import RIVALS, side_names
from saksi.steps.code.sourced import is_sourced, names_experts
from saksi.steps.code.speaking import (
    Earlier,
    Option,
    as_named,
    earlier,
    echoes,
    options,
    ruled_keys,
    speakers,
    subject_of,
)
from saksi.steps.code.subjects import but_named_by_self, by_subject, written_speaker
from saksi.steps.code.telling import KINDS, Heard, placed, told_by
from saksi.steps.code.traits import total_of
from saksi.steps.code.weighing import View, view_of

Weights = Mapping[str, Mapping[str, float]]
#: What must be known for statements to be settled so.
TELL, SOURCE, REACH, CUE = "tell", "source", "reach", "cue"
#: The objection to a statement whose cue only the network sees.
NO_ENTRY = "no entry"


@dataclass(slots=True)
class Question:
    """Who speaks: the answers, and the statements before that lend their speakers."""

    options: list[Option]
    before: list[Earlier]
    subject: str
    answer: Option | None = field(default=None)
    scores: list[float] = field(default_factory=list)


def settles_statements(weights: Weights) -> bool:
    """Tell whether weights for statements are known; without them the rules decide alone."""
    return TELL in weights and SOURCE in weights


def heard(
    readings: Sequence[Reading],
    statements: Sequence[Attribution],
    objected: Sequence[Attribution],
    advice: Mapping[int, Advice],
    weights: Weights,
    *,
    left: list[Attribution] | None = None,
) -> list[Attribution]:
    """Settle the statements of a page and their sources; those told are returned, in order.

    `left` receives those that are not told.
    """
    least = weights.get(CUE, {}).get("least", 2.0)
    every = drafts_of(readings, statements, objected, advice, least=least)
    ruled = [draft for draft in every if draft.statement.objection is None]
    kept = [d for d in every if _is_told(d, ruled, advice.get(id(d.reading)), weights[TELL])]
    found = [draft.statement for draft in kept]
    if left is not None:
        same = set(map(id, found))
        left.extend(draft.statement for draft in every if id(draft.statement) not in same)
    for statement in found:
        statement.within = statement.within if any(s is statement.within for s in found) else None
    nest(found)
    _settle(kept, readings, advice, weights[SOURCE])
    for draft in kept:
        if draft.statement.same is None:
            _reach(draft, weights.get(REACH, {}))
    for statement in found:
        statement.content = statement.same.content if statement.same is not None else statement.content
    nest(found)
    return sorted(found, key=lambda s: (s.content[0], -s.length))


def _reach(draft: Heard, weights: Mapping[str, float]) -> None:
    """Let a content stand and end where the weights have it, in place."""
    border = draft.statement.border
    options = [
        option
        for option in (reaches(draft) if weights else [])
        if option.ruled
        or ((border is None or option.content[1] <= border) and option.content[0] >= draft.statement.opening)
    ]
    if not options:
        return
    likely = chances(options, weights)
    best = likeliest(options, likely)
    found = options[best]
    if draft.statement.settled and found.content[0] != draft.statement.content[0]:
        return
    # A share of the likeliest: such numbers mean nothing beside those of another statement.
    draft.statement.scores["content"] = {
        f"{option.content[0]}:{option.content[1]}": chance / likely[best]
        for option, chance in zip(options, likely, strict=True)
        if option is not found
    }
    if not found.ruled:
        way = "ends" if found.content[0] == draft.statement.content[0] else "stands"
        draft.statement.why.append(f"the content {way} where the weights have it")
        draft.statement.content = found.content


def drafts_of(
    readings: Sequence[Reading],
    statements: Sequence[Attribution],
    objected: Sequence[Attribution],
    advice: Mapping[int, Advice],
    *,
    least: float,
) -> list[Heard]:
    """List all drafts of a page in the order of their cues, those of the network's own included."""
    every = placed([*statements, *objected], readings)
    every += placed(list(unlisted(readings, every, advice, least=least)), readings)
    return sorted(every, key=lambda draft: (draft.statement.cue, -draft.statement.length))


def unlisted(
    readings: Sequence[Reading], drafts: Sequence[Heard], advice: Mapping[int, Advice], *, least: float
) -> Iterator[Attribution]:
    """Draft what the network hears, with at least that probability, in words that no entry names."""
    taken = {(id(d.reading), word) for d in drafts for word in range(d.first, d.last + 1)}
    # Who quotes whom the rules know ("SANA quoted a source as saying").
    taken |= {
        (id(r), n) for r in readings for n, low in enumerate(r.tree.lows) if low in r.language.grammar.quoting
    }
    # "Andai kata": what opens a condition says nothing.
    taken |= {(id(reading), word) for reading in readings for word in reading.supposing}
    # A name says nothing by itself: what parts it from what is said does ("Trump: …").
    taken |= {(id(r), n) for r in readings for n in r.clauses.cover if r.tree.pos[n] == "PROPN"}
    for reading in readings:
        said = advice.get(id(reading))
        for word in range(len(reading.tree)) if said is not None else ():
            if said is None or 1 - float(said.kinds[word, 0]) < least or (id(reading), word) in taken:
                continue
            colon = reading.tree.segment.kind != "body" and reading.tree.words[word] == COLON
            if colon and word - 1 in reading.clauses.cover and label_of(reading, word) is None:
                continue
            kind = KINDS[int(said.kinds[word, 1:].argmax())]
            cue = Cue(reading.tree.lows[word], kind, "say")
            statement = of_hit(reading, Hit(cue, reading.voice(word), word, word), text=reading.text)
            if statement is not None:
                statement.objection, statement.citation = NO_ENTRY, f"({cue.citation})"
                statement.source = statement.find_source() or statement.name_source()
                yield statement


def _is_told(
    draft: Heard, ruled: Sequence[Heard], advice: Advice | None, weights: Mapping[str, float]
) -> bool:
    statement = draft.statement
    if statement.settled:
        return statement.objection is None
    total = total_of(told_by(draft, ruled, advice), weights)
    statement.scores["told"] = {"told": total}
    if total > 0 and statement.objection is not None:
        statement.why.append(f"told all the same ({total:+.1f}): {statement.objection}")
    return total > 0


def ordered(drafts: Sequence[Heard]) -> list[int]:
    """Order drafts for their sources: what is nested behind what holds it, else by their cues."""
    return sorted(range(len(drafts)), key=lambda n: (_depth(drafts[n].statement), drafts[n].statement.cue))


def _depth(statement: Attribution) -> int:
    depth = 0
    while statement.parent is not None and depth < len(KINDS):
        statement, depth = statement.parent, depth + 1
    return depth


def question(
    draft: Heard,
    drafts: Sequence[Heard],
    readings: Sequence[Reading],
    view: View,
    people: Acquaintance,
    advice: Advice | None,
) -> Question:
    """Ask who speaks in a draft: list the answers with all that does not hang on other answers."""
    before = earlier(draft, drafts)
    at = next((n for n, reading in enumerate(readings) if reading is draft.reading), 0)
    lenders = [drafts[other.number].statement for other in before]
    found = by_subject(draft, speakers(draft, readings[: at + 1], lenders, view, people))
    found = but_named_by_self(draft, found, lenders)
    return Question(options(draft, found, view, people, advice), before, subject_of(draft))


def answered(
    asked: Question, sources: Mapping[int, Keys], weights: Mapping[str, float]
) -> tuple[Option, float]:
    """Choose the likeliest answer, the rules' own of equals; returns it with how far it leads theirs."""
    scores = [
        total_of(option.traits, weights)
        + total_of(echoes(option, asked.before, sources, asked.subject), weights)
        for option in asked.options
    ]
    best = max(range(len(scores)), key=lambda n: (scores[n], asked.options[n].ruled, -n))
    asked.scores = scores
    own = max((score for score, o in zip(scores, asked.options, strict=True) if o.ruled), default=0.0)
    return asked.options[best], scores[best] - own


def _settle(
    drafts: Sequence[Heard],
    readings: Sequence[Reading],
    advice: Mapping[int, Advice],
    weights: Mapping[str, float],
) -> None:
    """Choose the sources in place."""
    view, people, sources = view_of(readings), Acquaintance(readings), dict[int, Keys]()
    for number in ordered(drafts):
        draft = drafts[number]
        if draft.statement.settled or _is_certain(draft):
            sources[number] = ruled_keys(draft.statement)
            continue
        asked = question(draft, drafts, readings, view, people, advice.get(id(draft.reading)))
        answer, lead = answered(asked, sources, weights)
        written = written_speaker(draft) if not answer.keys else None
        if written is not None and not draft.reading.is_document(written):
            # Whoever is written beside the cue speaks, be it somebody of no known state.
            answer = next((option for option in asked.options if option.ruled), answer)
        draft.statement.scores["source"] = _rivals(asked, answer)
        if not answer.ruled:
            ruled = draft.statement.source
            draft.statement.why.append(f"source weighed ({lead:+.1f}): {_named(ruled)} by the rules")
            draft.statement.source = [as_named(draft, actor) for actor in answer.actors]
            draft.statement.weighed = True
        sources[number] = ruled_keys(draft.statement)


def _is_certain(draft: Heard) -> bool:
    """Tell whether the words alone settle who speaks."""
    if draft.hit is not None:
        return is_sourced(draft.reading, draft.hit, draft.statement.source)
    return draft.statement.citation == COLON and names_experts(draft.reading, draft.statement.source)


def _named(actors: Sequence[Actor]) -> str:
    return side_names(f"{actor.name}{'' if actor.id else ' of no state'}" for actor in actors)


def _rivals(asked: Question, answer: Option) -> dict[str, float]:
    """Name the likeliest answers beside the chosen one, with how far each stays behind it."""
    best = max(asked.scores, default=0.0)
    pairs = zip(asked.scores, asked.options, strict=True)
    others = sorted((pair for pair in pairs if pair[1] is not answer), key=lambda pair: -pair[0])
    return {_named(other.actors): score - best for score, other in others[:RIVALS]}


def held_anew(drafts: Sequence[Draft], statements: Sequence[Attribution]) -> list[Draft]:
    """Let acts be held by the statements that are told; where that changes something they are read anew."""
    found: list[Draft] = []
    for draft in drafts:
        holder = innermost(statements, draft.start, draft.end)
        if draft.candidate.entry.frame.name == "directive":
            # Y must do Z: whoever says so asks for it, and what nobody says is no request.
            if holder is not None and any(actor.id for actor in holder.source):
                draft.holder, draft.actor = holder, list(holder.source)
                found.append(draft)
        elif holder is draft.holder and (holder is None or not holder.weighed):
            found.append(draft)
        else:
            told = [other for other in found if other.objection is None]
            found.append(draft_one(draft.reading, draft.candidate, statements, told=told))
    return found
