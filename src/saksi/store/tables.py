"""The Delta tables: made, appended to, listed."""

from collections.abc import Sequence

import msgspec
import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import TableNotFoundError

from saksi.errors import StoreError
from saksi.model.query import Batch
from saksi.store.place import Place
from saksi.store.schema import DATA_TABLES, TABLES, schema_of

#: Statistics in the log only for what files are skipped by: those of texts would repeat the texts.
_CONFIGURATION = {"delta.dataSkippingStatsColumns": "batch,day", "delta.checkpointInterval": "20"}

#: zstd 3 halves the size of snappy on news text at the same speed of reading.
#: Groups of rows are small: a query that shows fifty records decodes whole groups, and texts are the largest.
_GROUPS = {"articles": 4_096}
_GROUP = 16_384


def properties(name: str) -> WriterProperties:
    """Say how the files of a table are written."""
    return WriterProperties(
        compression="ZSTD",
        compression_level=3,
        statistics_truncate_length=64,
        max_row_group_size=_GROUPS.get(name, _GROUP),
    )


def exists(place: Place) -> bool:
    """Say whether there is an archive: its table of batches is made last."""
    return bool(DeltaTable.is_deltatable(place.table("batches")))


def create(place: Place) -> None:
    """Make the tables that are missing; of `batches` last, so that an archive that exists is whole."""
    for name in TABLES:
        create_one(place, name)


def create_one(place: Place, name: str) -> None:
    """Make one table if it is missing."""
    DeltaTable.create(
        place.table(name), schema=schema_of(name), mode="ignore", name=name, configuration=_CONFIGURATION
    )


def table(place: Place, name: str) -> DeltaTable:
    """Open a table at its newest version.

    Raises:
        StoreError: there is no archive at the place (S001).
    """
    try:
        return DeltaTable(place.table(name))
    except TableNotFoundError:
        raise StoreError(
            "S001",
            f"There is no archive at {place.root}.",
            hint="Make one with `saksi add`, or give --archive.",
        ) from None


def append(place: Place, name: str, data: pa.Table) -> None:
    """Add rows to a table in one commit."""
    # Keeping the table open is no gain: its state in memory slows each commit more than its checkpoint does.
    write_deltalake(place.table(name), data, mode="append", writer_properties=properties(name))


def arrow_of(delta: DeltaTable, columns: Sequence[str]) -> pa.Table:
    """Read columns of a whole table into memory: for small tables only."""
    return delta.to_pyarrow_dataset().to_table(columns=list(columns))


def batches(place: Place) -> list[Batch]:
    """List the batches that are visible, in the order of their commits."""
    rows = arrow_of(table(place, "batches"), schema_of("batches").names).to_pylist()
    return sorted((msgspec.convert(row, Batch) for row in rows), key=lambda batch: batch.number)


def rows_of(delta: DeltaTable) -> int:
    """Count the rows of a table from its log, orphans of unlisted batches included."""
    return int(sum(pa.table(delta.get_add_actions(flatten=True))["num_records"].to_pylist()))


def listed_rows(listed: Sequence[Batch], name: str) -> int:
    """Count the rows that the batches say they added to a table."""
    if name not in DATA_TABLES:
        return len(listed)
    return sum(int(getattr(batch, name)) for batch in listed)
