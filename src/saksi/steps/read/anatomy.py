"""The anatomy of a page: which line is title, summary, caption, text, link, credit or furniture.

A digest that an archive added below the text is set aside first. Then stages, each of which only decides
what the stages before left open:

1. a line's own words (`page.yaml`): furniture, links, captions, bylines, credits;
2. lines that are only a date, and closings that stand alone: "(zap/yld)", "(VOA)";
3. the links that follow a lone "Baca Juga";
4. section and title: the first headline, and its repetitions;
5. the head, down to the lead: datelines that fill a line, bylines, the summary;
6. the tail, below the last paragraph: tags, links, a wire's name;
7. what is left is text; each of its lines is cut into the kinds that it mixes.
"""

import re
from dataclasses import dataclass, field

from saksi.model import Part, PartKind
from saksi.reference.outlets import outlet_by_name
from saksi.steps.read.closing import closing_of
from saksi.steps.read.dateline import Dateline, find_dateline, is_known_place
from saksi.steps.read.lines import Line, lines_of
from saksi.steps.read.phrases import Phrases, phrases
from saksi.steps.read.segments import Segment, segments_of
from saksi.steps.read.shapes import (
    is_headline,
    is_name,
    is_prose,
    is_short_headline,
    is_tag,
    is_titled,
    same_words,
    wire_names,
)
from saksi.steps.read.stamps import Stamp, stamp_of

__all__ = ["Anatomy", "anatomy_of"]

#: The head of a page ends with its lead; a lead stands within the first lines, or the page has none.
_HEAD = 40
#: A summary is no longer than this, and a page has no more of them.
_LONGEST_SUMMARY, _MOST_SUMMARIES = 450, 3
#: A lone "Baca Juga" is followed by no more links than this.
_MOST_LINKS = 3
#: A line of two words above so long a line is a headline, not a heading in a list.
_PARAGRAPH = 140
_DASH_LINE = re.compile(r"(?:,?\s*[\w.]*\.(?:com|id|co)\w*\s*)?[-–—]{1,3}", re.IGNORECASE)
#: So many paragraphs stand above a digest of them.
_TEXT_ABOVE = 3
#: Headlines of pages that are a film or picture open with its format.
_FORMATS = ("video", "foto", "infografis", "gambar", "[video", "[foto")
_SUFFIX = re.compile(r"\s+(?P<bar>[-|–—]\s+(?P<outlet>[\w. ]{3,30}))$")
_AROUND_NAMES = " -–—()[]."
_MARKDOWN = re.compile(r"#{1,6}\s+")


@dataclass(slots=True)
class _Item:
    """A line while its kind is being decided; None is text."""

    line: Line
    kind: PartKind | None
    stamp: Stamp | None = None
    credit: str | None = None


@dataclass(slots=True)
class Anatomy:
    """The parts of a page, and what they name."""

    parts: list[Part] = field(default_factory=list)
    datelines: list[Dateline] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    credit: str | None = None
    outlet: str | None = None


def anatomy_of(text: str, language: str, *, title: str | None = None, summary: str | None = None) -> Anatomy:
    r"""Find the parts of a text.

    Args:
        text: A page's text, exactly as captured.
        language: `id`, `ms` or `en`.
        title: The headline that the page's metadata names, if any.
        summary: The summary that they give, if any; a line with the same words is the summary.

    Example:
        >>> found = anatomy_of("Dua Menteri Bertemu di Wina\n\nKeduanya sepakat. (VOA)", "id")
        >>> [part.kind for part in found.parts]
        ['title', 'body', 'credit']
    """
    known = phrases(language)
    items = [_Item(line, known.kind_of(line.low, line.text)) for line in lines_of(text)]
    _find_digest(items, known)
    _find_signed(items)
    _find_stamps(items, known)
    _find_links(items, known)
    found = Anatomy()
    titles = _find_titles(items, known, title)
    _find_summary(items, summary)
    lead = _find_lead(items, known, titles)
    _find_tail(items)
    last = max((number for number, item in enumerate(items) if item.kind is None), default=None)
    for number, item in enumerate(items):
        _emit(item, known, found, opens=number == lead, closes=number == last)
        if item.stamp:
            found.stamps.append(item.stamp)
    return found


