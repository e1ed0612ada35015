"""Frames: who says what is quoted, and what stands in lines of its own.

A quotation is settled by the layout of the line: the frame behind or before it names the source, a colon at
the end of the line above leads up to it, and without any it goes on with the statement before it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from saksi.model import Actor
from saksi.steps.code.asides import leads_up
from saksi.steps.code.attributed import COLON, Attribution
from saksi.steps.code.contents import cue_span
from saksi.steps.code.hits import Hit
from saksi.steps.code.mentions import Mention
from saksi.steps.code.predicates import SPEECH, Candidate
from saksi.steps.code.reading import Reading
from saksi.steps.code.segments import (
    Paragraph,
    ends_sentence,
    frame_after,
    frame_before,
    goes_on,
    leads_to,
    opens_next,
)
from saksi.steps.code.sources import as_written, quoted_for, source_of
from saksi.steps.code.unmarked import is_unmarked, stands_behind

_QUOTING = frozenset({"say", "quote", "tell", "according", "noun", "relay"})
#: What a word before a name is that makes a topic of both: "Banjir Aceh".
_TOPICS = frozenset({"NOUN", "VERB", "ADP", "ADJ"})
_PLACES = frozenset({"state", "capital", "place", "demonym"})
_DASHES = frozenset({"-", "–", "—", "―", "--"})
#: How many words a closing frame may hold before its cue.
FRAME_REACH = 8
#: How many words are said before a dash that gives them to somebody.
SHORTEST_HEADLINE = 3


def led_up(paragraph: Paragraph, above: Reading | None) -> Attribution | None:
    """Give a line to whom the line above names before a colon: its quotation, or the line if it has none."""
    if above is None or paragraph.kind != "body":
        return None
    first = paragraph.quotations[0] if is_quoted(paragraph) else None
    if first is None and any(quotation.start == paragraph.start for quotation in paragraph.quotations):
        return None
    span = (first.start, first.end) if first is not None else (paragraph.start, paragraph.end)
    found = _frame(above, span, trailing=False, used=set())
    if found is not None:
        found.direct = True
    return found


def is_quoted(paragraph: Paragraph) -> bool:
    """Tell whether a line opens with a quotation."""
    first = next(iter(paragraph.quotations), None)
    return first is not None and first.direct and first.start == paragraph.start


def unmarked(
    paragraph: Paragraph,
    readings: Sequence[Reading],
    *,
    before: Attribution | None,
    text: str,
    ahead: Reading | None,
) -> list[Attribution]:
    """Take a line without a cue as speech: of whoever spoke right before it, else of whom a frame names."""
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


def unsaid_line(paragraph: Paragraph, before: Attribution) -> Attribution:
    """Take a line without a cue as speech that goes on, which the rules do not hold it for."""
    line = _continued(before, (paragraph.start, paragraph.end))
    line.objection = "no cue"
    return line


def quoted(
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
        if quotation.turn:
            frame = frame_before(paragraph, index)
            reading = by_segment.get(id(frame)) if frame is not None else None
            if reading is not None:
                current = _turn(reading, span)
                found.append(current)
            continue
        frames = [(frame_after(paragraph, index), True), (frame_before(paragraph, index), False)]
        if by_itself and quotation.direct and leads_to(paragraph, index, text):
            frames.reverse()
        if current is not None and goes_on(paragraph, index, text):
            frames.clear()
        for frame, trailing in frames:
            if trailing and frame is not None and opens_next(paragraph, index, frame, text):
                continue
            apart = trailing and frame is not None and ends_sentence(quotation, frame, text)
            if apart and by_itself:
                continue
            reading = by_segment.get(id(frame)) if frame is not None else None
            if reading is not None:
                own = _frame(reading, span, trailing=trailing, used=used, apart=apart)
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
    reading: Reading,
    span: tuple[int, int],
    *,
    trailing: bool,
    used: set[tuple[int, int]],
    apart: bool = False,
) -> Attribution | None:
    """Read the frame of a quotation: its cue next to the quotation, its source beside the cue.

    In a sentence `apart` from the quotation a wire tells where the whole was read: "Demikian laporan Antara."
    """
    tree = reading.tree
    candidates = [
        h
        for h in reading.hits
        if h.cue.frame in _QUOTING or h.voice == "passive" or quoted_for(reading, h) or _is_cited(reading, h)
    ]
    reach = FRAME_REACH * (1 + reading.language.syntax.marked_clauses)
    candidates = [h for h in candidates if h.first <= reach] if trailing else candidates[::-1]
    for hit in sorted(candidates, key=lambda h: h.cue.frame == "relay"):
        key = (tree.segment.start, hit.first)
        if key in used or (not trailing and not leads_up(reading, hit)):
            continue
        if apart and hit.cue.frame == "relay":
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
            settled=_is_cited(reading, hit)
            or quoted_for(reading, hit) is not None
            or hit.cue.nobody == "always",
            tense=reading.tense(hit.first),
        )
    speech = _speech_act(reading, trailing=trailing)
    if speech is not None and (tree.segment.start, speech.word) not in used:
        used.add((tree.segment.start, speech.word))
        return of_speech_act(reading, speech, span, direct=True)
    signed = _signature(reading) if trailing else None
    if signed is not None:
        return _named(reading, signed, 0, span, direct=True)
    if not trailing and tree.words and tree.words[-1] == ":" and reading.mentions:
        # "Trump: …", a frame that is nothing but a name.
        return _named(reading, reading.mentions[0], len(tree) - 1, span, direct=True)
    return None


def _is_cited(reading: Reading, hit: Hit) -> bool:
    """Tell whether a cue says that its subject is quoted: "…, X was quoted as saying"."""
    words = next(iter(reading.language.grammar.quoted_as)).split()
    return hit.cue.frame == "state" and reading.tree.lows[hit.first + 1 : hit.last + 1] == words


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
        citation=COLON,
        path="name and colon",
    )


def _turn(reading: Reading, content: tuple[int, int]) -> Attribution:
    """Give a line of an interview to whom its label names, or to the label itself: "Q: …", "RAHMAN: …"."""
    tree = reading.tree
    start, end = tree.start[0], tree.end[len(tree) - 1 - (tree.words[-1] == ":")]
    name = reading.text[start:end].rstrip(" :")
    asks = name.lower() in reading.language.grammar.asking
    whole = Actor(None, name, "JRN" if asks else "UNK", start, start + len(name))
    mention = next(iter(reading.mentions), None)

    def named() -> list[Actor]:
        known = reading.resolve_mention(mention) if mention is not None and not asks else []
        if name.lower() in reading.language.grammar.answering:
            known = reading.discourse.interviewed()
        return [replace(actor, start=start, end=start + len(name)) for actor in known] or [whole]

    return Attribution(
        "report",
        (tree.start[-1], tree.end[-1]),
        content,
        named,
        direct=True,
        citation=COLON,
        path="label and colon",
        settled=True,
    )


def before_dash(reading: Reading) -> Attribution | None:
    """Read a headline of the form "Harga turun — Menteri Ekonomi": what is said, a dash, a name."""
    tree = reading.tree
    mention = reading.clauses.cover.get(len(tree) - 1)
    if (
        tree.segment.kind == "body"
        or mention is None
        or mention.kind == "outlet"
        or mention.last < len(tree) - 1
    ):
        return None
    dash = mention.first - 1
    if dash < SHORTEST_HEADLINE or tree.words[dash] not in _DASHES or tree.end[dash] == tree.start[dash + 1]:
        return None
    return _named(reading, mention, dash, (tree.start[0], tree.end[dash - 1]), direct=False)


def after_colon(reading: Reading) -> Attribution | None:
    """Read a headline of the form "Menhan Inggris: Ledakan …": a name, a colon, what it says."""
    tree = reading.tree
    if tree.segment.kind == "body" or ":" not in tree.words:
        return None
    colon = tree.words.index(":")
    mention = label_of(reading, colon)
    if mention is None or colon + 3 > len(tree):
        return None
    return _named(reading, mention, colon, (tree.start[colon + 1], tree.end[-1]), direct=False)


def label_of(reading: Reading, colon: int) -> Mention | None:
    """Return whoever a colon gives what stands behind it: a name by itself, not within a topic's.

    "Serangan Kena Rumah Sakit, Menteri Israel: …" names who speaks behind the comma; "Banjir Aceh: …" and
    "Sanctions on Russia: …" say what it is about.
    """
    tree, mention = reading.tree, reading.clauses.cover.get(colon - 1)
    if mention is None or mention.last + 1 != colon:
        return None
    before = mention.first - 1
    if before > 0 and tree.words[before] != ",":
        return None
    topic = before == 0 and (tree.pos[0] in _TOPICS or mention.kind in _PLACES)
    return None if topic else mention


def _speech_act(reading: Reading, *, trailing: bool) -> Candidate | None:
    """Find a speech-act predicate that frames a quotation ("…," kecam X)."""
    for candidate in reading.candidates:
        if candidate.entry.type not in SPEECH:
            continue
        if candidate.entry.statement and candidate.light is None and (not trailing or candidate.word <= 4):
            return candidate
    return None


def of_speech_act(
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
