"""What a screen is, and its three routes: the page, and its twins `.json` and `.csv` at the same address."""

import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec

from saksi.archive import Archive
from saksi.doors.web.address import Ask, day_of
from saksi.export.listing import plain, write_as
from saksi.export.plain import write_records
from saksi.model.query import Query
from saksi.store.conditions import Kind
from saksi.store.find import Answer

__all__ = [
    "Records",
    "Screen",
    "View",
    "csv_of",
    "found",
    "json_of",
    "last_day",
    "listing_of",
    "part_json",
    "rows_of",
    "year_before",
]

#: How far back a screen looks from the newest article where no days are chosen.
_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """A list that is no answer to a `Query`: dataclasses of one kind, and names for its empty table."""

    name: str
    records: Sequence[object]
    columns: Sequence[str]


class View(Protocol):
    """What a screen shows: made from the archive alone, so that it is tested without a browser."""

    def data(self) -> Mapping[str, Any]:
        """Return the screen's content as its `.json` twin has it."""
        ...

    def table(self) -> Answer | Records:
        """Return the screen's list as its `.csv` twin has it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen.

    Args:
        name: of its template, and of its words in the navigation.
        path: its address, with what it captures.
        view: makes what it shows.
        parts: fragments that are loaded after the first answer, by their name in `?part=`.
        nav: name of the screen that the navigation marks; None for its own.
        leads: gives the address of the screen that shows what a form on this one asks for, None where
            nothing is asked for yet.
    """

    name: str
    path: str
    view: Callable[[Archive, Ask], View]
    parts: Mapping[str, Callable[[Archive, Ask], Any]] = field(default_factory=dict)
    nav: str | None = None
    leads: Callable[[Ask], str | None] | None = None


def found(archive: Archive, kind: Kind, query: Query, ask: Ask) -> Answer:
    """Find the page of a list that an address asks for."""
    # A place in the list makes the way there short; without one, what lies before is passed over.
    return archive.part(kind, query, limit=ask.per, after=ask.after, offset=0 if ask.after else ask.offset)


def last_day(archive: Archive, ask: Ask, name: str = "until") -> str | None:
    """Return the day that an address names, else that of the newest article: the present, as everywhere."""
    return day_of(ask, name) or (archive.newest() or "")[:10] or None


def year_before(day: str | None) -> str | None:
    """Return the day a year before another, the first day of all at the least."""
    when = datetime.date.fromisoformat(day) if day else None
    return (when - min(_YEAR, when - datetime.date.min)).isoformat() if when else None


def rows_of(answer: Answer) -> list[dict[str, Any]]:
    """Return an answer's records as JSON has them."""
    return [plain(row) for row in answer.rows()]


def listing_of(answer: Answer, ask: Ask) -> dict[str, Any]:
    """Return a page of a list as JSON has it: its records, and where they stand in the whole."""
    return {
        "kind": answer.kind,
        "pages": msgspec.to_builtins(ask.pages(answer.matched, answer.shown, answer.next)),
        "matched": answer.matched,
        "undated": answer.undated,
        "read": answer.read,
        "refused": answer.refused,
        "newest": answer.newest,
        "behind": answer.behind,
        "records": rows_of(answer),
    }


def json_of(view: View) -> bytes:
    """Write the `.json` twin."""
    return msgspec.json.format(msgspec.json.encode(view.data()), indent=1)


def part_json(part: object) -> bytes:
    """Write a part of a screen, which is loaded after it, as JSON."""
    return msgspec.json.format(msgspec.json.encode(part), indent=1)


def csv_of(view: View) -> bytes:
    """Write the `.csv` twin; cells that a spreadsheet would take for a formula are defused."""
    stream = io.BytesIO()
    table = view.table()
    if isinstance(table, Answer):
        write_as("csv", table, stream)
    else:
        write_records("csv", table.records, stream, columns=table.columns)
    return stream.getvalue()
