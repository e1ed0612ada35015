"""Days, weeks and months as periods with a first and a last day."""

import datetime
from collections.abc import Iterator

from saksi.model.relations import Period


def start_of(day: datetime.date, period: Period) -> datetime.date:
    """Return the first day of the period in which a day lies; weeks begin on Monday.

    Example:
        >>> start_of(datetime.date(2026, 3, 5), "week").isoformat()
        '2026-03-02'
    """
    if period == "month":
        return day.replace(day=1)
    return day - datetime.timedelta(days=day.weekday() if period == "week" else 0)


def after(start: datetime.date, period: Period) -> datetime.date:
    """Return the first day of the next period.

    Example:
        >>> after(datetime.date(2026, 12, 1), "month").isoformat()
        '2027-01-01'
    """
    if period == "month":
        return (start + datetime.timedelta(days=31)).replace(day=1)
    return start + datetime.timedelta(days=7 if period == "week" else 1)


def end_of(start: datetime.date, period: Period) -> datetime.date:
    """Return the last day of a period."""
    return after(start, period) - datetime.timedelta(days=1)


def between(first: datetime.date, last: datetime.date, period: Period) -> Iterator[datetime.date]:
    """Yield the first days of all periods from one to another, both included, without a gap."""
    start = start_of(first, period)
    while start <= last:
        yield start
        start = after(start, period)
