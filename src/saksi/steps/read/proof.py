"""The latest date that a page itself proves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.languages.dates import FoundDate, day_in_year, find_dates, find_days
from saksi.model import Part, PartKind
from saksi.steps.read.phrases import phrases

__all__ = ["not_before"]

#: A date proves something wherever the page speaks itself; links and furniture speak of other pages.
_PROVING: frozenset[PartKind] = frozenset({"title", "summary", "byline", "dateline", "caption", "body"})
#: A day without its year is taken into the year of a full date beside which it lies this close.
_NEAR = timedelta(days=60)
#: How far before and after a date its clause is searched for words of the future.
_BEFORE, _AFTER = 160, 25
_CLAUSE = re.compile(r"[.!?;\"“”]\s|[\"”]")
_DIGIT = re.compile(r"\d")


def not_before(text: str, parts: list[Part], language: str, *, published: str | None) -> date | None:
    """Give the latest date that the page proves.

    Reporters write the day of the week beside the days they report from, so where there are such days no
    later date counts unless a caption holds it: later ones are plans. Plans, deadlines and dates after the
    day of publication prove nothing.
    """
    limit = date.fromisoformat(published[:10]) if published else None
    reported: list[date] = [limit] if limit else []
    captioned: list[date] = []
    others: list[date] = []
    for shown in dates_shown(text, parts, language):
        if shown.past:
            pile = captioned if shown.kind == "caption" else reported if shown.sure else others
            pile.append(shown.found.last)
    allowed = [day for day in (reported or others) + captioned if limit is None or day <= limit]
    if not allowed:
        return None
    latest = max(allowed)
    for part in _dated(parts, text):
        stretch = text[part.start : part.end]
        latest = max([latest, *_days_near(stretch, language, latest, limit)])
    return latest


@dataclass(frozen=True, slots=True)
class Shown:
    """A full date that a page shows, and what it may prove.

    Args:
        found: the date, by offsets of its part.
        start: where it begins in the text of the page.
        kind: what part holds it.
        sure: whether the day of the week stands beside it, and the calendar agrees.
        past: whether it is told as past; no plan and no deadline proves anything.
    """

    found: FoundDate
    start: int
    kind: PartKind
    sure: bool
    past: bool


def dates_shown(text: str, parts: list[Part], language: str) -> Iterator[Shown]:
    """Yield the full dates of the parts that may prove one, in order."""
    for part in _dated(parts, text):
        stretch = text[part.start : part.end]
        for found in find_dates(stretch, language):
            if found.precision == "day":
                # A day of the week that the calendar denies is a slip of the pen, most often in the year.
                sure = found.weekday == found.last.weekday()
                past = _is_past(stretch, found, language)
                yield Shown(found, part.start + found.start, part.kind, sure, past)


def _dated(parts: list[Part], text: str) -> Iterator[Part]:
    """Yield the parts that may prove a date."""
    return (p for p in parts if p.kind in _PROVING and _DIGIT.search(text, p.start, p.end))


def _days_near(stretch: str, language: str, anchor: date, limit: date | None) -> list[date]:
    """Give days without year their year, where their day of the week fits and they follow a proven date."""
    found: list[date] = []
    for day in find_days(stretch, language):
        if day.weekday is None or not _is_past(
            stretch, FoundDate(day.start, day.end, anchor, anchor, "day"), language
        ):
            continue
        candidates = [day_in_year(day, anchor.year), day_in_year(day, anchor.year + 1)]
        found += [
            c for c in candidates if c and anchor < c <= anchor + _NEAR and (limit is None or c <= limit)
        ]
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
