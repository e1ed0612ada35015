"""The ledger: what is done, which article is the current version of a page, and the full-text index.

A SQLite database (WAL) beside the tables. It holds nothing that the tables do not: when it is behind them,
after a crash, or lost, the committer brings it up to date from the tables.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path

from saksi.model.query import Batch
from saksi.store.sqlite import connect, transaction
from saksi.store.words import fts_expression

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batches (batch INTEGER PRIMARY KEY, number INTEGER);
CREATE TABLE IF NOT EXISTS articles (n INTEGER PRIMARY KEY, id TEXT UNIQUE, batch INTEGER, steps TEXT);
CREATE TABLE IF NOT EXISTS pages (page TEXT PRIMARY KEY, article TEXT, batch INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS inputs (input TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS origins (origin TEXT PRIMARY KEY, input TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting (input TEXT PRIMARY KEY, place TEXT, code TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting_place ON waiting (place);
CREATE TABLE IF NOT EXISTS frontier (
    address TEXT PRIMARY KEY, etag TEXT, modified TEXT, next REAL, failures INTEGER, seen REAL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    text, content='', tokenize="unicode61 remove_diacritics 2"
);
"""


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it stands in one batch."""

    id: str
    batch: int
    steps: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger keeps of an article that was stored."""

    version: Version
    input: str
    origin: str | None
    page: str | None
    words: str
    source: str

    @property
    def place(self) -> str:
        """Where it was read: the file or address, else the row of a data set."""
        return self.origin or self.source


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was refused for a cause that may pass: it waits for another try.

    Args:
        input: its key.
        place: where it was read, as `Entry.place`.
        code: the code of the refusal.
    """

    input: str
    place: str
    code: str


class Ledger:
    """One connection to the ledger; writing is for the process that holds the archive's lock."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._db = connect(path, schema=_SCHEMA, read_only=read_only)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def writing(self) -> AbstractContextManager[None]:
        """Keep all changes of a block, or none."""
        return transaction(self._db)

    def batches(self) -> set[int]:
        """Return the batches that the ledger has taken in."""
        return {batch for (batch,) in self._db.execute("SELECT batch FROM batches")}

    def done(self, input_: str, *, origin: str | None) -> bool:
        """Say whether an input needs no work: its content is known and is what its origin last had."""
        if self._one("SELECT 1 FROM inputs WHERE input = ?", input_) is None:
            return False
        last = self._one("SELECT input FROM origins WHERE origin = ?", origin) if origin else None
        return last is None or last == input_

    def waits(self, input_: str) -> str | None:
        """Return the code for which an input was refused and waits for another try, or None."""
        code = self._one("SELECT code FROM waiting WHERE input = ?", input_)
        return None if code is None else str(code)

    def version(self, article: str) -> Version | None:
        """Return where an article stands, or None if it is not in the archive."""
        row = self._db.execute("SELECT id, batch, steps FROM articles WHERE id = ?", (article,)).fetchone()
        return Version(*row) if row else None

    def current(self, page: str) -> Version | None:
        """Return the article that is the current version of a page."""
        row = self._db.execute("SELECT article, batch FROM pages WHERE page = ?", (page,)).fetchone()
        return Version(*row) if row else None

    def take(
        self,
        batch: Batch,
        entries: Iterable[Entry],
        done: Iterable[tuple[str, str | None]],
        failed: Iterable[Failure] = (),
    ) -> None:
        """Take in a batch: its articles, the inputs that are done, each with its origin, and what waits."""
        with self.writing():
            self._db.execute("INSERT OR IGNORE INTO batches VALUES (?, ?)", (batch.batch, batch.number))
            self._wait(failed)
            for entry in entries:
                self._take(entry)
                self._done(entry.input, entry.origin, place=entry.place)
            for input_, origin in done:
                self._done(input_, origin, place=origin)

    def reopen(self, failed: Iterable[Failure]) -> None:
        """Let inputs wait for another try that were noted as done."""
        with self.writing():
            for failure in failed:
                self._db.execute("DELETE FROM inputs WHERE input = ?", (failure.input,))
                self._wait([failure])

    def note(self, done: Sequence[tuple[str, str | None]]) -> None:
        """Note inputs as done that added nothing."""
        with self.writing():
            for input_, origin in done:
                self._done(input_, origin, place=origin)

    def find(self, text: str) -> list[str]:
        """Return the ids of the articles that hold the words, superseded ones among them."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE n IN (SELECT rowid FROM words WHERE words MATCH ?)",
            (fts_expression(text),),
        )
        return [id_ for (id_,) in rows]

    def get(self, key: str) -> str | None:
        """Return a note of the ledger about itself."""
        value = self._one("SELECT value FROM meta WHERE key = ?", key)
        return None if value is None else str(value)

    def put(self, key: str, value: str) -> None:
        """Keep a note."""
        with self.writing():
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def clear(self) -> None:
        """Forget everything, so that it is taken in again from the tables."""
        with self.writing():
            for name in ("meta", "batches", "articles", "pages", "inputs", "origins", "waiting"):
                self._db.execute(f"DELETE FROM {name}")
            self._db.execute("INSERT INTO words(words) VALUES ('delete-all')")

    def tidy(self) -> None:
        """Merge the full-text index and give unused space back."""
        self._db.execute("INSERT INTO words(words) VALUES ('optimize')")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def sound(self) -> bool:
        """Say whether SQLite finds the file whole."""
        return bool(self._db.execute("PRAGMA quick_check").fetchone()[0] == "ok")

    def _take(self, entry: Entry) -> None:
        version = entry.version
        known = self._one("SELECT n FROM articles WHERE id = ?", version.id)
        if known is None:
            row = self._db.execute(
                "INSERT INTO articles (id, batch, steps) VALUES (?, ?, ?)",
                (version.id, version.batch, version.steps),
            )
            self._db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row.lastrowid, entry.words))
        else:
            self._db.execute(
                "UPDATE articles SET batch = ?, steps = ? WHERE n = ?", (version.batch, version.steps, known)
            )
        if entry.page is not None:
            self._db.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (entry.page, version.id, version.batch)
            )

    def _wait(self, failed: Iterable[Failure]) -> None:
        for failure in failed:
            self._db.execute("DELETE FROM waiting WHERE place = ?", (failure.place,))
            self._db.execute(
                "INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)",
                (failure.input, failure.place, failure.code),
            )

    def _done(self, input_: str, origin: str | None, *, place: str | None) -> None:
        """Note an input as done: nothing of it and of its place waits any more."""
        self._db.execute("INSERT OR IGNORE INTO inputs VALUES (?)", (input_,))
        self._db.execute("DELETE FROM waiting WHERE input = ? OR place = ?", (input_, place))
        if origin is not None:
            self._db.execute("INSERT OR REPLACE INTO origins VALUES (?, ?)", (origin, input_))

    def _one(self, statement: str, value: str | None) -> object:
        row = self._db.execute(statement, (value,)).fetchone()
        return row[0] if row else None


def find_in(texts: Iterable[tuple[str, str]], *, text: str) -> list[str]:
    """Search texts, pairs of id and words, as `Ledger.find` would: for what it has not taken in."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            "CREATE VIRTUAL TABLE words USING fts5("
            "id UNINDEXED, text, tokenize='unicode61 remove_diacritics 2')"
        )
        db.executemany("INSERT INTO words VALUES (?, ?)", texts)
        rows = db.execute(
            "SELECT id FROM words WHERE words MATCH ?", (f"{{text}}: ({fts_expression(text)})",)
        )
        return [id_ for (id_,) in rows]
