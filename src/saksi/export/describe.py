"""Sentences about an export: what was asked, and what stands behind the numbers."""

from dataclasses import fields

from saksi.export.selection import Selection
from saksi.model.query import Query
from saksi.numbers import counted

__all__ = ["asked", "behind"]


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


def behind(selection: Selection) -> str:
    """Write what the numbers rest on as one line."""
    answer = selection.events
    undated = f"; {answer.undated:,} more have no date" if answer.undated else ""
    newest = f", the newest of {answer.newest}" if answer.newest else ""
    return (
        f"{counted(answer.matched, 'event')} matched{undated}; {counted(answer.read, 'article')} read, "
        f"{answer.refused:,} refused{newest}"
    )
