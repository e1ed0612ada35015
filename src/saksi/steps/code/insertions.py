"""Insertions: who says something told inside the sentence that says it.

"As the minister said, the war is over"; "evidence of what he said were weapons"; "the war, he said, is over":
the sentence goes on as if nobody had been named, and what stands around or behind it is the content.
"""

from saksi.steps.code.clause_text import DASHES, trim
from saksi.steps.code.complements import clause_of, is_participle
from saksi.steps.code.hits import Hit
from saksi.steps.code.reading import Reading

_TELLING = frozenset({"say", "quote", "tell"})
#: How many words of time and place a frame inside what is said may have behind its cue.
_LONGEST_ASIDE = 8
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
    subjects = [
        c for c in tree.kids(hit.first, "nsubj") if c < hit.first and tree.lows[c] not in grammar.gaps
    ]
    if not subjects:
        return None
    opening = min(tree.subtree(subjects[0]))
    if not opening or tree.lows[opening - 1] not in grammar.gaps:
        return None
    verb = next((i for i in range(hit.last + 1, len(tree)) if tree.lows[i] not in grammar.time_words), None)
    if verb is None or tree.pos[verb] not in ("AUX", "VERB"):
        return None
    head = verb if tree.pos[verb] == "VERB" else tree.head[verb]
    last = max(verb, *tree.subtree(head)) if head != tree.root else len(tree) - 1
    comma = next((i for i in range(verb, last + 1) if tree.words[i] == ","), None)
    last = last if comma is None else comma - 1
    while last > verb and tree.pos[last] == "PUNCT":
        last -= 1
    return (tree.start[verb], tree.end[last]) if last > verb else None


def _around_as(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return the longer part of the sentence around "as the minister said"."""
    tree, grammar = reading.tree, reading.language.grammar
    marks = [
        c
        for c in tree.kids(hit.first, "mark", "advmod")
        if c < hit.first and tree.lows[c] in grammar.relaying
    ]
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


def content_around(reading: Reading, cue: int, last: int, *, told: bool) -> tuple[int, int] | None:
    """Return what stands around "…, X said on Monday", or "…, X said, …", which has no clause behind it.

    Of a content that the frame breaks the longer part counts (codebook 6, "Splits"). None where the content
    stands behind the cue, whose object is whom it is `told`, or a thing.
    """
    tree = reading.tree
    parenthesis = _parenthesis(reading, cue, last)
    if parenthesis is not None:
        return parenthesis
    if clause_of(tree, cue, reading.language.grammar) is not None or (
        not told and any(c > cue for c in tree.kids(cue, "obj"))
    ):
        return None
    if any(tree.lows[c] in reading.language.grammar.relative for c in tree.kids(cue, "nsubj")):
        # "The prosecution, which argued for it, had …".
        return None
    opening = min([cue, *(i for c in tree.kids(cue, "nsubj") for i in tree.subtree(c, clauses=False))])
    if opening < 3 or tree.words[opening - 1] not in DASHES:
        return None
    if not any(tree.pos[i] in ("VERB", "AUX") for i in range(opening)):
        return None
    before = None if _sets_scene(reading, cue) else trim(reading, 0, opening - 2)
    comma = next((i for i in range(last + 1, len(tree)) if tree.words[i] in DASHES), None)
    verbal = comma is not None and any(tree.pos[i] in ("VERB", "AUX") for i in range(comma, len(tree)))
    subordinate = comma is not None and (
        tree.dep[tree.head[comma]] in ("appos", "acl:relcl", "conj") or _goes_on(reading, comma + 1)
    )
    after = (
        trim(reading, comma + 1, len(tree) - 1) if comma is not None and verbal and not subordinate else None
    )
    if before is None or after is None:
        return before or after
    return max(before, after, key=lambda part: part[1] - part[0])


def _parenthesis(reading: Reading, cue: int, last: int) -> tuple[int, int] | None:
    """Return the longer part of what "…, X said, …" breaks, with no clause between the commas.

    A "that" behind the second comma belongs to the cue: "so bad, X noted, that …".
    """
    tree = reading.tree
    behind = range(last + 1, min(len(tree), last + 1 + _LONGEST_ASIDE))
    closing = next(
        (i for i in behind if tree.words[i] == "," or tree.pos[i] in ("VERB", "AUX", "SCONJ")), None
    )
    if (
        closing is None
        or tree.words[closing] != ","
        or any(last < c < closing for c in tree.kids(cue, "obj"))
    ):
        return None
    comma = _comma_before(reading, cue)
    if comma is None:
        return None
    opening = closing + 1
    before = None if _sets_scene(reading, cue) else trim(reading, 0, comma - 1)
    if before is not None and _goes_on(reading, opening):
        return before
    if opening < len(tree) and tree.lows[opening] in reading.language.grammar.complementiser:
        opening += 1
    after = trim(reading, opening, len(tree) - 1)
    if before is None or after is None:
        return after if _sets_scene(reading, cue) else None
    return max(before, after, key=lambda part: part[1] - part[0])


def _sets_scene(reading: Reading, cue: int) -> bool:
    """Tell whether a sentence opens with what its speaker went through: "Asked about it, he said, …"."""
    tree = reading.tree
    return any(
        c < cue and tree.pos[c] == "VERB" and not min(tree.subtree(c)) and not tree.kids(c, "nsubj", "mark")
        for c in tree.kids(cue, "advcl")
    )


def _comma_before(reading: Reading, cue: int) -> int | None:
    """Return the comma that opens a frame: before its speaker, or before a cue in an unfinished clause."""
    tree, grammar = reading.tree, reading.language.grammar
    if cue > 1 and tree.words[cue - 1] == "," and tree.lows[cue - 2] in grammar.finite:
        return cue - 1
    speaker = reading.clauses.left_neighbour(cue)
    comma = speaker.first - 1 if speaker is not None else -1
    if comma > 0 and tree.lows[comma] in grammar.articles:
        comma -= 1
    return comma if comma >= 1 and tree.words[comma] == "," else None


def _goes_on(reading: Reading, word: int) -> bool:
    """Tell whether a participle opens what stands behind a frame: "…, he said, adding that"."""
    tree = reading.tree
    verb = word < len(tree) and tree.pos[word] == "VERB"
    return verb and is_participle(tree, word, reading.language.grammar)
