"""Learn the weights that settle between rules and network, from articles that the network has not seen."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from math import log

import numpy as np

from saksi.languages import load as load_language
from saksi.languages.encoder.acts import Advice
from saksi.steps.code import coder
from saksi.steps.code.bearing import asked
from saksi.steps.code.company import Company
from saksi.steps.code.ensemble import settles_casts
from saksi.steps.code.events import Draft
from saksi.steps.code.grounds import Telling, grounds
from saksi.steps.code.judge import PASSED, WHOLE, evidence, proposed
from saksi.steps.code.objections import complete
from saksi.steps.code.opponents import Opponents
from saksi.steps.code.traits import total_of
from saksi.steps.code.weighing import keys_of
from training.acts.ensembles import Choice, best_casts, choice_of, learn_casts
from training.acts.examples import keys
from training.acts.facts import Fact, facts_of, learn_facts, presented_as
from training.acts.fitting import Features, logistic
from training.acts.gold import Record
from training.acts.places import Scene, learn_places, placed_as, scenes_of
from training.acts.sheets import Sheet
from training.acts.statements import Said, reached

#: Strength of the prior that weights are small.
PRIOR = 0.03
#: How sure the network must be, for a draft to be made, of an act that no entry names, and of one that the
#: rules pass over; the weights do the rest. The last is about where the F1 of acts with both parties, and of
#: types, are best together, on folds left out in each language: types lose nothing.
LIMITS = {"least": 0.1, PASSED: 0.01, WHOLE: -0.5}
Weights = dict[str, dict[str, float]]


@dataclass(slots=True)
class Example:
    """A draft as the weights see it: what speaks for it, whether the labels have it, and its casts."""

    line: int
    type: str
    evidence: Features
    told: bool
    wanted: tuple[frozenset[str], frozenset[str]] | None
    rules: tuple[frozenset[str], frozenset[str]]
    objected: bool
    choice: Choice | None = None


@dataclass(slots=True)
class Page:
    """One article: its drafts, the labels' acts by line and type, its statements, what holds of acts."""

    key: str
    split: str
    language: str
    translated: bool = False
    examples: list[Example] = field(default_factory=list)
    gold: list[tuple[int, str, frozenset[str], frozenset[str]]] = field(default_factory=list)
    said: Said = field(default_factory=Said)
    facts: list[Fact] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)


def page_of(sheet: Sheet) -> Page:
    """Hold the acts of an article, settled as far as those before them go, against its labels."""
    gold, page, advice = sheet.gold, sheet.page, sheet.advice
    text = gold.record["article"]["text"]
    every = proposed(page.readings, sheet.statements, sheet.drafts, advice, LIMITS)
    ruled = [draft for draft in every if draft.objection is None]
    Opponents(ruled).complete()
    pairs = matched(gold.record["events"], every, page, text)
    found = Page(gold.key, gold.split, gold.language, gold.translated, said=sheet.said)
    for event in gold.record["events"]:
        line = text.count("\n", 0, event["predicate"]["start"])
        found.gold.append((line, event["type"], keys(event["actor"]), keys(event["recipient"])))
    found.examples = _examples(every, pairs, page, text, advice)
    found.facts = facts_of(every, pairs, page.article, load_language(gold.language), advice)
    found.scenes = scenes_of(every, pairs, advice, page.text.original)
    return found


def _examples(
    every: Sequence[Draft],
    pairs: Mapping[int, Record],
    page: coder.Drafted,
    text: str,
    advice: Mapping[int, Advice],
) -> list[Example]:
    """See the drafts of a page as the weights do."""
    # Parties are weighed among the acts that are told; for learning those are what the labels have.
    likely = [d for n, d in enumerate(every) if n in pairs or d.objection is None]
    company, place = Company(likely, page.readings), {id(d): number for number, d in enumerate(likely)}
    telling = Telling(every, page.readings)
    found: list[Example] = []
    for number, draft in enumerate(every):
        own = advice.get(id(draft.reading))
        example = _example(draft, pairs.get(number), own, page, text)
        if own is not None:
            example.evidence += _interned(grounds(draft, own, telling))
        if id(draft) in place:
            example.choice = choice_of(asked(company, place[id(draft)], own), example.wanted)
        found.append(example)
    return found


