"""Dates that are told from the day of the article: "Jumat lalu", "Senin (16/6)", "last week", "on Sunday"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from saksi.languages.absolute_dates import DayOfYear, FoundDate, Precision, day_in_year, find_dates, find_days
from saksi.languages.calendar import MONTHS, WEEKDAYS, alternatives
from saksi.languages.relative_words import WORDS, DateWords

__all__ = ["resolve_relative"]

_DAY = timedelta(days=1)
#: A day without a year lies within half a year of the article.
_HALF_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class _Days:
    first: date
    last: date
    precision: Precision = "day"


_Resolver = Callable[[re.Match[str], date], _Days | None]


def resolve_relative(text: str, language: str, anchor: date) -> list[FoundDate]:
    """Find the dates of a text that the day of the article decides.

    A bare day of the week is the last one up to the anchor, since news reports what was; "depan",
    "mendatang", "next" make it the one after. Vague spans ("beberapa hari lalu") are left alone. Dates with
    their year are `find_dates`'.

    Args:
        text: Any text.
        language: `id`, `ms` or `en`.
        anchor: The day of publication, or the latest day that the page proves.

    Example:
        >>> found = resolve_relative("Jumat lalu dan kemarin", "id", date(2025, 6, 18))
        >>> [str(item.first) for item in found]
        ['2025-06-13', '2025-06-17']
    """
    taken = [(found.start, found.end) for found in find_dates(text, language) if found.precision != "year"]
    found: list[FoundDate] = []
    for item in sorted(_all(text, language, anchor), key=lambda item: (item.start, -item.end)):
        if not any(item.start < end and start < item.end for start, end in taken):
            taken.append((item.start, item.end))
            found.append(item)
    return found


def _all(text: str, language: str, anchor: date) -> Iterator[FoundDate]:
    for day in find_days(text, language):
        if resolved := _with_year(day, text, language, anchor):
            yield FoundDate(day.start, day.end, resolved, resolved, "day", day.weekday)
    for pattern, resolver in _rules(language):
        for match in pattern.finditer(text):
            try:
                days = resolver(match, anchor)
            except (OverflowError, ValueError):
                # A count of years leads out of the calendar: "9999 tahun lalu".
                continue
            if days:
                weekday = days.first.weekday() if "w" in match.groupdict() else None
                yield FoundDate(match.start(), match.end(), days.first, days.last, days.precision, weekday)


def _with_year(day: DayOfYear, text: str, language: str, anchor: date) -> date | None:
    words = WORDS[language]
    after = text[day.end : day.end + 20].lstrip(" ),")
    candidates = [found for year in (-1, 0, 1) if (found := day_in_year(day, anchor.year + year))]
    if re.match(words.future, after, re.IGNORECASE):
        candidates = [found for found in candidates if found > anchor][:1]
    elif re.match(words.past, after, re.IGNORECASE):
        candidates = [found for found in candidates if found <= anchor][-1:]
    near = [found for found in candidates if abs(found - anchor) <= _HALF_YEAR]
    return min(near, key=lambda found: abs(found - anchor), default=None)


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], _Resolver], ...]:
    words = WORDS[language]
    signed = _english_rules(words) if language == "en" else _malay_rules(words)
    names = {
        name: number
        for name, number in WEEKDAYS[language].items()
        if not (language == "ms" and name == "minggu")
    }
    # With a capital only: "minggu" is the week, and "selasa" in lower case is no day that news would print.
    days = alternatives({name.capitalize(): number for name, number in names.items()})
    weekday = rf"(?P<w>{days})(?![\w’'])(?:\s(?i:{words.parts_of_day})\b)?"
    if language == "en":
        patterns = [
            (
                rf"\b(?:(?i:(?P<past>{words.past})|(?P<next>{words.future})|on|this)\s)?{weekday}",
                _weekday(names),
            )
        ]
    else:
        week = r"(?P<week>pekan|minggu)\s(?P<sign>\w+)"
        sign = rf"(?:\s(?:{week}|(?P<past>{words.past})|(?P<next>{words.future}))\b)?"
        patterns = [(rf"\b{weekday}{sign}", _weekday(names))]
    fixed = "|".join(sorted(words.days, key=len, reverse=True))
    patterns.append((rf"\b(?i:(?P<day>{fixed}))\b", _fixed(words)))
    return tuple((re.compile(pattern), resolver) for pattern, resolver in [*patterns, *signed])


def _fixed(words: DateWords) -> _Resolver:
    def resolve(match: re.Match[str], anchor: date) -> _Days:
        day = anchor + words.days[match["day"].lower()] * _DAY
        return _Days(day, day)

    return resolve


def _weekday(names: dict[str, int]) -> _Resolver:
    def resolve(match: re.Match[str], anchor: date) -> _Days | None:
        groups = match.groupdict()
        wanted = names[match["w"].lower()]
        if groups.get("week"):
            shift = _sign(groups["sign"] or "")
            if shift is None:
                return _on(anchor - (anchor.weekday() - wanted) % 7 * _DAY)
            return _on(anchor + (wanted - anchor.weekday() + 7 * shift) * _DAY)
        if groups.get("next"):
            return _on(anchor + ((wanted - anchor.weekday() - 1) % 7 + 1) * _DAY)
        if groups.get("past"):
            return _on(anchor - ((anchor.weekday() - wanted - 1) % 7 + 1) * _DAY)
        return _on(anchor - (anchor.weekday() - wanted) % 7 * _DAY)

    return resolve


def _on(day: date) -> _Days:
    return _Days(day, day)


def _sign(word: str) -> int | None:
    """Tell the direction of a word: 1 for the future, 0 for now, -1 for the past, None for none."""
    for words in (WORDS["id"], WORDS["en"]):
        for direction, alternatives_ in ((1, words.future), (-1, words.past), (0, words.present)):
            if re.fullmatch(alternatives_, word, re.IGNORECASE):
                return direction
    return None


def _malay_rules(words: DateWords) -> list[tuple[str, _Resolver]]:
    sign = rf"(?P<sign>{words.past}|{words.present}|{words.future})"
    part = rf"(?:(?P<part>{words.early}|{words.middle}|{words.late})\s)?"
    numbers = rf"(?P<count>\d{{1,3}}|{alternatives(words.numbers)})\s(?P<unit>hari|pekan|minggu|bulan|tahun)"
    one = r"se(?P<unit>hari|pekan|minggu|bulan|tahun)"
    months = alternatives(MONTHS["ms"])
    month = rf"(?P<m>(?i:{months}))"
    return [
        (rf"\b(?i:{part})(?P<unit>pekan|minggu|bulan|tahun)\s(?i:{sign})\b", _unit(words)),
        (rf"\b(?i:{numbers}\s(?:yang\s)?(?:lalu|silam|lepas))\b", _ago(words)),
        (rf"\b(?i:{one}\s(?:yang\s)?(?:lalu|silam|lepas))\b", _ago(words)),
        (rf"\b(?i:{numbers}\s(?:ke\sdepan|mendatang|lagi|akan\sdatang))\b", _ahead(words)),
        (rf"\b(?i:{one}\s(?:ke\sdepan|mendatang|lagi))\b", _ahead(words)),
        (
            rf"\b(?:(?i:bulan)\s)?(?=[A-Z]){month}\s(?P<year>tahun\s)?(?P<sign>{words.past}|{words.present}|{words.future})\b",
            _month(words),
        ),
        (rf"\b(?i:{words.month_cue})\s(?:(?i:bulan)\s)?(?=[A-Z]){month}\b(?!\.?,?\s\d)", _month(words)),
    ]


def _english_rules(words: DateWords) -> list[tuple[str, _Resolver]]:
    sign = rf"(?P<sign>{words.past}|{words.present}|{words.future})"
    part = rf"(?:(?P<part>{words.early}|{words.middle}|{words.late})[\s-])?"
    unit = r"(?P<unit>day|week|month|year)s?"
    numbers = rf"(?P<count>\d{{1,3}}|{alternatives(words.numbers)})\s{unit}"
    months = alternatives(
        {name: number for name, number in MONTHS["en"].items() if len(name) > 3 or name == "may"}
    )
    month = rf"(?=[A-Z])(?P<m>(?i:{months}))"
    return [
        (rf"\b(?i:{part}{sign}\s(?P<unit>weekend|week|month|year))\b", _unit(words)),
        (rf"\b(?i:{numbers}\s(?:ago|earlier))\b", _ago(words)),
        (rf"\b(?i:(?:over|in|within|during)\s(?:the\s)?(?:next|coming)\s{numbers})\b", _ahead(words)),
        (rf"\b(?i:{numbers}\sfrom\snow)\b", _ahead(words)),
        (rf"\b(?i:{sign})\s{month}\b(?!\.?,?\s\d)", _month(words)),
        (rf"\b(?i:{words.month_cue})\s{month}\b(?!\.?,?\s\d)", _month(words)),
    ]


def _unit(words: DateWords) -> _Resolver:
    def resolve(match: re.Match[str], anchor: date) -> _Days | None:
        shift = _sign(match["sign"])
        unit = match["unit"]
        if shift is None or unit == "Minggu":
            return None  # "Minggu lalu" with a capital is last Sunday.
        kind = words.units[unit.lower()]
        part = (match["part"] or "").lower()
        whole = _whole(kind, anchor, shift)
        if not part:
            return whole
        late, early = bool(re.fullmatch(words.late, part)), bool(re.fullmatch(words.early, part))
        return _third(kind, whole, 2 if late else 0 if early else 1)

    return resolve


def _whole(kind: str, anchor: date, shift: int) -> _Days:
    """Give the week, weekend, month or year that lies `shift` from the anchor's."""
    if kind in ("week", "weekend"):
        monday = anchor + (7 * shift - anchor.weekday()) * _DAY
        return _Days(monday + (5 * _DAY if kind == "weekend" else 0 * _DAY), monday + 6 * _DAY)
    if kind == "month":
        first = _months_on(anchor.replace(day=1), shift)
        return _Days(first, first.replace(day=monthrange(first.year, first.month)[1]), "month")
    if kind == "year":
        return _Days(date(anchor.year + shift, 1, 1), date(anchor.year + shift, 12, 31), "year")
    return _on(anchor + shift * _DAY)


