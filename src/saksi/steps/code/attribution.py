"""Attribution: who says so (source, cue, content, after PARC 3 and PolNeAR).

Quotations are settled by their frames (`framed`). Everything else starts from a cue in the tree: its frame
tells where source and content stand. Sources are resolved last, in the order of the text, because a pronoun
looks back to whoever spoke before.
"""

from collections.abc import Sequence
from functools import partial

from saksi.steps.code.attributed import Attribution, Attributions
from saksi.steps.code.bars import barred, has_effect
from saksi.steps.code.citing import cite, without_carriers
from saksi.steps.code.clause_text import content_after, has_substance, trails, with_acts
from saksi.steps.code.complements import clause_of, of_a_thing, only_continues, stands_for_thing
from saksi.steps.code.contents import beside, content_of, cue_span, needs_source
from saksi.steps.code.extents import before_result, ends_for_good
from saksi.steps.code.framed import (
    after_colon,
    before_dash,
    is_quoted,
    led_up,
    of_speech_act,
    quoted,
    unmarked,
    unsaid_line,
)
from saksi.steps.code.hits import Hit
from saksi.steps.code.holding import follow_nearest, nest, resolve, without_needless_relays
from saksi.steps.code.predicates import SPEECH, Candidate
from saksi.steps.code.reading import Reading
from saksi.steps.code.segments import Paragraph
from saksi.steps.code.sourced import is_rumour, nobody_says, opens_hearsay
from saksi.steps.code.sources import as_written, source_of
from saksi.steps.code.unsaid import says_nothing
from saksi.steps.code.untold import undone, untold

#: The objection to a statement that nobody makes.
NOBODY_SAYS = "nobody says it"

__all__ = ["Attribution", "attribute", "of_hit"]


def attribute(
    paragraph: Paragraph,
    readings: Sequence[Reading],
    *,
    before: Attribution | None,
    text: str,
    ahead: Reading | None = None,
    above: Reading | None = None,
) -> Attributions:
    """Find the statements of one paragraph, in order, with sources and nesting set.

    Args:
        paragraph: the line with its quotations.
        readings: the readings of its segments, in order.
        before: the last statement of the lines above, which a quotation without a cue falls back on.
        text: the analysis text of the article.
        ahead: the frame that closes a line below, to which this line may lead up.
        above: the frame that ends the line above with a colon.
    """
    used: set[tuple[int, int]] = set()
    led = led_up(paragraph, above)
    found = quoted(paragraph, readings, used=used, before=led or before, text=text)
    if led is not None and not any(s.content == led.content for s in found):
        found = [s for s in found if not s.continues] if is_quoted(paragraph) else found
        found.append(led)
    objected: list[Attribution] = []
    for reading in readings:
        headline = after_colon(reading) or before_dash(reading)
        if headline is not None:
            found.append(headline)
        clauses = _clauses(reading, used=used, found=found, text=text)
        found.extend(clauses.told)
        objected.extend(clauses.objected)
    if not found:
        found = unmarked(paragraph, readings, before=before, text=text, ahead=ahead)
    if not found and before is not None and paragraph.kind == "body":
        objected.append(unsaid_line(paragraph, before))
    if readings and readings[0].language.syntax.marked_clauses:
        found = follow_nearest(found)
    found = cite(found, readings)
    needed = without_carriers(found, readings)
    objected += _left_out(found, needed, "wire behind a speaker", settled=True)
    found = needed
    needed = without_needless_relays(found)
    objected += _left_out(found, needed, "needless relay")
    found = needed
    nest(found)
    resolve(found, readings)
    for statement in found:
        # Such a source stands for nobody named, so no later pronoun points back to it.
        statement.source = statement.source or statement.name_source()
    # A speech act is a statement only of somebody; without a source it is the event alone.
    somebody = [s for s in found if s.source or not (s.act or s.sourced) or s.passive]
    objected += _left_out(found, somebody, "nobody")
    nest(somebody)
    for statement in objected:
        statement.parent = None
        statement.source = statement.source or statement.find_source() or statement.name_source()
    return Attributions(sorted(somebody, key=lambda a: (a.content[0], -a.length)), objected)


def _left_out(
    found: Sequence[Attribution], kept: Sequence[Attribution], objection: str, *, settled: bool = False
) -> list[Attribution]:
    """Return those that are not kept, with the objection to them."""
    same = set(map(id, kept))
    left = [statement for statement in found if id(statement) not in same]
    for statement in left:
        statement.objection, statement.settled = objection, settled
    return left


