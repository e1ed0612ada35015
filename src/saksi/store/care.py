"""Care for an archive: what is in it, whether it is whole, and tidying it up."""

import collections
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from saksi.errors import StoreError
from saksi.model import article_id
from saksi.store import pages, tables
from saksi.store.faults import faults
from saksi.store.ledger import Ledger
from saksi.store.lock import locked
from saksi.store.place import Place
from saksi.store.relations import Relations
from saksi.store.schema import DATA_TABLES, TABLES
from saksi.store.snapshot import Snapshot
from saksi.store.sync import synced

#: Faults that `check` names one by one for each kind of fault; the rest are counted.
_NAMED = 20
#: Hours that files which no table needs any more stay for readers that opened them.
_KEEP_HOURS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is in an archive.

    Args:
        versions: rows of articles with those that were superseded.
        orphans: rows of batches that were never listed; harmless, swept by `tidy`.
        behind: batches that the ledger has not taken in; the next `add` does.
        files: Parquet files in use; many small ones make queries slow, and `tidy` merges them.
    """

    place: str
    articles: int
    versions: int
    statements: int
    events: int
    refusals: int
    batches: int
    outlets: int
    languages: dict[str, int]
    refused: dict[str, int]
    oldest: str | None
    newest: str | None
    stored: str | None
    orphans: int
    behind: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: a stable code, the record it is about, and a sentence."""

    code: str
    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """What `tidy` did: rows of unlisted batches swept, and files before and after."""

    swept: int
    files_before: int
    files_after: int


def status(place: Place, snapshot: Snapshot) -> Status:
    """Say what is in an archive."""
    counts = {name: snapshot.value(f"SELECT count(*) FROM {name}") for name in DATA_TABLES}
    (dates,) = snapshot.rows(
        "SELECT min(published) AS oldest, max_by(published, (day, published)) AS newest FROM articles"
    )
    opened = {name: tables.table(place, name) for name in TABLES}
    orphans = sum(
        max(0, tables.rows_of(opened[name]) - tables.listed_rows(snapshot.batches, name))
        for name in DATA_TABLES
    )
    return Status(
        place=place.root,
        **counts,
        versions=snapshot.value("SELECT count(*) FROM all_articles"),
        batches=len(snapshot.batches),
        outlets=snapshot.value("SELECT count(DISTINCT outlet) FROM articles"),
        languages=_counts(
            snapshot, "SELECT language AS name, count(*) AS n FROM articles GROUP BY ALL ORDER BY n DESC"
        ),
        refused=_counts(
            snapshot, "SELECT code AS name, count(*) AS n FROM refusals GROUP BY ALL ORDER BY n DESC"
        ),
        **dates,
        stored=snapshot.batches[-1].at if snapshot.batches else None,
        orphans=orphans,
        behind=_behind(place, snapshot),
        files=sum(len(table.file_uris()) for table in opened.values()),
        bytes=0
        if place.remote
        else sum(f.stat().st_size for f in Path(place.root).rglob("*") if f.is_file()),
    )


def _counts(snapshot: Snapshot, statement: str) -> dict[str, int]:
    return {row["name"] or "?": row["n"] for row in snapshot.rows(statement)}


def _behind(place: Place, snapshot: Snapshot) -> int:
    if not place.ledger.exists():
        return len(snapshot.batches)
    with closing(Ledger(place.ledger, read_only=True)) as ledger:
        taken = ledger.batches()
    return sum(batch.batch not in taken for batch in snapshot.batches)