def _third(kind: str, whole: _Days, third: int) -> _Days:
    """Give the first, middle or last part of a span; the last part of a week is Saturday and Sunday."""
    if kind == "week":
        bounds = ((0, 1), (2, 3), (5, 6))[third]
        return _Days(whole.first + bounds[0] * _DAY, whole.first + bounds[1] * _DAY)
    if kind == "month":
        first = whole.first + 10 * third * _DAY
        return _Days(first, whole.last if third == 2 else first + 9 * _DAY)
    if kind == "year":
        month = 1 + 4 * third
        return _Days(
            date(whole.first.year, month, 1), date(whole.first.year, month + 3, (30, 31, 31)[third]), "month"
        )
    return whole


def _months_on(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _shifted(match: re.Match[str], words: DateWords, anchor: date, direction: int) -> _Days:
    written = (match.groupdict().get("count") or "1").lower()
    count = direction * (int(written) if written.isdigit() else words.numbers[written])
    kind = words.units[match["unit"].lower()]
    if kind == "day":
        return _on(anchor + count * _DAY)
    if kind == "week":
        return _on(anchor + 7 * count * _DAY)
    if kind == "month":
        return _whole("month", anchor, count)
    return _whole("year", anchor, count)


def _ago(words: DateWords) -> _Resolver:
    return lambda match, anchor: _shifted(match, words, anchor, -1)


def _ahead(words: DateWords) -> _Resolver:
    def resolve(match: re.Match[str], anchor: date) -> _Days:
        end = _shifted(match, words, anchor, 1)
        return _Days(anchor, end.last, end.precision)

    return resolve


def _month(words: DateWords) -> _Resolver:
    names = MONTHS["en" if words is WORDS["en"] else "ms"]

    def resolve(match: re.Match[str], anchor: date) -> _Days:
        month = names[match["m"].lower()]
        groups = match.groupdict()
        shift = _sign(groups.get("sign") or "")
        if groups.get("year") and shift is not None:
            year = anchor.year + shift
        elif shift == 1:
            year = anchor.year + (month <= anchor.month)
        elif shift == 0:
            year = anchor.year
        else:
            # "Januari lalu" in January is last year's; a bare month may be this one.
            year = anchor.year - (month > anchor.month or (shift == -1 and month == anchor.month))
        first = date(year, month, 1)
        return _Days(first, date(year, month, monthrange(year, month)[1]), "month")

    return resolve
