"""Find the dateline that opens a lead: "Liputan6.com, Moskow -", "Jakarta (ANTARA) -", "LONDON -".

Each shape asks for something that ordinary sentences lack: an outlet's domain or known name, an agency in
parentheses, a place in capitals, or a known place, and a dash or colon after it.
"""

import re
from dataclasses import dataclass
from functools import cache

from saksi.reference.states import states
from saksi.steps.read.phrases import phrases

__all__ = ["Dateline", "find_dateline", "find_dateline_inside", "is_known_place"]

#: A dateline ends within this many characters of its line.
_REACH = 120
_DASH = r"(?:-{1,3}(?!\d)|–|—|―|−|‒)"
_DOMAIN = (
    r"[A-Za-z0-9][\w-]{1,30}\.(?:com\.my|co\.id|or\.id|go\.id|web\.id|com|COM|id|ID|Id|CO\.ID|co|CO|Com|net|NET|news|NEWS|tv|TV|my|MY|org|ORG|sg|asia)"
    r"(?![a-z0-9])"
)
_WORD = r"[A-Z][\w.'’]*(?:-[A-Z][a-z]+)?"
_PLACE = rf"{_WORD}(?:\s{_WORD}){{0,3}}(?:,\s?{_WORD}(?:\s{_WORD}){{0,2}})?"
_CAPITALS = (
    r"(?=(?:[ .'’-]{0,2}[A-Z]){4})[A-Z][A-Z.'’]+(?:[\s-][A-Z][A-Z.'’]*){0,3}"
    r"(?:\s?/\s?[A-Z]{3,}(?:\s[A-Z]{3,})?)?"
)
_DATE = (
    r"(?:,?\s*\(?\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?|\.?\s[A-Z][a-z]{2,9}\.?)(?:,?\s\d{4})?\)?"
    r"|,?\s*[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?)"
)
_MARKS = r"[*_]{0,4}"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline in a line: where it starts and ends there, the outlet and agency that it names, as written.

    `weak` tells that it may open a headline as well: a place with a colon, or capitals that are no known
    place.
    """

    start: int
    end: int
    outlet: str | None = None
    agency: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Shapes:
    opening: tuple[re.Pattern[str], ...]
    inside: tuple[re.Pattern[str], ...]


@cache
def _folded_places(language: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in _place_names(language))


@cache
def _known_places(language: str) -> str:
    return "|".join(re.escape(name) for name in sorted(_place_names(language), key=len, reverse=True))


@cache
def _place_names(language: str) -> frozenset[str]:
    names = set(phrases(language).places)
    for state in states():
        # Names of states open headlines ("Israel: ..."), those of cities open leads.
        names |= {state.capital_id, state.capital_en}
    return frozenset(names - {""})


@cache
def _shapes(language: str) -> _Shapes:
    known = phrases(language)
    names = "|".join(re.escape(name) for name in sorted(known.outlets, key=len, reverse=True))
    outlet = rf"(?P<outlet>{_DOMAIN}|(?:{names})(?!\w))"
    agencies = "|".join(re.escape(name) for name in sorted(known.agencies, key=len, reverse=True))
    agency = rf"\(\s?(?P<agency>(?i:{agencies}))(?:\s?[/,&-][^()]{{0,40}}|\s\w+)?\s?\)"
    places = _known_places(language)
    shapes = (
        rf"{outlet}\s*{_DASH}\s*{_CAPITALS}\s*(?:\.|{_DASH}|:)",
        rf"{outlet}{_MARKS}(?:\s*[,|:/]\s*(?:{_PLACE}|{_CAPITALS})|\s+{_CAPITALS})?{_DATE}?\s*,?{_MARKS}\s*{_DASH}",
        rf"(?:{_PLACE}|{_CAPITALS}){_DATE}?\s*[,|]\s*{outlet}{_MARKS}\s*(?:{_DASH}|[:|]|\.(?=\s))",
        rf"(?:{_PLACE}|{_CAPITALS})?{_DATE}?\s*,?\s*{_DASH}?\s*{agency}{_MARKS}\s*(?:{_DASH}|:)",
        rf"{_CAPITALS}(?:,\s?{_WORD}(?:\s{_WORD}){{0,2}})?{_DATE}?{_MARKS}(?:\s{_DASH}|\s*(?:--|–|—)|-(?=[\s*_]))",
        # Without a space around it a hyphen may belong to a name ("FABER-Castell"), unless a known place
        # stands before it.
        rf"(?i:{places})(?:,\s?(?i:{places}))?-(?=[A-Z\"“])(?<=[A-Z]-)",
        rf"(?:{places})(?:,\s?(?:{places}))?{_DATE}?\s*(?:\s{_DASH}|{_DASH}{{1,2}}(?=\s))(?=\s*[A-Z0-9\"“'‘(])",
        rf"(?i:{places})(?:,\s?(?i:{places}))?{_DATE}?\s?:(?=\s*[A-Z\"“'‘(])",
        # Scrapers lose the dash, and some outlets print none.
        rf"{outlet},\s*(?:{places})(?=[A-Z\"“‘])",
        r"(?P<outlet>[A-Z0-9]{3,}\.(?:CO\.ID|COM|CO|ID|NET))(?:,\s*|\s+)(?=[A-Z\"“‘])",
    )
    inside = (
        rf"(?<![\w.])(?P<outlet>[A-Z][A-Z-]{{4,30}}\.(?:CO\.ID|COM|CO\.|CO|ID|NET))(?:\s*[,|.]?\s*{_CAPITALS})?\s*{_DASH}",
        rf"(?<=[\w.\"”?!]\s){_WORD}(?:\s{_WORD}){{0,2}}\s{agency}\s*{_DASH}",
    )
    return _Shapes(
        tuple(re.compile(rf"{_MARKS}{shape}{_MARKS}") for shape in shapes),
        tuple(re.compile(shape) for shape in inside),
    )


def find_dateline(line: str, language: str) -> Dateline | None:
    """Find the dateline at the start of a line; None where there is none.

    Example:
        >>> find_dateline("Liputan6.com, Moskow - Rusia mengecam rencana itu.", "id").outlet
        'Liputan6.com'
    """
    # Most lines open with lower case, a quotation mark or have no dash or colon near: they cost one look.
    head = line[:_REACH]
    if not head or head[0] in "\"“'‘" or head[0].islower():
        return _domain_first(head, language)
    for shape in _shapes(language).opening:
        if match := shape.match(head):
            return _dateline(match, language)
    return None


def _domain_first(head: str, language: str) -> Dateline | None:
    """Read the few datelines that open in lower case: "posmetro.co – Jakarta", "jpnn.com, JAKARTA -"."""
    if not re.match(_DOMAIN, head):
        return None
    match = _shapes(language).opening[1].match(head)
    return _dateline(match, language) if match else None


def find_dateline_inside(line: str, language: str, *, reach: int = 700) -> Dateline | None:
    """Find a dateline that stands after a pulled quotation or byline in a capture without line breaks."""
    for shape in _shapes(language).inside:
        if match := shape.search(line[:reach]):
            return _dateline(match, language)
    return None


def _dateline(match: re.Match[str], language: str) -> Dateline:
    groups = match.groupdict()
    outlet, agency = groups.get("outlet"), groups.get("agency")
    weak = False
    if not outlet and not agency:
        place = re.split(r"[,:]|\s?[-–—]", match[0].strip("*_ "), maxsplit=1)[0]
        weak = match[0].rstrip().endswith(":") or not is_known_place(place, language)
    return Dateline(match.start(), match.start() + len(match[0].rstrip()), outlet, agency, weak)


def is_known_place(name: str, language: str) -> bool:
    """Tell whether a name is that of a city that datelines know, in any case.

    Example:
        >>> is_known_place("TEL AVIV", "id")
        True
    """
    return name.casefold() in _folded_places(language)