def _find_digest(items: list[_Item], known: Phrases) -> None:
    """Mark all of a digest added below the text, under a heading ("## Ringkasan") or told by its opening."""
    prose = [n for n, item in enumerate(items) if item.kind is None and is_prose(item.line.text)]
    for number in range(prose[_TEXT_ABOVE - 1] + 1 if len(prose) >= _TEXT_ABOVE else len(items), len(items)):
        line = items[number].line
        headed = _MARKDOWN.match(line.text) and line.low.strip(" #:") in known.digests
        if headed or known.opens_digest(line.low):
            for item in items[number:]:
                item.kind = "furniture"
            return


def _find_signed(items: list[_Item]) -> None:
    """Take a last paragraph that closes with "(Outlet.com/Name)" for text: captions stand higher up."""
    above = [item for item in items if item.kind in (None, "caption") and is_prose(item.line.text)]
    if len(above) <= _TEXT_ABOVE or above[-1].kind != "caption":
        return
    closing = closing_of(above[-1].line.text)
    if closing is not None and closing.start > 0 and closing.kind == "byline":
        above[-1].kind = None


def _find_stamps(items: list[_Item], known: Phrases) -> None:
    for item in items:
        if item.kind in (None, "byline", "furniture", "caption") and (stamp := stamp_of(item.line, known)):
            item.stamp = stamp
            if item.kind is None or stamp.alone:
                item.kind = "byline" if stamp.by else "dateline"
        if item.kind is None and item.line.text[0] in "([":
            closing = closing_of(item.line.text)
            if closing and closing.start == 0:
                item.kind, item.credit = closing.kind, closing.credit


def _find_links(items: list[_Item], known: Phrases) -> None:
    for number, item in enumerate(items):
        if item.kind != "related" or item.line.low.strip(" :-–>*") not in known.alone:
            continue
        for following in items[number + 1 : number + 1 + _MOST_LINKS]:
            if following.kind is not None or not is_headline(following.line.text):
                break
            if is_prose(following.line.text) and len(following.line.text) > 140:
                break
            following.kind = "related"


def _find_titles(items: list[_Item], known: Phrases, title: str | None) -> list[int]:
    """Mark the title wherever it stands, and the section above it; return where the titles are."""
    first = _first_title(items, known, title)
    if first is None:
        return []
    same = same_words(_bare_title(items[first].line.text))
    found = [
        n
        for n, item in enumerate(items)
        if item.kind is None and same_words(_bare_title(item.line.text)) == same
    ]
    for number in found:
        items[number].kind = "title"
    above = [item for item in items[:first] if item.kind is None]
    for item in above:
        if not is_prose(item.line.text):
            item.kind = "section" if is_tag(item.line.text) else "furniture"
    if not any(item.kind == "section" for item in items):
        for item in items[:first]:
            if item.line.low.strip(" #") in known.sections:
                item.kind = "section"
                break
    return found


def _bare_title(line: str) -> str:
    """Strip what pages put around a title: "# …" and "… - Kompas.com"."""
    line = _MARKDOWN.sub("", line, count=1) if line.startswith("#") else line
    match = _SUFFIX.search(line)
    return line[: match.start()] if match and _outlet_in(match["outlet"]) else line


def _outlet_in(words: str) -> str | None:
    """Find the outlet that words begin with: "Kompas.com Regional" names Kompas.com."""
    pieces = words.split()
    names = (" ".join(pieces[:count]) for count in range(len(pieces), 0, -1))
    return next((name for name in names if outlet_by_name(name)), None)


