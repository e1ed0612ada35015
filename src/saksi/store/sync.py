"""Bring the ledger up to date with the tables."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass

import pyarrow.dataset as ds
from deltalake import DeltaTable

from saksi.errors import PASSING
from saksi.model import Article
from saksi.model.query import Batch
from saksi.store import reviews, rulings, tables
from saksi.store.ledger import Entry, Failure, Ledger, Version
from saksi.store.place import Place
from saksi.store.relations import Relations
from saksi.store.rows import Row, read_text, to_record
from saksi.store.schema import record_columns

#: Batches taken in at a time, so that a ledger of any size is made again in bounded memory.
_STEP = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """The batches that are visible at one version of their table."""

    version: int
    batches: list[Batch]


def synced(place: Place, ledger: Ledger, *, known: Listing | None) -> Listing:
    """Take into the ledger the batches that it lacks, and return all that are listed.

    A ledger that was made for another archive, as when a folder was replaced, is made again.

    Args:
        place: where the archive rests.
        ledger: the ledger to bring up to date.
        known: what the caller saw last; spares reading the list again when nothing was added since.
    """
    table = tables.table(place, "batches")
    if known is not None and known.version == table.version():
        return known
    listed = tables.batches(place)
    identity = str(table.metadata().id)
    taken = ledger.batches()
    if ledger.get("archive") != identity or taken - {batch.batch for batch in listed}:
        ledger.clear()
        ledger.put("archive", identity)
        taken = set()
    if ledger.get("waiting") is None:
        _reopen(place, ledger)
        ledger.put("waiting", "known")
    missing = [batch for batch in listed if batch.batch not in taken]
    for start in range(0, len(missing), _STEP):
        _take(place, ledger, missing[start : start + _STEP])
    return Listing(table.version(), listed)


def _take(place: Place, ledger: Ledger, batches: list[Batch]) -> None:
    names = [batch.batch for batch in batches]
    entries: dict[int, list[Entry]] = {name: [] for name in names}
    done: dict[int, list[tuple[str, str | None]]] = {name: [] for name in names}
    failed: dict[int, list[Failure]] = {name: [] for name in names}
    articles = tables.table(place, "articles").to_pyarrow_dataset()
    columns = [*record_columns("articles"), "batch", "steps", "input", "origin", "page", "source"]
    for row in articles.to_table(columns=columns, filter=ds.field("batch").isin(names)).to_pylist():
        article = to_record(row | {"known": dict(row["known"] or ())}, Article)
        version = Version(article.id, row["batch"], row["steps"])
        entries[row["batch"]].append(
            Entry(version, row["input"], row["origin"], row["page"], read_text(article), row["source"])
        )
    refusals = tables.table(place, "refusals").to_pyarrow_dataset()
    columns = ["batch", *_OF_REFUSALS]
    for row in refusals.to_table(columns=columns, filter=ds.field("batch").isin(names)).to_pylist():
        if row["code"] in PASSING:
            failed[row["batch"]].append(_failure(row))
        else:
            done[row["batch"]].append((row["input"], row["origin"]))
    for batch in batches:
        ledger.take(batch, entries[batch.batch], done[batch.batch], failed[batch.batch])


_OF_REFUSALS = ["input", "origin", "source", "code"]


def _failure(row: Row) -> Failure:
    return Failure(row["input"], row["origin"] or row["source"], row["code"])


def _reopen(place: Place, ledger: Ledger) -> None:
    """Let those inputs wait that a ledger of saksi 0.1 notes as done though their refusal may pass."""
    refusals = tables.table(place, "refusals").to_pyarrow_dataset()
    passing = ds.field("code").isin(sorted(PASSING))
    failed = [_failure(row) for row in refusals.to_table(columns=_OF_REFUSALS, filter=passing).to_pylist()]
    if not failed:
        return
    articles = tables.table(place, "articles").to_pyarrow_dataset()
    same = ds.field("input").isin([failure.input for failure in failed])
    read = set(articles.to_table(columns=["input"], filter=same)["input"].to_pylist())
    ledger.reopen(failure for failure in failed if failure.input not in read)


def newest_version(place: Place) -> int:
    """Return a number that changes whenever a batch is added or the table of batches is tidied."""
    return int(tables.table(place, "batches").version())


def version(place: Place) -> str:
    """Return a word that changes whenever an answer may: with a batch, its relations, a person's word."""
    taken = 0
    if place.relations.exists():
        with (
            suppress(sqlite3.DatabaseError),
            closing(Relations(place.relations, read_only=True)) as relations,
        ):
            taken = len(relations.batches())
    said = [
        DeltaTable(kept).version() if DeltaTable.is_deltatable(kept) else -1
        for kept in (place.table(rulings.NAME), place.table(reviews.NAME))
    ]
    return f"{newest_version(place)} {taken} {said}"
