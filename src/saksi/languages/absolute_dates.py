"""Dates that say what they need: with their year, or a day and month whose year is asked for elsewhere."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from saksi.languages.calendar import MONTHS, WEEKDAYS, alternatives

__all__ = ["DayOfYear", "FoundDate", "Precision", "day_in_year", "find_dates", "find_days"]

Precision = Literal["day", "month", "year"]

#: Years outside this window are figures, not years.
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text.

    `first` and `last` are its first and last day, both inclusive; they differ for ranges, months and years.
    `weekday` is the day of the week written beside it, Monday is 0, None where there is none: reporters write
    it beside the days they report from.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day and month in a text without a year, such as "(17/6)" or "October 6"."""

    start: int
    end: int
    month: int
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class _Grammar:
    numeric: re.Pattern[str]
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    month: re.Pattern[str]
    short_numeric: re.Pattern[str]
    short_day_first: re.Pattern[str]
    short_month_first: re.Pattern[str]


# Scraped links lose their spaces ("pada13 Juni 2025Turnamen"), so a neighbouring letter does not rule a
# number out.
_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d|-\d)")
_FOUR_DIGITS = re.compile(r"\d{4}")
_YEAR = re.compile(
    r"\b(?:tahun|sejak|pada|in|since|year|during)\s+(?P<y>(?:19|20)\d\d)(?![\d/.,-]\d|\d)", re.I
)
_TO = r"\s*(?:-|–|—|s/d|s\.d\.|hingga|sampai|sehingga|dan|to|and|until)\s*"
_ORDINAL = r"(?:st|nd|rd|th)?"


