"""Where derived records rest: a SQLite database beside the ledger, kept up to date batch by batch.

It holds nothing that the tables do not imply: what is compared of each article and event, which of them are
alike, and the stories and occurrences that follow. When it is behind the tables, after a crash, or lost, it
is brought up to date from them. A batch is taken in whole or not at all. What is compared, and how, is for
the steps to say; here it is bytes under keys.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from saksi.store import indexes
from saksi.store.sqlite import connect, transaction

#: What is linked: articles into stories, events into occurrences.
Linked = Literal["article", "event"]
#: What is derived; stories and occurrences by the name of their view, the others for each article.
Derived = Literal["stories", "occurrences", "drafts"]

#: Bucket of what has no day and is looked up wherever days are.
UNDATED = -1

#: A list of values as one parameter: the statement stays the same, whatever its length.
_LIST = "(SELECT value FROM json_each(?))"

_LINKED = """
CREATE TABLE IF NOT EXISTS {0}_items (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE, owner TEXT, part INTEGER, record TEXT, data BLOB
);
CREATE INDEX IF NOT EXISTS {0}_parts ON {0}_items (part);
CREATE TABLE IF NOT EXISTS {0}_keys (
    bucket INTEGER, key INTEGER, n INTEGER, worth INTEGER, PRIMARY KEY (bucket, key, n)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS {0}_edges (
    a INTEGER, b INTEGER, score REAL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
"""
_SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batches (batch INTEGER PRIMARY KEY, number INTEGER);
CREATE TABLE IF NOT EXISTS buckets (bucket INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS records (
    kind TEXT, id TEXT, day TEXT, data BLOB, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS records_days ON records (kind, day);
"""
    + _LINKED.format("article")
    + _LINKED.format("event")
    + "CREATE INDEX IF NOT EXISTS event_owners ON event_items (owner);"
    + indexes.SCHEMA
)
_TABLES = (
    "meta", "batches", "buckets", "records", "article_items", "article_keys", "article_edges", "event_items",
    "event_keys", "event_edges", *indexes.NAMES,
)  # fmt: skip


#: Names the tables and columns, so that a file of another version of saksi is told from its own.
SHAPE = zlib.crc32(_SCHEMA.encode()) & 0x7FFFFFFF


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is linked.

    Args:
        n: its number here.
        id: its id in the tables.
        part: the set of linked items that it belongs to.
        record: id of the derived record that it belongs to, if it was made already.
        data: what is compared.
    """

    n: int
    id: str
    part: int
    record: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class New:
    """Something to be linked from now on.

    Args:
        id: its id in the tables.
        owner: the article that it belongs to.
        bucket: where it is kept.
        keys: under what, each with a number that is for the caller to read.
        data: what is compared.
    """

    id: str
    owner: str
    bucket: int
    keys: Mapping[int, int]
    data: bytes


class Relations:
    """One connection; writing is for the process that holds the archive's lock.

    Args:
        path: the file, made if missing; None for one in memory.
        read_only: whether it is only asked.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        #: The connection, for the functions of `indexes` and their questions.
        self.db = connect(path, schema=f"{_SCHEMA}; PRAGMA user_version = {SHAPE}", read_only=read_only)

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    def rows(self, statement: str, values: Iterable[object] = ()) -> list[Any]:
        """Return the rows of a SELECT."""
        return self.db.execute(statement, tuple(values)).fetchall()

    def writing(self) -> AbstractContextManager[None]:
        """Keep all changes of a block, or none."""
        return transaction(self.db)

    def begun(self) -> bool:
        """Say whether the file has its tables yet; whoever made it may have been killed before that."""
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = 'meta'"))

    def fits(self) -> bool:
        """Say whether the file has the tables of this version of saksi."""
        return bool(self.rows("PRAGMA user_version") == [(SHAPE,)])

    def batches(self) -> set[int]:
        """Return the batches that were taken in."""
        return {batch for (batch,) in self.db.execute("SELECT batch FROM batches")}

    def take(self, batch: int, number: int) -> None:
        """Note a batch as taken in, within `writing`."""
        self.db.execute("INSERT OR IGNORE INTO batches VALUES (?, ?)", (batch, number))

    def get(self, key: str) -> str | None:
        """Return a note about the file itself."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        """Keep a note, within `writing`."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def clear(self) -> None:
        """Forget everything, within `writing`, so that it is derived again."""
        for name in _TABLES:
            self.db.execute(f"DELETE FROM {name}")

    def add(self, kind: Linked, some: Sequence[New]) -> list[Item]:
        """Keep items under their keys, each in a part of its own; return them with their numbers."""
        ((last,),) = self.rows(f"SELECT coalesce(max(n), 0) FROM {kind}_items")
        numbered = list(enumerate(some, start=last + 1))
        self.db.executemany(
            f"INSERT INTO {kind}_items (n, id, owner, part, data) VALUES (?, ?, ?, ?, ?)",
            [(n, new.id, new.owner, n, new.data) for n, new in numbered],
        )
        self.db.executemany(
            f"INSERT INTO {kind}_keys VALUES (?, ?, ?, ?)",
            [(new.bucket, key, n, worth) for n, new in numbered for key, worth in new.keys.items()],
        )
        if kind == "article":
            self.db.executemany("INSERT OR IGNORE INTO buckets VALUES (?)", {(new.bucket,) for new in some})
        return [Item(n, new.id, n, None, new.data) for n, new in numbered]

    def drop(self, kind: Linked, item: Item, *, bucket: int, keys: Iterable[int]) -> None:
        """Forget an item, its keys and its links."""
        self.db.executemany(
            f"DELETE FROM {kind}_keys WHERE bucket = ? AND key = ? AND n = ?",
            [(bucket, key, item.n) for key in keys],
        )
        others = list(self.near(kind, [item.n])[item.n])
        self.db.executemany(
            f"DELETE FROM {kind}_edges WHERE a = ? AND b = ?",
            [pair for other in others for pair in ((item.n, other), (other, item.n))],
        )
        self.db.execute(f"DELETE FROM {kind}_items WHERE n = ?", (item.n,))

    def buckets(self) -> list[int]:
        """Return all buckets that hold articles."""
        return [bucket for (bucket,) in self.db.execute("SELECT bucket FROM buckets ORDER BY bucket")]

    def under(self, kind: Linked, *, bucket: int, keys: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """Yield keys with the items that are kept under them in a bucket, and their worth."""
        yield from self.db.execute(
            f"SELECT key, n, worth FROM {kind}_keys WHERE bucket = ? AND key IN {_LIST}",
            (bucket, json.dumps(list(keys))),
        )

    def items(self, kind: Linked, numbers: Iterable[int]) -> list[Item]:
        """Return items by their numbers."""
        return self._items(kind, "n", numbers)

    def named(self, kind: Linked, ids: Iterable[str]) -> list[Item]:
        """Return items by their ids; those that are not there are left out."""
        return self._items(kind, "id", ids)

    def owned(self, kind: Linked, owners: Iterable[str]) -> list[Item]:
        """Return the items of owners: the events of articles."""
        return self._items(kind, "owner", owners)

    def in_parts(self, kind: Linked, parts: Iterable[int]) -> list[Item]:
        """Return the items of parts."""
        return self._items(kind, "part", parts)

    def _items(self, kind: Linked, column: str, values: Iterable[int | str]) -> list[Item]:
        rows = self.db.execute(
            f"SELECT n, id, part, record, data FROM {kind}_items WHERE {column} IN {_LIST}",
            (json.dumps(list(values)),),
        )
        return [Item(*row) for row in rows]

    def link(self, kind: Linked, links: Iterable[tuple[int, int, float]]) -> None:
        """Link items with each other, so many times two."""
        self.db.executemany(
            f"INSERT OR REPLACE INTO {kind}_edges VALUES (?, ?, ?)",
            [row for one, other, score in links for row in ((one, other, score), (other, one, score))],
        )

    def near(self, kind: Linked, numbers: Iterable[int]) -> dict[int, dict[int, float]]:
        """Return what each of some items is linked with."""
        wanted = list(numbers)
        found: dict[int, dict[int, float]] = {n: {} for n in wanted}
        for one, other, score in self.db.execute(
            f"SELECT a, b, score FROM {kind}_edges WHERE a IN {_LIST}", (json.dumps(wanted),)
        ):
            found[one][other] = score
        return found

    def assign(self, kind: Linked, parts: Iterable[tuple[int, int]]) -> None:
        """Say which part items belong to: pairs of the part and the item."""
        self.db.executemany(f"UPDATE {kind}_items SET part = ? WHERE n = ?", parts)

    def replace(
        self, kind: Derived, gone: Iterable[str], new: Mapping[str, tuple[str | None, bytes]]
    ) -> None:
        """Replace derived records: ids that are gone, and new ones with their day and content."""
        self.db.executemany("DELETE FROM records WHERE kind = ? AND id = ?", [(kind, id_) for id_ in gone])
        self.db.executemany(
            "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)",
            [(kind, id_, day, data) for id_, (day, data) in new.items()],
        )

    def belongs(self, kind: Linked, records: Iterable[tuple[str, int]]) -> None:
        """Say which derived record items belong to: pairs of the record and the item."""
        self.db.executemany(f"UPDATE {kind}_items SET record = ? WHERE n = ?", records)

    def record(self, kind: Derived, id_: str) -> bytes | None:
        """Return a derived record by its id."""
        row = self.db.execute("SELECT data FROM records WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
        return None if row is None else bytes(row[0])

    def some(self, kind: Derived, ids: Iterable[str]) -> dict[str, bytes]:
        """Return derived records by their ids; those that are not there are left out."""
        return dict(
            self.rows(
                f"SELECT id, data FROM records WHERE kind = ? AND id IN {_LIST}",
                (kind, json.dumps(list(ids))),
            )
        )

    def records(self, kind: Derived, *, since: str | None = None, until: str | None = None) -> list[bytes]:
        """Return the derived records of a kind, of some days or of all; those without a day only of all."""
        terms, values = ["kind = ?"], [kind, *filter(None, (since, until))]
        terms += ["day >= ?"] * bool(since) + ["day <= ?"] * bool(until)
        rows = self.db.execute(f"SELECT data FROM records WHERE {' AND '.join(terms)} ORDER BY id", values)
        return [data for (data,) in rows]

    def sound(self) -> bool:
        """Say whether SQLite finds the file whole."""
        return bool(self.db.execute("PRAGMA quick_check").fetchone()[0] == "ok")
