"""Answers kept, and requests counted, in one SQLite file that several processes share."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from hashlib import sha256
from pathlib import Path

from saksi.errors import LlmError

__all__ = ["Answers", "Usage"]

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS usage (run TEXT, {});
CREATE INDEX IF NOT EXISTS usage_run ON usage (run);
"""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run has cost.

    Args:
        requests: requests that the model answered, well or not.
        cached: answers taken from the cache instead.
        retries: requests repeated after a failure.
        fallbacks: requests repeated because the server does not know a format.
        tokens_in: tokens sent, as the server counts them.
        tokens_out: tokens received.
        dropped: pieces of answers that do not stand in the text or are malformed.
    """

    requests: int = 0
    cached: int = 0
    retries: int = 0
    fallbacks: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    dropped: int = 0


_COUNTS = tuple(item.name for item in fields(Usage))


class Answers:
    """Answers by what was asked: server, model, prompt and text; and the usage of each run.

    Args:
        folder: where the file lies; it is made if there is none.

    Raises:
        LlmError: the file is damaged or cannot be opened; so do all its methods (L007).
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder.expanduser() / "llm.db"
        with self._open() as database:
            database.executescript(_TABLES.format(", ".join(f"{name} INTEGER" for name in _COUNTS)))

    @staticmethod
    def key(*parts: str) -> str:
        """Return the name that an answer is kept under."""
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, key: str) -> str | None:
        """Return the answer kept under a key."""
        with self._open() as database:
            row = database.execute("SELECT content FROM answers WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, content: str) -> None:
        """Keep an answer."""
        with self._open() as database:
            database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, content))

    def count(self, run: str, usage: Usage) -> None:
        """Add to the usage of a run."""
        marks = ", ".join("?" * (len(_COUNTS) + 1))
        with self._open() as database:
            database.execute(f"INSERT INTO usage VALUES ({marks})", (run, *astuple(usage)))

    def usage(self, run: str) -> Usage:
        """Return the usage of a run, over all processes."""
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in _COUNTS)
        with self._open() as database:
            row = database.execute(f"SELECT {sums} FROM usage WHERE run = ?", (run,)).fetchone()
        return Usage(*row)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        # One connection a question: a coder is sent to other processes, and a connection cannot be.
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=30)) as database:
                database.execute("PRAGMA journal_mode = WAL")
                with database:
                    yield database
        except (sqlite3.Error, OSError) as error:
            raise LlmError(
                "L007",
                f"the answers kept in {self._path} cannot be used: {error}",
                hint="If the file is damaged, move it away; then the pages are asked about anew.",
            ) from error
