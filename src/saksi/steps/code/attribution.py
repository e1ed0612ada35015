"""Attribution: who says so (source, cue, content, after PARC 3 and PolNeAR).

Quotations are settled by the layout of the line: the frame behind or before them names the source. Everything
else starts from a cue in the tree: its frame tells where source and content stand. Sources are resolved last,
in the order of the text, because a pronoun looks back to whoever spoke before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from saksi.model import Actor, Certainty, StatementKind
from saksi.steps.code.bars import barred, has_effect
from saksi.steps.code.clause_text import content_after, has_substance, leads_up, trails, with_acts
from saksi.steps.code.complements import clause_of, of_a_thing, only_continues
from saksi.steps.code.contents import content_of, cue_span, needs_source
from saksi.steps.code.extents import before_result
from saksi.steps.code.hits import Hit
from saksi.steps.code.holding import follow_nearest, nest, resolve, without_needless_relays
from saksi.steps.code.mentions import Mention
from saksi.steps.code.predicates import SPEECH, Candidate
from saksi.steps.code.reading import Reading
from saksi.steps.code.segments import (
    Paragraph,
    ends_sentence,
    frame_after,
    frame_before,
    leads_to,
    opens_next,
)
from saksi.steps.code.sources import as_written, quoted_for, source_of
from saksi.steps.code.unmarked import is_unmarked, stands_behind
from saksi.steps.code.unsaid import says_nothing
from saksi.steps.code.untold import undone, untold

_QUOTING = frozenset({"say", "quote", "tell", "according", "noun", "relay"})
_DASHES = frozenset({"-", "–", "—", "―", "--"})
#: How many words a closing frame may hold before its cue.
FRAME_REACH = 8


@dataclass(slots=True)
class Attribution:
    """A statement before it becomes a record; offsets are those of the analysis text.

    `certainty` is what the cue does to acts in its content; `shares` are further parts of one quotation;
    `name_source` names a source that nothing tells more about as the page does;
    `within` is the statement whose content is this one's as well ("X, citing Y, reported that");
    `continues` marks a quotation without a cue of its own, `act` a speech act that is an event as well,
    `sourced` a cue that is one only of somebody; `tense` is that of the cue, where its form tells.
    """

    kind: StatementKind
    cue: tuple[int, int]
    content: tuple[int, int]
    find_source: Callable[[], list[Actor]]
    direct: bool = False
    certainty: Certainty | None = None
    citation: str = ""
    path: str = ""
    relay: bool = False
    act: bool = False
    sourced: bool = False
    passive: bool = False
    source: list[Actor] = field(default_factory=list)
    parent: "Attribution | None" = None
    within: "Attribution | None" = None
    continues: bool = False
    tense: str | None = None
    shares: list[tuple[int, int]] = field(default_factory=list)
    name_source: Callable[[], list[Actor]] = list

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies in the content, or in a further part of the same quotation."""
        return any(first <= start and end <= last for first, last in (self.content, *self.shares))

    @property
    def length(self) -> int:
        """Return the length of the content."""
        return self.content[1] - self.content[0]


def attribute(
    paragraph: Paragraph,
    readings: Sequence[Reading],
    *,
    before: Attribution | None,
    text: str,
    ahead: Reading | None = None,
    above: Reading | None = None,
) -> list[Attribution]:
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
    led = _led_up(paragraph, above)
    found = _quoted(paragraph, readings, used=used, before=led or before, text=text)
    if led is not None and not any(s.content == led.content for s in found):
        found = [s for s in found if not s.continues] if _is_quoted(paragraph) else found
        found.append(led)
    for reading in readings:
        headline = _after_colon(reading)
        if headline is not None:
            found.append(headline)
        found.extend(_clauses(reading, used=used, found=found, text=text))
    if not found:
        found = _unmarked(paragraph, readings, before=before, text=text, ahead=ahead)
    if readings and readings[0].language.syntax.marked_clauses:
        found = follow_nearest(found)
    found = without_needless_relays(found)
    nest(found)
    resolve(found, readings)
    for statement in found:
        # Such a source stands for nobody named, so no later pronoun points back to it.
        statement.source = statement.source or statement.name_source()
    # A speech act is a statement only of somebody; without a source it is the event alone.
    found = [s for s in found if s.source or not (s.act or s.sourced) or s.passive]
    nest(found)
    return sorted(found, key=lambda a: (a.content[0], -a.length))


