"""What was costly to work out, kept beside the archive so that it is worked out once.

Each answer stands under a stamp that names all it was worked out from, so none can be old: another stamp
finds nothing. The file can be deleted at any time, and where it cannot be written nothing is kept.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from saksi.store.sqlite import connect, transaction

__all__ = ["Memo"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    question TEXT, one TEXT, other TEXT, stamp TEXT, data BLOB, PRIMARY KEY (question, one, other)
) WITHOUT ROWID;
"""

Pair = tuple[str, str]


class Memo:
    """Answers about pairs.

    Args:
        path: the file; None keeps nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def find(self, question: str, stamps: Mapping[Pair, str]) -> dict[Pair, bytes]:
        """Return what is known about pairs, each under the stamp that it has now."""
        if self._path is None or not self._path.exists():
            return {}
        with suppress(sqlite3.Error), closing(connect(self._path, schema="", read_only=True)) as db:
            if len(stamps) == 1:
                ((one, other),) = stamps
                where, values = " AND one = ? AND other = ?", [one, other]
            else:
                where, values = "", []
            rows = db.execute(
                f"SELECT one, other, stamp, data FROM answers WHERE question = ?{where}", (question, *values)
            )
            return {
                (one, other): data for one, other, stamp, data in rows if stamps.get((one, other)) == stamp
            }
        return {}

    def keep(self, question: str, stamps: Mapping[Pair, str], answers: Mapping[Pair, bytes]) -> None:
        """Keep answers about pairs under the stamps that they were worked out from."""
        if self._path is None or not answers:
            return
        rows = [(question, *pair, stamps[pair], data) for pair, data in answers.items()]
        try:
            with closing(connect(self._path, schema=_SCHEMA)) as db, transaction(db):
                db.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", rows)
        except (sqlite3.OperationalError, OSError):
            return
        except sqlite3.DatabaseError:
            # What is damaged is begun anew by whoever asks next.
            with suppress(OSError):
                self._path.unlink()
