"""The address of a screen: it holds the whole state, so that a link shows what its sender saw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from saksi.doors.filters import FILTERS, query_of
from saksi.errors import UsageError
from saksi.model.query import FIELDS, Query
from saksi.store.conditions import Kind, checked_day

__all__ = ["ALL", "NAMES", "Ask", "Chip", "Pages", "day_of", "names_of", "since_of"]

#: Rows of a list on one page, and the most that an address may ask for at once.
PER = 50
MOST = 1000
#: The word for a list that is not cut into pages.
ALL = "all"

#: Fields of `Query` by their names in an address: those of the command line, and `q` for the words.
NAMES: Mapping[str, str] = {"q" if field == "text" else one.name: field for field, one in FILTERS.items()}


def names_of(kind: Kind) -> tuple[str, ...]:
    """Return the names of the filters that a kind of record has."""
    return tuple(name for name, field in NAMES.items() if field in FIELDS[kind])


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on: its name in the address, its value, and the address without it."""

    name: str
    value: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where a page of a list stands in the whole: "1 to 50 of 1,234"."""

    first: int
    last: int
    total: int
    number: int
    count: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What an address asks of a screen.

    Args:
        path: the path, without the ending of a twin.
        given: names and values of the query, in their order.
        parts: what the screen's path captured.

    Example:
        >>> ask = Ask(path="/pair/RUS/PRK", given=(("by", "month"), ("page", "2")))
        >>> ask.link(by="week"), ask.link(ending=".csv", page=None)
        ('/pair/RUS/PRK?by=week', '/pair/RUS/PRK.csv?by=month')
    """

    path: str
    given: tuple[tuple[str, str], ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)

    def one(self, name: str, default: str = "") -> str:
        """Return the last value of a name, without blanks around it."""
        return next((value.strip() for key, value in reversed(self.given) if key == name), "") or default

    def many(self, name: str) -> tuple[str, ...]:
        """Return all values of a name, each once, without empty ones."""
        return tuple(
            dict.fromkeys(value.strip() for key, value in self.given if key == name and value.strip())
        )

    def choice(self, name: str, allowed: Sequence[str], default: str) -> str:
        """Return a value out of a closed set.

        Raises:
            UsageError: the value is not in it (U024).
        """
        value = self.one(name, default)
        if value not in allowed and value != default:
            hint = f"Choose one of {', '.join(allowed)}."
            raise UsageError("U024", f"There is no {value!r} for {name}.", hint=hint)
        return value

    def number(self, name: str, default: int, *, low: int = 1, high: int) -> int:
        """Return a whole number.

        Raises:
            UsageError: the value is none, or lies outside (U024).
        """
        value = self.one(name, str(default))
        if not value.isascii() or not value.isdigit() or len(value) > 12 or not low <= int(value) <= high:
            hint = f"Choose a number from {low} to {high}."
            raise UsageError("U024", f"There is no {value!r} for {name}.", hint=hint)
        return int(value)

    def query(self, names: Sequence[str], **more: Any) -> Query:
        """Make the filters of a list.

        Args:
            names: filters that the list has; others in the address are for other parts of the screen.
            **more: fields of `Query` that the screen itself sets.
        """
        given: dict[str, Any] = {}
        for name in names:
            field, values = NAMES[name], self.many(name)
            if field == "dyad" and values:
                values = _dyad(values)
            given[field] = values[-1] if values and FILTERS[field].one else values
        return replace(query_of(given), **more)

    def chips(self, names: Sequence[str]) -> list[Chip]:
        """List the filters that are on, each with the address that takes it away."""
        return [
            Chip(name, value, self.without(name, value))
            for name in names
            for value in self.many(name)
            if name != "q"
        ]

    def link(self, path: str | None = None, /, *, ending: str = "", **changes: object) -> str:
        """Write the address with other values, at its first page; None takes a name away."""
        if "page" not in changes:
            changes["page"] = None
        # The place behind which a page begins is that page's only.
        changes.setdefault("after", None)
        kept = [(name, value) for name, value in self.given if name not in changes and value.strip()]
        for name, value in changes.items():
            values = value if isinstance(value, (list, tuple)) else [value]
            kept += [(name, str(one)) for one in values if one is not None]
        query = urlencode(kept)
        return f"{quote(path or self.path, safe='/:')}{ending}{'?' + query if query else ''}"

    def export(self, format_: str, names: Sequence[str]) -> str:
        """Write the address of an export of the events that the filters ask for."""
        kept = [("text" if name == "q" else name, value) for name in names for value in self.many(name)]
        return f"/api/v1/exports/{format_}{'?' + urlencode(kept) if kept else ''}"

    def adding(self, name: str, value: str) -> str:
        """Write the address with one more value of a filter."""
        return self._with(name, [*self.many(name), value])

    def without(self, name: str, value: str) -> str:
        """Write the address without one value of a filter."""
        return self._with(name, [other for other in self.many(name) if other != value])

    def _with(self, name: str, values: list[str]) -> str:
        changes: dict[str, Any] = {name: values}
        return self.link(**changes)

    @property
    def whole(self) -> bool:
        """Whether the list is asked for without being cut into pages."""
        return self.one("per") == ALL

    @property
    def per(self) -> int:
        """How many rows a page has, 0 for all."""
        return 0 if self.whole else self.number("per", PER, high=MOST)

    @property
    def offset(self) -> int:
        """How many rows lie before the page."""
        return 0 if self.whole else (self.number("page", 1, high=10**9) - 1) * self.per

    @property
    def after(self) -> str | None:
        """The place in the list behind which the page begins, if the address has it."""
        return self.one("after") or None

    def pages(self, total: int, shown: int, after: str | None = None) -> Pages:
        """Say where the page stands, and lead to its neighbours.

        Args:
            total: rows in the whole list.
            shown: rows on the page.
            after: where the next page begins, if the list can tell.
        """
        per = self.per or max(total, 1)
        number = self.offset // per + 1
        more = self.offset + shown < total
        return Pages(
            first=self.offset + 1 if shown else 0,
            last=self.offset + shown,
            total=total,
            number=number,
            count=max(1, -(-total // per)),
            previous=self.link(page=number - 1 if number > 2 else None) if number > 1 else None,
            next=self.link(page=number + 1, after=after) if more else None,
        )


def day_of(ask: Ask, name: str) -> str | None:
    """Return a day that the address names, None where it names none.

    Raises:
        UsageError: it is no date (U022).
    """
    return checked_day(ask.one(name))


def since_of(ask: Ask) -> str | None:
    """Return the day since when something is asked for, None where the address names none or asks for all.

    Raises:
        UsageError: it is no date (U022).
    """
    return None if ask.one("since") == ALL else day_of(ask, "since")


def _dyad(values: tuple[str, ...]) -> tuple[str, str]:
    both = [part for value in values for part in value.split(",") if part]
    if len(both) != 2:
        raise UsageError("U024", "A pair has two actors.", hint="Write dyad=RUS,PRK.")
    return both[0], both[1]
