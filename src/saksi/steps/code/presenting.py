"""Presenting: when and where a page sets an act, and how sure it is of it, by rules and network together.

The rules read time and certainty from the words around the act (`factuality`, `events.settle`). What they say
is one trait among others: which rule said so, tense and auxiliaries, the form of the act and where it stands,
who holds it, the dates of its sentence, what the network sees in its word. Annotated articles (training/acts)
give each trait a weight for each answer. Places are weighed in `placing`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log
from typing import TypeVar, get_args

from saksi.languages import Language
from saksi.languages.encoder.acts import Advice
from saksi.model import Article, Certainty, DateRange, Polarity, Time
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.placing import placed
from saksi.steps.code.predicates import SPEECH
from saksi.steps.code.settling import firm_of, settle
from saksi.steps.code.traits import step, total_of
from saksi.steps.code.when_where import date_of, is_told_on_a_day, places_among

#: The answers in the order of the network's.
TIMES: tuple[Time, ...] = get_args(Time)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
#: The columns of the network's answers: certainty, then time.
_SURE, _WHEN = slice(2, 5), slice(5, 8)
_LEAST = 1e-3
#: How many words on either side of the act are looked through for hedges.
REACH = 8
#: How many earlier acts of the page are looked through for the same act.
MEMORY = 12
#: Ends of spans of days between a date and the article that are told apart.
_SPANS = (-365, -31, -2, -1, 0, 1, 31)

#: What must be known for both to be settled so.
TIME, CERTAINTY = "time", "certainty"

Weights = Mapping[str, Mapping[str, float]]
Traits = Sequence[tuple[str, float]]
Value = TypeVar("Value", bound=str)


@dataclass(frozen=True, slots=True)
class Presented:
    """What holds of an act; `date` are the days that its sentence gives, `why` tells what weights decided."""

    polarity: Polarity
    certainty: Certainty
    time: Time
    date: DateRange | None
    places: tuple[Mention, ...] = ()
    why: tuple[str, ...] = ()


Told = Sequence[tuple[Draft, Presented]]


def ruled_of(draft: Draft, article: Article, language: Language) -> Presented:
    """Return what the rules say of an act."""
    days = date_of(draft, article, language)
    polarity, certainty, time = settle(draft, dated=days is not None)
    return Presented(polarity, certainty, time, days, tuple(places_among(draft)))


def presented(
    drafts: Sequence[Draft],
    article: Article,
    language: Language,
    advice: Mapping[int, Advice],
    weights: Weights,
) -> list[Presented]:
    """Settle certainty and time of the acts of a page; without weights or advice the rules decide alone."""
    told: list[tuple[Draft, Presented]] = []
    found: list[Presented] = []
    for draft in drafts:
        ruled, said = ruled_of(draft, article, language), advice.get(id(draft.reading))
        settled = ruled
        if said is not None and TIME in weights and CERTAINTY in weights:
            over = is_told_on_a_day(draft, article, language)
            settled = _weighed(draft, ruled, shown(draft, ruled, told, article), said, weights, over=over)
        found.append(_placed(draft, settled, said, weights))
        told.append((draft, ruled))
    return found


def _weighed(
    draft: Draft,
    ruled: Presented,
    named: Sequence[str],
    advice: Advice,
    weights: Weights,
    *,
    over: bool,
) -> Presented:
    """Take the likeliest time and certainty together, and say where the rules had others.

    What is over by its date alone is past, whatever the weights say.
    """
    when = answers(named, seen(draft, advice, TIMES), TIMES, ruled.time)
    sure = answers(named, seen(draft, advice, CERTAINTIES), CERTAINTIES, ruled.certainty)
    times = scores_of(when, TIMES, weights[TIME])
    certainties = scores_of(sure, CERTAINTIES, weights[CERTAINTY])
    firm = firm_of(draft)
    if over:
        ruled, firm = replace(ruled, time="past"), firm | {"time"}
    times = {ruled.time: times[ruled.time]} if "time" in firm else times
    if "certainty" in firm:
        certainties = {ruled.certainty: certainties[ruled.certainty]}
    time, certainty = likeliest(times, certainties, (ruled.time, ruled.certainty))
    draft.scores |= {TIME: dict(times.items()), CERTAINTY: dict(certainties.items())}
    why = []
    if time != ruled.time:
        why.append(f"time weighed ({times[time] - times[ruled.time]:+.1f}): {ruled.time} by the rules")
    if certainty != ruled.certainty:
        lead = certainties[certainty] - certainties[ruled.certainty]
        why.append(f"certainty weighed ({lead:+.1f}): {ruled.certainty} by the rules")
    return replace(ruled, time=time, certainty=certainty, why=tuple(why))


def scores_of(
    answers: Sequence[Traits], values: Sequence[Value], weights: Mapping[str, float]
) -> dict[Value, float]:
    """Return how much speaks for each answer."""
    return {value: total_of(answer, weights) for value, answer in zip(values, answers, strict=True)}


def likeliest(
    times: Mapping[Time, float], certainties: Mapping[Certainty, float], ruled: tuple[Time, Certainty]
) -> tuple[Time, Certainty]:
    """Choose a time and a certainty, those of the rules of equals: what is to come is never certain."""
    pairs = [(time, sure) for time in times for sure in certainties if (time, sure) != ("future", "certain")]
    return max(pairs, key=lambda pair: (times[pair[0]] + certainties[pair[1]], pair == ruled))


def _placed(draft: Draft, settled: Presented, advice: Advice | None, weights: Weights) -> Presented:
    """Take the places that are weighed to be the act's, and say where the rules had others."""
    places = tuple(placed(draft, advice, weights))
    if set(places) == set(settled.places):
        return settled
    ruled = ", ".join(mention.name for mention in settled.places) or "none"
    return replace(settled, places=places, why=(*settled.why, f"places weighed: {ruled} by the rules"))


