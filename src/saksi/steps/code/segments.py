"""Segments: the stretches of text that are parsed one by one.

A line is cut into sentences, and quotations are cut out of the sentence that frames them: what is quoted is
parsed on its own, and so is the frame ("kata X"). The structure between the two needs no parser.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

#: A quotation is cut out from this many characters on; shorter ones are names, titles or scare quotes.
MIN_QUOTATION = 12

#: What a sentence goes on with has as many blanks, or it is a title; twice as many tell speech by themselves.
LEAST_BLANKS = 4

#: Returns the offset of the comma that opens the closing frame of a sentence.
FindFrame = Callable[[str, int, int], int | None]

_PAIRS = {"“": "”", "«": "»", "„": "”", "‟": "”"}
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Drs|Prof|Ir|No|Jl|Tn|Ny|St|Mr|Mrs|Ms|Sen|Gen|Lt|Col|Sgt|Rep|Gov|Maj|Capt|Cmdr|Adm|Brig|Cpl|Supt|Rev|Hon|Reps|Sens|Messrs|dll|dkk|dsb|dst|hlm|vs|a\.n|u\.p|"
    r"[A-Z]))\.$"
)
#: A quotation in single marks ends behind a stop or comma: an apostrophe looks like its closing mark.
_SINGLE = re.compile(r"‘[^“”\"]*?[.,!?…]’(?=\s|$)")
_STOP = re.compile(
    r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“«‘'(\[]*[\w@#$]|\s*$)"
    # Paragraphs that lost the blank between them: "…, kata menteri.Para demonstran …".
    r"|(?<=[a-zà-ÿ]{2}[a-zà-ÿ0-9)\]])[.!?]+(?=[\"“]?[A-Z][A-Za-zà-ÿ]+[\s,-])"
)

#: What stands between the halves of a quotation that goes on with a small letter.
_BROKEN = re.compile(r"\s[^\"“”.!?:;]{2,160},\s*[\"“]\s*[^\W\d_A-ZÀ-Þ]")

_PART = re.compile(_STOP.pattern + r"|;(?=\s)")
_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+")
_CAPITALS = re.compile(r"[A-Z]{2,4}\b")


@dataclass(frozen=True, slots=True)
class Stops:
    """Words of a language whose stop need not end a sentence, lower-case and without their last stop.

    Args:
        short: words cut short before a name or a number ("Sept. 11").
        clock: what stands behind an hour ("8 p.m. Thursday"); it ends a sentence unless a day or a time zone
            follows.
        days: words for days, by which a time goes on.
    """

    short: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    def go_on(self, text: str, stop: int) -> bool:
        """Tell whether a sentence goes on behind the stop at an offset."""
        before = text[max(0, stop - 12) : stop].lower()
        words = _WORD.findall(before)
        word = words[-1] if words and before[-1:].strip() else ""
        if word in self.short:
            return True
        if word not in self.clock:
            return False
        following = _WORD.match(text, _past_blanks(text, stop + 1))
        return following is not None and (
            following.group().lower().strip(".") in self.days or bool(_CAPITALS.match(following.group()))
        )


def _past_blanks(text: str, index: int) -> int:
    while index < len(text) and text[index].isspace():
        index += 1
    return index


NO_STOPS = Stops()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a line: offsets with its marks, and whether its closing mark was found.

    One that is not `direct` has no marks: it is what a frame that closes its sentence says, or the `turn` of
    whom a label names.
    """

    start: int
    end: int
    closed: bool = True
    direct: bool = True
    turn: bool = False


@dataclass(slots=True)
class Segment:
    """One stretch to be parsed, with offsets into the analysis text.

    Args:
        start: where it begins in the analysis text of the article.
        end: where it ends.
        line: number of the line, so that discourse can tell paragraphs apart.
        kind: title, summary or body.
        quotation: index into the line's quotations when the stretch is quoted.
        hole: what stands between two halves of one sentence, where its frame breaks a quotation.
    """

    start: int
    end: int
    line: int
    kind: str
    quotation: int | None = None
    paragraph: "Paragraph | None" = None
    hole: tuple[int, int] | None = None

    def words(self, text: str) -> str:
        """Return the stretch, with blanks for its hole so that every character keeps its place."""
        if self.hole is None:
            return text[self.start : self.end]
        first, last = self.hole
        return text[self.start : first] + " " * (last - first) + text[last : self.end]


