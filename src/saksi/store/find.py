"""Answer a `Query`: which records match, and what stands behind the number."""

import datetime
import difflib
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

import pyarrow as pa
import pyarrow.compute as pc

from saksi.errors import UsageError
from saksi.model import (
    Article,
    Certainty,
    Event,
    EventType,
    Polarity,
    Refusal,
    Statement,
    StatementKind,
    Time,
)
from saksi.model.query import FIELDS, Quad, Query
from saksi.model.relations import Occurrence, Story
from saksi.store import reviews
from saksi.store.ledger import Ledger, find_in
from saksi.store.paging import Key, beyond, cursor, order, read_cursor
from saksi.store.rows import read_text, to_record
from saksi.store.schema import record_columns
from saksi.store.snapshot import Snapshot
from saksi.store.words import fts_expression

Kind = Literal["events", "statements", "articles", "refusals", "stories", "occurrences"]
#: Kinds that are derived, and offered to a snapshot before they are asked for.
DERIVED: tuple[Literal["stories", "occurrences"], ...] = ("stories", "occurrences")
#: Kinds that people can correct; their listings have a column `corrected` behind those of the table.
CORRECTED: tuple[Kind, ...] = ("events", "statements")

#: Filters with a closed set of values.
_CLOSED: dict[str, tuple[str, ...]] = {
    "types": get_args(EventType),
    "quads": get_args(Quad),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
    "time": get_args(Time),
    "kinds": get_args(StatementKind),
}
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


class _Where:
    """A condition in SQL with its parameters."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.parameters: list[object] = []

    def add(self, term: str, *parameters: object) -> None:
        self.terms.append(term)
        self.parameters.extend(parameters)

    def among(self, column: str, values: Sequence[str]) -> None:
        """Demand that a column holds one of the values, if there are any."""
        if values:
            self.add(f"{column} IN ({_marks(values)})", *values)

    def folded(self, column: str, values: Sequence[str]) -> None:
        """Like `among`, without regard to case."""
        if values:
            self.add(f"lower({column}) IN ({_marks(values)})", *(value.lower() for value in values))

    def any_of(self, column: str, values: Sequence[str]) -> None:
        """Demand that a list column holds one of the values, if there are any."""
        if len(values) == 1:
            # Many times as fast as asking for any of some.
            self.add(f"list_contains({column}, ?)", *values)
        elif values:
            self.add(f"list_has_any({column}, [{_marks(values)}]::VARCHAR[])", *values)

    def any_folded(self, column: str, values: Sequence[str]) -> None:
        """Like `any_of`, without regard to case."""
        if values:
            lower = [value.lower() for value in values]
            self.add(
                f"list_has_any(list_transform({column}, lambda x: lower(x)), [{_marks(lower)}]::VARCHAR[])",
                *lower,
            )

    @property
    def sql(self) -> str:
        return " AND ".join(self.terms) or "true"


def find(
    snapshot: Snapshot,
    kind: Kind,
    query: Query,
    *,
    limit: int = 0,
    after: str | None = None,
    offset: int = 0,
) -> Answer:
    """Answer a query.

    Args:
        snapshot: the archive at one moment.
        kind: which records to list; of derived ones see `saksi.store.listings`.
        query: the filters.
        limit: how many records to return, 0 for all; `matched` counts all in any case.
        after: the cursor of an earlier answer, to go on behind it.
        offset: how many records to pass over, without reading them whole.

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
            if dated.terms
            else 0
        ),
        **read_of(snapshot, query),
    )


def marked(snapshot: Snapshot, kind: Kind, table: pa.Table) -> pa.Table:
    """Say of each event and statement of a table whether people corrected it."""
    if kind not in CORRECTED:
        return table
    words = reviews.words(reviews.reviews(snapshot.place, until=snapshot.moment))
    fixed = pa.array([id_ for id_, word in words.items() if word.verdict == "fixed"], pa.string())
    return table.append_column("corrected", pc.is_in(table["id"], value_set=fixed))


