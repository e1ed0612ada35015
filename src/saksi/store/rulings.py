"""What people decided of forecasts: one table beside the others, append only, each row whole by itself.

It is no part of a batch, since it comes from no page: a row is visible once it is written.
"""

import msgspec
from deltalake import DeltaTable

from saksi.model.relations import Ruling, Settling
from saksi.store import tables
from saksi.store.place import Place
from saksi.store.rows import to_arrow

NAME = "rulings"


def add(place: Place, ruling: Ruling) -> None:
    """Keep a ruling; for the process that holds the archive's lock."""
    tables.create_one(place, NAME)
    tables.append(place, NAME, to_arrow(NAME, [msgspec.to_builtins(ruling)]))


def rulings(place: Place, *, until: str | None = None) -> list[Ruling]:
    """Return all rulings in the order in which they were made.

    Args:
        place: where the archive rests.
        until: leave out what was decided after this moment.
    """
    if not DeltaTable.is_deltatable(place.table(NAME)):
        return []
    rows = tables.arrow_of(DeltaTable(place.table(NAME)), [*Ruling.__slots__]).to_pylist()
    found = (msgspec.convert(row, Ruling) for row in rows)
    return sorted(
        (ruling for ruling in found if until is None or ruling.at <= until),
        key=lambda ruling: (ruling.at, ruling.forecast, ruling.why),
    )


def standing(found: list[Ruling]) -> dict[str, Settling]:
    """Return what holds of each forecast that a person decided on: the last word."""
    last = {ruling.forecast: ruling for ruling in found}
    return {
        id_: Settling(
            outlook=ruling.outlook, day=ruling.at[:10], rule="person", by=ruling.by, note=ruling.why
        )
        for id_, ruling in last.items()
        if ruling.outlook is not None
    }
