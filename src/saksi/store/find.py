"""Answer a `Query`: which records match, and what stands behind the number."""

import datetime
from dataclasses import dataclass
from typing import Any, Literal, cast

import pyarrow as pa
import pyarrow.compute as pc

from saksi.model import Article, Event, Refusal, Statement
from saksi.model.query import Query
from saksi.model.relations import Occurrence, Story
from saksi.store import reviews
from saksi.store.conditions import Kind, Where, checked_day, dates, filters, marks, pages
from saksi.store.paging import Key, beyond, cursor, order, read_cursor
from saksi.store.rows import to_record
from saksi.store.snapshot import Snapshot

#: Kinds that are derived, and offered to a snapshot before they are asked for.
DERIVED: tuple[Literal["stories", "occurrences"], ...] = ("stories", "occurrences")
#: Kinds that people can correct; their listings have a column `corrected` behind those of the table.
CORRECTED: tuple[Kind, ...] = ("events", "statements")

RECORDS: dict[Kind, type[Any]] = {
    "events": Event,
    "statements": Statement,
    "articles": Article,
    "refusals": Refusal,
    "stories": Story,
    "occurrences": Occurrence,
}

#: Records from the first on up to which days are gathered while they are counted.
_REACHED = 10_000
#: Days as text, those without one at the end.
_DAY = Key("coalesce(day::VARCHAR, '')", falls=True)
_ORDER: dict[Kind, tuple[Key, ...]] = {
    "events": (_DAY, Key("article"), Key("predicate.start"), Key("id")),
    "statements": (_DAY, Key("article"), Key("cue.start"), Key("id")),
    "articles": (_DAY, Key("coalesce(published, '')", falls=True), Key("id")),
    "refusals": (Key('"at"', falls=True), Key("id")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Records that match a query, newest first, and what the number of them rests on.

    Args:
        kind: what the records are.
        table: the records shown, with the columns of the archive's table.
        matched: how many match.
        undated: how many more would match but have no date, if the query has dates.
        read: how many articles were read that pass the article's own filters and dates.
        refused: how many inputs were refused on the days asked about; a refused page has no outlet.
        newest: when the newest of the articles read was published, as its page says.
        behind: how many batches derived records have not taken in yet.
        next: what to give as `after` for the records that follow; None at the end.
    """

    kind: Kind
    table: pa.Table
    matched: int
    undated: int
    read: int
    refused: int
    newest: str | None
    behind: int = 0
    next: str | None = None

    @property
    def shown(self) -> int:
        """How many records are in `table`."""
        return int(self.table.num_rows)

    def rows(self) -> list[dict[str, Any]]:
        """Return the records with the archive's own columns, as dictionaries."""
        return cast(list[dict[str, Any]], self.table.to_pylist(maps_as_pydicts="strict"))

    def records(self) -> list[Article | Statement | Event | Refusal | Story | Occurrence]:
        """Return the records as such, without the archive's own columns."""
        record = RECORDS[self.kind]
        return [to_record(row, record) for row in self.rows()]

    def pandas(self) -> Any:
        """Return a pandas data frame; pandas must be installed."""
        return self.table.to_pandas()

    def polars(self) -> Any:
        """Return a polars data frame; polars must be installed."""
        import polars  # Not a dependency: only who asks for its frames has it.

        return polars.from_arrow(self.table)


def find(
    snapshot: Snapshot,
    kind: Kind,
    query: Query,
    *,
    limit: int = 0,
    after: str | None = None,
    offset: int = 0,
    rests: bool = True,
) -> Answer:
    """Answer a query.

    Args:
        snapshot: the archive at one moment.
        kind: which records to list; of derived ones see `saksi.store.listings`.
        query: the filters.
        limit: how many records to return, 0 for all; `matched` counts all in any case.
        after: the cursor of an earlier answer, to go on behind it.
        offset: how many records to pass over, without reading them whole.
        rests: whether to say what the number rests on; else `undated`, `read`, `refused` and `newest` are
            empty, which spares looking at all articles.

    Raises:
        UsageError: the query has a filter that such records do not have (U023), a wrong date (U022), or a
            cursor of another listing (U028).
    """
    where, dated = filters(snapshot, kind, query), dates(query)
    condition = f"{where.sql} AND {dated.sql}"
    parameters = [*where.parameters, *dated.parameters]
    part = _Part(limit=limit, after=after, offset=offset)
    counted = _count(snapshot, kind, condition, parameters, part)
    shown = _shown(snapshot, kind, condition, parameters, part, reach=counted.reach)
    return Answer(
        kind=kind,
        table=marked(snapshot, kind, shown.table),
        next=shown.next,
        matched=counted.matched,
        undated=(
            snapshot.value(f"SELECT count(*) FROM {kind} WHERE {where.sql} AND day IS NULL", where.parameters)
            if dated.terms and rests
            else 0
        ),
        **(read_of(snapshot, query) if rests else {"read": 0, "newest": None, "refused": 0}),
    )


def marked(snapshot: Snapshot, kind: Kind, table: pa.Table) -> pa.Table:
    """Say of each event and statement of a table whether people corrected it."""
    if kind not in CORRECTED:
        return table
    words = reviews.words(reviews.reviews(snapshot.place, until=snapshot.moment))
    fixed = pa.array([id_ for id_, word in words.items() if word.verdict == "fixed"], pa.string())
    return table.append_column("corrected", pc.is_in(table["id"], value_set=fixed))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Which part of a listing is wanted; see `find`."""

    limit: int
    after: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many records match, and the oldest day that the part wanted can reach, None if unknown."""

    matched: int
    reach: datetime.date | None


def _count(snapshot: Snapshot, kind: Kind, condition: str, parameters: list[object], part: _Part) -> _Counted:
    """Count what matches, and see in the same pass over the days how far back the part reaches."""
    most = part.offset + part.limit + 1
    if not part.limit or most > _REACHED or _ORDER[kind][0] is not _DAY:
        return _Counted(snapshot.value(f"SELECT count(*) FROM {kind} WHERE {condition}", parameters), None)
    start = str(read_cursor(part.after, size=len(_ORDER[kind]))[0]) if part.after else ""
    behind = f" FILTER (WHERE day <= '{checked_day(start)}')" if start else ""
    (row,) = snapshot.counts(
        f"SELECT count(*) AS matched, max(day, {most}){behind} AS days FROM {kind} WHERE {condition}",
        parameters,
    )
    days = row["days"] or []
    return _Counted(row["matched"], days[-1] if len(days) == most else None)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The records of one part of a listing, and the cursor of the next."""

    table: pa.Table
    next: str | None


def _shown(
    snapshot: Snapshot,
    kind: Kind,
    condition: str,
    parameters: list[object],
    part: _Part,
    *,
    reach: datetime.date | None,
) -> _Shown:
    """Return the first records in order; with a limit only theirs are decoded, by their keys."""
    keys, limit = _ORDER[kind], part.limit
    behind = beyond(keys, part.after)
    condition, parameters = f"{condition} AND {behind.sql}", [*parameters, *behind.parameters]
    if not limit:
        return _Shown(
            snapshot.arrow(
                f"SELECT * FROM {kind} WHERE {condition} ORDER BY {order(keys)} OFFSET {int(part.offset)}",
                parameters,
            ),
            None,
        )
    place = ", ".join(f"{key.sql} AS key{number}" for number, key in enumerate(keys))

    def keyed(more: str, *values: object) -> list[dict[str, Any]]:
        return snapshot.rows(
            f"SELECT id, batch, day, {place} FROM {kind} WHERE {condition}{more} "
            f"ORDER BY {order(keys)} LIMIT {int(limit) + 1} OFFSET {int(part.offset)}",
            [*parameters, *values],
        )

    found = keyed(" AND day >= ?", reach) if reach else keyed("")
    if reach and len(found) <= limit:
        # Some of the days that were counted lie before the cursor.
        found = keyed("")
    rows = found[:limit]
    where = Where()
    where.add(f"id IN ({marks(rows) or 'NULL'})", *(row["id"] for row in rows))
    where.add(f"batch IN ({marks(rows) or 'NULL'})", *(row["batch"] for row in rows))
    days = [row["day"] for row in rows]
    if days and None not in days:
        # Days lie close together in the files, so this spares most of them.
        where.add("day BETWEEN ? AND ?", min(days), max(days))
    table = snapshot.arrow(f"SELECT * FROM {kind} WHERE {where.sql} ORDER BY {order(keys)}", where.parameters)
    last = [rows[-1][f"key{number}"] for number in range(len(keys))] if len(found) > limit else None
    return _Shown(table, cursor(last) if last else None)


def read_of(snapshot: Snapshot, query: Query) -> dict[str, Any]:
    """Say what a number rests on: articles read, inputs refused, and the newest article."""
    where, dated = pages(query), dates(query)
    condition, parameters = f"{where.sql} AND {dated.sql}", [*where.parameters, *dated.parameters]
    read = snapshot.value(f"SELECT count(*) FROM articles WHERE {condition}", parameters)
    refused = snapshot.value(f"SELECT count(*) FROM refusals WHERE {dated.sql}", dated.parameters)
    return {"read": read, "newest": newest(snapshot, query), "refused": refused}


def newest(snapshot: Snapshot, query: Query) -> str | None:
    """Say when the newest article that passes the article's own filters and dates was published."""
    where, dated = pages(query), dates(query)
    condition, parameters = f"{where.sql} AND {dated.sql}", [*where.parameters, *dated.parameters]
    day = snapshot.value(f"SELECT max(day) FROM articles WHERE {condition}", parameters)
    # Files are skipped by the day, so that few of them are read for the hour.
    last, values = ("day IS NULL", []) if day is None else ("day = ?", [day])
    found: str | None = snapshot.value(
        f"SELECT max(published) FROM articles WHERE {condition} AND {last}", [*parameters, *values]
    )
    return found
