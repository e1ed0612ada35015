"""Reaching: where a content stands and how far it reaches, by weights learnt from annotated articles.

A content mostly runs to the end of its sentence, but the sentence may go on with the page's own words: "said
he would stay, which the opposition doubts". Wherever it could end is weighed, and where else it may stand
(`otherwise`). Taken is the stretch that most likely shares half of what it covers with the true one, so that
the rules' own stays unless another is surer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from saksi.steps.code.attributed import COLON
from saksi.steps.code.clause_text import DASHES
from saksi.steps.code.otherwise import BEFORE, otherwise
from saksi.steps.code.telling import Heard, made_as, overlap
from saksi.steps.code.weighing import case_class

#: How many words a content has at least, and how many ends are tried at most.
SHORTEST, TRIED = 2, 16
#: How many ends are tried of each stretch elsewhere.
OTHERS = 4
_SAME = 0.5
#: How much it counts to be the true end rather than one near it.
_EXACT = 0.2
_BORDERS = frozenset({"SCONJ", "CCONJ", "ADP"})
_CLOSING = frozenset({".", ",", ";", ":", "-", "–", "—", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Reach:
    """One stretch that a content may have, and what speaks for it."""

    content: tuple[int, int]
    traits: tuple[str, ...]
    ruled: bool


def reaches(heard: Heard) -> list[Reach]:
    """List the stretches that the content of a draft may have; none where marks delimit it."""
    tree, (start, end) = heard.reading.tree, heard.statement.content
    inside = list(tree.within(start, end))
    if heard.statement.direct or heard.statement.continues or heard.statement.citation == COLON or not inside:
        return []
    first, last = inside[0], inside[-1]
    shown = tuple(_traits(heard, first, last, ruled=True)) + tuple(_opened(heard, "ruled", first, last))
    found = [Reach((start, end), shown, ruled=True)]
    if first > heard.last:
        for stop in _stops(heard, first, last):
            if stop != last:
                traits = tuple(_traits(heard, first, stop, ruled=False, before=stop < last))
                opened = tuple(_opened(heard, "ruled", first, stop))
                found.append(Reach((start, tree.end[stop]), traits + opened, ruled=False))
    found = found[: TRIED + 1]
    return found + _others(heard, found) if len(found) > 1 or len(tree) > SHORTEST else []


def _others(heard: Heard, known: Sequence[Reach]) -> list[Reach]:
    """List the stretches elsewhere, each once."""
    tree, found = heard.reading.tree, list[Reach]()
    seen = {option.content for option in known}
    for stretch in otherwise(heard):
        first, last = stretch.first, stretch.last
        while first <= last and tree.words[first] in _CLOSING:
            first += 1
        if last - first + 1 < SHORTEST - 1:
            continue
        ends = [last] if stretch.how == BEFORE else [last, *_stops(heard, first, last)][:OTHERS]
        for stop in dict.fromkeys(ends):
            while stop > first and tree.words[stop] in _CLOSING:
                stop -= 1
            content = (tree.start[first], tree.end[stop])
            if stop >= first and content not in seen:
                seen.add(content)
                traits = (
                    *_traits(heard, first, stop, ruled=False),
                    *_opened(heard, stretch.how, first, stop),
                )
                found.append(Reach(content, traits, ruled=False))
    return found


def _opened(heard: Heard, how: str, first: int, stop: int) -> Iterator[str]:
    """Yield how a stretch was found, where it stands, and how it hangs together."""
    tree, made = heard.reading.tree, made_as(heard)
    side = "before" if stop < heard.first else "behind" if first > heard.last else "around"
    kept = range(first, stop + 1)
    tops = [i for i in kept if tree.head[i] not in kept or tree.head[i] == i]
    at_cue = any(heard.first <= tree.head[i] <= heard.last for i in tops)
    top = tree.dep[tops[0]].split(":")[0] if tops else "none"
    base = heard.statement.objection or "fine"
    yield f"how={how}|{side}"
    yield f"how={how}|{side}|{made}"
    yield f"how={how}|{side}|{base}"
    yield f"how={how}|entry={heard.statement.citation}"
    yield f"how={how}|part={tree.segment.kind}"
    yield f"how={how}|opens={tree.pos[first]}|{made}"
    yield f"side={side}|cue={tree.dep[heard.first]}|{made}"
    yield f"tops={min(len(tops), 3)}|{side}"
    yield f"top={top}|at cue={at_cue}|{side}"
    yield f"top={top}|at cue={at_cue}|{made}"
    yield f"top={top}|{tree.pos[tops[0]] if tops else ''}|how={how}"
    border = tree.words[heard.last + 1] if heard.last + 1 < len(tree) else "."
    yield f"side={side}|behind cue={border if border in _CLOSING else tree.pos[heard.last + 1]}|{how}"
    yield f"side={side}|first={heard.first < SHORTEST}|{made}"


def _stops(heard: Heard, first: int, last: int) -> Iterator[int]:
    """Yield the last words that a content may have: before a border, and where its clause ends."""
    tree = heard.reading.tree
    seen: set[int] = set()
    top = next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last), first)
    clause = max(tree.subtree(top)) + 1
    for border in range(first + SHORTEST, len(tree) + 1):
        ends = border in (len(tree), clause) or tree.pos[border] in _BORDERS or tree.words[border] in DASHES
        stop = border - 1
        while ends and stop > first and tree.words[stop] in _CLOSING:
            stop -= 1
        if ends and stop - first + 1 >= SHORTEST and stop not in seen:
            seen.add(stop)
            yield stop


def _traits(heard: Heard, first: int, stop: int, *, ruled: bool, before: bool = False) -> Iterator[str]:
    tree, reading, made = heard.reading.tree, heard.reading, made_as(heard)
    rule = "ruled" if ruled else "before" if before else "behind"
    kept, left = range(first, stop + 1), range(stop + 1, len(tree))
    verbs = min(sum(1 for i in kept if tree.pos[i] in ("VERB", "AUX")), 2)
    more = min(sum(1 for i in left if tree.pos[i] in ("VERB", "AUX")), 2)
    yield f"rule={rule}"
    yield f"rule={rule}|{made}"
    yield f"rule={rule}|kind={heard.statement.kind}"
    yield f"rule={rule}|entry={heard.statement.citation}"
    yield f"rule={rule}|title={tree.segment.kind == 'title'}"
    yield f"verbs={verbs}|{made}"
    yield f"verbs={verbs}|more={more}|{rule}"
    yield f"words={min(len(kept), 12)}|{made}"
    yield f"words={min(len(kept), 12)}|{heard.statement.kind}"
    border = stop + 1
    if not any(tree.words[i].isalnum() for i in left):
        yield f"all|{rule}"
        yield f"all|{made}"
        yield f"all|verbs={verbs}"
        return
    comma = tree.words[border] in DASHES
    follows = next((i for i in left if tree.words[i] not in _CLOSING), border)
    governor = tree.head[follows]
    where = "cue" if heard.first <= governor <= heard.last else "in" if governor in kept else "out"
    way = _way_out(heard, follows, first, stop)
    word = case_class(reading, tree.lows[follows]) if tree.pos[follows] == "ADP" else tree.pos[follows]
    grammar = reading.language.grammar
    for name in ("relative", "contrast", "afterwards", "coordination", "complementiser", "alongside"):
        if tree.lows[follows] in getattr(grammar, name):
            word = name
    cue = any(hit.first == follows or hit.first == follows + 1 for hit in reading.hits)
    yield f"border={comma}|{word}"
    yield f"border={comma}|{word}|{rule}"
    yield f"border={comma}|{word}|{made}"
    yield f"border={comma}|verbs={verbs}|{more}"
    yield f"where={where}|{comma}|{word}"
    yield f"way={way}|{comma}"
    yield f"way={way}|{word}"
    yield f"way={way}|{made}|{comma}"
    yield f"dep={tree.dep[follows]}|{comma}"
    yield f"cue follows={cue}|{comma}"


def _way_out(heard: Heard, word: int, first: int, stop: int) -> str:
    """Tell by which arc what follows an end hangs from what stands before it."""
    tree = heard.reading.tree
    for _ in range(len(tree)):
        head = tree.head[word]
        if head == word:
            return "root"
        if first <= head <= stop:
            return f"in {tree.dep[word].split(':')[0]} {tree.pos[head]}"
        if head <= heard.last:
            place = "cue" if heard.first <= head else "above"
            return f"{place} {tree.dep[word].split(':')[0]}"
        word = head
    return "none"


def reach_of(options: Sequence[Reach], weights: Mapping[str, float]) -> int:
    """Choose the end that most likely shares half of its stretch with the true one, and is it."""
    return likeliest(options, chances(options, weights))


def likeliest(options: Sequence[Reach], chances: Sequence[float]) -> int:
    """Choose the stretch of the best chances, the rules' own of equals."""
    return max(range(len(options)), key=lambda n: (chances[n], options[n].ruled))


def chances(options: Sequence[Reach], weights: Mapping[str, float]) -> list[float]:
    """Return how likely each stretch shares half with the true one, and is it; on a scale of their own."""
    scores = [sum(weights.get(name, 0.0) for name in option.traits) for option in options]
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    hopes = [
        sum(odd for odd, o in zip(odds, options, strict=True) if overlap(o.content, option.content) >= _SAME)
        for option in options
    ]
    return [hope + _EXACT * odd for hope, odd in zip(hopes, odds, strict=True)]
