"""An archive as it stands, or stood, at one moment: DuckDB in memory over the files of that moment.

The list of batches is read first and the tables after it, so that every listed batch is in the tables that
are read. What is not listed, versions that were superseded and refusals whose cause has passed are left out
by the views `articles`, `statements`, `events`, `refusals` and `batches`.
"""

import datetime
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any, cast

import duckdb
import pyarrow as pa
from deltalake import DeltaTable

from saksi.errors import PASSING, UsageError
from saksi.model.query import Batch
from saksi.store import tables
from saksi.store.place import Place
from saksi.store.rows import to_arrow
from saksi.store.schema import DATA_TABLES, schema_of

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "preserve_insertion_order": "false",
    "temp_directory": "",
}
#: What a query that a user wrote may take; else one slip could take the memory of all.
_MEMORY = "1GB"
#: Counts that are kept of one moment.
_KEPT = 1_000
_TABLES = (
    "Tables: articles, statements, events, refusals, batches, stories, occurrences, ties, forecasts, reviews."
)
_COUNTED_ONCE = ("articles", "statements", "events")
_PASSING = f"code IN ({', '.join(repr(code) for code in sorted(PASSING))})"
#: The refusals whose cause has passed: something else came later of the same input, or of the file, address
#: or row that it was. An article of the same batch came of another file with the same content.
_PASSED = f"""
CREATE TABLE passed AS
WITH failed AS (
    SELECT id, batch, input, coalesce(origin, source) AS place FROM all_refusals WHERE {_PASSING}
),
came AS (
    SELECT batch, input, coalesce(origin, source) AS place FROM all_articles
    UNION ALL SELECT batch - 1, input, coalesce(origin, source) FROM all_refusals
)
SELECT DISTINCT id, batch FROM failed
WHERE EXISTS (SELECT 1 FROM came WHERE came.input = failed.input AND came.batch >= failed.batch)
OR EXISTS (SELECT 1 FROM came WHERE came.place = failed.place AND came.batch >= failed.batch)
"""


class Snapshot:
    """A read-only view of one archive at one moment; close it when done.

    Args:
        place: where the archive rests.
        as_of: a date or date-time, ISO 8601; the archive as it stood then (a date: at its end, in UTC).
        sealed: whether DuckDB may touch no file and no network; tables are then handed in through Arrow.

    Raises:
        StoreError: there is no archive (S001).
    """

    def __init__(self, place: Place, *, as_of: str | None = None, sealed: bool = False) -> None:
        self.place = place
        listed = tables.batches(place)
        moment = _moment(as_of) if as_of else None
        self.moment = moment
        self.batches = [batch for batch in listed if moment is None or batch.at <= moment]
        self._counted: dict[tuple[str, tuple[object, ...]], list[dict[str, Any]]] = {}
        self._db = duckdb.connect(":memory:", config=_SETTINGS)
        self._db.execute("SET parquet_metadata_cache = true")
        self._db.execute("SET enable_progress_bar = false")
        self._whole = len(self.batches) == len(listed)
        self._register("visible", to_arrow("batches", [_row(batch) for batch in self.batches]))
        self._db.execute("CREATE VIEW batches AS SELECT * FROM visible ORDER BY number")
        for name in DATA_TABLES:
            self._open(name, tables.table(place, name), arrow=sealed or place.remote)
        self._supersede()
        if sealed:
            self._db.execute(f"SET memory_limit = '{_MEMORY}'")
            self._db.execute("SET enable_external_access = false")
            self._db.execute("SET lock_configuration = true")

    def close(self) -> None:
        """Free the memory of the snapshot."""
        self._db.close()

    def interrupt(self) -> None:
        """End what another thread is running; it raises `duckdb.InterruptException` there."""
        self._db.interrupt()

    def arrow(self, statement: str, parameters: Sequence[object] = ()) -> pa.Table:
        """Run one SELECT and return its rows."""
        return self._db.sql(statement, params=list(parameters)).to_arrow_table()

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]:
        """Run one SELECT and return its rows as dictionaries."""
        return cast(
            list[dict[str, Any]], self.arrow(statement, parameters).to_pylist(maps_as_pydicts="strict")
        )

    def value(self, statement: str, parameters: Sequence[object] = ()) -> Any:
        """Run one SELECT and return the first value of its first row; a moment gives it once."""
        rows = self.counts(statement, parameters)
        return next(iter(rows[0].values())) if rows else None

    def counts(self, statement: str, parameters: Sequence[object] = ()) -> Sequence[Mapping[str, Any]]:
        """Run one SELECT of few rows, such as counts, and return them; a moment gives them once.

        Nothing of the moment changes, and to count many files again takes as long as the first time.
        """
        key = (statement, tuple(parameters))
        if key not in self._counted:
            if len(self._counted) >= _KEPT:
                self._counted.clear()
            self._counted[key] = self.rows(statement, parameters)
        return self._counted[key]

    def select(self, statement: str, *, limit: int = 0) -> pa.Table:
        """Run what a user wrote, if it is one SELECT.

        Args:
            statement: what the user wrote.
            limit: how many rows to return at most; 0 for all.

        Raises:
            UsageError: it is more than one statement, does something other than reading, or is wrong (U020).
        """
        try:
            found = self._db.extract_statements(statement)
            if len(found) != 1 or found[0].type != duckdb.StatementType.SELECT:
                raise UsageError(
                    "U020",
                    "Only one SELECT can be run.",
                    hint=_TABLES,
                )
            chosen = self._db.sql(statement)
            return (chosen.limit(limit) if limit else chosen).to_arrow_table()
        except duckdb.InterruptException:
            raise
        except duckdb.Error as error:
            first = str(error).strip().splitlines()[0]
            raise UsageError(
                "U020",
                f"The query was refused: {first}",
                hint=_TABLES,
            ) from None

    def offer(self, name: str, table: pa.Table) -> None:
        """Make a small table known to queries under a name; what was counted with another is forgotten."""
        self._counted.clear()
        self._register(name, table)

    def _register(self, name: str, data: object) -> None:
        self._db.register(name, data)

    def _open(self, name: str, delta: DeltaTable, *, arrow: bool) -> None:
        """Make the view `all_<name>`: the rows of listed batches."""
        files = delta.file_uris()
        if not files:
            self._register(f"file_{name}", schema_of(name).empty_table())
        elif arrow:
            self._register(f"file_{name}", delta.to_pyarrow_dataset())
        else:
            # Matching columns by name reads the foot of every file; one schema needs that of one.
            union = str(len({batch.schema for batch in self.batches}) > 1).lower()
            listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
            self._db.execute(
                f"CREATE VIEW file_{name} AS SELECT * FROM read_parquet([{listed}], union_by_name = {union})"
            )
        # Filtering by batch costs a join; counting the rows in the logs tells whether it is needed.
        clean = self._whole and tables.rows_of(delta) == tables.listed_rows(self.batches, name)
        condition = "" if clean else " WHERE batch IN (SELECT batch FROM visible)"
        self._db.execute(f"CREATE VIEW all_{name} AS SELECT * FROM file_{name}{condition}")

    def _supersede(self) -> None:
        """Make the views of what is current: the rows of versions that nothing visible supersedes."""
        self._db.execute(
            "CREATE TABLE superseded AS "
            "SELECT supersedes AS article, supersedes_batch AS batch, id AS successor "
            "FROM all_articles WHERE supersedes IS NOT NULL"
        )
        any_ = self.value("SELECT count(*) FROM superseded")
        for name in DATA_TABLES:
            key = "id" if name == "articles" else "article"
            gone = (
                f" AS t ANTI JOIN superseded AS s ON t.{key} = s.article AND t.batch = s.batch"
                if any_ and name in _COUNTED_ONCE
                else ""
            )
            if name == "refusals" and self.value(f"SELECT count(*) FROM all_refusals WHERE {_PASSING}"):
                self._db.execute(_PASSED)
                gone = " AS t ANTI JOIN passed AS s ON t.id = s.id AND t.batch = s.batch"
            self._db.execute(f"CREATE VIEW {name} AS SELECT * FROM all_{name}{gone}")