def _first_title(items: list[_Item], known: Phrases, title: str | None) -> int | None:
    if (
        items
        and items[0].kind in ("related", "caption")
        and items[0].line.low.startswith(_FORMATS)
        and len(items) > 1
    ):
        # "Video ..." on top of a page is its headline, further down a link.
        items[0].kind = None
    open_lines = [n for n, item in enumerate(items[:_HEAD]) if item.kind is None]
    if title:
        wanted = same_words(title)
        for number in open_lines:
            own = same_words(_bare_title(items[number].line.text))
            if own and (
                own == wanted
                or (len(own) > 25 and (own in wanted or wanted in own) and len(own) < 2 * len(wanted))
            ):
                return number
    for position, number in enumerate(open_lines):
        line = items[number].line.text
        after = [items[n].line.text for n in open_lines[position + 1 : position + 4]]
        bare = _bare_title(line)
        headline = is_headline(bare, first=position == 0)
        dateline = find_dateline(line, known.language)
        if (dateline and not (dateline.weak and headline)) or _is_place_of_dateline(items, number, known):
            return None
        if items[number].line.low in known.sections and any(map(is_headline, after)):
            continue
        if headline or same_words(bare) in map(same_words, after):
            return number
        if position == 0 and after and is_short_headline(bare) and len(after[0]) > _PARAGRAPH:
            return number
        if position == 0 and after and len(line) <= _PARAGRAPH and _leads(after[0], known):
            return number
        if is_prose(line) or position >= 4 or not any(map(is_headline, after)):
            return None
    return None


def _leads(line: str, known: Phrases) -> bool:
    dateline = find_dateline(line, known.language)
    return dateline is not None and not dateline.weak


def _is_place_of_dateline(items: list[_Item], number: int, known: Phrases) -> bool:
    """Tell whether a line holds the place of a dateline whose dash fills the next line."""
    line = items[number].line.text
    if (
        len(line) > 40
        or number + 1 >= len(items)
        or not (line.isupper() or is_known_place(line, known.language))
    ):
        return False
    return bool(_DASH_LINE.fullmatch(items[number + 1].line.text))


def _find_summary(items: list[_Item], summary: str | None) -> None:
    """Mark the first line where it repeats the summary that the metadata give."""
    wanted = same_words(summary or "")
    texts = [item for item in items[:_HEAD] if item.kind is None]
    if (
        wanted
        and len(texts) > 2
        and same_words(texts[0].line.text) == wanted
        and len(wanted) <= _LONGEST_SUMMARY
    ):
        texts[0].kind = "summary"


def _find_lead(items: list[_Item], known: Phrases, titles: list[int]) -> int:
    """Decide on the lines between title and lead; return the number of the line that opens the text."""
    begin = titles[0] + 1 if titles else 0
    opened = next(
        (n for n in range(begin, min(len(items), begin + _HEAD)) if _opens(items, n, known, begin=begin)),
        None,
    )
    if opened is not None and _is_place_of_dateline(items, opened, known):
        items[opened].kind = items[opened + 1].kind = "dateline"
        opened += 1
    candidates = [n for n in range(begin, len(items)) if items[n].kind is None]
    prose = [n for n in candidates if is_prose(items[n].line.text)]
    first = (prose or candidates or [len(items)])[0]
    lead = opened if opened is not None else first
    _find_names(items, begin, lead)
    if opened is None and titles and prose:
        lead = _lead_after_summary(items, prose)
    above = [n for n in range(begin, lead) if items[n].kind is None and titles]
    if len(above) <= _MOST_SUMMARIES and all(len(items[n].line.text) <= _LONGEST_SUMMARY for n in above):
        for number in above:
            items[number].kind = "summary"
    elif above:
        lead = above[0]
    return lead


def _opens(items: list[_Item], number: int, known: Phrases, *, begin: int) -> bool:
    if items[number].kind is not None:
        return False
    if _is_place_of_dateline(items, number, known):
        return True
    dateline = find_dateline(items[number].line.text, known.language)
    if dateline is None:
        return False
    # Below other text a paragraph may open with capitals and a dash of its own.
    return not dateline.weak or not any(item.kind is None for item in items[begin:number])