def check(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    """Verify an archive: batches whole, ids right, evidence where the offsets say, ledger sound.

    Yields nothing if all is well. Of each kind of fault the first twenty are named; then one more tells how
    many there are.
    """
    for kind in (_batches, _once, _articles, _evidence, _links, _ledger, _relations):
        seen = 0
        for fault in _guarded(kind(place, snapshot)):
            seen += 1
            if seen <= _NAMED:
                yield fault
        if seen > _NAMED:
            yield Fault("C000", kind.__name__.strip("_"), f"{seen - _NAMED} more faults of this kind.")


def readable(verify: Callable[[], list[Fault]]) -> list[Fault]:
    """Verify an archive, and tell as a fault if it cannot even be opened for that."""
    try:
        return verify()
    except StoreError as error:
        if error.code != "S012":
            raise
        return [Fault("C007", "file", error.reason)]


def _guarded(faults: Iterator[Fault]) -> Iterator[Fault]:
    """Turn a file that cannot be read into one more fault."""
    try:
        yield from faults
    except (duckdb.Error, sqlite3.DatabaseError) as error:
        yield Fault(
            "C007", "file", f"A file of the archive cannot be read: {' '.join(str(error).split())[:200]}"
        )


def _batches(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    for name in DATA_TABLES:
        rows = snapshot.rows(f"SELECT batch, count(*) AS n FROM all_{name} GROUP BY batch")
        there = collections.Counter({row["batch"]: row["n"] for row in rows})
        for batch in snapshot.batches:
            if there[batch.batch] != getattr(batch, name):
                said, found = getattr(batch, name), there[batch.batch]
                reason = f"Batch {batch.number} added {said} {name}, but {found} are there."
                yield Fault("C001", str(batch.batch), reason)


def _once(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    for name in ("articles", "statements", "events"):
        for row in snapshot.rows(f"SELECT id, count(*) AS n FROM {name} GROUP BY id HAVING n > 1"):
            yield Fault("C002", row["id"], f"There are {row['n']} {name} with this id.")


def _articles(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    names = [row["batch"] for row in snapshot.rows("SELECT batch FROM visible")]
    for batch in names:
        for row in snapshot.rows(
            "SELECT id, text, url, statements, events FROM all_articles WHERE batch = ?", [batch]
        ):
            # A lone surrogate was replaced when the text was stored, so the hash cannot be computed again.
            if article_id(text=row["text"], url=row["url"]) != row["id"] and "�" not in row["text"]:
                yield Fault("C003", row["id"], "The id is not the hash of the article's address and text.")


def _evidence(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    event = "a.text[e.predicate.start + 1 : e.predicate.end] <> e.evidence"
    name = "e.id <> e.article || ':e' || e.predicate.start || '-' || e.type"
    yield from _joined(snapshot, "events", event, "C004", "The offsets do not give back the evidence.")
    yield from _joined(
        snapshot, "events", name, "C003", "The id does not follow from the article, offset and type."
    )
    cue = (
        "a.text[e.cue.start + 1 : e.cue.end] <> e.cue_text "
        "OR a.text[e.content.start + 1 : e.content.end] <> e.content_text"
    )
    name = "e.id <> e.article || ':s' || e.cue.start || '-' || e.content.start"
    yield from _joined(
        snapshot, "statements", cue, "C004", "The offsets do not give back the cue or the content."
    )
    yield from _joined(
        snapshot, "statements", name, "C003", "The id does not follow from the article and offsets."
    )


def _links(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    for name in ("statements", "events"):
        for row in snapshot.rows(
            f"SELECT a.id, a.batch, a.{name} AS said, count(e.id) AS n "
            f"FROM all_articles AS a LEFT JOIN all_{name} AS e "
            f"ON e.article = a.id AND e.batch = a.batch GROUP BY ALL HAVING said <> n"
        ):
            yield Fault(
                "C005", row["id"], f"The article has {row['n']} {name} and should have {row['said']}."
            )


def _joined(snapshot: Snapshot, name: str, condition: str, code: str, reason: str) -> Iterator[Fault]:
    for row in snapshot.rows(
        f"SELECT e.id FROM {name} AS e JOIN articles AS a "
        f"ON e.article = a.id AND e.batch = a.batch WHERE {condition}"
    ):
        yield Fault(code, row["id"], reason)


def _ledger(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    if not place.ledger.exists():
        yield Fault("C006", "ledger", "The ledger is missing; the next `saksi add` makes it again.")
        return
    with closing(Ledger(place.ledger, read_only=True)) as ledger:
        if not ledger.sound():
            yield Fault(
                "C006",
                "ledger",
                f"The ledger is damaged: delete {place.ledger}; the next `saksi add` makes it again.",
            )


def _relations(place: Place, snapshot: Snapshot) -> Iterator[Fault]:
    if not place.relations.exists():
        return
    reason = "The file of stories and occurrences is damaged: `saksi rebuild` makes it again."
    try:
        with closing(Relations(place.relations, read_only=True)) as relations:
            if not relations.sound():
                yield Fault("C008", "relations", reason)
    except sqlite3.DatabaseError:
        yield Fault("C008", "relations", reason)


def tidy(
    place: Place, *, keep_hours: float = _KEEP_HOURS, waiting: Callable[[], None] | None = None
) -> Tidied:
    """Sweep rows of unlisted batches, merge small files, and remove files that nothing needs any more.

    Args:
        place: where the archive rests. In object storage, nothing else may write to it meanwhile: what
            another machine has in hand would be swept.
        keep_hours: how long files stay that a reader may have opened.
        waiting: called when another process holds the lock.
    """
    with faults("tidy the archive"), locked(place.lock, waiting=waiting):
        tables.table(place, "batches")
        with closing(Ledger(place.ledger)) as ledger:
            listed = {batch.batch for batch in synced(place, ledger, known=None).batches}
            ledger.tidy()
        pages.sweep(place, listed)
        swept = before = after = 0
        for name in TABLES:
            delta = tables.table(place, name)
            before += len(delta.file_uris())
            if name in DATA_TABLES:
                swept += _sweep(place, name, listed)
            delta = tables.table(place, name)
            delta.optimize.compact(writer_properties=tables.properties(name))
            delta.vacuum(
                retention_hours=int(keep_hours), dry_run=False, enforce_retention_duration=False, full=True
            )
            delta.create_checkpoint()
            delta.cleanup_metadata()
            after += len(tables.table(place, name).file_uris())
        return Tidied(swept=swept, files_before=before, files_after=after)


def _sweep(place: Place, name: str, listed: set[int]) -> int:
    delta = tables.table(place, name)
    there = set(tables.arrow_of(delta, ["batch"])["batch"].unique().to_pylist())
    orphans = sorted(there - listed)
    if not orphans:
        return 0
    gone = delta.delete(f"batch IN ({', '.join(map(str, orphans))})")
    return int(gone["num_deleted_rows"])