def select(
    place: Place,
    statement: str,
    *,
    as_of: str | None = None,
    prepare: Callable[[Snapshot], None] = lambda snapshot: None,
    seconds: float | None = None,
    limit: int = 0,
) -> pa.Table:
    """Run what a user wrote, if it is one SELECT, where no file and no network is in its reach.

    Args:
        place: where the archive rests.
        statement: what the user wrote.
        as_of: the moment that is asked about.
        prepare: called first, to offer the tables of derived records.
        seconds: how long it may take; None for any time.
        limit: how many rows to return at most; 0 for all.

    Raises:
        UsageError: it is no SELECT that can be run (U020), or it took too long (U029).
    """
    with closing(Snapshot(place, as_of=as_of, sealed=True)) as snapshot, _within(seconds, snapshot):
        prepare(snapshot)
        return snapshot.select(statement, limit=limit)


@contextmanager
def _within(seconds: float | None, snapshot: Snapshot) -> Iterator[None]:
    """End the block's query when its time is over."""
    if seconds is None:
        yield
        return
    timer = threading.Timer(seconds, snapshot.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except duckdb.InterruptException:
        reason = f"The query took longer than {seconds:g} seconds."
        raise UsageError("U029", reason, hint="Ask for fewer days or rows, or count instead.") from None
    finally:
        timer.cancel()


def _row(batch: Batch) -> dict[str, Any]:
    return {name: getattr(batch, name) for name in Batch.__slots__}


def _moment(as_of: str) -> str:
    """Turn a date or date-time into the form of `Batch.at`; a date means its last microsecond."""
    try:
        if len(as_of) == 10:
            day = datetime.date.fromisoformat(as_of)
            moment = datetime.datetime.combine(day, datetime.time.max, tzinfo=datetime.UTC)
        else:
            moment = datetime.datetime.fromisoformat(as_of)
            moment = moment.replace(tzinfo=moment.tzinfo or datetime.UTC)
    except ValueError:
        raise UsageError(
            "U022", f"{as_of!r} is no date.", hint="Write 2026-11-22 or 2026-11-22T18:00:00+07:00."
        ) from None
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")
