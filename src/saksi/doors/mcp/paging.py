"""Limits and cursors: an answer never grows, and later pages see the archive of the first."""

import base64
import binascii
from dataclasses import dataclass

from saksi.errors import UsageError

__all__ = ["DEFAULT", "MOST", "Cursor", "checked", "decoded", "encoded"]

#: Items in an answer where none are asked for, and at most.
DEFAULT, MOST = 20, 100


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins, and the moment of the archive that it belongs to."""

    offset: int = 0
    as_of: str | None = None


def checked(limit: int) -> int:
    """Hold a limit within 1 and `MOST`."""
    return max(1, min(limit, MOST))


def encoded(cursor: Cursor) -> str:
    """Write a cursor as text that says nothing.

    Example:
        >>> decoded(encoded(Cursor(20, "2026-03-05"))) == Cursor(20, "2026-03-05")
        True
    """
    return base64.urlsafe_b64encode(f"{cursor.offset} {cursor.as_of or ''}".encode()).decode()


def decoded(text: str | None) -> Cursor:
    """Read a cursor.

    Raises:
        UsageError: it is none that was given out (U063).
    """
    if not text:
        return Cursor()
    try:
        offset, _, as_of = base64.urlsafe_b64decode(text).decode("ascii").partition(" ")
        return Cursor(max(0, int(offset)), as_of or None)
    except (binascii.Error, ValueError):
        hint = "Give `next` of the answer before, unchanged."
        raise UsageError("U063", "This is no cursor.", hint=hint) from None
