"""Reaching: how far a content reaches behind its cue, by weights learnt from annotated articles.

A content mostly runs to the end of its sentence, but the sentence may go on with the page's own words: "said
he would stay, which the opposition doubts". Wherever it could end is weighed. Taken is the end that most
likely shares half of its stretch with the true one, so that the rules' own stays unless another is surer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from saksi.steps.code.clause_text import DASHES
from saksi.steps.code.telling import Heard, made_as, overlap
from saksi.steps.code.weighing import case_class

#: How many words a content has at least, and how many ends are tried at most.
SHORTEST, TRIED = 2, 16
_SAME = 0.5
#: How much it counts to be the true end rather than one near it.
_EXACT = 0.2
_BORDERS = frozenset({"SCONJ", "CCONJ", "ADP"})
_CLOSING = frozenset({".", ",", ";", ":", "-", "–", "—", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Reach:
    """One end that a content may have: its stretch, and what speaks for it."""

    content: tuple[int, int]
    traits: tuple[str, ...]
    ruled: bool


def reaches(heard: Heard) -> list[Reach]:
    """List the ends that the content of a draft may have; none where it does not stand behind its cue."""
    tree, (start, end) = heard.reading.tree, heard.statement.content
    inside = list(tree.within(start, end))
    if not inside or inside[0] <= heard.last or heard.statement.direct or heard.statement.continues:
        return []
    first, last = inside[0], inside[-1]
    found = [Reach((start, end), tuple(_traits(heard, first, last, ruled=True)), ruled=True)]
    for stop in _stops(heard, first):
        if stop != last:
            traits = tuple(_traits(heard, first, stop, ruled=False, before=stop < last))
            found.append(Reach((start, tree.end[stop]), traits, ruled=False))
    return found[: TRIED + 1] if len(found) > 1 else []


def _stops(heard: Heard, first: int) -> Iterator[int]:
    """Yield the last words that a content may have: those before a comma, conjunction or preposition."""
    tree = heard.reading.tree
    seen: set[int] = set()
    for border in range(first + SHORTEST, len(tree) + 1):
        ends = border == len(tree) or tree.pos[border] in _BORDERS or tree.words[border] in DASHES
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
    scores = [sum(weights.get(name, 0.0) for name in option.traits) for option in options]
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    hopes = [
        sum(odd for odd, o in zip(odds, options, strict=True) if overlap(o.content, option.content) >= _SAME)
        for option in options
    ]
    best = [hope + _EXACT * odd for hope, odd in zip(hopes, odds, strict=True)]
    return max(range(len(options)), key=lambda n: (best[n], options[n].ruled))