def filters(snapshot: Snapshot, kind: Kind, query: Query) -> _Where:
    """Make the condition of a query without its dates, and have what it names at hand."""
    check(kind, query)
    if query.text:
        snapshot.offer("hits", pa.table({"id": pa.array(hits(snapshot, query.text), pa.string())}))
    where = _own(kind, query)
    _article(where, query, key="id" if kind == "articles" else "article", refusals=kind == "refusals")
    return where


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
    (row,) = snapshot.rows(
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
    where = _Where()
    where.add(f"id IN ({_marks(rows) or 'NULL'})", *(row["id"] for row in rows))
    where.add(f"batch IN ({_marks(rows) or 'NULL'})", *(row["batch"] for row in rows))
    days = [row["day"] for row in rows]
    if days and None not in days:
        # Days lie close together in the files, so this spares most of them.
        where.add("day BETWEEN ? AND ?", min(days), max(days))
    table = snapshot.arrow(f"SELECT * FROM {kind} WHERE {where.sql} ORDER BY {order(keys)}", where.parameters)
    last = [rows[-1][f"key{number}"] for number in range(len(keys))] if len(found) > limit else None
    return _Shown(table, cursor(last) if last else None)


def read_of(snapshot: Snapshot, query: Query) -> dict[str, Any]:
    """Say what a number rests on: articles read, inputs refused, and the newest article."""
    where, dated = _pages(query), dates(query)
    condition, parameters = f"{where.sql} AND {dated.sql}", [*where.parameters, *dated.parameters]
    read = snapshot.value(f"SELECT count(*) FROM articles WHERE {condition}", parameters)
    refused = snapshot.value(f"SELECT count(*) FROM refusals WHERE {dated.sql}", dated.parameters)
    return {"read": read, "newest": newest(snapshot, query), "refused": refused}


def newest(snapshot: Snapshot, query: Query) -> str | None:
    """Say when the newest article that passes the article's own filters and dates was published."""
    where, dated = _pages(query), dates(query)
    condition, parameters = f"{where.sql} AND {dated.sql}", [*where.parameters, *dated.parameters]
    day = snapshot.value(f"SELECT max(day) FROM articles WHERE {condition}", parameters)
    # Files are skipped by the day, so that few of them are read for the hour.
    last, values = ("day IS NULL", []) if day is None else ("day = ?", [day])
    found: str | None = snapshot.value(
        f"SELECT max(published) FROM articles WHERE {condition} AND {last}", [*parameters, *values]
    )
    return found


def _pages(query: Query) -> _Where:
    where = _Where()
    _article(where, query, key="id", refusals=False, text=False)
    return where


def check(kind: Kind, query: Query) -> None:
    """Refuse a query that such records cannot answer; see `find`."""
    allowed = FIELDS[kind]
    for name in Query.__slots__:
        if getattr(query, name) and name not in allowed:
            raise UsageError(
                "U023",
                f"{kind.capitalize()} have no {name} to filter by.",
                hint=f"Filters here: {', '.join(sorted(allowed))}.",
            )
    for name, allowed_values in _CLOSED.items():
        for value in getattr(query, name):
            checked_value(value, allowed_values, name=name)
    for day in (query.since, query.until):
        checked_day(day)


def checked_value(value: str, allowed: Sequence[str], *, name: str) -> None:
    """Check that a value is of a closed set.

    Raises:
        UsageError: it is not (U024); the hint has what comes near.
    """
    if value not in allowed:
        near = difflib.get_close_matches(value, allowed, n=3, cutoff=0.5) or allowed
        raise UsageError(
            "U024", f"There is no {value!r} among {name}.", hint=f"Did you mean {', '.join(near)}?"
        )


def checked_day(text: str | None) -> str | None:
    """Return a day as it is written in records, None for none.

    Raises:
        UsageError: it is no date (U022).
    """
    try:
        return datetime.date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise UsageError("U022", f"{text!r} is no date.", hint="Write it as 2026-11-22.") from None


def _own(kind: Kind, query: Query) -> _Where:
    where = _Where()
    if kind == "statements":
        where.any_of("source_ids", query.actors)
        _sources(where, query.sources, own_voice="len(source_ids) = 0")
        where.among("kind", query.kinds)
    if kind != "events":
        return where
    _acts(where, query)
    where.among("polarity", query.polarity)
    where.among("certainty", query.certainty)
    where.among("source_kind", query.kinds)
    _sources(where, query.sources, own_voice="statement IS NULL")
    where.any_of("places", query.places)
    return where


def _acts(where: _Where, query: Query) -> None:
    """Ask who acts upon whom, how and when."""
    where.any_of("actor_ids", query.actors)
    where.any_of("recipient_ids", query.recipients)
    if query.dyad:
        one, other = query.dyad
        where.add(
            "((list_contains(actor_ids, ?) AND "
            "(list_contains(recipient_ids, ?) OR list_contains(actor_ids, ?)))"
            " OR (list_contains(actor_ids, ?) AND list_contains(recipient_ids, ?)))",
            one, other, other, other, one,
        )  # fmt: skip
    where.among("type", query.types)
    where.among("mode", query.modes)
    where.among("quad", query.quads)
    where.among("time", query.time)


def _sources(where: _Where, sources: Sequence[str], *, own_voice: str) -> None:
    named = [source for source in sources if source]
    terms = [f"list_has_any(source_ids, [{_marks(named)}]::VARCHAR[])"] if named else []
    if len(named) < len(sources):
        terms.append(own_voice)
    if terms:
        where.add(f"({' OR '.join(terms)})", *named)


def _article(where: _Where, query: Query, *, key: str, refusals: bool, text: bool = True) -> None:
    if refusals:
        return
    where.folded("outlet", query.outlets)
    where.folded("credit", query.credits)
    where.among("language", query.languages)
    where.among(key, query.articles)
    if query.text and text:
        where.add(f"{key} IN (SELECT id FROM hits)")


def dates(query: Query) -> _Where:
    """Make the condition of the days of a query."""
    where = _Where()
    if query.since:
        where.add("day::DATE >= ?::DATE", query.since)
    if query.until:
        where.add("day::DATE <= ?::DATE", query.until)
    return where


def hits(snapshot: Snapshot, text: str) -> list[str]:
    """Find articles by their words: in the ledger, and directly in batches that it has not taken in yet."""
    fts_expression(text)
    behind = [batch.batch for batch in snapshot.batches]
    found: list[str] = []
    file = snapshot.place.ledger
    if file.exists():
        # A ledger that is damaged is as good as none: the question is answered from the tables.
        with suppress(sqlite3.DatabaseError), closing(Ledger(file, read_only=True)) as ledger:
            taken = ledger.batches()
            found = ledger.find(text)
            behind = [batch for batch in behind if batch not in taken]
    if behind:
        columns = ", ".join(record_columns("articles"))
        rows = snapshot.rows(f"SELECT {columns} FROM articles WHERE batch IN ({_marks(behind)})", behind)
        articles = (to_record(row | {"known": dict(row["known"] or ())}, Article) for row in rows)
        found += find_in(((article.id, read_text(article)) for article in articles), text=text)
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
