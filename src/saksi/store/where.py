"""Conditions in SQLite, put together term by term."""

from collections.abc import Sequence

from saksi.store.indexes import has, sought
from saksi.store.paging import Condition, Value

__all__ = ["Where"]


class Where:
    """Terms that must all hold, and their parameters."""

    def __init__(self) -> None:
        self._terms: list[str] = []
        self.values: list[Value] = []

    def add(self, term: str, *values: Value) -> None:
        """Demand a term."""
        self._terms.append(term)
        self.values += values

    def any_of(self, column: str, values: Sequence[str]) -> None:
        """Demand that a column has one of some values, if there are any."""
        if values:
            self.add(f"{column} IN ({', '.join('?' * len(values))})", *values)

    def holds(self, column: str, values: Sequence[str]) -> None:
        """Demand that a joined column holds one of some values, if there are any."""
        if values:
            self.add(has(column, values), *sought(values))

    def between(self, one: str, other: str, wanted: Sequence[str]) -> None:
        """Demand one actor in either of two columns, or two in both; none for all."""
        if len(wanted) == 1:
            self.add(f"({one} = ? OR {other} = ?)", wanted[0], wanted[0])
        elif wanted:
            first, second = wanted
            # The lists are for SQLite, which finds no rows by two columns that are joined by OR.
            self.add(
                f"{one} IN (?, ?) AND {other} IN (?, ?) "
                f"AND ({one} = ? AND {other} = ? OR {one} = ? AND {other} = ?)",
                *wanted, *wanted, first, second, second, first,
            )  # fmt: skip

    def days(self, column: str, since: str | None, until: str | None) -> None:
        """Demand a day from one on, and up to another."""
        if since:
            self.add(f"{column} >= ?", since)
        if until:
            self.add(f"{column} <= ?", until)

    def behind(self, place: Condition) -> None:
        """Demand a place behind a cursor."""
        self.add(place.sql, *place.parameters)

    @property
    def sql(self) -> str:
        """The condition; true without any term."""
        return " AND ".join(self._terms) or "true"
