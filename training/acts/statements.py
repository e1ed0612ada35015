"""Learn which drafts of statements are told and who their sources are, as `hearing` settles them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from saksi.languages.encoder.acts import Advice
from saksi.steps.code import coder
from saksi.steps.code.acquaintance import Acquaintance
from saksi.steps.code.casting import Keys
from saksi.steps.code.hearing import Question, answered, drafts_of, ordered, question
from saksi.steps.code.holding import nest
from saksi.steps.code.reaching import Reach, reach_of, reaches
from saksi.steps.code.speaking import Option, echoes, ruled_keys
from saksi.steps.code.telling import Heard, overlap, told_by
from saksi.steps.code.traits import total_of
from saksi.steps.code.weighing import view_of
from training.acts.examples import keys
from training.acts.fitting import RARE, Features, logistic, multinomial
from training.acts.gold import Record

#: How sure the network must be of a cue that no entry names for a draft to be made; the weights do the rest.
LEAST = 0.2
#: Contents that share half of what they cover are one, as the scorer has it.
SAME = 0.5
PRIOR = {"tell": 0.3, "source": 0.1, "reach": 0.3}
PARTS = 5
#: Weights below are left out of the file.
TINY = 0.01
Weights = dict[str, dict[str, float]]
Span = tuple[int, int]


@dataclass(slots=True)
class Saying:
    """A draft of a statement as the weights see it.

    Args:
        content: its content, by offsets of the capture.
        objected: whether the rules object.
        traits: what speaks for its being told.
        ruled: the parties that the rules give it as its source.
        asked: the answers to who speaks.
        wanted: the parties of the source by the labels, or None where they have no such statement.
        reaches: the ends that its content may have, and which the labels have, if any.
    """

    content: Span
    objected: bool
    traits: Features
    ruled: Keys
    asked: Question
    wanted: Keys | None
    reaches: list[Reach] = field(default_factory=list)
    reached: int | None = None


@dataclass(slots=True)
class Said:
    """The statements of an article: its drafts, the order in which they are settled, and the labels."""

    sayings: list[Saying] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    gold: list[tuple[Span, Keys]] = field(default_factory=list)


def said_on(page: coder.Drafted, advice: Mapping[int, Advice], records: Sequence[Record]) -> Said:
    """Draft the statements of an article and hold them against its labels."""
    every = drafts_of(page.readings, page.statements, page.objected, advice, least=LEAST)
    spans = [_span(page, draft.statement.content) for draft in every]
    gold = [((r["content"]["start"], r["content"]["end"]), keys(r["source"])) for r in records]
    ends = [_ends(page, draft) for draft in every]
    pairs = _paired(every, spans, ends, records, page)
    ruled = [draft for draft in every if draft.statement.objection is None]
    traits = [list(told_by(d, ruled, advice.get(id(d.reading)))) for d in every]
    # Sources are looked for among the statements that are told; for learning those are what the labels have.
    likely = [n for n, d in enumerate(every) if n in pairs or d.statement.objection is None]
    nest([every[n].statement for n in likely])
    view, known = view_of(page.readings), dict[tuple[str, float], tuple[str, float]]()
    people = Acquaintance(page.readings)
    result = Said(order=ordered(every), gold=gold)
    for number, draft in enumerate(every):
        asked = question(draft, every, page.readings, view, people, advice.get(id(draft.reading)))
        asked.before = [other for other in asked.before if other.number in likely]
        for option in asked.options:
            option.actors, option.traits = [], _shared(option.traits, known)
        result.sayings.append(
            Saying(
                spans[number],
                draft.statement.objection is not None,
                _shared(traits[number], known),
                ruled_keys(draft.statement),
                asked,
                gold[pairs[number]][1] if number in pairs else None,
                ends[number],
                _reached(
                    page, draft, ends[number], records, gold[pairs[number]][0] if number in pairs else None
                ),
            )
        )
    return result


def _ends(page: coder.Drafted, draft: Heard) -> list[Reach]:
    """List the stretches that a content may have, by offsets of the capture."""
    return [replace(option, content=_span(page, option.content)) for option in reaches(draft)]


def _reached(
    page: coder.Drafted, draft: Heard, found: list[Reach], records: Sequence[Record], content: Span | None
) -> int | None:
    """Find the stretch that the labels have."""
    if content is None and draft.statement.objection is None:
        cue = _span(page, draft.statement.cue)
        own = [r for r in records if overlap(cue, (r["cue"]["start"], r["cue"]["end"])) > 0]
        content = (own[0]["content"]["start"], own[0]["content"]["end"]) if own else None
    if content is None or not found:
        return None
    shared = [overlap(option.content, content) for option in found]
    best = max(range(len(found)), key=lambda n: (shared[n], found[n].ruled))
    return best if shared[best] >= SAME else None


def _shared(traits: Features, known: dict[tuple[str, float], tuple[str, float]]) -> Features:
    """Keep one copy of each trait: there are tens of millions."""
    return [known.setdefault(trait, (sys.intern(trait[0]), trait[1])) for trait in traits]


def _span(page: coder.Drafted, span: Span) -> Span:
    return page.text.original(span[0]), page.text.original(span[1])


def _paired(
    drafts: Sequence[Heard],
    spans: Sequence[Span],
    ends: Sequence[Sequence[Reach]],
    records: Sequence[Record],
    page: coder.Drafted,
) -> dict[int, int]:
    """Pair drafts with statements of the labels whose content they share, one to one."""
    scored = []
    for g, record in enumerate(records):
        content = (record["content"]["start"], record["content"]["end"])
        cue = (record["cue"]["start"], record["cue"]["end"])
        for d, draft in enumerate(drafts):
            at = overlap(cue, _span(page, draft.statement.cue)) > 0
            shared = overlap(content, spans[d])
            if at:
                # What the cue may give to its source counts too, if less.
                others = (overlap(content, option.content) for option in ends[d])
                shared = max(shared, 0.9 * max(others, default=0.0))
            if shared >= SAME:
                scored.append((-shared - 0.5 * at - 0.3 * (draft.statement.objection is None), g, d))
    used: set[int] = set()
    found: dict[int, int] = {}
    for _, g, d in sorted(scored):
        if g not in used and d not in found:
            used.add(g)
            found[d] = g
    return found


@dataclass(frozen=True, slots=True)
class Apart:
    """For each article weights that have not seen it, and how far those that tell were moved."""

    weights: list[Weights]
    shift: float


def fitted_apart(pages: Sequence[Said]) -> Apart:
    """Fit weights for each article from the others, moved so that most statements come out right."""
    parts = [
        _fitted([page for n, page in enumerate(pages) if n % PARTS != part], {}) for part in range(PARTS)
    ]
    shift = best_shift([(page, parts[n % PARTS]) for n, page in enumerate(pages)])
    for weights in parts:
        weights["tell"]["bias"] = weights["tell"].get("bias", 0.0) + shift
        weights["cue"] = {"least": LEAST}
    return Apart([parts[n % PARTS] for n in range(len(pages))], shift)


def learn_statements(pages: Sequence[Said], apart: Apart) -> Weights:
    """Fit the weights of all decisions; those that tell are moved as those fitted apart were."""
    weights = _fitted(pages, _settled_apart(pages, apart))
    weights["tell"]["bias"] = weights["tell"].get("bias", 0.0) + apart.shift
    weights = {name: {t: w for t, w in own.items() if abs(w) >= TINY} for name, own in weights.items()}
    weights["cue"] = {"least": LEAST}
    return weights


def _settled_apart(pages: Sequence[Said], apart: Apart) -> dict[int, list[Keys]]:
    """Settle the sources of articles by weights that have not seen them."""
    found: dict[int, list[Keys]] = {}
    for page, weights in zip(pages, apart.weights, strict=True):
        told = [n for n, s in enumerate(page.sayings) if not s.objected or s.wanted is not None]
        settled = settle(page, told, weights["source"])
        found[id(page)] = [settled.get(n, s.ruled) for n, s in enumerate(page.sayings)]
    return found


def _fitted(pages: Sequence[Said], before: Mapping[int, list[Keys]]) -> Weights:
    """Fit both; what speakers go on from are the sources in `before`, or those of the rules."""
    every = [saying for page in pages for saying in page.sayings]
    tell = logistic([s.traits for s in every], [s.wanted is not None for s in every], prior=PRIOR["tell"])
    choices: list[tuple[list[Features], int]] = []
    for page in pages:
        known = before.get(id(page)) or [saying.ruled for saying in page.sayings]
        sources = dict(enumerate(known))
        for saying in page.sayings:
            right = [n for n, o in enumerate(saying.asked.options) if o.keys == saying.wanted]
            if right:
                choices.append(([_traits(saying, o, sources) for o in saying.asked.options], right[0]))
    ends = [
        ([[(name, 1.0) for name in option.traits] for option in saying.reaches], saying.reached)
        for saying in every
        if saying.reached is not None
    ]
    return {
        "tell": tell,
        "source": multinomial(choices, prior=PRIOR["source"], rare=RARE),
        "reach": multinomial(ends, prior=PRIOR["reach"], rare=RARE),
    }


def _traits(saying: Saying, option: Option, sources: Mapping[int, Keys]) -> Features:
    asked = saying.asked
    return [*option.traits, *echoes(option, asked.before, sources, asked.subject)]


def settle(page: Said, told: Sequence[int], weights: Mapping[str, float]) -> dict[int, Keys]:
    """Choose the sources of the statements told, in their order."""
    sources: dict[int, Keys] = {}
    kept = set(told)
    for number in page.order:
        if number in kept:
            sources[number] = answered(page.sayings[number].asked, sources, weights)[0].keys
    return sources


def outcome(
    page: Said, told: Sequence[int], sources: Mapping[int, Keys], reach: Mapping[str, float] | None = None
) -> Counter[str]:
    """Count as the scorer does: contents and statements that come out right, and how many there are."""
    spans = {d: _reach(page.sayings[d], reach) for d in told}
    scored = sorted(
        (-shared, g, d)
        for g, (span, _) in enumerate(page.gold)
        for d in told
        if (shared := overlap(span, spans[d])) >= SAME
    )
    used_gold: set[int] = set()
    used: set[int] = set()
    count = Counter(gold=len(page.gold), said=len(told))
    for _, g, d in scored:
        if g not in used_gold and d not in used:
            used_gold.add(g)
            used.add(d)
            count["content"] += 1
            count["statement"] += sources[d] == page.gold[g][1]
    return count


def _reach(saying: Saying, weights: Mapping[str, float] | None) -> Span:
    if weights is None or not saying.reaches:
        return saying.content
    return saying.reaches[reach_of(saying.reaches, weights)].content


def figure(count: Mapping[str, int], name: str) -> float:
    """Return an F1 from counts."""
    return 2 * count.get(name, 0) / max(count.get("gold", 0) + count.get("said", 0), 1)


def by_rules(page: Said) -> Counter[str]:
    """Count what the rules alone reach."""
    told = [n for n, saying in enumerate(page.sayings) if not saying.objected]
    return outcome(page, told, {n: page.sayings[n].ruled for n in told})


def by_weights(page: Said, weights: Weights, *, shift: float = 0.0) -> Counter[str]:
    """Count what the weights reach."""
    told = [n for n, s in enumerate(page.sayings) if total_of(s.traits, weights["tell"]) + shift > 0]
    return outcome(page, told, settle(page, told, weights["source"]), weights["reach"])


def reached(pages: Sequence[Said], weights: Weights) -> str:
    """Tell what rules and weights reach on statements and their contents."""
    rules, weighed = Counter[str](), Counter[str]()
    for page in pages:
        rules.update(by_rules(page))
        weighed.update(by_weights(page, weights))
    return "; ".join(
        f"{name} statement {figure(count, 'statement'):.3f} content {figure(count, 'content'):.3f}"
        for name, count in (("rules", rules), ("weighed", weighed))
    )


def best_shift(pages: Sequence[tuple[Said, Weights]]) -> float:
    """Find how far the weights that tell are to be moved for statements to come out right."""
    tried = {}
    for step in range(-5, 11):
        shift = step / 10
        total: Counter[str] = Counter()
        for page, weights in pages:
            total.update(by_weights(page, weights, shift=shift))
        tried[shift] = figure(total, "statement")
    return max(tried, key=lambda shift: (tried[shift], -abs(shift)))
