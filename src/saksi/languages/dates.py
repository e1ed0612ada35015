"""A small grammar of dates in Indonesian, Malay and English news.

`find_dates` reads dates that need nothing else to be understood, `find_days` days that lack their year,
`resolve_relative` those that need the day of the article. Two-digit years are never read: a wrong date is
worse than none.
"""

from saksi.languages.absolute_dates import DayOfYear, FoundDate, Precision, day_in_year, find_dates, find_days
from saksi.languages.relative_dates import resolve_relative

__all__ = [
    "DayOfYear",
    "FoundDate",
    "Precision",
    "day_in_year",
    "find_dates",
    "find_days",
    "resolve_relative",
]