def _led_up(paragraph: Paragraph, above: Reading | None) -> Attribution | None:
    """Give a line to whom the line above names before a colon: its quotation, or the line if it has none."""
    if above is None or paragraph.kind != "body":
        return None
    first = paragraph.quotations[0] if _is_quoted(paragraph) else None
    if first is None and any(quotation.start == paragraph.start for quotation in paragraph.quotations):
        return None
    span = (first.start, first.end) if first is not None else (paragraph.start, paragraph.end)
    found = _frame(above, span, trailing=False, used=set())
    if found is not None:
        found.direct = True
    return found


def _is_quoted(paragraph: Paragraph) -> bool:
    """Tell whether a line opens with a quotation."""
    first = next(iter(paragraph.quotations), None)
    return first is not None and first.direct and first.start == paragraph.start


def _unmarked(
    paragraph: Paragraph,
    readings: Sequence[Reading],
    *,
    before: Attribution | None,
    text: str,
    ahead: Reading | None,
) -> list[Attribution]:
    """Take a line without a cue as speech: of whoever spoke right before it, else of whom a frame below names."""
    span = (paragraph.start, paragraph.end)
    behind = before is not None and stands_behind(before, paragraph, text)
    if ahead is not None and not behind:
        led = _frame(ahead, span, trailing=True, used=set())
        if led is not None:
            led.direct = True
            return [led]
    if before is not None and is_unmarked(paragraph, readings, before=before, text=text):
        return [_continued(before, span)]
    return []


def _quoted(
    paragraph: Paragraph,
    readings: Sequence[Reading],
    *,
    used: set[tuple[int, int]],
    before: Attribution | None,
    text: str,
) -> list[Attribution]:
    """Give each quotation of a line its cue; one without a cue goes on with the statement before it."""
    by_segment = {id(reading.tree.segment): reading for reading in readings}
    by_itself = any(reading.language.syntax.marked_clauses for reading in readings)
    found: list[Attribution] = []
    current: Attribution | None = None
    for index, quotation in enumerate(paragraph.quotations):
        span = (quotation.start, quotation.end)
        own: Attribution | None = None
        frames = [(frame_after(paragraph, index), True), (frame_before(paragraph, index), False)]
        if by_itself and quotation.direct and leads_to(paragraph, index, text):
            frames.reverse()
        for frame, trailing in frames:
            if trailing and frame is not None and opens_next(paragraph, index, frame, text):
                continue
            if trailing and frame is not None and by_itself and ends_sentence(quotation, frame, text):
                continue
            reading = by_segment.get(id(frame)) if frame is not None else None
            if reading is not None:
                own = _frame(reading, span, trailing=trailing, used=used)
            if own is not None:
                own.direct = quotation.direct
                break
            if not quotation.direct:
                break
        if own is not None:
            found.append(own)
            current = own
        elif not quotation.direct:
            current = None
        elif current is not None and not current.direct:
            # What the same speaker said before had no marks: this is no part of it.
            current = _continued(current, span)
            found.append(current)
        elif current is not None:
            # The quotation goes on behind its cue: the longest unbroken part is the content.
            current.shares.append(span)
            if span[1] - span[0] > current.length:
                current.shares.append(current.content)
                current.content = span
        elif (before is not None or by_itself) and paragraph.kind == "body":
            current = _continued(before, span)
            found.append(current)
    return found


