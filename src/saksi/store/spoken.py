"""What people said, in tables beside those of pages: append only, each row whole by itself.

They are no part of a batch, since they come from no page: a row is visible once it is written.
"""

from typing import TypeVar

import msgspec
from deltalake import DeltaTable

from saksi.model.forecasts import Ruling
from saksi.model.reviews import Review
from saksi.store import tables
from saksi.store.place import Place
from saksi.store.rows import to_arrow
from saksi.store.schema import schema_of

Said = TypeVar("Said", Review, Ruling)


def add(place: Place, name: str, said: Review | Ruling) -> None:
    """Keep what somebody said in a table; for the process that holds the archive's lock."""
    tables.create_one(place, name)
    tables.append(place, name, to_arrow(name, [msgspec.to_builtins(said)]))


def read(place: Place, name: str, record: type[Said], *, until: str | None) -> list[Said]:
    """Read a table whole, in no order that means anything.

    Args:
        place: where the archive rests.
        name: the table, which may not be there yet.
        record: what its rows are.
        until: leave out what was said after this moment.
    """
    if not DeltaTable.is_deltatable(place.table(name)):
        return []
    rows = tables.arrow_of(DeltaTable(place.table(name)), schema_of(name).names).to_pylist()
    found = (msgspec.convert(row, record) for row in rows)
    return [said for said in found if until is None or said.at <= until]
