"""Attribution: who says so (source, cue, content, after PARC 3 and PolNeAR).

Quotations are settled by the layout of the line: the frame behind or before them names the source. Everything
else starts from a cue in the tree: its frame tells where source and content stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from saksi.languages.cues import Cue
from saksi.model import Actor, Certainty, StatementKind
from saksi.steps.code.clause_text import content_after, content_before, has_substance
from saksi.steps.code.lookup import match_rest
from saksi.steps.code.reading import Reading
from saksi.steps.code.segments import Paragraph, frame_after, frame_before

_QUOTING = frozenset({"say", "quote", "tell", "according", "noun", "relay"})
#: A passive that closes a sentence ("…, disampaikan X") may follow its content by at most this many words.
_SOURCELESS_VOICES = frozenset({"passive", "plain"})


@dataclass(slots=True)
class Attribution:
    """A statement before it becomes a record; offsets are those of the analysis text.

    `certainty` is what the cue does to acts in its content; `tree` and `word` say where the cue stands.
    """

    kind: StatementKind
    source: list[Actor]
    cue: tuple[int, int]
    content: tuple[int, int]
    direct: bool = False
    certainty: Certainty | None = None
    citation: str = ""
    path: str = ""
    relay: bool = False
    parent: "Attribution | None" = None
    shares: list[tuple[int, int]] = field(default_factory=list)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies in the content, or in a further part of the same quotation."""
        spans = [self.content, *self.shares]
        return any(first <= start and end <= last for first, last in spans)

    @property
    def length(self) -> int:
        """Return the length of the content."""
        return self.content[1] - self.content[0]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue found in a reading: from word `first` to word `last`."""

    cue: Cue
    voice: str
    first: int
    last: int


def attribute(
    paragraph: Paragraph,
    readings: Sequence[Reading],
    *,
    before: Attribution | None,
    text: str,
) -> list[Attribution]:
    """Find the statements of one paragraph, in order, with nesting set.

    Args:
        paragraph: the line with its quotations.
        readings: the readings of its segments, in order.
        before: the last statement of the lines above, which a quotation without a cue falls back on.
        text: the analysis text of the article.
    """
    found: list[Attribution] = []
    used: set[tuple[int, int]] = set()
    found.extend(_quoted(paragraph, readings, used=used, before=before, text=text))
    for reading in readings:
        found.extend(_clauses(reading, used=used, found=found, text=text))
    found = _without_needless_relays(found, paragraph)
    found.sort(key=lambda a: (a.content[0], -a.length))
    _nest(found)
    return found


def hits(reading: Reading) -> list[_Hit]:
    """List the cues of a reading, at most one a word, longest first."""
    result: list[_Hit] = []
    covered: set[int] = set()
    for index, forms in enumerate(reading.forms):
        if index in covered:
            continue
        hit = _hit_at(reading, index, forms)
        if hit is not None:
            covered.update(range(hit.first, hit.last + 1))
            result.append(hit)
    return result


def _hit_at(reading: Reading, index: int, forms: tuple[str, ...]) -> _Hit | None:
    options: list[_Hit] = []
    for form in forms:
        for cue, voice in reading.language.cues.cues.get(form, ()):
            last = match_rest(reading.tree, reading.forms, index, cue.rest)
            if last is not None and _fits(reading, index, cue, voice):
                options.append(_Hit(cue, voice, index, last))
        if options:
            break
    if not options:
        return None
    return max(options, key=lambda hit: (hit.last, _preference(reading, hit)))


def _preference(reading: Reading, hit: _Hit) -> int:
    """Rank the frames that one word may open, by what stands around it."""
    frame = hit.cue.frame
    tree = reading.tree
    behind = tree.lows[hit.last + 1 : hit.last + 14]
    if frame == "as":
        return 6 if "sebagai" in behind else -1
    if frame == "sourceless":
        return 5 if hit.voice in _SOURCELESS_VOICES and not _agent_behind(reading, hit) else -2
    if frame == "tell":
        return 3
    if frame == "relay":
        return 2
    return {"according": 4, "quote": 4, "say": 3, "state": 3, "noun": 1}[frame]


def _agent_behind(reading: Reading, hit: _Hit) -> bool:
    agent = reading.clauses.agent(hit.first)
    return agent is not None and bool(reading.clauses.actors(agent))


def _fits(reading: Reading, index: int, cue: Cue, voice: str) -> bool:
    """Keep a cue only where its word can be one: a bare stem is a verb, a noun cue has a content."""
    tree = reading.tree
    pos = tree.pos[index]
    if voice == "bare" and cue.frame not in ("quote",):
        if tree.segment.kind == "body" and pos != "VERB":
            return False
        if tree.lows[index] in reading.language.lexicon.nouns and pos == "NOUN":
            return False
        before = reading.clauses.cover.get(index - 1)
        return tree.segment.kind != "body" or before is not None or pos == "VERB"
    if cue.frame == "noun":
        behind = tree.lows[index + 1 : index + 8]
        return any(word in reading.language.grammar.that for word in behind) or "terhadap" in behind[:3]
    return True


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
    found: list[Attribution] = []
    current: Attribution | None = None
    for index, quotation in enumerate(paragraph.quotations):
        span = (quotation.start, quotation.end)
        own: Attribution | None = None
        for frame, trailing in ((frame_after(paragraph, index), True), (frame_before(paragraph, index), False)):
            reading = by_segment.get(id(frame)) if frame is not None else None
            if reading is None:
                continue
            own = _frame(reading, span, trailing=trailing, used=used, found=found)
            if own is not None:
                break
        if own is not None:
            found.append(own)
            current = own
        elif current is not None:
            # The quotation goes on behind its cue: the longest unbroken part is the content.
            current.shares.append(span)
            if span[1] - span[0] > current.length:
                current.shares.append(current.content)
                current.content = span
        elif before is not None and paragraph.kind == "body":
            current = Attribution(
                before.kind if before.kind == "report" else "report",
                before.source,
                before.cue,
                span,
                direct=True,
                citation=before.citation,
                path="quotation without a cue: the nearest cue before it",
            )
            found.append(current)
    return found


def _frame(
    reading: Reading,
    span: tuple[int, int],
    *,
    trailing: bool,
    used: set[tuple[int, int]],
    found: Sequence[Attribution],
) -> Attribution | None:
    """Read the frame of a quotation: its cue next to the quotation, its source beside the cue."""
    every = hits(reading)
    candidates = [hit for hit in every if hit.cue.frame in _QUOTING or hit.voice == "passive"]
    if trailing:
        candidates = [hit for hit in candidates if hit.first <= 8]
    else:
        candidates = [hit for hit in reversed(candidates)]
    relays = [hit for hit in candidates if hit.cue.frame == "relay"]
    for hit in [*(h for h in candidates if h.cue.frame != "relay"), *relays]:
        key = (reading.tree.segment.start, hit.first)
        if not trailing and not _opens(reading, hit):
            continue
        source = _source(reading, hit, trailing=trailing, span=span)
        if trailing and any(a.cue[0] == reading.tree.start[hit.first] for a in found):
            continue
        used.add(key)
        kind: StatementKind = hit.cue.kind if hit.cue.kind != "no_comment" else "report"
        return Attribution(
            kind,
            source,
            _cue_span(reading, hit),
            span,
            direct=True,
            certainty=hit.cue.certainty,
            citation=hit.cue.citation,
            path=reading.tree.path(hit.first),
            relay=hit.cue.frame == "relay",
        )
    speech = _speech_act(reading, trailing=trailing)
    if speech is not None:
        kind_, word, citation = speech
        used.add((reading.tree.segment.start, word))
        return Attribution(
            kind_,
            reading.resolve(reading.clauses.subject(word)) or reading.last_person(word),
            (reading.tree.start[word], reading.tree.end[word]),
            span,
            direct=True,
            citation=citation,
            path=reading.tree.path(word),
        )
    # "Trump: …", or a frame that is nothing but a name.
    tree = reading.tree
    if not trailing and tree.words and tree.words[-1] == ":" and reading.mentions:
        mention = reading.mentions[0]
        return Attribution(
            "report",
            reading.resolve_mention(mention),
            (tree.start[-1], tree.end[-1]),
            span,
            direct=True,
            citation=":",
            path="name and colon",
        )
    return None


def _speech_act(reading: Reading, *, trailing: bool) -> tuple[StatementKind, int, str] | None:
    """Find a speech-act predicate that frames a quotation ("…," kecam X)."""
    for candidate in reading.candidates:
        kind = candidate.entry.statement
        if kind is not None and candidate.light is None and (not trailing or candidate.word <= 4):
            return kind, candidate.word, candidate.entry.citation
    return None


def _opens(reading: Reading, hit: _Hit) -> bool:
    """Tell whether the cue of an opening frame leads up to the quotation: no further clause behind it."""
    return not any(reading.tree.pos[i] == "VERB" for i in range(hit.last + 3, len(reading.tree)))


def _clauses(
    reading: Reading, *, used: set[tuple[int, int]], found: Sequence[Attribution], text: str
) -> list[Attribution]:
    """Find the statements inside one segment."""
    result: list[Attribution] = []
    every = hits(reading)
    taken = {hit.first for hit in every}
    for hit in every:
        if (reading.tree.segment.start, hit.first) in used:
            continue
        statement = _statement(reading, hit, every, text=text)
        if statement is not None and not any(a.content == statement.content and a.cue == statement.cue for a in found):
            result.append(statement)
    for candidate in reading.candidates:
        kind = candidate.entry.statement
        key = (reading.tree.segment.start, candidate.word)
        if kind is None or candidate.word in taken or key in used:
            continue
        start = reading.complement(candidate.word)
        if start is None:
            continue
        content = content_after(reading, start, hits=[h.first for h in every if h.first > start], cue=candidate.word)
        if not has_substance(reading, content):
            continue
        source = reading.resolve(reading.clauses.subject(candidate.light_word or candidate.word))
        result.append(
            Attribution(
                kind,
                source,
                (reading.tree.start[candidate.first], reading.tree.end[candidate.last]),
                content,
                direct=text[content[0]] in "\"“",
                certainty=candidate.entry.content,
                citation=candidate.entry.citation,
                path=reading.tree.path(candidate.word),
            )
        )
    return result


def _statement(reading: Reading, hit: _Hit, every: Sequence[_Hit], *, text: str) -> Attribution | None:
    """Build the statement of one cue outside quotations, or None where it has no content."""
    tree = reading.tree
    frame = hit.cue.frame
    later = [h.first for h in every if h.first > hit.last and h.cue.frame not in ("noun", "state")]
    trailing = _trails(reading, hit)
    if frame == "noun" and hit.voice == "plain" and tree.dep[hit.first] in ("obj", "obl") and _light_cue(reading, hit, every):
        return None
    if trailing:
        content = content_before(reading, hit.first)
    elif frame == "according":
        content = _content_of_according(reading, hit, later)
    elif hit.voice == "passive" and frame not in ("sourceless", "as") and _subject_is_content(reading, hit):
        content = _phrase_before(reading, hit)
    else:
        start = reading.content_start(hit.last, addressee=frame == "tell" or frame == "say")
        content = content_after(reading, start, hits=later, cue=hit.first)
    if content is None or not has_substance(reading, content):
        return None
    if frame == "relay" and not trailing and hit.voice == "plain":
        pass
    return Attribution(
        hit.cue.kind,
        _source(reading, hit, trailing=trailing, span=content),
        _cue_span(reading, hit),
        content,
        direct=text[content[0]] in "\"“" and text[content[1] - 1] in "\"”",
        certainty=hit.cue.certainty,
        citation=hit.cue.citation,
        path=tree.path(hit.first),
        relay=frame == "relay",
    )


def _light_cue(reading: Reading, hit: _Hit, every: Sequence[_Hit]) -> bool:
    """Tell whether a noun cue is the object of another cue, which then speaks for both."""
    return any(other.last < hit.first <= other.last + 3 for other in every if other is not hit)


def _trails(reading: Reading, hit: _Hit) -> bool:
    """Tell whether a cue closes its sentence: "…, kata X", "…, ujarnya", "…, menurut X", "…, lapor AFP"."""
    tree = reading.tree
    if hit.first < 4:
        return False
    comma = any(tree.words[i] in (",", "-", "–", "—") for i in range(max(0, hit.first - 4), hit.first))
    if hit.cue.frame == "quote":
        return comma and tree.words[hit.first - 1] in (",", '"', "”", "-", "–") or (
            comma and hit.first + 1 >= len(tree) - 6
        )
    if hit.cue.frame in ("relay", "according"):
        if not comma:
            return False
        rest = [i for i in range(hit.last + 1, len(tree)) if tree.pos[i] in ("VERB", "AUX")]
        return not rest
    return False


def _content_of_according(reading: Reading, hit: _Hit, later: Sequence[int]) -> tuple[int, int] | None:
    """Read on behind the source: to the comma that closes the phrase, else to its last mention."""
    tree = reading.tree
    for index in range(hit.last + 1, min(len(tree), hit.last + 26)):
        if tree.words[index] == "," and not _inside_date(reading, index):
            return content_after(reading, index + 1, hits=later, cue=hit.first)
        if tree.pos[index] == "VERB" and index > hit.last + 2 and tree.lows[index] not in ("yang",):
            mention = reading.clauses.cover.get(index - 1)
            if mention is not None:
                return content_after(reading, mention.last + 1, hits=later, cue=hit.first)
    source = reading.clauses.cover.get(hit.last + 1)
    if source is not None:
        return content_after(reading, source.last + 1, hits=later, cue=hit.first)
    if tree.lows[hit.first].endswith("nya"):
        return content_after(reading, hit.last + 1, hits=later, cue=hit.first)
    return None


def _inside_date(reading: Reading, comma: int) -> bool:
    """Tell whether a comma stands before a date or name in apposition rather than behind the phrase."""
    tree = reading.tree
    following = tree.lows[comma + 1 : comma + 3]
    days = {"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"}
    if following and following[0] in days:
        return True
    after = reading.clauses.cover.get(comma + 1)
    return after is not None and after.person is not None and tree.words[after.last + 1 : after.last + 2] == [","]


def _subject_is_content(reading: Reading, hit: _Hit) -> bool:
    """Tell whether a passive cue has its content as subject: "hal itu disampaikan X"."""
    subject = reading.clauses.own_subject(hit.first)
    if subject is None or not _agent_behind(reading, hit):
        return False
    return not any(word in reading.language.grammar.that for word in reading.tree.lows[hit.last + 1 :])


def _phrase_before(reading: Reading, hit: _Hit) -> tuple[int, int] | None:
    subject = reading.clauses.own_subject(hit.first)
    if subject is None:
        return None
    phrase = [i for i in reading.tree.subtree(subject) if i < hit.first]
    return reading.tree.start[phrase[0]], reading.tree.end[phrase[-1]]


def _source(reading: Reading, hit: _Hit, *, trailing: bool, span: tuple[int, int]) -> list[Actor]:
    """Find who speaks: the subject of the cue, the name behind it, or whoever "-nya" refers to."""
    tree, clauses = reading.tree, reading.clauses
    frame = hit.cue.frame
    if frame == "sourceless" and not _agent_behind(reading, hit):
        return []
    if tree.lows[hit.first].endswith("nya") and frame in ("quote", "according", "say", "noun"):
        if reading.forms[hit.first][0] != hit.cue.citation.split()[0] or frame != "noun":
            return reading.last_person(hit.first)
    if frame in ("quote", "according", "relay"):
        near = _behind(reading, hit)
        if near or frame != "quote":
            return near
    if frame == "noun":
        return reading.resolve_all(clauses.owner(hit.first, last=hit.last))
    if hit.voice == "passive":
        agent = clauses.agent(hit.first)
        if agent is not None:
            return reading.resolve(agent)
        return []
    subject = clauses.subject(hit.first)
    actors = reading.resolve(subject)
    if actors or frame == "state":
        return actors
    if trailing:
        return _behind(reading, hit)
    if subject is None:
        return reading.last_person(hit.first)
    return []


def _behind(reading: Reading, hit: _Hit) -> list[Actor]:
    """Take the mention that follows a cue, with at most two plain words between."""
    tree = reading.tree
    for index in range(hit.last + 1, min(len(tree), hit.last + 5)):
        mention = reading.clauses.cover.get(index)
        if mention is not None:
            return reading.resolve_all(reading.clauses.groups.get(mention.first, [mention]))
        if tree.pos[index] in ("VERB", "SCONJ") or tree.words[index] in (".", ";"):
            break
        if tree.words[index] == "," and index > hit.last + 1:
            break
    return []


def _cue_span(reading: Reading, hit: _Hit) -> tuple[int, int]:
    """Return the cue's characters, with the "bahwa" that belongs to it."""
    tree = reading.tree
    last = hit.last
    if last + 1 < len(tree) and tree.lows[last + 1] == "bahwa":
        last += 1
    return tree.start[hit.first], tree.end[last]


def _without_needless_relays(found: list[Attribution], paragraph: Paragraph) -> list[Attribution]:
    """Drop a wire that is only where the text was read: a statement with another source covers it."""
    kept: list[Attribution] = []
    for statement in found:
        if statement.relay and any(
            other is not statement
            and not other.relay
            and _overlap(other.content, statement.content) > 0
            for other in found
        ):
            continue
        kept.append(statement)
    return kept


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _nest(found: Sequence[Attribution]) -> None:
    """Set for each statement the innermost one whose content holds it, cue and all."""
    for statement in found:
        holders = [
            other
            for other in found
            if other is not statement
            and other.length > statement.length
            and other.covers(*statement.content)
            and (other.covers(*statement.cue) or other.direct)
        ]
        statement.parent = min(holders, key=lambda a: a.length, default=None)