def shown(draft: Draft, ruled: Presented, before: Told, article: Article) -> list[str]:
    """List what may tell when and how surely an act is presented.

    Args:
        draft: the act.
        ruled: what the rules say of it.
        before: the acts that the page told before, in order.
        article: the page, for its day.
    """
    found = list(_by_rules(draft, ruled))
    found += _form(draft, ruled)
    found += _around(draft)
    found += _above(draft)
    found += _dates(draft, ruled, article)
    found += _again(draft, before)
    return found


def source_of_time(draft: Draft, ruled: Presented) -> str:
    """Name the rule that gave the time."""
    light, holder = draft.candidate.light, draft.holder
    if draft.facts.time is not None:
        return "clause"
    if light is not None and (light.time or light.announces) and ruled.time == "future":
        return "light verb"
    while holder is not None:
        if holder.kind == "prediction":
            return "prediction"
        holder = holder.parent
    if ruled.time == "future":
        return "possible"
    return "speech" if draft.candidate.entry.type in SPEECH else "act"


def _by_rules(draft: Draft, ruled: Presented) -> Iterator[str]:
    entry, tree = draft.candidate.entry, draft.reading.tree
    by, tense = source_of_time(draft, ruled), draft.reading.tense(draft.candidate.verb)
    both = f"{ruled.time} {ruled.certainty}"
    yield "bias"
    yield f"rules={both}"
    yield f"rules={both}|{by}"
    yield f"rules={both}|type={entry.type}"
    yield f"rules={both}|polarity={ruled.polarity}"
    yield f"rules={both}|tense={tense}"
    yield f"rules={both}|part={tree.segment.kind}"
    yield f"rules={both}|held={draft.holder.kind if draft.holder else 'page'}"
    yield f"{by}|type={entry.type}|tense={tense}"
    yield f"{by}|dated={ruled.date is not None}|part={tree.segment.kind}"
    yield f"objection={draft.objection}"
    yield f"asserted={draft.facts.asserted}|{both}"
    for word in draft.facts.words:
        yield f"hedge={word}"
        yield f"hedge={word}|{ruled.time}"


def _form(draft: Draft, ruled: Presented) -> Iterator[str]:
    """Tell of the act's own words: its entry, what helps its verb, what governs it."""
    candidate, reading, tree = draft.candidate, draft.reading, draft.reading.tree
    entry, verb = candidate.entry, candidate.verb
    form = candidate.form
    marked = "marked " if reading.language.syntax.marked_clauses else ""
    title = tree.segment.kind == "title"
    own = reading.language.syntax.tense(tree, verb)
    yield f"type={entry.type}"
    yield f"type={entry.type}|form={form}"
    yield f"type={entry.type}|title={title}"
    yield f"type={entry.type}|mode={draft.mode}"
    yield f"entry={entry.citation}"
    yield f"entry={entry.citation}|{marked}title={title}"
    yield f"{marked}form={form}|voice={candidate.voice}|title={title}"
    yield f"tense={own}|{form}|title={title}"
    yield f"tense={own}|type={entry.type}"
    yield f"word={tree.lows[candidate.word]}"
    if candidate.light is not None:
        yield f"light={tree.lows[verb]}"
    for child in tree.kids(verb, "aux", "aux:pass", "cop", "advmod", "mark"):
        yield f"helper={tree.lows[child]}"
        yield f"helper={tree.lows[child]}|{tree.dep[child].split(':')[0]}|{form}"
    if tree.kids(verb, "mark") or tree.kids(verb, "aux"):
        yield f"tense={own}|helped"
    dep, head = tree.dep[verb], tree.head[verb]
    yield f"dep={dep}|{marked}{form}"
    yield f"dep={dep}|type={entry.type}"
    if head != verb:
        yield f"under={tree.lows[head]}"
        yield f"under={tree.lows[head]}|{dep}"
        yield f"under tense={reading.tense(head)}|{dep}"
    yield f"subject={bool(tree.kids(verb, 'nsubj'))}|{marked}dep={dep}"


