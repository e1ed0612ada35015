"""Turn what goes wrong below (disk, tables, database) into one sentence for a person."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from deltalake.exceptions import DeltaError

from saksi.errors import StoreError

_FULL = (
    "no space left",
    "database or disk is full",
    "disk quota exceeded",
    "file too large",
    "not enough space",
)


@contextmanager
def faults(what: str) -> Iterator[None]:
    """Raise a StoreError for faults of storage in the block; `what` says what was being done.

    Raises:
        StoreError: the disk is full (S010), or storage failed otherwise (S011).
    """
    try:
        yield
    except (OSError, DeltaError, sqlite3.DatabaseError) as error:
        raise _told(what, error) from error


@contextmanager
def unreadable() -> Iterator[None]:
    """Raise a StoreError if DuckDB cannot read the archive's files in the block.

    Raises:
        StoreError: a file is damaged or missing (S012).
    """
    try:
        yield
    except duckdb.Error as error:
        text = " ".join(str(error).split())[:300]
        hint = "Bring the file back from a copy of the archive; `saksi check` says what is affected."
        raise StoreError("S012", f"A file of the archive cannot be read: {text}", hint=hint) from error


def _told(what: str, error: Exception) -> StoreError:
    text = " ".join(str(error).split())
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    if full or any(sign in text.lower() for sign in _FULL):
        return StoreError(
            "S010",
            f"The disk is full: could not {what}.",
            hint="Everything reported as stored is safe. Free some space and run the same command again.",
        )
    return StoreError(
        "S011",
        f"Storage failed: could not {what}: {text[:200]}",
        hint="Run `saksi check`; everything reported as stored is safe.",
    )
