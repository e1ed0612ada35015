"""What people said of records: one table beside the others, append only, each row whole by itself.

Like rulings it is no part of a batch, since it comes from no page: a row is visible once it is written.
"""

import msgspec
import pyarrow as pa
from deltalake import DeltaTable

from saksi.model.reviews import Review
from saksi.store import tables
from saksi.store.place import Place
from saksi.store.rows import to_arrow
from saksi.store.schema import schema_of

NAME = "reviews"


def add(place: Place, review: Review) -> None:
    """Keep a review; for the process that holds the archive's lock."""
    tables.create_one(place, NAME)
    tables.append(place, NAME, to_arrow(NAME, [msgspec.to_builtins(review)]))


def table(place: Place, *, until: str | None = None) -> pa.Table:
    """Return all reviews as rows; see `reviews`."""
    return to_arrow(NAME, [msgspec.to_builtins(review) for review in reviews(place, until=until)])


def reviews(place: Place, *, until: str | None = None) -> list[Review]:
    """Return all reviews in the order in which they were made.

    Args:
        place: where the archive rests.
        until: leave out what was said after this moment.
    """
    if not DeltaTable.is_deltatable(place.table(NAME)):
        return []
    rows = tables.arrow_of(DeltaTable(place.table(NAME)), schema_of(NAME).names).to_pylist()
    found = (msgspec.convert(row, Review) for row in rows)
    return sorted(
        (review for review in found if until is None or review.at <= until),
        key=lambda review: (review.at, review.record, review.by),
    )