@cache
def _grammar(language: str) -> _Grammar:
    months = rf"(?:{alternatives(MONTHS[language])})"
    weekday = rf"(?:(?P<w>{alternatives(WEEKDAYS[language])})\b\s?[,.]?\s*)"
    day, year = r"(?P<d>\d{1,2})", r"(?P<y>\d{4})(?!\d)"
    other = rf"(?:(?:\s+(?P<m1>{months})\.?)?{_TO}(?P<d2>\d{{1,2}}){_ORDINAL})?"
    first = rf"(?:{months})"
    # A month is a word of its own where no year follows, or "6 Mar" would be read in "6 Marinir".
    return _Grammar(
        numeric=_compiled(
            rf"{weekday}?(?:\(\s?)?(?<!\d)(?<!\d[/.,-]){day}\s?([/.-])\s?(?P<m>\d{{1,2}})\s?\2\s?{year}(?!\2\d)\)?"
        ),
        day_first=_compiled(
            rf"{weekday}?\(?(?<!\d)(?<!\d[.,]){day}{_ORDINAL}{other}\s?(?:of\s+)?(?P<m>{first})\.?,?\s?{year}\)?"
        ),
        month_first=_compiled(
            rf"{weekday}?\(?\b(?P<m>{first})\.?\s{day}{_ORDINAL}(?:{_TO}(?P<d2>\d{{1,2}})(?!\d))?,?\s{year}\)?"
        ),
        month=_compiled(rf"\b(?P<m>{first})\.?,?\s{year}"),
        short_numeric=_compiled(rf"(?:{weekday}\(?|\()(?<!\d){day}\s?/\s?(?P<m>\d{{1,2}})(?![\d/]|\s/)\)?"),
        short_day_first=_compiled(
            rf"{weekday}?\(?(?<!\d)(?<!\d[.,/]){day}{_ORDINAL}\s(?:of\s+)?(?P<m>{first})\b(?!\.?,?\s?\d{{4}})"
        ),
        short_month_first=_compiled(
            rf"{weekday}?\b(?P<m>{first})\.?\s{day}{_ORDINAL}(?!\d|[.,:]\d|,?\s?\d{{4}}|\s?(?:persen|percent|%))"
        ),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    # The weekday group comes first, so the separator of a numeric date is always group 3 or 2 by name below.
    return re.compile(
        pattern.replace(r"([/.-])", r"(?P<sep>[/.-])").replace(r"\2", r"(?P=sep)"), re.IGNORECASE
    )


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(match: re.Match[str], language: str) -> int | None:
    name = match["w"]
    return WEEKDAYS[language][name.lower()] if name else None


def _numeric(match: re.Match[str], language: str) -> FoundDate | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if language == "en":
        if day <= 12 and month <= 12 and day != month:
            return None  # 3/4/2024 is two dates in English; a wrong date is worse than none.
        if month > 12:
            day, month = month, day
    found = _date(year, month, day)
    return (
        FoundDate(match.start(), match.end(), found, found, "day", _weekday(match, language))
        if found
        else None
    )


def _named(match: re.Match[str], language: str) -> FoundDate | None:
    groups = match.groupdict()
    year, month, day = int(groups["y"]), MONTHS[language][groups["m"].lower()], int(groups["d"])
    last = _date(year, month, int(groups["d2"] or day))
    first_month = MONTHS[language][groups["m1"].lower()] if groups.get("m1") else month
    first = _date(year - (first_month > month), first_month, day)
    if first is None or last is None or first > last:
        return None
    return FoundDate(match.start(), match.end(), first, last, "day", _weekday(match, language))


def _month(match: re.Match[str], language: str) -> FoundDate | None:
    year, month = int(match["y"]), MONTHS[language][match["m"].lower()]
    first = _date(year, month, 1)
    if first is None:
        return None
    return FoundDate(
        match.start(), match.end(), first, date(year, month, monthrange(year, month)[1]), "month"
    )


def _names_month(text: str, language: str) -> bool:
    """Tell cheaply whether a month is named at all: the patterns with names are slow on long texts."""
    low = text.lower()
    return any(stem in low for stem in _stems(language))


@cache
def _stems(language: str) -> tuple[str, ...]:
    return tuple({name[:3] for name in MONTHS[language]})


def _without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    """Keep the earlier and, from one place, the longer of overlapping finds."""
    kept: list[FoundDate] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def find_dates(text: str, language: str) -> list[FoundDate]:
    """Find the dates of a text that say their year.

    Args:
        text: Any text; words glued to a date do no harm.
        language: `id`, `ms` or `en`. Numbers are day, month, year in the first two; in English `3/4/2024` is
            ambiguous and left.

    Example:
        >>> [str(found.first) for found in find_dates("Selasa (17/6/2025) dan 18 Oktober 2024", "id")]
        ['2025-06-17', '2024-10-18']
    """
    if not _FOUR_DIGITS.search(text):
        return []
    grammar = _grammar(language)
    named = _names_month(text, language)
    days = [_numeric(match, language) for match in grammar.numeric.finditer(text)]
    if named:
        days += [_named(match, language) for match in grammar.day_first.finditer(text)]
        days += [_named(match, language) for match in grammar.month_first.finditer(text)]
    for match in _ISO.finditer(text):
        if found := _date(int(match["y"]), int(match["m"]), int(match["d"])):
            days.append(FoundDate(match.start(), match.end(), found, found, "day"))
    sure = _without_overlaps([found for found in days if found])
    wide = [_month(match, language) for match in grammar.month.finditer(text)] if named else []
    for match in _YEAR.finditer(text):
        year = int(match["y"])
        wide.append(FoundDate(match.start("y"), match.end("y"), date(year, 1, 1), date(year, 12, 31), "year"))
    free = [
        item
        for item in wide
        if item and not any(item.start < day.end and day.start < item.end for day in sure)
    ]
    return sorted(sure + _without_overlaps(free), key=lambda found: found.start)


def find_days(text: str, language: str) -> list[DayOfYear]:
    """Find the days of a text that lack their year, such as "(17/6)", "13 Juni lalu" or "October 6".

    Figures with a slash count only in parentheses or after a day of the week, and never in English.

    Example:
        >>> [(found.day, found.month) for found in find_days("Selasa (17/6), sejak 13 Juni lalu", "id")]
        [(17, 6), (13, 6)]
    """
    grammar = _grammar(language)
    named = _names_month(text, language)
    result: list[DayOfYear] = []
    if language != "en" and "/" in text:
        result += [_day(match, language, int(match["m"])) for match in grammar.short_numeric.finditer(text)]
    for pattern in (grammar.short_day_first, grammar.short_month_first) if named else ():
        for match in pattern.finditer(text):
            result.append(_day(match, language, MONTHS[language][match["m"].lower()]))
    if not result:
        return []
    spans = [(found.start, found.end) for found in find_dates(text, language)]
    kept: list[DayOfYear] = []
    for item in sorted(result, key=lambda item: (item.start, -item.end)):
        # The year 2000 has every day of the calendar, 29 February too.
        possible = _date(2000, item.month, item.day) is not None
        if possible and not any(item.start < end and start < item.end for start, end in spans):
            spans.append((item.start, item.end))
            kept.append(item)
    return kept


def _day(match: re.Match[str], language: str, month: int) -> DayOfYear:
    return DayOfYear(match.start(), match.end(), month, int(match["d"]), _weekday(match, language))


def day_in_year(day: DayOfYear, year: int) -> date | None:
    """Give a day its year; None where that year lacks the day or gives it another day of the week.

    Example:
        >>> day_in_year(DayOfYear(0, 14, month=6, day=17, weekday=1), 2025)
        datetime.date(2025, 6, 17)
    """
    found = _date(year, day.month, day.day)
    if found is None or day.weekday not in (None, found.weekday()):
        return None
    return found
