"""The conditions of a `Query` in SQL: what its filters demand of each kind of record."""

import datetime
import difflib
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from typing import Literal, get_args

import pyarrow as pa

from saksi.errors import UsageError
from saksi.model import Article, Certainty, EventType, Polarity, StatementKind, Time
from saksi.model.query import FIELDS, Quad, Query
from saksi.store.ledger import Ledger, find_in
from saksi.store.rows import read_text, to_record
from saksi.store.schema import record_columns
from saksi.store.snapshot import Snapshot
from saksi.store.words import fts_expression

Kind = Literal["events", "statements", "articles", "refusals", "stories", "occurrences"]

#: Filters with a closed set of values.
_CLOSED: dict[str, tuple[str, ...]] = {
    "types": get_args(EventType),
    "quads": get_args(Quad),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
    "time": get_args(Time),
    "kinds": get_args(StatementKind),
    "languages": ("id", "ms", "en"),
}


class Where:
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
            self.add(f"{column} IN ({marks(values)})", *values)

    def folded(self, column: str, values: Sequence[str]) -> None:
        """Like `among`, without regard to case."""
        if values:
            self.add(f"lower({column}) IN ({marks(values)})", *(value.lower() for value in values))

    def any_of(self, column: str, values: Sequence[str]) -> None:
        """Demand that a list column holds one of the values, if there are any."""
        if len(values) == 1:
            # Many times as fast as asking for any of some.
            self.add(f"list_contains({column}, ?)", *values)
        elif values:
            self.add(f"list_has_any({column}, [{marks(values)}]::VARCHAR[])", *values)

    @property
    def sql(self) -> str:
        return " AND ".join(self.terms) or "true"


def filters(snapshot: Snapshot, kind: Kind, query: Query) -> Where:
    """Make the condition of a query without its dates, and have what it names at hand."""
    check(kind, query)
    if query.text:
        snapshot.offer("hits", pa.table({"id": pa.array(hits(snapshot, query.text), pa.string())}))
    where = _own(kind, query)
    article(where, query, key="id" if kind == "articles" else "article", refusals=kind == "refusals")
    return where


def pages(query: Query) -> Where:
    """Make the condition of the article's own filters, without dates and words."""
    where = Where()
    article(where, query, key="id", refusals=False, text=False)
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


def _own(kind: Kind, query: Query) -> Where:
    where = Where()
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


def _acts(where: Where, query: Query) -> None:
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


def _sources(where: Where, sources: Sequence[str], *, own_voice: str) -> None:
    named = [source for source in sources if source]
    terms = [f"list_has_any(source_ids, [{marks(named)}]::VARCHAR[])"] if named else []
    if len(named) < len(sources):
        terms.append(own_voice)
    if terms:
        where.add(f"({' OR '.join(terms)})", *named)


def article(where: Where, query: Query, *, key: str, refusals: bool, text: bool = True) -> None:
    """Add the filters of the article that a record stands in; `key` is the column of its id."""
    if refusals:
        return
    where.folded("outlet", query.outlets)
    where.folded("credit", query.credits)
    where.among("language", query.languages)
    where.among(key, query.articles)
    if query.text and text:
        where.add(f"{key} IN (SELECT id FROM hits)")


def dates(query: Query) -> Where:
    """Make the condition of the days of a query."""
    where = Where()
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
        rows = snapshot.rows(f"SELECT {columns} FROM articles WHERE batch IN ({marks(behind)})", behind)
        articles = (to_record(row | {"known": dict(row["known"] or ())}, Article) for row in rows)
        found += find_in(((article.id, read_text(article)) for article in articles), text=text)
    return found


def marks(values: Sequence[object]) -> str:
    """Return as many marks for parameters as there are values."""
    return ", ".join("?" * len(values))