def _clauses(
    reading: Reading, *, used: set[tuple[int, int]], found: Sequence[Attribution], text: str
) -> Attributions:
    """Find the statements inside one segment: those of cues, then those of speech acts."""
    result: list[Attribution] = []
    objected: list[Attribution] = []
    cited: list[Hit] = []
    spoken = list(reading.hits)
    start = reading.tree.segment.start
    framed = any(key[0] == start for key in used)
    for hit in reading.hits:
        if (start, hit.first) in used or (framed and hit.cue.frame in ("relay", "quote")):
            continue
        statement = of_hit(reading, hit, text=text)
        if hit.cue.frame == "relay" and reading.language.syntax.marked_clauses:
            cited.append(hit)
            continue
        if statement is not None and statement.objection is not None:
            objected.append(statement)
            statement = None
        if statement is None and reading.language.syntax.marked_clauses:
            # "Vowed to fight on" may be a speech act, if it is nothing else.
            spoken.remove(hit)
        if statement is not None and not any(a.content == statement.content for a in found):
            result.append(statement)
    result.extend(_cited(reading, hit, [*result, *found]) for hit in cited if [*result, *found])
    taken = {index for hit in spoken for index in range(hit.first, hit.last + 1)}
    for candidate in reading.candidates:
        if candidate.entry.type not in SPEECH or candidate.entry.statement is None:
            continue
        if candidate.verb in taken or (start, candidate.word) in used:
            continue
        statement = _speech_act(reading, candidate, text=text)
        if statement is not None:
            (result if statement.objection is None else objected).append(statement)
    return Attributions(result, objected)


def _speech_act(reading: Reading, candidate: Candidate, *, text: str) -> Attribution | None:
    """Build the statement of a speech act whose content is a clause or a quotation."""
    objection = None
    if candidate.entry.type == "REJECT" and _only_refuses(reading, candidate):
        objection = "refusal"
    elif reading.language.syntax.marked_clauses and barred(reading, candidate):
        objection = "barred"
    elif reading.language.syntax.marked_clauses and undone(reading, candidate):
        objection = "undone"
    elif has_effect(reading, candidate):
        objection = "effect"
    content = _complement(reading, candidate)
    if content is None:
        start = candidate.last + 1
        content = content_after(reading, start, hits=[], cue=candidate.verb)
        objection = objection or "no clause"
    if content is None or not has_substance(reading, content):
        return None
    statement = of_speech_act(reading, candidate, content, direct=text[content[0]] in '"“')
    statement.objection = objection
    return statement