@dataclass(slots=True)
class Paragraph:
    """One read part of the page, cut into segments, with its quotations in order."""

    start: int
    end: int
    line: int
    kind: str
    quotations: list[Quotation] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Find the quotations between two offsets: long enough, and set off as speech.

    A mark that never closes opens a quotation only at the head of the line; it then runs to the end, as
    papers do with quotations of several paragraphs.
    """
    found: list[Quotation] = []
    position = start
    while position < end:
        char = text[position]
        if char == "‘":
            single = _SINGLE.match(text, position, end)
            if single is not None and _is_speech(text, start, position, single.end() - 1, end):
                found.append(Quotation(position, single.end()))
                position = single.end()
                continue
        if char == '"' or char in _PAIRS or (char == "”" and _opens(text, start, position, end)):
            closing = "”" if char == "”" else _PAIRS.get(char, '"')
            close = text.find(closing, position + 1, end)
            if close < 0 and closing != '"':
                close = text.find('"', position + 1, end)
            while closing == '"' and (further := _opens_anew(text, close, end)) > 0:
                close = further
            if close < 0:
                if position == start and end - start >= MIN_QUOTATION:
                    found.append(Quotation(position, end, closed=False))
                break
            goes_on = bool(found) and _breaks(text, found[-1].end - 1, close + 1)
            if goes_on or _is_speech(text, start, position, close, end):
                found.append(Quotation(position, close + 1))
            position = close + 1
            continue
        position += 1
    return found


def _opens_anew(text: str, mark: int, line_end: int) -> int:
    """Return where a quotation closes that goes on with a sentence of its own mark, -1 where it does not.

    Pages that join paragraphs print "A. "B. "C," for one quotation of three.
    """
    if mark < 2 or not text[mark - 1].isspace() or text[mark - 2] not in ".!?":
        return -1
    return text.find('"', mark + 1, line_end) if text[mark + 1 : mark + 2].isupper() else -1


def _opens(text: str, line_start: int, position: int, line_end: int) -> bool:
    """Tell whether a closing mark stands where an opening one should, as some papers print it."""
    before = text[position - 1] if position > line_start else " "
    after = text[position + 1] if position + 1 < line_end else " "
    return before.isspace() and not after.isspace()


def _is_speech(text: str, line_start: int, opening: int, closing: int, line_end: int) -> bool:
    """Tell a quotation from a quoted name, title or word."""
    inner = text[opening + 1 : closing].strip()
    if len(inner) < MIN_QUOTATION or inner.count(" ") < 2:
        return inner[:1].isupper() and (
            _breaks(text, closing, line_end) or _answers(text, line_start, opening, closing, line_end)
        )
    before = text[line_start:opening].rstrip()
    after = text[closing + 1 : line_end].lstrip()
    if not before or before[-1] in ".!?:…":
        # At the head of a sentence: speech, unless the sentence simply goes on with a quoted name.
        return bool(inner[-1] in ".,!?…" or not after or after[0] in ",.–-" or after[0].islower())
    if before[-1] == ",":
        return inner[:1].isupper() or inner[-1] in ".,!?"
    if not inner[:1].isupper() or inner.count(" ") < LEAST_BLANKS:
        return False
    return inner[-1] in ".!?," or inner.count(" ") > 2 * LEAST_BLANKS


def _answers(text: str, line_start: int, opening: int, closing: int, line_end: int) -> bool:
    """Tell whether a few words at the head of a sentence are speech with a frame: '"I do," X said'."""
    before, after = text[line_start:opening].rstrip(), text[closing + 1 : line_end].lstrip()
    heads = not before or before[-1] in '.!?:…”"'
    inner = text[opening + 1 : closing].strip()
    heads = heads and closing + 1 - opening >= MIN_QUOTATION
    return heads and " " in inner and inner[-1] in ",!?" and after[:1].islower()


def _breaks(text: str, closing: int, line_end: int) -> bool:
    """Tell whether a frame breaks a quotation, which goes on behind it: '"We will," X said, "keep …"'."""
    return text[closing - 1] == "," and _BROKEN.match(text, closing + 1, line_end) is not None


def split_sentences(
    text: str, start: int, end: int, *, parts: bool = False, stops: Stops = NO_STOPS
) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences between two offsets, without surrounding blanks.

    Args:
        text: the analysis text.
        start: where to begin.
        end: where to end.
        parts: whether a semicolon ends a sentence too.
        stops: the words of the language whose stop need not end a sentence.
    """
    head = start
    for match in (_PART if parts else _STOP).finditer(text, start, end):
        mark = match.group()
        abbreviated = mark[0] == "." and _ABBREVIATION.search(
            text, max(head, match.start() - 6), match.start() + 1
        )
        # "Ann Lee (D-Wis.) said": no sentence begins with a small letter.
        closed = mark.rstrip(")]") in (".", "…", "...")
        following = text[_past_blanks(text, match.end()) :][:1]
        goes_on = closed and (following.islower() or (mark == "." and stops.go_on(text, match.start())))
        if abbreviated or (match.end() < end and goes_on):
            continue
        yield from _trimmed(text, head, match.end())
        head = match.end()
    yield from _trimmed(text, head, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and any(char.isalnum() for char in text[start:end]):
        yield start, end


def cut(
    text: str,
    start: int,
    end: int,
    *,
    line: int,
    kind: str,
    frame: FindFrame | None = None,
    stops: Stops = NO_STOPS,
    turn: int | None = None,
) -> Paragraph:
    """Cut one part into segments, quotations apart from their frames.

    Args:
        text: the analysis text.
        start: where the part begins.
        end: where it ends.
        line: number of its line.
        kind: title, summary or body.
        frame: finds where the frame that closes a sentence opens, if the language has such frames.
        stops: the words of the language whose stop need not end a sentence.
        turn: where what is said begins, if a label names who says the whole part.
    """
    quotations = find_quotations(text, start, end)
    if turn is not None:
        quotations = [Quotation(turn, end, direct=False, turn=True)]
    elif frame is not None:
        quotations += _indirect(text, start, end, quotations, frame, stops)
        quotations.sort(key=lambda quotation: quotation.start)
    paragraph = Paragraph(start, end, line, kind, quotations)
    ways = _Ways(parts=frame is not None, stops=stops)
    position = start
    for index, quotation in enumerate(paragraph.quotations):
        _add(paragraph, text, position, quotation.start, None, ways)
        mark = int(quotation.direct)
        inner_end = quotation.end - mark if quotation.closed else quotation.end
        _add(paragraph, text, quotation.start + mark, inner_end, index, ways)
        position = quotation.end
    _add(paragraph, text, position, end, None, ways)
    _join_halves(paragraph, text)
    return paragraph


def _join_halves(paragraph: Paragraph, text: str) -> None:
    """Make one stretch of the halves of a quoted sentence that its frame breaks."""
    for index, quotation in enumerate(paragraph.quotations[:-1]):
        both = (quotation, paragraph.quotations[index + 1])
        if not all(q.direct and q.closed for q in both):
            continue
        if not _breaks(text, quotation.end - 1, paragraph.end):
            continue
        left = next((s for s in reversed(paragraph.segments) if s.quotation == index), None)
        right = next((s for s in paragraph.segments if s.quotation == index + 1), None)
        if left is not None and right is not None and left.hole is None:
            # The comma before the closing mark is the frame's.
            left.hole, left.end = (left.end - 1, right.start), right.end
            paragraph.segments.remove(right)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How a line is cut into sentences."""

    parts: bool
    stops: Stops


def _indirect(
    text: str, start: int, end: int, quotations: Sequence[Quotation], frame: FindFrame, stops: Stops
) -> list[Quotation]:
    """Find what is said without marks, in the sentences that hold no quotation."""
    found: list[Quotation] = []
    for first, last in split_sentences(text, start, end, parts=True, stops=stops):
        if any(q.start < last and first < q.end for q in quotations):
            continue
        comma = frame(text, first, last)
        if comma is not None:
            found.append(Quotation(first, comma, direct=False))
    return found


def _add(paragraph: Paragraph, text: str, start: int, end: int, quotation: int | None, ways: "_Ways") -> None:
    for first, last in split_sentences(text, start, end, parts=ways.parts, stops=ways.stops):
        paragraph.segments.append(Segment(first, last, paragraph.line, paragraph.kind, quotation, paragraph))


def frame_after(paragraph: Paragraph, quotation: int) -> Segment | None:
    """Return the frame that closes a quotation: the unquoted segment that begins right behind it."""
    end = paragraph.quotations[quotation].end
    limit = _next_start(paragraph.quotations, quotation, paragraph.end)
    return next((s for s in paragraph.segments if s.quotation is None and end <= s.start < limit), None)


def opens_next(paragraph: Paragraph, quotation: int, frame: Segment, text: str) -> bool:
    """Tell whether a frame behind a finished quotation rather leads up to the next: '"…." X said, "…"'."""
    this = paragraph.quotations[quotation]
    following = paragraph.quotations[quotation + 1 : quotation + 2]
    if not following or not this.direct or not this.closed:
        return False
    between = text[frame.end : following[0].start].strip()
    leads = not between and text[frame.end - 1] in ",:"
    gap = text[this.end : frame.start]
    return leads and ("." in gap or text[this.end - 2] == ".")


def ends_sentence(quotation: Quotation, frame: Segment, text: str) -> bool:
    """Tell whether a quotation ends a sentence of its own, so that what follows does not frame it."""
    if not (quotation.direct and quotation.closed):
        return False
    stopped = text[quotation.end - 2] == "." or text[quotation.end : quotation.end + 1] == "."
    return stopped and text[frame.start].isupper()


def goes_on(paragraph: Paragraph, quotation: int, text: str) -> bool:
    """Tell whether a quotation is the second half of one that its frame breaks: '"We will," X said, "…"'."""
    if not quotation:
        return False
    before = paragraph.quotations[quotation - 1]
    return _breaks(text, before.end - 1, paragraph.quotations[quotation].end)


def leads_to(paragraph: Paragraph, quotation: int, text: str) -> bool:
    """Tell whether a frame runs right into a quotation: 'X said, "…"', 'X said: "…"'."""
    frame = frame_before(paragraph, quotation)
    start = paragraph.quotations[quotation].start
    return frame is not None and text[frame.end - 1] in ",:" and not text[frame.end : start].strip()


def frame_before(paragraph: Paragraph, quotation: int) -> Segment | None:
    """Return the frame that opens a quotation: the unquoted segment that ends right before it."""
    start = paragraph.quotations[quotation].start
    floor = paragraph.quotations[quotation - 1].end if quotation else paragraph.start
    before = [s for s in paragraph.segments if s.quotation is None and floor <= s.start and s.end <= start]
    return before[-1] if before else None


def _next_start(quotations: Sequence[Quotation], index: int, end: int) -> int:
    return quotations[index + 1].start if index + 1 < len(quotations) else end
