"""One committer at a time, on one machine.

The lock is SQLite's own on a file of its own: it works on every platform and falls with its process, also
with one that was killed.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from saksi.errors import StoreError


@contextmanager
def locked(
    path: Path, *, patience: float = 600.0, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Hold the lock of an archive for the length of the block.

    Args:
        path: the lock's file; made if missing.
        patience: seconds to wait for another process.
        waiting: called once when another process holds the lock.

    Raises:
        StoreError: another process held the lock for longer than the patience (S005).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as connection:
        while True:
            try:
                connection.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                if waiting is not None:
                    waiting()
                    waiting = None
                if time.monotonic() > deadline:
                    raise StoreError(
                        "S005",
                        f"Another process has been writing to this archive for {patience:.0f} seconds.",
                        hint="Wait for it to finish, or stop it, and run the command again.",
                    ) from None
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
