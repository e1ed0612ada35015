"""The fields of an article that its parts give: outlet, section, dates, byline, credit."""

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from saksi.languages.dates import FoundDate, day_in_year, find_dates, find_days
from saksi.model import Part, PartKind
from saksi.reference.outlets import outlet_by_domain, outlet_by_name
from saksi.steps.read.anatomy import Anatomy
from saksi.steps.read.phrases import phrases

__all__ = ["byline_of", "dateline_of", "first_of", "not_before", "outlet_of"]

#: A date proves something wherever the page speaks itself; links and furniture speak of other pages.
_PROVING: frozenset[PartKind] = frozenset({"title", "summary", "byline", "dateline", "caption", "body"})
#: A day without its year is taken into the year of a full date beside which it lies this close.
_NEAR = timedelta(days=60)
#: How far before and after a date its clause is searched for words of the future.
_BEFORE, _AFTER = 160, 25
_CLAUSE = re.compile(r"[.!?;\"“”]\s|[\"”]")
_ROLE = re.compile(
    r"^\W*(?:(?:laporan wartawan|laporan kontributor|laporan|penulis|editor|reporter|pewarta|penerjemah|redaktur|jurnalis|wartawan|oleh|by|author"
    r"|written by)\b\W*)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_DASHES = " -–—―:,.*_|"


def first_of(text: str, parts: list[Part], kind: PartKind) -> str | None:
    """Give the text of the first part of a kind."""
    return next((text[part.start : part.end] for part in parts if part.kind == kind), None)


def dateline_of(text: str, found: Anatomy) -> str | None:
    """Give the dateline without its dash."""
    value = first_of(text, found.parts, "dateline")
    return value.strip(_DASHES) or None if value else None


def byline_of(text: str, parts: list[Part]) -> str | None:
    """Give the byline without its label and brackets."""
    for part in parts:
        if part.kind == "byline" and (bare := _ROLE.sub("", text[part.start : part.end]).strip(_DASHES + " ()[]")):
            return bare
    return None


def outlet_of(text: str, found: Anatomy, *, url: str | None) -> tuple[str, str] | None:
    """Tell the outlet and how it was found: the page's own words before its address.

    Returns:
        The name and the way it was found; None where nothing names an outlet.
    """
    for dateline in found.datelines:
        if dateline.outlet:
            return dateline.outlet.rstrip("."), "dateline"
        if dateline.agency and dateline.agency.lower().startswith("antara"):
            # Antara signs its own copy this way; elsewhere the name would be a credit.
            return dateline.agency, "dateline"
    if found.outlet:
        return found.outlet, "title"
    for stamp in found.stamps:
        if stamp.outlet:
            return stamp.outlet, "date line"
    host = urlsplit(url).hostname if url else None
    known = outlet_by_domain(host) if host else None
    return (known.name, "address") if known else None


def agency_of(found: Anatomy) -> str | None:
    """Give the agency in the dateline, which is the credit of copied text; Antara's own pages have it as outlet."""
    for dateline in found.datelines:
        if dateline.agency and (dateline.outlet or not dateline.agency.lower().startswith("antara")):
            return dateline.agency
    return None


def not_before(text: str, parts: list[Part], language: str, *, published: str | None) -> date | None:
    """Give the latest date that the page proves.

    Reporters write the day of the week beside the days they report from, so where there are such days no later date counts unless a
    caption holds it: later ones are plans. Plans, deadlines and dates after the day of publication prove nothing.
    """
    limit = date.fromisoformat(published[:10]) if published else None
    reported: list[date] = [limit] if limit else []
    captioned: list[date] = []
    others: list[date] = []
    stretches: list[str] = []
    for part in parts:
        if part.kind not in _PROVING:
            continue
        stretch = text[part.start : part.end]
        if not _DIGIT.search(stretch):
            continue
        stretches.append(stretch)
        for found in find_dates(stretch, language):
            if found.precision != "day" or not _is_past(stretch, found, language):
                continue
            pile = captioned if part.kind == "caption" else reported if found.weekday is not None else others
            pile.append(found.last)
    allowed = [day for day in (reported or others) + captioned if limit is None or day <= limit]
    if not allowed:
        return None
    latest = max(allowed)
    for stretch in stretches:
        latest = max([latest, *_days_near(stretch, language, latest, limit)])
    return latest


def _days_near(stretch: str, language: str, anchor: date, limit: date | None) -> list[date]:
    """Give the days without year their year, where they carry a day of the week that fits and lie close after a proven date."""
    found: list[date] = []
    for day in find_days(stretch, language):
        if day.weekday is None or not _is_past(stretch, FoundDate(day.start, day.end, anchor, anchor, "day"), language):
            continue
        candidates = [day_in_year(day, anchor.year), day_in_year(day, anchor.year + 1)]
        found += [c for c in candidates if c and anchor < c <= anchor + _NEAR and (limit is None or c <= limit)]
    return found


def _is_past(stretch: str, found: FoundDate, language: str) -> bool:
    known = phrases(language)
    before = stretch[max(0, found.start - _BEFORE) : found.start].lower()
    clauses = list(_CLAUSE.finditer(before))
    before = before[clauses[-1].end() :] if clauses else before
    said = list(known.saying.finditer(before))
    before = before[said[-1].end() :] if said else before
    after = stretch[found.end : found.end + _AFTER].lower()
    return not known.future.search(before) and not known.future_after.match(after.lstrip(" ,)"))


def credit_of(found: Anatomy) -> str | None:
    """Give the wire or broadcaster the text is taken from, by its known name where it is printed in lower case."""
    credit = found.credit or agency_of(found)
    if credit is None or not credit.islower():
        return credit
    known = outlet_by_name(credit)
    return known.name if known else credit
