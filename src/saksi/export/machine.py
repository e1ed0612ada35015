"""What GDELT, POLECAT and ICEWS share: pairs, and no room for denials and hidden sources."""

import datetime
from collections.abc import Iterator

from saksi.export.dyads import Dyad, dyads, said
from saksi.export.selection import Row, Selection, rows_of

__all__ = ["affirmed", "compact", "left_out", "pairs"]

_DENIED = "events that the page says did not or will not happen: the format has no room for a denial"
_HIDDEN = "statements whose source the text hides: the format has no room for them"


def affirmed(selection: Selection) -> Iterator[Row]:
    """Yield the events that are not denied; as rows of facts the others would say the opposite."""
    return (row for row in rows_of(selection.events.table) if row["polarity"] != "negative")


def pairs(selection: Selection, *, statements: bool) -> Iterator[Dyad]:
    """Yield events as pairs, then, if they are wanted, statements as CAMEO's public statements."""
    for row in affirmed(selection):
        yield from dyads(row)
    if statements:
        for row in rows_of(selection.statements.table):
            yield from said(row)


def left_out(selection: Selection, *, statements: bool) -> dict[str, int]:
    """Count what `pairs` leaves out, by the reason."""
    counts = {_DENIED: selection.events.table["polarity"].to_pylist().count("negative")}
    if statements:
        counts[_HIDDEN] = sum(not row["source"] for row in rows_of(selection.statements.table))
    return {reason: count for reason, count in counts.items() if count}


def compact(stamp: str | None) -> str:
    """Write a moment as YYYYMMDDHHMMSS in UTC; a day without a time is its midnight.

    Example:
        >>> compact("2026-03-05T08:00:00+07:00"), compact("2026-03-05"), compact(None)
        ('20260305010000', '20260305000000', '')
    """
    try:
        moment = datetime.datetime.fromisoformat(stamp or "")
    except ValueError:
        return ""
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    return moment.strftime("%Y%m%d%H%M%S")