def _around(draft: Draft) -> Iterator[str]:
    """Tell of the hedges near an act, by what they do and how far away."""
    candidate, reading, tree = draft.candidate, draft.reading, draft.reading.tree
    hedges = reading.language.cues.hedges
    seen: set[str] = set()
    for first in range(max(0, candidate.first - REACH), min(len(tree), candidate.last + REACH + 1)):
        if candidate.first <= first <= candidate.last:
            continue
        side = "before" if first < candidate.first else "behind"
        gap = candidate.first - first if first < candidate.first else first - candidate.last
        low = tree.lows[first]
        hedge = hedges.get(" ".join(tree.lows[first : first + 2])) or hedges.get(low)
        if hedge is not None:
            near = "next" if gap <= 2 else "near" if gap <= 4 else "far"
            for name in (f"{side} {hedge.category}", f"{side} {near} {hedge.category}"):
                if name not in seen:
                    seen.add(name)
                    yield name
            if gap <= 5:
                yield f"{side}={hedge.word}"
    for back in (1, 2):
        at = candidate.first - back
        yield f"{back} before={tree.lows[at] if at >= 0 else ''}"
    at = candidate.last + 1
    yield f"1 behind={tree.lows[at] if at < len(tree) else ''}"


def _above(draft: Draft) -> Iterator[str]:
    """Tell of who holds the act."""
    holder, type_ = draft.holder, draft.candidate.entry.type
    title = draft.reading.tree.segment.kind == "title"
    if holder is None:
        yield f"page|title={title}"
        return
    kind, tense = holder.kind, holder.tense
    yield f"held={kind}|{tense}"
    yield f"held={kind}|type={type_}"
    yield f"held={kind}|direct={holder.direct}"
    yield f"held={kind}|title={title}"
    yield f"held by={holder.citation}"
    yield f"held sure={holder.certainty}"
    yield f"held by act={holder.act}|{tense}"
    yield f"held sourced={bool(holder.source)}|{kind}"
    own = any(a.id and a.id in {s.id for s in holder.source} for a in draft.actor)
    yield f"speaker acts={own}|type={type_}"
    yield f"speaker acts={own}|direct={holder.direct}"
    parents = 0
    while holder.parent is not None and parents < MEMORY:
        holder, parents = holder.parent, parents + 1
    yield f"depth={min(parents, 2)}"
    if parents:
        yield f"outermost={holder.kind}|{kind}"


def _dates(draft: Draft, ruled: Presented, article: Article) -> Iterator[str]:
    """Tell how the days that a sentence gives for the act stand to the day of the page."""
    type_ = draft.candidate.entry.type
    day = article.published or article.not_before
    if ruled.date is None or day is None:
        yield f"date={'none' if ruled.date is None else 'some'}"
        yield f"date={'none' if ruled.date is None else 'some'}|type={type_}"
        return
    first = (date.fromisoformat(ruled.date.start) - date.fromisoformat(day[:10])).days
    last = (date.fromisoformat(ruled.date.end) - date.fromisoformat(day[:10])).days
    lies = "before" if last < 0 else "behind" if first > 0 else "same"
    size = "day" if first == last else "days"
    yield f"date={lies}|{size}"
    yield f"date={lies}|type={type_}"
    yield f"date={lies}|rules={ruled.time}"
    yield f"date={lies}|{step(first, _SPANS)}"


def _again(draft: Draft, before: Told) -> Iterator[str]:
    """Tell how the page presented the same act before: type and a party are the same."""
    entry, own = draft.candidate.entry, {a.id for a in (*draft.actor, *draft.recipient) if a.id}
    told = "never"
    for other, ruled in reversed(before[-MEMORY:]):
        parties = {a.id for a in (*other.actor, *other.recipient) if a.id}
        if other.candidate.entry.type == entry.type and parties & own:
            told = f"{ruled.time} {ruled.certainty}"
            break
    yield f"told before={told}"
    yield f"told before={told}|type={entry.type}"
    if before:
        yield f"last={before[-1][1].time}|{before[-1][1].certainty}"
        same = before[-1][0].reading is draft.reading
        yield f"last={before[-1][1].time}|same sentence={same}"


def seen(draft: Draft, advice: Advice, values: Sequence[str]) -> list[float]:
    """Return for each answer how likely the network finds it, as the logarithm of its share."""
    row = advice.facts[draft.candidate.word][_WHEN if values is TIMES else _SURE]
    return [log(max(float(share), _LEAST)) for share in row]


def answers(
    named: Sequence[str], odds: Sequence[float], values: Sequence[str], ruled: str
) -> list[list[tuple[str, float]]]:
    """Return for each answer what speaks for it, by name and strength."""
    found = []
    for value, own in zip(values, odds, strict=True):
        traits = [(f"{value}|{name}", 1.0) for name in named]
        traits += [(f"network{name}", own) for name in ("", f"|rules={ruled}", f"|{value}")]
        found.append([*traits, ("rules", 1.0)] if value == ruled else traits)
    return found