def _find_names(items: list[_Item], begin: int, lead: int) -> None:
    """Take a person's name beside a date line, or right above the lead, for the byline."""
    for number in range(begin, lead):
        item = items[number]
        if item.kind is not None or not is_name(item.line.text):
            continue
        beside = [items[n] for n in (number - 1, number + 1) if begin <= n < len(items)]
        if any(other.stamp or other.kind in ("byline", "dateline") for other in beside):
            item.kind = "byline"


def _lead_after_summary(items: list[_Item], prose: list[int]) -> int:
    """Find the lead of a text without dateline: below a byline or date line that parts it from a summary."""
    first = prose[0]
    for number in range(first + 1, min(first + 6, len(items))):
        if items[number].kind is None and is_prose(items[number].line.text):
            break
        if items[number].kind == "dateline" or (items[number].kind == "byline" and len(prose) > 1):
            return next((n for n in prose if n > number), first)
    return first


def _find_tail(items: list[_Item]) -> None:
    """Decide on the lines below the last paragraph."""
    text = [n for n, item in enumerate(items) if item.kind is None]
    last = max((n for n in text if is_prose(items[n].line.text)), default=None)
    if last is None:
        return
    below = [n for n in text if n > last]
    labelled = False
    for number in range(last + 1, len(items)):
        item = items[number]
        if item.kind is not None:
            labelled = True
            continue
        line = item.line.text
        if outlet_by_name(bare := line.strip(_AROUND_NAMES)):
            item.kind, item.credit = "credit", bare
        elif is_tag(line) and (
            labelled or (len(below) > 1 and all(is_tag(items[n].line.text) for n in below))
        ):
            item.kind = "furniture"
        elif is_name(line) and line.isupper():
            item.kind = "byline"
        elif is_headline(line) and (labelled or is_titled(line)):
            item.kind = "related"


def _emit(item: _Item, known: Phrases, found: Anatomy, *, opens: bool, closes: bool) -> None:
    line = item.line
    if item.kind == "title":
        _emit_title(line, found)
    elif item.kind not in (None, "summary"):
        found.parts.append(Part(item.kind, line.start, line.end))
        _note_outlet(line.text, item.kind, known, found)
        name = item.credit or (_credit(known.credit_name(line.text)) if item.kind == "credit" else None)
        found.credit = name or found.credit
    else:
        for segment in segments_of(line, known, opens=opens, closes=closes, kind=item.kind or "body"):
            _emit_segment(line, segment, known, found)


def _emit_title(line: Line, found: Anatomy) -> None:
    start = line.start
    if match := _MARKDOWN.match(line.text):
        found.parts.append(Part("furniture", start, start + len(match[0].rstrip())))
        start += match.end()
    match = _SUFFIX.search(line.text)
    outlet = _outlet_in(match["outlet"]) if match else None
    if match and outlet:
        found.parts.append(Part("title", start, line.start + match.start()))
        found.parts.append(Part("furniture", line.start + match.start("bar"), line.end))
        found.outlet = found.outlet or outlet
    else:
        found.parts.append(Part("title", start, line.end))


def _credit(name: str | None) -> str | None:
    """Keep a source that is an outlet: "Sumber: ..." names ministries and clubs as well."""
    return name if name is None or _outlet_in(name) else wire_names(name)


def _note_outlet(words: str, kind: PartKind, known: Phrases, found: Anatomy) -> None:
    if found.outlet is None and kind in ("furniture", "byline"):
        found.outlet = known.outlet_name(words)


def _emit_segment(line: Line, segment: Segment, known: Phrases, found: Anatomy) -> None:
    raw = line.text[segment.start : segment.end]
    if not raw.strip():
        return
    start = line.start + segment.start + len(raw) - len(raw.lstrip())
    found.parts.append(Part(segment.kind, start, start + len(raw.strip())))
    _note_outlet(raw, segment.kind, known, found)
    if segment.dateline:
        found.datelines.append(segment.dateline)
    found.credit = _credit(segment.credit) or found.credit
