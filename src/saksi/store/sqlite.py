"""How the small databases beside the tables are opened and changed: one way for all of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def connect(path: Path | None, *, schema: str, read_only: bool = False) -> sqlite3.Connection:
    """Open a database, making it if there is none; None is one in memory.

    Args:
        path: the file.
        schema: statements that make what is missing; they are not run on what is only read.
        read_only: whether nothing may be changed.
    """
    if read_only and path is not None:
        # Not `mode=ro`: what a killed process left half done, the next one to open the file must roll back.
        database = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=30)
        database.execute("PRAGMA query_only=ON")
        return database
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path or ":memory:", timeout=30, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    database.execute("PRAGMA wal_autocheckpoint=16384")
    # Ids come in no order: their index must stay in memory, or each batch reads it again.
    database.execute("PRAGMA cache_size=-131072")
    database.executescript(f"BEGIN IMMEDIATE; {schema}; COMMIT")
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Keep all changes of the block, or none."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        # A full disk may have rolled back already.
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
