"""Part of a listing, and where the next part begins.

A cursor holds the sort key of the last record shown, so the next part begins behind it whatever came or went
in between. To callers it is a word without meaning.
"""

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from saksi.errors import UsageError

__all__ = ["Condition", "Key", "Listing", "beyond", "cursor", "listed", "order", "read_cursor"]

Item = TypeVar("Item")
Value = str | int | float


class Listing(list[Item], Generic[Item]):
    """Records in a stable order: as many as were asked for, and how many there are.

    Args:
        items: the records of this part.
        total: how many match in all.
        next: what to give as `after` for the next part; None at the end.
        undated: how many acts are left out since they have no day, in listings of what has one.
    """

    def __init__(
        self, items: Iterable[Item] = (), *, total: int, next: str | None = None, undated: int = 0
    ) -> None:
        super().__init__(items)
        self.total = total
        self.next = next
        self.undated = undated


@dataclass(frozen=True, slots=True)
class Key:
    """An SQL expression that records are sorted by; it must never be NULL."""

    sql: str
    falls: bool = False

    def loose(self) -> "Key":
        """Return the same for SQLite to find rows by their filters first, and to sort them afterwards.

        Without that it walks the whole listing in order where an index has that order, however few match.
        """
        return Key(f"+{self.sql}", self.falls)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL and its parameters."""

    sql: str
    parameters: tuple[Value, ...]


def cursor(key: Sequence[Value]) -> str:
    """Write the sort key of a record as a cursor.

    Example:
        >>> cursor(["2026-03-05", 7])
        'WyIyMDI2LTAzLTA1Iiw3XQ'
    """
    plain = json.dumps(list(key), separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(plain).decode().rstrip("=")


def read_cursor(text: str, *, size: int) -> list[Value]:
    """Read a cursor back.

    Raises:
        UsageError: it is none of such a listing (U028).

    Example:
        >>> read_cursor("WyIyMDI2LTAzLTA1Iiw3XQ", size=2)
        ['2026-03-05', 7]
    """
    try:
        values = json.loads(base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)))
    except ValueError:
        values = None
    if not isinstance(values, list) or len(values) != size or not all(isinstance(v, Value) for v in values):
        raise UsageError(
            "U028",
            f"{text!r} is no place in this listing.",
            hint="Give the cursor that came with the part before, with the same filters.",
        )
    return values


def listed(
    items: Sequence[Item],
    key: Callable[[Item], tuple[Value, ...]],
    *,
    limit: int = 0,
    after: str | None = None,
    falls: bool = False,
) -> Listing[Item]:
    """Take a part of what is sorted already.

    Args:
        items: all records, sorted by the key.
        key: what they are sorted by.
        limit: how many to take, 0 for all that follow.
        after: the cursor behind which to begin.
        falls: whether the largest key comes first.

    Example:
        >>> first = listed([1, 2, 3], lambda item: (item,), limit=2)
        >>> first, first.total, listed([1, 2, 3], lambda item: (item,), after=first.next)
        ([1, 2], 3, [3])
    """
    rest = items
    if after is not None:
        size = len(key(items[0])) if items else 0
        last = tuple(read_cursor(after, size=size)) if size else ()
        rest = [item for item in items if (key(item) < last if falls else key(item) > last)]
    shown = rest[:limit] if limit else rest
    more = len(shown) < len(rest)
    return Listing(shown, total=len(items), next=cursor(key(shown[-1])) if more else None)


def order(keys: Sequence[Key]) -> str:
    """Write what follows ORDER BY.

    Example:
        >>> order([Key("day", falls=True), Key("id")])
        'day DESC, id'
    """
    return ", ".join(f"{key.sql} DESC" if key.falls else key.sql for key in keys)


def beyond(keys: Sequence[Key], after: str | None) -> Condition:
    """Make the condition that a record stands behind a cursor.

    Example:
        >>> beyond([Key("day", falls=True), Key("id")], cursor(["2026-03-05", "a"])).sql
        '(day < ? OR day = ? AND (id > ?))'
    """
    if after is None:
        return Condition("true", ())
    values = read_cursor(after, size=len(keys))
    sql = ""
    parameters: list[Value] = []
    for key, value in reversed(list(zip(keys, values, strict=True))):
        sign = "<" if key.falls else ">"
        if sql:
            sql, parameters = f"({key.sql} {sign} ? OR {key.sql} = ? AND {sql})", [value, value, *parameters]
        else:
            sql, parameters = f"({key.sql} {sign} ?)", [value]
    return Condition(sql, tuple(parameters))
