"""Cut one line of text into the stretches of different kind that it mixes."""

import re
from dataclasses import dataclass
from itertools import pairwise

from saksi.model import PartKind
from saksi.steps.read.closing import closing_of
from saksi.steps.read.dateline import Dateline, find_dateline, find_dateline_inside
from saksi.steps.read.lines import Line
from saksi.steps.read.phrases import Marker, Phrases

__all__ = ["Segment", "segments_of"]

#: A name after "Editor:" and the like is no longer than this.
_LONGEST_NAME = 90
#: What closes a page stands within this many characters of the end of its line.
_CLOSING_REACH = 900
#: A text goes on for so long behind a caption inside it: "— Bernama" nearer to its end is a credit.
_TEXT_BEHIND_CAPTION = 300
#: Words: a shorter stretch is no headline yet, and so many capitals at its start make it one in title case.
_SHORTEST_HEADLINE, _TITLE_CASE = 4, 5
#: Characters: links inside a text are longer than the one and shorter than the other.
_SHORTEST_LINK, _LONGEST_LINK = 45, 150
#: Words that headlines write in lower case.
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "vs"}
    | {"agar", "akan", "atas", "atau", "bagi", "dalam", "dan", "dari", "demi", "dengan", "di", "gegara"}
    | {"hingga", "ini", "itu", "jadi", "karena", "ke", "kepada", "lewat", "oleh", "pada", "para", "per"}
    | {"saat", "sang", "sebagai", "si", "soal", "tak", "tapi", "tentang", "terhadap", "untuk", "usai", "yang"}
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line, in its offsets, and what it is; `dateline` and `credit` hold what it names."""

    start: int
    end: int
    kind: PartKind
    dateline: Dateline | None = None
    credit: str | None = None


def segments_of(
    line: Line, known: Phrases, *, opens: bool, closes: bool, kind: PartKind = "body"
) -> list[Segment]:
    """Cut a line of text.

    Args:
        line: A line whose words do not make it of one kind as a whole.
        known: The phrases of the page's language.
        opens: The line may open the text, so a dateline may open the line.
        closes: The line may close the text, so a credit or byline may close the line.
        kind: What the line is. A summary may open with a dateline and is not cut otherwise.
    """
    if kind == "summary":
        dateline = find_dateline(line.text, known.language)
        if dateline is None or dateline.weak:
            return [Segment(0, len(line.text), kind)]
        return [
            Segment(0, dateline.end, "dateline", dateline),
            Segment(dateline.end, len(line.text), kind),
        ]
    found = _opening(line, known) if opens else []
    at = found[-1].end if found else 0
    found += _marked(line, known, at)
    if not found or found[-1].end < len(line.text):
        start = found[-1].end if found else 0
        found.append(Segment(start, len(line.text), "body"))
    if not closes:
        return found
    # The text may go on before links and bylines in the same line: what closes it stands before these.
    last = max((number for number, item in enumerate(found) if item.kind == "body"), default=None)
    if last is not None and all(item.kind != "body" for item in found[last + 1 :]):
        found[last : last + 1] = _closed(line.text, found[last])
    return found


def _opening(line: Line, known: Phrases) -> list[Segment]:
    if dateline := find_dateline(line.text, known.language):
        return [Segment(0, dateline.end, "dateline", dateline)]
    first: PartKind | None = None
    if any(
        kind == "byline" and line.low.startswith(phrase)
        for phrase, kind in known.starts.get(line.low[:2], ())
    ):
        first = "byline"
    elif "(antara" in line.low[:700]:
        first = "summary"
    if first and (dateline := find_dateline_inside(line.text, known.language)):
        return [
            Segment(0, dateline.start, first),
            Segment(dateline.start, dateline.end, "dateline", dateline),
        ]
    return []


def _marked(line: Line, known: Phrases, at: int) -> list[Segment]:
    """Cut out links, furniture and bylines inside a line, from `at` on."""
    markers = [marker for marker in known.markers(line.low) if marker.start >= at]
    markers = sorted([*markers, *_captions(line, known, at)], key=lambda marker: marker.start)
    found: list[Segment] = []
    for number, marker in enumerate(markers):
        if marker.start < at:
            continue
        following = markers[number + 1].start if number + 1 < len(markers) else len(line.text)
        end = _end_of(
            line, known, marker, following, closing=any(item.kind in ("related", "byline") for item in found)
        )
        if end is None:
            continue
        if line.text[at : marker.start].strip():
            found.append(Segment(at, marker.start, "body"))
        credit = line.text[marker.end : end].strip(" .") if marker.kind == "credit" else None
        found.append(Segment(marker.start, end, marker.kind, credit=credit))
        at = end
    return found


def _captions(line: Line, known: Phrases, at: int) -> list[Marker]:
    """Find captions that lost markup laid into a line of running text, well before its end."""
    if known.inlaid is None or len(line.text) < _TEXT_BEHIND_CAPTION:
        return []
    found = known.inlaid.finditer(line.text, at, len(line.text) - _TEXT_BEHIND_CAPTION)
    return [Marker("caption", match.start("all"), match.end("all"), closed=True) for match in found]


def _end_of(line: Line, known: Phrases, marker: Marker, following: int, *, closing: bool) -> int | None:
    """Tell where the stretch that a marker opens ends; None where the words are part of the text."""
    length = len(line.text)
    if marker.closed:
        return marker.end
    if marker.kind == "related":
        return _end_of_headline(line.text, marker.end, following, known.openers)
    if length - marker.start > _CLOSING_REACH:
        return None
    if marker.kind == "furniture":
        is_label = line.text[marker.start] != " " or line.text[marker.start + 1].isupper()
        return length if is_label and (closing or length - marker.start < 400) else None
    return following if following - marker.end <= _LONGEST_NAME else None


def _end_of_headline(text: str, start: int, limit: int, openers: frozenset[str]) -> int:
    """Find where a headline inside running text ends.

    A headline in title case ends before the sentence whose words are not; one in sentence case before a word
    that opens sentences.
    """
    words = list(_WORD.finditer(text, start, limit))
    sentence, titled, plain = start, 0, False
    for number, match in enumerate(words):
        word = match[0].strip("\"'“”‘’()[],:;-–—.!?…")
        if not word:
            continue
        if word[0].isupper():
            if number >= _SHORTEST_HEADLINE and word.lower() in openers:
                return match.start()
            sentence, titled = match.start(), titled + 1
        elif word[0].islower() and word not in _SMALL:
            if titled >= _TITLE_CASE and not plain:
                return sentence
            plain = True
        if match[0].endswith(".") and len(word) > 3 and number >= _SHORTEST_HEADLINE:
            return match.end()
    return limit if limit - start <= _LONGEST_LINK else _next_sentence(words, start) or limit


def _next_sentence(words: list[re.Match[str]], start: int) -> int | None:
    """Guess where text goes on after a headline in sentence case: a capital before a word without one."""
    for match, following in pairwise(words):
        far = match.start() - start >= _SHORTEST_LINK
        if far and match[0][0].isupper() and following[0][0].islower():
            return match.start()
    return None


def _closed(text: str, segment: Segment) -> list[Segment]:
    stretch = text[segment.start : segment.end].rstrip()
    closing = closing_of(stretch)
    if closing is None:
        return [segment]
    at = segment.start + closing.start
    tail = Segment(at, segment.end, closing.kind, credit=closing.credit)
    return [Segment(segment.start, at, "body"), tail] if text[segment.start : at].strip() else [tail]