def _only_refuses(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a refusal says nothing beside itself: "refused to meet them", but "vowed to resist"."""
    table, verb = reading.language.cues.cues, candidate.verb
    said = any(not cue.rest for form in reading.forms[verb] for cue, _ in table.get(form, ()))
    clause = clause_of(reading.tree, verb, reading.language.grammar)
    deed = clause is not None and reading.tree.dep[clause] != "ccomp"
    return (
        only_continues(reading.tree, verb, reading.language.grammar)
        or (deed and reading.language.syntax.marked_clauses)
    ) and not said


def _cited(reading: Reading, hit: Hit, others: Sequence[Attribution]) -> Attribution:
    """Give whoever is cited the content of the statement beside it: "X, citing Y, reported that"."""
    place = reading.tree.start[hit.first]
    nearest = min(others, key=lambda other: min(abs(other.cue[0] - place), abs(other.cue[1] - place)))
    return Attribution(
        hit.cue.kind,
        cue_span(reading, hit),
        nearest.content,
        lambda: source_of(reading, hit, trailing=False),
        certainty=hit.cue.certainty,
        citation=hit.cue.citation,
        path=reading.tree.path(hit.first),
        sourced=True,
        within=nearest,
    )


def _complement(reading: Reading, candidate: Candidate) -> tuple[int, int] | None:
    """Return the clause or quotation that a speech act has as its content."""
    if candidate.entry.noun and candidate.light is None:
        return None
    tree, grammar = reading.tree, reading.language.grammar
    clause = clause_of(tree, candidate.verb, grammar)
    named = reading.clauses.cover
    if clause is not None and of_a_thing(tree, candidate.verb, clause, grammar, named=named):
        return None
    verbal = tree.pos[candidate.last] == "VERB"
    bare = candidate.entry.type in ("REQUEST", "ACCUSE", "AGREE")
    start = reading.complement(candidate.verb, past=candidate.verb if verbal else candidate.last, bare=bare)
    if start is None:
        return None
    later = with_acts(reading, start, [hit.first for hit in reading.hits if hit.first > start])
    planned = clause is not None and tree.lows[start] in grammar.infinitive
    limit = before_result(reading, clause) if planned and clause is not None else None
    return content_after(reading, start, hits=later, cue=candidate.verb, limit=limit)


def of_hit(reading: Reading, hit: Hit, *, text: str) -> Attribution | None:
    """Build the statement of one cue outside quotation frames, or None where nothing stands beside it.

    One that the rules would not tell bears their objection.
    """
    if opens_hearsay(reading, hit):
        return _retold(reading, hit)
    trailing = trails(reading, hit)
    content = content_of(reading, hit, trailing=trailing)
    words = 1 if hit.cue.kind == "no_comment" else 2
    objection = None
    if content is None or not has_substance(reading, content, words=words):
        content, objection = beside(reading, hit, trailing=trailing), "no content"
        if content is None or not has_substance(reading, content):
            return None
    elif says_nothing(reading, hit, content, trailing=trailing) or _only_spreads(reading, hit, content):
        objection = "says nothing"
    elif nobody_says(reading, hit):
        objection = NOBODY_SAYS
    elif untold(reading, hit):
        objection = "untold"
    elif _relates(reading, hit, content):
        objection = "relative"
    return Attribution(
        hit.cue.kind,
        cue_span(reading, hit),
        content,
        lambda: source_of(reading, hit, trailing=trailing),
        name_source=partial(as_written, reading, hit),
        direct=text[content[0]] in '"“' and text[content[1] - 1] in '"”',
        certainty=hit.cue.certainty,
        citation=hit.cue.citation,
        path=reading.tree.path(hit.first),
        relay=hit.cue.frame == "relay",
        sourced=reading.language.syntax.marked_clauses and needs_source(reading, hit),
        tense=reading.tense(hit.first),
        objection=objection,
        border=content[1] if ends_for_good(reading, hit, content) else None,
        settled=objection == NOBODY_SAYS
        or _only_spreads(reading, hit, content)
        or (objection is None and (_hearsay(reading, hit, content) or is_rumour(reading, hit, content))),
    )


def _retold(reading: Reading, hit: Hit) -> Attribution | None:
    """Build the statement of a sentence that "katanya" opens: of whoever spoke before, else of nobody."""
    begin = hit.last + 1 + (reading.tree.words[hit.last + 1] == ",")
    later = [h.first for h in reading.hits if h.first > begin and h.cue.frame not in ("noun", "state")]
    content = content_after(reading, begin, hits=later, cue=hit.first)
    if content is None or not has_substance(reading, content):
        return None
    return Attribution(
        hit.cue.kind,
        cue_span(reading, hit),
        content,
        lambda: reading.last_speaker(hit.first),
        certainty=hit.cue.certainty,
        citation=hit.cue.citation,
        path=reading.tree.path(hit.first),
        settled=True,
    )


def _only_spreads(reading: Reading, hit: Hit, content: tuple[int, int]) -> bool:
    """Tell whether a rumour goes round and nothing is said of what it says: "kabar beredar luas"."""
    spreads = hit.cue.nobody == "always" and bool(hit.cue.rest) and reading.tree.pos[hit.last] == "VERB"
    return spreads and not any(reading.tree.pos[i] in ("VERB", "AUX") for i in reading.tree.within(*content))


def _hearsay(reading: Reading, hit: Hit, content: tuple[int, int]) -> bool:
    """Tell whether a cue gives a clause to nobody by its meaning: "konon", "is said to"."""
    tree, inside = reading.tree, list(reading.tree.within(*content))
    described = hit.cue.frame == "according" and tree.lows[inside[0]] in reading.language.grammar.relative
    return bool(hit.cue.nobody) and not described and any(tree.pos[i] in ("VERB", "AUX") for i in inside)


def _relates(reading: Reading, hit: Hit, content: tuple[int, int]) -> bool:
    """Tell whether what stands where a content would only goes on with the page's own sentence."""
    opening = next(reading.tree.within(*content), 0)
    first, grammar = reading.tree.lows[opening], reading.language.grammar
    marked = reading.language.syntax.marked_clauses
    judged = hit.cue.frame == "as" and first in grammar.as_ and marked
    told = marked and opening > 0 and reading.tree.lows[opening - 1] in grammar.complementiser
    relays = first in grammar.relaying and reading.tree.dep[opening] != "advmod" and not (judged or told)
    # "I think that is right": right behind a cue this is no relative pronoun.
    thing = marked and opening == hit.last + 1 and stands_for_thing(reading.tree, opening)
    return relays or (first in grammar.relative and hit.cue.frame != "noun" and not thing)
