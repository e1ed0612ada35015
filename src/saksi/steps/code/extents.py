"""Extents: how far a content reaches, as the parse tells it.

What an infinitive says ends with its clause, and a thing that is announced, claimed or denied ends before the
page says when and where that was done. A clause behind "that" is left to the words around it (`clause_text`),
because a parser often hangs the rest of a long one elsewhere.
"""

from saksi.steps.code.complements import clause_of
from saksi.steps.code.hits import Hit, opens_clause
from saksi.steps.code.judging import is_gapped
from saksi.steps.code.reading import Reading

#: How many words are said at least before a comma behind which it is told where; how soon that is named.
SHORTEST, MEDIUM = 3, 5
_TOLD = frozenset({"report", "prediction", "denial", "concern"})
#: What may link a second verb to the first.
_LINKING = frozenset({"PUNCT", "SCONJ", "CCONJ"})


def last_word(reading: Reading, hit: Hit, start: int) -> int | None:
    """Return the last word of what a cue has as its content, or None where the parse does not tell.

    Args:
        reading: the reading of the segment.
        hit: the cue.
        start: the first word of the content.
    """
    tree, cue = reading.tree, hit.first
    marked = reading.language.syntax.marked_clauses and tree.kind == "body"
    of = reading.language.grammar.of
    if marked and hit.cue.frame == "noun" and (tree.lows[start - 1] in of or tree.lows[start] in of):
        # "Despite allegations of fraud, the vote …".
        return _past_clauses(reading, cue, start)
    if marked and hit.cue.frame == "noun" and tree.lows[start] in reading.language.grammar.infinitive:
        # "The threat to annex the valley drew criticism".
        return max(tree.subtree(tree.head[start]))
    if not marked or tree.pos[cue] != "VERB":
        return None
    if hit.cue.frame == "as":
        named = [c for c in tree.kids(cue, "obj", "iobj", "xcomp") if c >= start]
        return (
            max(tree.subtree(named[-1])) if named and is_gapped(tree, cue, reading.language.grammar) else None
        )
    clause = clause_of(tree, cue, reading.language.grammar)
    if clause is not None:
        infinitive = tree.dep[clause] == "xcomp" and tree.lows[start] in reading.language.grammar.infinitive
        end, border = max(tree.subtree(clause)), before_result(reading, clause)
        return (end if border is None else min(end, border)) if infinitive else None
    things = [c for c in tree.kids(cue, "obj") if max(tree.subtree(c)) >= start]
    if not things or hit.cue.kind not in _TOLD:
        return None
    thing = max(tree.subtree(things[0]))
    border = min(
        (_opening(reading, c) for c in tree.children[cue] if c > thing and _sets_scene(reading, c)),
        default=None,
    )
    described = _described(reading, things[0], start)
    if border is not None and "," in tree.words[border:]:
        # "…, including aid for the north": what is announced goes on.
        border = None
    ends = [i - 1 for i in (border, described) if i is not None and i > start + 1]
    return min(ends, default=None)


def _past_clauses(reading: Reading, noun: int, start: int) -> int | None:
    """Return the last word of a noun's phrase before a comma behind which a clause goes on without it."""
    tree = reading.tree
    comma = next((i for i in range(start + 1, len(tree)) if tree.words[i] in (",", "–", "—")), None)
    below = max(tree.subtree(noun))
    return below if comma is None or below < comma or below < start else min(below, comma - 1)


def before_result(reading: Reading, clause: int) -> int | None:
    """Return the last word before what the page says to follow from a clause: "…, raising the stakes"."""
    tree = reading.tree
    ends = [
        _opening(reading, c) - 1
        for c in tree.kids(clause, "advcl")
        if c > clause and tree.words[c - 1] == "," and not tree.kids(c, "nsubj", "mark")
    ]
    return min(ends, default=None)


def _opening(reading: Reading, head: int) -> int:
    return min(reading.tree.subtree(head))