def _continued(before: Attribution | None, span: tuple[int, int]) -> Attribution:
    """Give a quotation without a cue the nearest cue before it."""
    return Attribution(
        "report",
        (span[0], span[0]) if before is None else before.cue,
        span,
        lambda: [] if before is None else list(before.source or before.find_source()),
        direct=True,
        citation="" if before is None else before.citation,
        path="quotation without a cue: the nearest cue before it",
        continues=True,
    )


def _frame(
    reading: Reading, span: tuple[int, int], *, trailing: bool, used: set[tuple[int, int]]
) -> Attribution | None:
    """Read the frame of a quotation: its cue next to the quotation, its source beside the cue."""
    tree = reading.tree
    candidates = [
        h for h in reading.hits if h.cue.frame in _QUOTING or h.voice == "passive" or quoted_for(reading, h)
    ]
    reach = FRAME_REACH * (1 + reading.language.syntax.marked_clauses)
    candidates = [h for h in candidates if h.first <= reach] if trailing else candidates[::-1]
    for hit in sorted(candidates, key=lambda h: h.cue.frame == "relay"):
        key = (tree.segment.start, hit.first)
        if key in used or (not trailing and not leads_up(reading, hit)):
            continue
        used.add(key)
        return Attribution(
            hit.cue.kind if hit.cue.kind != "no_comment" else "report",
            cue_span(reading, hit),
            span,
            partial(source_of, reading, hit, trailing=trailing),
            name_source=partial(as_written, reading, hit),
            direct=True,
            certainty=hit.cue.certainty,
            citation=hit.cue.citation,
            path=tree.path(hit.first),
            relay=hit.cue.frame == "relay",
            tense=reading.tense(hit.first),
        )
    speech = _speech_act(reading, trailing=trailing)
    if speech is not None and (tree.segment.start, speech.word) not in used:
        used.add((tree.segment.start, speech.word))
        return _of_speech_act(reading, speech, span, direct=True)
    signed = _signature(reading) if trailing else None
    if signed is not None:
        return _named(reading, signed, 0, span, direct=True)
    if not trailing and tree.words and tree.words[-1] == ":" and reading.mentions:
        # "Trump: …", a frame that is nothing but a name.
        return _named(reading, reading.mentions[0], len(tree) - 1, span, direct=True)
    return None


def _signature(reading: Reading) -> Mention | None:
    """Return the name that signs a quotation: "“…” — Ana Torres", with nothing else in the frame."""
    tree = reading.tree
    if not tree.words or tree.words[0] not in _DASHES or not reading.language.syntax.marked_clauses:
        return None
    mention = reading.clauses.cover.get(1)
    rest = range(mention.last + 1, len(tree)) if mention is not None else ()
    return mention if all(tree.pos[i] == "PUNCT" for i in rest) else None


def _named(
    reading: Reading, mention: Mention, colon: int, content: tuple[int, int], *, direct: bool
) -> Attribution:
    """Give a content to the name before its colon."""
    return Attribution(
        "report",
        (reading.tree.start[colon], reading.tree.end[colon]),
        content,
        lambda: reading.resolve_mention(mention),
        direct=direct,
        citation=":",
        path="name and colon",
    )


def _after_colon(reading: Reading) -> Attribution | None:
    """Read a headline of the form "Menhan Inggris: Ledakan …": a name, a colon, what it says."""
    tree = reading.tree
    if tree.segment.kind == "body" or ":" not in tree.words:
        return None
    colon = tree.words.index(":")
    mention = reading.clauses.cover.get(colon - 1)
    if mention is None or colon + 3 > len(tree):
        return None
    if mention.first > 1 and tree.words[mention.first - 1] != ",":
        # "Serangan Kena Rumah Sakit, Menteri Israel: …" names who speaks behind the comma.
        return None
    return _named(reading, mention, colon, (tree.start[colon + 1], tree.end[-1]), direct=False)


