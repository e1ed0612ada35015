"""Bars: where a word that names an act asserts none.

The content of a request, an agreement, a threat or a refusal belongs to that act (codebook 3, rules 3 and 5);
a purpose under a verb that is no plan tells an aim; what would follow from an act does not assert it.
"""

from saksi.steps.code import factuality
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading

#: Types whose content is not coded beside them.
CLOSED = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "CONCEDE"})
#: Governors whose purpose or complement is the act itself, planned or begun.
_PLANNING = frozenset({"plan", "possible", "future", "phase"})
_DEPENDENT = frozenset({"xcomp", "ccomp", "advcl", "acl", "obj", "obl", "acl:relcl"})
#: How many governors up a bar is looked for.
_HEIGHT = 6


def barred(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the candidate stands where nothing is coded."""
    if _above(reading, candidate):
        return True
    verb, tree = candidate.verb, reading.tree
    if verb and tree.lows[verb - 1] in reading.language.grammar.purpose:
        if reading.language.syntax.marked_clauses:
            # The infinitive of a headline plans ("Trump to meet Putin"); others hang from what tells.
            return tree.dep[verb] not in ("root", "ccomp") and not _plans(reading, tree.head[verb])
        return verb < 2 or not _plans(reading, verb - 2)
    if candidate.entry.noun and candidate.light is None:
        return _hypothetical(reading, candidate)
    return False


def _above(reading: Reading, candidate: Candidate) -> bool:
    """Look for a bar among the governors of the candidate."""
    tree = reading.tree
    by_word = {other.word: other for other in reading.candidates if other is not candidate}
    current = candidate.verb
    for _ in range(_HEIGHT):
        head, dep = tree.head[current], tree.dep[current]
        beside = dep == "conj" or (
            dep == "parataxis" and current == candidate.verb and tree.kids(current, "nsubj")
        )
        if head == current or (beside and dep == "parataxis"):
            return False
        if dep == "advcl" and any(
            tree.lows[c] in reading.language.grammar.agent for c in tree.kids(current, "mark")
        ):
            # "To protect its border by shelling the town": what is done for an aim is done.
            return False
        if dep in _DEPENDENT and _bars(reading, current, by_word.get(head), before=candidate.verb):
            return True
        if dep == "acl:relcl":
            return False
        current = head
    return False


def _bars(reading: Reading, word: int, governor: Candidate | None, *, before: int) -> bool:
    """Tell whether one arc bars what hangs below it."""
    tree = reading.tree
    dep = tree.dep[word]
    marks = [tree.lows[c] for c in tree.kids(word, "mark", "case")]
    purpose = any(mark in reading.language.grammar.purpose for mark in marks)
    if governor is not None and governor.word < before and governor.entry.type in CLOSED:
        bare = dep in ("acl", "advcl") and not tree.kids(word, "mark")
        deed = any(mark in reading.language.grammar.before_deeds for mark in marks)
        if dep in ("xcomp", "ccomp", "obj") or purpose or bare or deed:
            return True
    return purpose and dep in ("advcl", "acl", "xcomp") and not _plans(reading, tree.head[word])


def _plans(reading: Reading, word: int) -> bool:
    """Tell whether a word governs its complement as something planned, possible or begun."""
    hedges, low = reading.language.cues.hedges, reading.tree.lows[word]
    pairs = (f"{low} {mark}" for mark in reading.language.grammar.infinitive)
    found = [hedges[key] for key in (low, *pairs) if key in hedges]
    if any(hedge.category in _PLANNING for hedge in found):
        return True
    # "is said to have attacked": a cue that governs its content by an infinitive.
    infinitive = bool(reading.language.grammar.infinitive)
    return infinitive and any(hit.first <= word <= hit.last for hit in reading.hits)


def _hypothetical(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether an event noun is the subject of a clause about what would follow from it."""
    facts = factuality.read(reading.tree, reading.tree.head[candidate.word], reading.language.cues)
    return facts.certainty != "certain" or facts.polarity == "negative"