def _example(
    draft: Draft,
    event: Record | None,
    advice: Advice | None,
    page: coder.Drafted,
    text: str,
) -> Example:
    wanted = None if event is None else (keys(event["actor"]), keys(event["recipient"]))
    speaks: Features = list(evidence(draft, advice)) if advice is not None else []
    rules = (keys_of(draft.actor), keys_of(draft.recipient))
    line = text.count("\n", 0, page.text.original(draft.start))
    objected = draft.objection is not None or not complete(draft)
    type_ = draft.candidate.entry.type
    return Example(line, type_, speaks, event is not None, wanted, rules, objected)


def _interned(features: Iterable[tuple[str, float]]) -> Features:
    return [(sys.intern(name), value) for name, value in features]


def matched(
    events: Sequence[Record], drafts: Sequence[Draft], page: coder.Drafted, text: str
) -> dict[int, Record]:
    """Pair drafts with acts of the labels: type and line equal, those whose words overlap first."""
    scored = []
    for g, event in enumerate(events):
        start, end = event["predicate"]["start"], event["predicate"]["end"]
        for d, draft in enumerate(drafts):
            first, last = page.text.original(draft.start), page.text.original(draft.end)
            same = draft.candidate.entry.type == event["type"]
            if same and text.count("\n", 0, first) == text.count("\n", 0, start):
                overlap = max(0, min(end, last) - max(start, first)) > 0
                agree = (keys(event["actor"]) == keys_of(draft.actor)) + (
                    keys(event["recipient"]) == keys_of(draft.recipient)
                )
                if overlap or draft.objection is None:
                    scored.append((-2 * overlap - (draft.objection is None) - 0.3 * agree, g, d))
    used: set[int] = set()
    found: dict[int, Record] = {}
    for _, g, d in sorted(scored):
        if g not in used and d not in found:
            used.add(g)
            found[d] = events[g]
    return found


def learn(pages: Sequence[Page]) -> Weights:
    """Fit the weights of all decisions on acts whose types are settled."""
    weights = {"keep": _kept(pages)}
    weights |= learn_casts([_acts_of(page, weights["keep"]) for page in pages])
    weights["new"] = dict(LIMITS)
    weights |= learn_facts(list(chain.from_iterable(page.facts for page in pages if not page.translated)))
    return weights | learn_places([page.scenes for page in pages])


def _acts_of(page: Page, keep: Mapping[str, float]) -> list[Choice]:
    """List the choices of the acts that a page tells, by the labels or by the weights."""
    told = (e for e in page.examples if e.told or _holds(e, total_of(e.evidence, keep)))
    return [example.choice for example in told if example.choice is not None]


def _kept(pages: Sequence[Page]) -> dict[str, float]:
    """Fit which drafts are told, moved to where the F1 of types is best on articles not learnt from."""
    totals: dict[int, float] = {}
    for part in range(2):
        apart = _told([page for n, page in enumerate(pages) if n % 2 != part])
        for example in chain.from_iterable(p.examples for n, p in enumerate(pages) if n % 2 == part):
            totals[id(example)] = total_of(example.evidence, apart)

    def figure(shift: float) -> float:
        kept = [[e for e in p.examples if _holds(e, totals[id(e)] + shift)] for p in pages]
        return _type_figure(pages, kept)[0]

    weights = _told(pages)
    shift = max(np.arange(-1.5, 1.51, 0.1), key=lambda step: (figure(step), -abs(step)))
    return {**weights, "bias": weights.get("bias", 0.0) + float(shift)}