def _speech_act(reading: Reading, *, trailing: bool) -> Candidate | None:
    """Find a speech-act predicate that frames a quotation ("…," kecam X)."""
    for candidate in reading.candidates:
        if candidate.entry.type not in SPEECH:
            continue
        if candidate.entry.statement and candidate.light is None and (not trailing or candidate.word <= 4):
            return candidate
    return None


def _of_speech_act(
    reading: Reading, candidate: Candidate, content: tuple[int, int], *, direct: bool
) -> Attribution:
    tree, verb = reading.tree, candidate.verb
    assert candidate.entry.statement is not None
    return Attribution(
        candidate.entry.statement,
        (tree.start[verb], tree.end[max(verb, candidate.word)]),
        content,
        lambda: (
            reading.resolve(reading.clauses.subject(verb))
            or ([] if not direct else reading.last_speaker(verb))
        ),
        direct=direct,
        certainty=candidate.entry.content,
        citation=candidate.entry.citation,
        path=tree.path(candidate.word),
        act=True,
        passive=candidate.voice == "passive",
    )


def _clauses(
    reading: Reading, *, used: set[tuple[int, int]], found: Sequence[Attribution], text: str
) -> list[Attribution]:
    """Find the statements inside one segment: those of cues, then those of speech acts."""
    result: list[Attribution] = []
    cited: list[Hit] = []
    spoken = list(reading.hits)
    start = reading.tree.segment.start
    framed = any(key[0] == start for key in used)
    for hit in reading.hits:
        if (start, hit.first) in used or (framed and hit.cue.frame in ("relay", "quote")):
            continue
        statement = _statement(reading, hit, text=text)
        if hit.cue.frame == "relay" and reading.language.syntax.marked_clauses:
            cited.append(hit)
            continue
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
        if candidate.entry.type == "REJECT" and _only_refuses(reading, candidate):
            continue
        if reading.language.syntax.marked_clauses and (
            barred(reading, candidate) or undone(reading, candidate)
        ):
            continue
        if candidate.verb in taken or (start, candidate.word) in used:
            continue
        content = None if has_effect(reading, candidate) else _complement(reading, candidate)
        if content is not None and has_substance(reading, content):
            direct = text[content[0]] in '"“'
            result.append(_of_speech_act(reading, candidate, content, direct=direct))
    return result


def _only_refuses(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a refusal says nothing beside itself: "refused to meet them", but "vowed to resist"."""
    table, verb = reading.language.cues.cues, candidate.verb
    said = any(not cue.rest for form in reading.forms[verb] for cue, _ in table.get(form, ()))
    clause = clause_of(reading.tree, verb, reading.language.grammar)
    deed = clause is not None and reading.tree.dep[clause] != "ccomp"
    return (
        only_continues(reading.tree, verb, reading.language.grammar) or (deed and reading.language.syntax.marked_clauses)
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


def _statement(reading: Reading, hit: Hit, *, text: str) -> Attribution | None:
    """Build the statement of one cue outside quotation frames, or None where it has no content."""
    trailing = trails(reading, hit)
    content = content_of(reading, hit, trailing=trailing)
    words = 1 if hit.cue.kind == "no_comment" else 2
    if content is None or not has_substance(reading, content, words=words):
        return None
    if says_nothing(reading, hit, content, trailing=trailing) or untold(reading, hit):
        return None
    opening = next(reading.tree.within(*content), 0)
    first, grammar = reading.tree.lows[opening], reading.language.grammar
    judged = hit.cue.frame == "as" and first in grammar.as_ and reading.language.syntax.marked_clauses
    told = opening > 0 and reading.tree.lows[opening - 1] in grammar.complementiser
    relays = first in grammar.relaying and reading.tree.dep[opening] != "advmod" and not (judged or told)
    if relays or (first in grammar.relative and hit.cue.frame != "noun"):
        return None
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
    )
