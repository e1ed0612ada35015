"""Placing: which places of its sentence an act took place at, by rules and network together.

The rules (`when_where`) take what stands behind a preposition of place with the act. Every place that the
sentence names is weighed, and what the rules say is one trait among others: its case, how far off it stands
and by which arcs, whether it is a party of the act, what the network says of it as one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.languages.encoder.acts import Advice
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.predicates import SPEECH
from saksi.steps.code.traits import step, total_of
from saksi.steps.code.weighing import case_class, head_of, path_to
from saksi.steps.code.when_where import PLACES, case_of, places_among

#: What must be known for places to be settled so.
PLACE = "place"
#: The limits of the network's odds, and what makes them comparable with other traits.
_MOST, _SCALE = 6.0, 3.0
_GAPS = (1, 3, 7, 15)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the sentence of an act names, and what speaks for the act's being there."""

    mention: Mention
    ruled: bool
    traits: list[tuple[str, float]]


def placed(draft: Draft, advice: Advice | None, weights: Mapping[str, Mapping[str, float]]) -> list[Mention]:
    """List the places of an act; without weights or advice the rules decide alone."""
    if advice is None or PLACE not in weights:
        return places_among(draft)
    scores = {spot.mention: total_of(spot.traits, weights[PLACE]) for spot in spots(draft, advice)}
    draft.scores["location"] = {str(mention.start): score for mention, score in scores.items()}
    return [mention for mention, score in scores.items() if score > 0]


def spots(draft: Draft, advice: Advice) -> list[Spot]:
    """List the places that the sentence of an act names."""
    ruled, found = places_among(draft), []
    every = list(dict.fromkeys(m for m in draft.reading.mentions if m.kind in PLACES))
    every += [mention for mention in ruled if mention not in every]
    for mention in every:
        names = [*_standing(draft, mention, ruled), *_arcs(draft, mention, ruled)]
        names += _beside(draft, mention, every, ruled)
        traits = [*((name, 1.0) for name in names), *_advised(draft, mention, advice)]
        found.append(Spot(mention, mention in ruled, traits))
    return found


def _standing(draft: Draft, mention: Mention, ruled: Sequence[Mention]) -> Iterator[str]:
    """Tell what place it is of which act, and whether it stands for a party."""
    entry, tree = draft.candidate.entry, draft.reading.tree
    rule, kind, party = mention in ruled, mention.kind, _party(draft, mention)
    after = mention.last + 1
    yield "bias"
    yield f"rule={rule}"
    yield f"rule={rule}|type={entry.type}"
    yield f"rule={rule}|kind={kind}"
    yield f"kind={kind}"
    yield f"kind={kind}|type={entry.type}"
    yield f"kind={kind}|party={party}"
    yield f"party={party}"
    yield f"party={party}|type={entry.type}"
    yield f"party={party}|rule={rule}"
    yield f"type={entry.type}|mode={draft.mode}"
    yield f"entry={entry.citation}"
    yield f"part={tree.segment.kind}|kind={kind}"
    yield f"behind={tree.pos[after] if after < len(tree) else 'end'}|kind={kind}"
    yield f"before={tree.pos[mention.first - 1] if mention.first else 'start'}|kind={kind}"


def _arcs(draft: Draft, mention: Mention, ruled: Sequence[Mention]) -> Iterator[str]:
    """Tell how it hangs on the act: its case, how far off it stands, the arcs between them."""
    reading, tree, candidate = draft.reading, draft.reading.tree, draft.candidate
    entry, head = candidate.entry, head_of(draft.reading, mention)
    rule, kind, speech = mention in ruled, mention.kind, candidate.entry.type in SPEECH
    near, own = case_of(draft, mention), reading.clauses.case(head)
    word = near or own
    case = case_class(reading, near) if near is not None else f"arc {case_class(reading, own)}"
    inside = candidate.first <= mention.first <= candidate.last
    side = "in" if inside else "left" if mention.first < candidate.word else "right"
    gap = min(abs(mention.first - candidate.word), abs(mention.last - candidate.word))
    far = step(gap, _GAPS)
    dep, path = tree.dep[head], path_to(tree, candidate.word, head)
    yield f"rule={rule}|case={case}"
    yield f"kind={kind}|case={case}"
    yield f"kind={kind}|{side}"
    yield f"case={case}|type={entry.type}"
    yield f"case={case}|{side}|speech={speech}"
    yield f"case={case}|gap={far}"
    yield f"case={case}|party={_party(draft, mention)}"
    yield f"word={word}"
    yield f"word={word}|speech={speech}"
    yield f"word={word}|kind={kind}"
    yield f"gap={far}|{side}"
    yield f"gap={far}|{side}|speech={speech}"
    yield f"dep={dep}|{side}"
    yield f"dep={dep}|case={case}"
    yield f"path={path}"
    yield f"path={path}|speech={speech}"
    yield f"path={path}|case={case}"
    yield f"frame={entry.frame.name}|case={case}"
    yield f"under={tree.pos[tree.head[head]]}|case={case}"


def _party(draft: Draft, mention: Mention) -> str:
    """Tell whether a place stands for a party of the act, or belongs to the state of one."""
    for role, actors in (("actor", draft.actor), ("recipient", draft.recipient)):
        if any(a.start is not None and a.start <= mention.start < (a.end or 0) for a in actors):
            return role
    for role, actors in (("actor", draft.actor), ("recipient", draft.recipient)):
        if any(a.id == mention.id for a in actors):
            return f"{role}'s"
    return "no"


def _beside(
    draft: Draft, mention: Mention, every: Sequence[Mention], ruled: Sequence[Mention]
) -> Iterator[str]:
    """Tell of what else could be where, and whether another act is nearer."""
    tree, candidate = draft.reading.tree, draft.candidate
    rule = mention in ruled
    low, high = sorted((candidate.word, mention.first))
    places = sum(1 for m in every if m is not mention and low < m.first < high)
    verbs = sum(1 for i in range(low + 1, high) if tree.pos[i] == "VERB")
    others = [c.word for c in draft.reading.candidates if c.word != candidate.word and not c.entry.stop]
    nearer = any(abs(word - mention.first) < abs(candidate.word - mention.first) for word in others)
    between = any(low < word < high for word in others)
    yield f"verbs={min(verbs, 3)}|rule={rule}"
    yield f"verbs={min(verbs, 3)}|between={between}|nearer={nearer}"
    yield f"nearer={nearer}|rule={rule}"
    yield f"places between={min(places, 2)}|rule={rule}"
    yield f"places={min(len(every), 4)}|rules={min(len(ruled), 2)}|rule={rule}"
    same = any(m is not mention and m.id == mention.id for m in every)
    yield f"again={same}|kind={mention.kind}"
    holder = draft.holder
    ends = (mention.start, mention.start if holder is None else holder.cue[0])
    inside = holder is None or holder.covers(mention.start, mention.end)
    yield f"same content={inside}|rule={rule}"
    yield f"past the cue={min(ends) < draft.start < max(ends)}"


def _advised(draft: Draft, mention: Mention, advice: Advice) -> Iterator[tuple[str, float]]:
    head = head_of(draft.reading, mention)
    for role in ("actor", "recipient", "source"):
        odds = advice.role(draft.candidate.word, head, role)
        odds = max(-_MOST, min(_MOST, odds)) / _SCALE
        yield f"{role} odds", odds
        yield f"{role} odds|kind={mention.kind}", odds