def _sets_scene(reading: Reading, child: int) -> bool:
    """Tell whether a word below the cue opens when, where or how it was said."""
    tree, grammar = reading.tree, reading.language.grammar
    if tree.dep[child] == "advcl":
        return True
    marks = {tree.lows[c] for c in tree.kids(child, "case")}
    timed = not grammar.time_words.isdisjoint(tree.lows[i] for i in tree.subtree(child)[:3])
    if tree.dep[child] in ("advmod", "obl:unmarked", "obl:tmod", "obl:npmod"):
        return timed
    return tree.dep[child].startswith("obl") and bool(
        marks & grammar.means or marks & grammar.locative or timed
    )


def _described(reading: Reading, thing: int, start: int) -> int | None:
    """Return where a relative clause behind a comma begins, which the page adds: "the deal, which had"."""
    tree = reading.tree
    for clause in tree.kids(thing, "acl:relcl"):
        opening = next((i for i in tree.subtree(clause) if i > max(thing, start)), None)
        if opening is not None and "," in (tree.words[opening], tree.words[opening - 1]):
            return opening
    return None


def kept_back(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return the first and last word of what a cue of silence keeps back.

    The thing that is not given ("gave no further details about it"), else what stands behind the verb
    ("did not say where"), else the verb of commenting itself.
    """
    tree, last = reading.tree, hit.last
    if tree.pos[last] == "NOUN":
        below = [
            i
            for i in tree.subtree(last)
            if i > hit.first and tree.lows[i] not in reading.language.grammar.none
        ]
        verbs = [i for i in range(hit.first, last) if tree.pos[i] == "VERB"]
        below = [i for i in below if i > max(verbs, default=-1)]
        if below:
            return below[0], _past_topic(reading, min(below[-1], _aside(reading, last, last)))
    end = _past_topic(reading, min(max(tree.subtree(last)), _aside(reading, last, last)))
    while end > last and tree.pos[end] == "PUNCT":
        end -= 1
    if end <= last:
        return (last, last) if tree.lows[last] in reading.language.grammar.commenting else None
    return last + 1, end


def _past_topic(reading: Reading, end: int) -> int:
    """Go on past a phrase of the topic that the parser hung elsewhere: "did not comment on the raid"."""
    tree = reading.tree
    if end + 1 >= len(tree) or tree.lows[end + 1] not in reading.language.grammar.topical:
        return end
    behind = (
        i for i in range(end + 2, len(tree)) if tree.pos[i] in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ")
    )
    return next(behind, len(tree)) - 1


def _aside(reading: Reading, head: int, start: int) -> int:
    """Return the last word before what the page adds: a conjunct, a time, a clause behind a comma."""
    tree = reading.tree
    ends = [len(tree) - 1]
    for child in tree.children[head]:
        opening = _opening(reading, child)
        comma = tree.words[opening] == "," or tree.words[opening - 1] == ","
        timed = tree.dep[child] == "obl:unmarked"
        told = tree.dep[child] == "conj" and tree.pos[child] in ("VERB", "AUX")
        if opening > start and (timed or told or (comma and tree.dep[child] != "conj")):
            ends.append(opening - 1)
    return min(ends)


def before_predicate(reading: Reading, hit: Hit, content: tuple[int, int]) -> tuple[int, int]:
    """End what a noun gives where its own clause goes on: "klaim X bahwa …" before "dibantah".

    Where clauses are not marked, a second verb tells it that nothing links to the first.
    """
    tree, inside = reading.tree, list(reading.tree.within(*content))
    if not opens_clause(reading, hit):
        return content
    if reading.language.syntax.marked_clauses:
        verb = tree.head[hit.first]
        if not tree.dep[hit.first].startswith("nsubj") or verb <= inside[0]:
            return content
        own = [i for i in tree.subtree(hit.first) if inside[0] <= i < verb and tree.pos[i] != "PUNCT"]
        return (content[0], tree.end[own[-1]]) if own else content
    first = next((i for i in inside if tree.pos[i] == "VERB"), None)
    main = _predicate_of(reading, hit.first, range((first or 0) + 1, inside[-1] + 1)) if first else None
    if main is not None and first is not None:
        return content[0], tree.end[_before_helpers(reading, first, main)]
    opens = not hit.first or tree.pos[hit.first - 1] in _LINKING
    if first is None or not opens or reading.controls_object(first):
        return content
    for word in range(first + 2, inside[-1] + 1):
        if tree.pos[word] in _LINKING or tree.lows[word] in reading.language.grammar.relative:
            return content
        if tree.pos[word] == "VERB" and tree.pos[word - 1] not in ("VERB", "ADP"):
            last = _before_helpers(reading, first, word)
            return (content[0], tree.end[last]) if last > first else content
    return content


def _predicate_of(reading: Reading, noun: int, words: range) -> int | None:
    """Return the verb among some words that the parser has a noun as the subject of, or hung from it."""
    tree = reading.tree
    if (
        tree.dep[noun].startswith("nsubj")
        and tree.head[noun] in words
        and tree.pos[tree.head[noun]] == "VERB"
    ):
        return tree.head[noun]
    hung = (
        c
        for c in tree.kids(noun, "acl")
        if c in words and tree.pos[c - 1] in ("PROPN", "NOUN", "AUX", "PART")
    )
    return next((c for c in hung if not tree.kids(c, "nsubj", "mark")), None)


def _before_helpers(reading: Reading, first: int, verb: int) -> int:
    """Return the last word before a verb and its auxiliaries."""
    last = verb - 1
    while last > first and reading.tree.pos[last] in ("AUX", "ADV", "PART"):
        last -= 1
    return last


def ends_for_good(reading: Reading, hit: Hit, content: tuple[int, int]) -> bool:
    """Tell whether the words alone settle where a content ends.

    So they do where the speaker goes on to act, where the clause of a noun ends before that noun's own verb,
    and where somebody else denies or says something behind a contrast: "…, but Caracas denies it".
    """
    tree, inside = reading.tree, list(reading.tree.within(*content))
    last = inside[-1]
    if ends_before_act(reading, hit.first, content):
        return True
    if (
        hit.cue.frame == "noun"
        and last + 1 < len(tree)
        and tree.pos[last + 1] in ("VERB", "AUX", "PART", "ADV")
    ):
        return before_predicate(reading, hit, (content[0], tree.end[-1]))[1] == content[1]
    if tree.words[last + 1 : last + 2] == [","] and hit.cue.frame in ("say", "tell"):
        whole = (content[0], tree.end[len(tree) - 1 - (tree.pos[-1] == "PUNCT")])
        if before_medium(reading, whole) == content:
            return True
    if tree.words[last + 1 : last + 2] != [","] or last + 2 >= len(tree):
        return False
    if tree.lows[last + 2] not in reading.language.grammar.contrast:
        return False
    articles = reading.language.grammar.articles
    speaker = reading.clauses.cover.get(last + 3 + (not articles.isdisjoint(tree.lows[last + 3 : last + 4])))
    return speaker is not None and any(
        h.first > speaker.last and h.cue.kind == "denial" for h in reading.hits
    )


def ends_before_act(reading: Reading, cue: int, content: tuple[int, int]) -> bool:
    """Tell whether the speaker goes on right behind a content: "denied it and blamed the rebels"."""
    tree, grammar = reading.tree, reading.language.grammar
    joints = grammar.coordination | grammar.alongside | grammar.contrast
    beside = cue if tree.dep[cue] != "conj" else tree.head[cue]
    for index in range(next(reversed(list(tree.within(*content))), len(tree)) + 1, len(tree)):
        if tree.dep[index] == "conj" and tree.pos[index] == "VERB":
            return tree.head[index] in (cue, beside) and index > cue
        if tree.lows[index] not in joints and tree.pos[index] not in ("ADV", "PUNCT"):
            return False
    return False


def before_medium(reading: Reading, content: tuple[int, int]) -> tuple[int, int]:
    """Leave out where it was said: "…, in a post on Telegram", "…, dalam unggahan di X"."""
    tree, inside = reading.tree, list(reading.tree.within(*content))
    comma = next((i for i in reversed(inside) if tree.words[i] == ","), None)
    if comma is None or comma - inside[0] < SHORTEST or inside[-1] - comma < SHORTEST - 1:
        return content
    medium = range(comma + 2, min(inside[-1], comma + MEDIUM) + 1)
    said = any(not reading.language.grammar.documents.isdisjoint(reading.forms[i]) for i in medium)
    clause = any(tree.pos[i] in ("VERB", "AUX", "SCONJ") for i in range(comma + 1, inside[-1] + 1))
    if tree.pos[comma + 1] != "ADP" or not said or clause:
        return content
    return content[0], tree.end[comma - 1]
