"""Sentences about an export: what was asked, and what stands behind the numbers."""

from dataclasses import fields

from saksi.export.selection import Selection
from saksi.model.query import Query
from saksi.numbers import counted

__all__ = ["asked", "behind", "without_day"]

_DATE_THEM = (
    "Give their pages a date and add them again: a date line in the text, or a column of a table "
    "(--column published=NAME)."
)


def asked(query: Query) -> str:
    """Write a query as one line.

    Example:
        >>> asked(Query(dyad=("IDN", "MYS"), since="2026-01-01")), asked(Query())
        ('dyad IDN, MYS; since 2026-01-01', 'everything')
    """
    parts = []
    for field in fields(Query):
        value = getattr(query, field.name)
        if value:
            words = value if isinstance(value, str) else ", ".join(item or "(the page)" for item in value)
            parts.append(f"{field.name} {words}")
    return "; ".join(parts) or "everything"


def without_day(number: int, noun: str, fate: str = "left out", *, many: str = "") -> str:
    """Say of records without a day what that means for a list by day, and what to do.

    Example:
        >>> without_day(2, "act").partition(". ")[0]
        '2 acts without a day are left out: neither the text nor the page of any tells one'
    """
    verb = "is" if number == 1 else "are"
    reason = "neither the text nor the page of any tells one"
    return f"{counted(number, noun, many)} without a day {verb} {fate}: {reason}. {_DATE_THEM}"


def behind(selection: Selection) -> str:
    """Write what the numbers rest on as one line."""
    answer = selection.events
    undated = f"; {answer.undated:,} more have no date" if answer.undated else ""
    newest = f", the newest of {answer.newest}" if answer.newest else ""
    return (
        f"{counted(answer.matched, 'event')} matched{undated}; {counted(answer.read, 'article')} read, "
        f"{answer.refused:,} refused{newest}"
    )
