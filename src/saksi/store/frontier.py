"""The crawl frontier: when each address is due, and what its server said last. In the ledger's database."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from saksi.store.ledger import Ledger
from saksi.store.place import Place
from saksi.store.sqlite import connect


@dataclass(frozen=True, slots=True)
class Stop:
    """An address on the way of a crawl; times are seconds since 1970.

    `seen` is when its page was read, None for one that has not been.
    """

    address: str
    etag: str | None = None
    modified: str | None = None
    next: float = 0.0
    failures: int = 0
    seen: float | None = None


class Frontier:
    """Keeps stops; each change is one small transaction."""

    def __init__(self, place: Place) -> None:
        Ledger(place.ledger).close()
        self._db = sqlite3.connect(place.ledger, timeout=60, isolation_level=None)

    def get(self, address: str) -> Stop | None:
        """Return what is known of an address."""
        row = self._db.execute(
            "SELECT address, etag, modified, next, failures, seen FROM frontier WHERE address = ?", (address,)
        ).fetchone()
        return Stop(*row) if row else None

    def put(self, stop: Stop) -> None:
        """Keep what is known of an address."""
        self._db.execute(
            "INSERT OR REPLACE INTO frontier (address, etag, modified, next, failures, seen) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (stop.address, stop.etag, stop.modified, stop.next, stop.failures, stop.seen),
        )

    def close(self) -> None:
        """Close the connection."""
        self._db.close()


def watched(place: Place) -> list[Stop]:
    """Return by address what is looked at again: lists, and pages that failed so far."""
    if not place.ledger.exists():
        return []
    with closing(connect(place.ledger, schema="", read_only=True)) as database:
        rows = database.execute(
            "SELECT address, etag, modified, next, failures, seen FROM frontier "
            "WHERE seen IS NULL ORDER BY address"
        )
        return [Stop(*row) for row in rows]
