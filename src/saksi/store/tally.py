"""What matches a query, counted by the values of a column."""

from saksi.model.query import Query
from saksi.store.conditions import Kind, dates, filters
from saksi.store.snapshot import Snapshot

__all__ = ["COLUMNS", "tally"]

#: Columns that can be counted by, and those among them that hold lists.
COLUMNS = frozenset(
    ("day", "outlet", "language", "credit", "kind", "type", "quad", "certainty", "time", "polarity", "code")
)
_LISTS = frozenset(("actor_ids", "recipient_ids", "source_ids", "places"))


def tally(snapshot: Snapshot, kind: Kind, query: Query, by: str) -> dict[str, int]:
    """Count what matches by the values of a column, those with most first.

    A record whose column holds a list counts for each of its values.

    Raises:
        UsageError: the query is not sound; see `find`.
        ValueError: nothing is counted by this column.
    """
    if by not in COLUMNS | _LISTS:
        raise ValueError(f"nothing is counted by {by!r}")
    where, dated = filters(snapshot, kind, query), dates(query)
    value = f"unnest({by})" if by in _LISTS else by
    rows = snapshot.counts(
        f"SELECT name, count(*) AS n FROM (SELECT {value}::VARCHAR AS name FROM {kind} "
        f"WHERE {where.sql} AND {dated.sql}) WHERE name IS NOT NULL GROUP BY name ORDER BY n DESC, name",
        [*where.parameters, *dated.parameters],
    )
    return {row["name"]: row["n"] for row in rows}
