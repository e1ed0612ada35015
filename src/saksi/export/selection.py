"""What an export writes: the events that match a query, and what stands around them, of one moment.

Events are those that the listing of events shows for the same query. Statements are those that hold them
and, where no filter asks for something that only events have, all statements that match. Articles are those
that the records were read from and, likewise, all that match.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, cast

import pyarrow as pa
import pyarrow.compute as pc

from saksi.model.query import Query
from saksi.store.find import Answer, find, marked
from saksi.store.snapshot import Snapshot

__all__ = ["Row", "Selection", "rows_of", "select"]

Row = dict[str, Any]

#: Rows that are Python objects at one time.
_CHUNK = 5_000
#: Filters that a statement has too, and those that an article has.
_OF_ARTICLE = frozenset(("outlets", "credits", "languages", "articles", "text", "since", "until"))
_OF_STATEMENT = _OF_ARTICLE | {"sources", "kinds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The records of one export.

    Args:
        query: what was asked.
        events: the answer of the listing of events, all of it.
        statements: its records are in the table; its counts are those of `events`.
        articles: likewise.
        pages: rows of the articles by id, without their texts but with their `length` in characters.
        added: when a batch was stored, by its name.
    """

    query: Query
    events: Answer
    statements: Answer
    articles: Answer
    pages: Mapping[str, Row]
    added: Mapping[int, str]

    def page(self, row: Mapping[str, Any]) -> Row:
        """Return the article that an event or a statement was read from."""
        return self.pages[row["article"]]

    @property
    def coders(self) -> list[str]:
        """What made the records: coders with their versions."""
        return sorted({page["coder"] or "" for page in self.pages.values()})


def rows_of(table: pa.Table) -> Iterator[Row]:
    """Yield rows as dictionaries, a part of the table at a time."""
    for start in range(0, table.num_rows, _CHUNK):
        yield from cast(list[Row], table.slice(start, _CHUNK).to_pylist(maps_as_pydicts="strict"))


def select(snapshot: Snapshot, query: Query) -> Selection:
    """Gather the records of an export.

    Raises:
        UsageError: the query is not sound (U021, U022, U024).
    """
    events = find(snapshot, "events", query)
    asked = {field.name for field in fields(Query) if getattr(query, field.name)}
    held = _held(snapshot, events.table)
    statements = _statements(snapshot, held, query if asked <= _OF_STATEMENT else None)
    seen = {*_column(events.table, "article"), *_column(statements, "article")}
    wanted = find(snapshot, "articles", query).table if asked <= _OF_ARTICLE else None
    articles = _articles(snapshot, seen, wanted)
    lengths = pc.utf8_length(articles["text"])
    pages = articles.drop_columns(["text"]).append_column("length", lengths)
    return Selection(
        query=query,
        events=events,
        statements=_answer(events, "statements", statements),
        articles=_answer(events, "articles", articles),
        pages={row["id"]: row for row in rows_of(pages)},
        added={batch.batch: batch.at for batch in snapshot.batches},
    )


def _answer(events: Answer, kind: Any, table: pa.Table) -> Answer:
    return replace(events, kind=kind, table=table, matched=table.num_rows, undated=0)


def _column(table: pa.Table, name: str) -> set[str]:
    return set(table[name].unique().to_pylist()) - {None}


def _held(snapshot: Snapshot, events: pa.Table) -> set[str]:
    """Name the statements that hold events, and those that hold these."""
    held: set[str] = set()
    new = _column(events, "statement")
    while new:
        held |= new
        snapshot.offer("held", _ids(new))
        outer = snapshot.arrow("SELECT DISTINCT in_ FROM statements WHERE id IN (SELECT id FROM held)")
        new = _column(outer, "in_") - held
    return held


def _statements(snapshot: Snapshot, held: set[str], query: Query | None) -> pa.Table:
    found = find(snapshot, "statements", query).table if query else None
    ids = held | (_column(found, "id") if found is not None else set())
    snapshot.offer("held", _ids(ids))
    rows = snapshot.arrow(
        "SELECT * FROM statements WHERE id IN (SELECT id FROM held) "
        'ORDER BY day DESC NULLS LAST, article, cue."start", id'
    )
    return marked(snapshot, "statements", rows)


def _articles(snapshot: Snapshot, seen: set[str], found: pa.Table | None) -> pa.Table:
    snapshot.offer("held", _ids(seen | (_column(found, "id") if found is not None else set())))
    return snapshot.arrow(
        "SELECT * FROM articles WHERE id IN (SELECT id FROM held) "
        "ORDER BY day DESC NULLS LAST, published DESC NULLS LAST, id"
    )


def _ids(ids: Iterable[str]) -> pa.Table:
    return pa.table({"id": pa.array(sorted(ids), pa.string())})
