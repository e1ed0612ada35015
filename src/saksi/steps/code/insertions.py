"""Insertions: who says something told inside the sentence that says it.

"As the minister said, the war is over"; "evidence of what he said were weapons"; "donations which he said were
accompanied by favours": the sentence goes on as if nobody had been named, and what stands around or behind the
insertion is the content.
"""

from saksi.steps.code.hits import Hit
from saksi.steps.code.reading import Reading

_TELLING = frozenset({"say", "quote", "tell"})
_BORDERS = frozenset({",", "–", "—", "-", "(", ")"})


def said_besides(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return the content of a cue inside an insertion, or None where it stands in none."""
    if not reading.language.syntax.marked_clauses:
        return None
    if hit.voice == "passive" and hit.cue.frame == "sourceless":
        return _before_passive(reading, hit)
    if hit.cue.frame not in _TELLING or hit.voice == "passive":
        return None
    return _behind_gap(reading, hit) or _around_as(reading, hit)


def _before_passive(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return what stands before "…, it was reported on Monday", with no clause behind it."""
    tree, grammar = reading.tree, reading.language.grammar
    subjects = [c for c in tree.kids(hit.first, "nsubj:pass", "expl") if tree.lows[c] in grammar.impersonal]
    if not subjects or subjects[0] < 2 or tree.words[subjects[0] - 1] not in _BORDERS:
        return None
    if any(tree.pos[i] in ("VERB", "AUX", "SCONJ") for i in range(hit.last + 1, len(tree))):
        return None
    return _trimmed(reading, 0, subjects[0] - 2)


def _behind_gap(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return what stands behind "what she says" and "which he said": a verb without a subject of its own."""
    tree, grammar = reading.tree, reading.language.grammar
    subjects = [c for c in tree.kids(hit.first, "nsubj") if c < hit.first and tree.lows[c] not in grammar.gaps]
    if not subjects:
        return None
    opening = min(tree.subtree(subjects[0]))
    if not opening or tree.lows[opening - 1] not in grammar.gaps:
        return None
    verb = next((i for i in range(hit.last + 1, len(tree)) if tree.lows[i] not in grammar.time_words), None)
    if verb is None or tree.pos[verb] not in ("AUX", "VERB") :
        return None
    head = verb if tree.pos[verb] == "VERB" else tree.head[verb]
    last = max(verb, *tree.subtree(head)) if head != tree.root else len(tree) - 1
    comma = next((i for i in range(verb, last + 1) if tree.words[i] == ","), None)
    last = last if comma is None else comma - 1
    while last > verb and tree.pos[last] == "PUNCT":
        last -= 1
    return (tree.start[verb], tree.end[last]) if last > verb else None


def _around_as(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return the longer part of the sentence around "as the minister said", which has no content of its own."""
    tree, grammar = reading.tree, reading.language.grammar
    marks = [c for c in tree.kids(hit.first, "mark", "advmod") if c < hit.first and tree.lows[c] in grammar.relaying]
    if not marks or tree.kids(hit.first, "ccomp", "xcomp", "obj") or not tree.kids(hit.first, "nsubj"):
        return None
    opening = min(marks)
    closing = next((i for i in range(hit.last + 1, len(tree)) if tree.words[i] in _BORDERS), len(tree))
    if any(tree.pos[i] in ("VERB", "AUX") for i in range(hit.last + 1, closing)):
        return None
    parts = []
    if opening and tree.words[opening - 1] in _BORDERS:
        parts.append((0, opening - 2))
    if closing < len(tree) - 1 and (parts or not opening):
        parts.append((closing + 1, len(tree) - 1))
    spans = [_trimmed(reading, *part) for part in parts]
    found = [span for span in spans if span is not None]
    return max(found, key=lambda span: span[1] - span[0], default=None)


def _trimmed(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Return the offsets of some words without the marks at their ends, if a verb is among them."""
    tree = reading.tree
    while last >= first and tree.pos[last] == "PUNCT":
        last -= 1
    while first <= last and tree.pos[first] == "PUNCT":
        first += 1
    verbal = any(tree.pos[i] in ("VERB", "AUX") for i in range(first, last + 1))
    return (tree.start[first], tree.end[last]) if verbal else None