def _told(pages: Sequence[Page]) -> dict[str, float]:
    known = [example for page in pages for example in page.examples if example.evidence]
    return logistic([e.evidence for e in known], [e.told for e in known], prior=PRIOR)


def _holds(example: Example, total: float) -> bool:
    return total > 0 if example.evidence else not example.objected


def kept_of(page: Page, keep: Mapping[str, float]) -> list[Example]:
    """List the drafts of a page that hold."""
    return [e for e in page.examples if _holds(e, total_of(e.evidence, keep))]


def _type_figure(pages: Sequence[Page], kept: Sequence[list[Example]]) -> tuple[float, float, float]:
    """Return F1, precision and recall of types by line."""
    hits = said = wanted = 0
    for page, examples in zip(pages, kept, strict=True):
        one = Counter((line, type_) for line, type_, _, _ in page.gold)
        other = Counter((e.line, e.type) for e in examples)
        hits, said, wanted = hits + (one & other).total(), said + other.total(), wanted + one.total()
    return 2 * hits / max(said + wanted, 1), hits / max(said, 1), hits / max(wanted, 1)


def report(pages: Sequence[Page], weights: Weights) -> str:
    """Tell what the weights reach by language, beside the rules alone."""
    lines = []
    for language in sorted({page.language for page in pages}):
        own = [page for page in pages if page.language == language]
        ruled = [replace(page, examples=[e for e in page.examples if not e.objected]) for page in own]
        blank = [replace(page, examples=[_bare(e) for e in page.examples]) for page in ruled]
        lines.append(
            f"{language}: {len(own)} articles; rules {_figures(blank, weights, weighed=False)}; "
            f"weighed {_figures(own, weights, weighed=True)}\n"
            f"    {reached([page.said for page in own], weights)}\n"
            f"    {presented_as(list(chain.from_iterable(page.facts for page in own)), weights)}; "
            f"{placed_as(list(chain.from_iterable(page.scenes for page in own)), weights)}"
        )
    return "\n".join(lines)


def _bare(example: Example) -> Example:
    """Leave the network's advice out of an example that the rules would code."""
    return replace(example, evidence=[], objected=False)


def _figures(pages: Sequence[Page], weights: Weights, *, weighed: bool) -> str:
    told: list[list[Example]] = []
    hits = 0
    for page in pages:
        kept = kept_of(page, weights["keep"])
        filled = [example.rules for example in kept]
        if weighed:
            kept, filled = _filled(kept, weights)
        told.append(kept)
        hits += sum(
            example.wanted is not None and parties == example.wanted
            for example, parties in zip(kept, filled, strict=True)
        )
    types = _type_figure(pages, told)
    event = 2 * hits / max(sum(map(len, told)) + sum(len(page.gold) for page in pages), 1)
    return f"type {types[0]:.3f} (P {types[1]:.2f} R {types[2]:.2f}) event {event:.3f}"


def _filled(
    examples: Sequence[Example], weights: Weights
) -> tuple[list[Example], list[tuple[frozenset[str], frozenset[str]]]]:
    """Settle the parties of a page's acts; left out are those too unsure together with their parties."""
    whole = {id(e): e.choice for e in examples if e.choice is not None and settles_casts(weights)}
    settled = dict(zip(whole, best_casts(list(whole.values()), weights), strict=True))
    told: list[Example] = []
    found: list[tuple[frozenset[str], frozenset[str]]] = []
    for example in examples:
        cast, share = settled.get(id(example), (None, 1.0))
        sure = total_of(example.evidence, weights["keep"]) + log(share)
        if example.evidence and cast is not None and sure <= LIMITS[WHOLE]:
            continue
        named = cast is not None and any(not key.startswith("?") for key in (*cast.actor, *cast.recipient))
        told.append(example)
        found.append((cast.actor, cast.recipient) if cast is not None and named else example.rules)
    return told, found
