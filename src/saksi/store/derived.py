"""Derived records as tables for queries: loaded from their database when a question asks for them."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec
import pyarrow as pa

from saksi.model.query import Batch
from saksi.model.relations import Occurrence, Story
from saksi.store.relations import Derived, Relations
from saksi.store.rows import Row
from saksi.store.schema import schema_of
from saksi.store.snapshot import Snapshot

RECORDS: Mapping[str, type[Any]] = {"stories": Story, "occurrences": Occurrence}
NAMES: tuple[str, ...] = get_args(Derived)


def offer(
    snapshot: Snapshot,
    relations: Relations,
    kind: Derived,
    *,
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Make derived records known to a snapshot's queries, under the name of their kind."""
    decoder = msgspec.msgpack.Decoder(RECORDS[kind])
    found = (decoder.decode(data) for data in relations.records(kind, since=since, until=until))
    snapshot.offer(kind, arrow(kind, found))


def arrow(kind: Derived, records: Iterable[Story | Occurrence]) -> pa.Table:
    """Put derived records into an Arrow table, with the columns that queries filter by."""
    rows = [row_of(record) for record in records]
    return pa.Table.from_pylist(rows, schema=schema_of(kind))


def row_of(record: Story | Occurrence) -> Row:
    """Make the row of a derived record."""
    row: Row = msgspec.to_builtins(record)
    return row | columns_of(record)


def columns_of(record: Story | Occurrence) -> Row:
    """Make the columns that a derived record has beyond itself."""
    return _of_story(record) if isinstance(record, Story) else _of_occurrence(record)


def _of_story(story: Story) -> Row:
    members = story.members
    return {
        "day": story.start,
        "title": members[0].title,
        "copies": len(members) - 1,
        "articles": [member.article for member in members],
        "outlets": _each(member.outlet for member in members),
        "credits": _each(name for member in members for name in member.credits),
        "languages": _each(member.language for member in members),
    }


def _of_occurrence(occurrence: Occurrence) -> Row:
    reports = occurrence.reports
    return {
        "actor_ids": [party.id for party in occurrence.actors],
        "recipient_ids": [party.id for party in occurrence.recipients],
        "source_ids": _each(id_ for report in reports for id_ in report.sources),
        "source_kinds": _each(report.source_kind for report in reports),
        "sides": _each(report.side for report in reports),
        "certainties": _each(report.certainty for report in reports),
        "polarities": _each(report.polarity for report in reports),
        "own_voice": any(report.statement is None for report in reports),
        "articles": _each(report.article for report in reports),
        "stories": _each(report.story for report in reports),
        "outlets": _each(report.outlet for report in reports),
        "credits": _each(report.origin for report in reports),
        "languages": _each(report.language for report in reports),
    }


def _each(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def behind(batches: Iterable[Batch], relations: Relations) -> int:
    """Count the batches that the derived records have not taken in yet."""
    taken = relations.batches()
    return sum(batch.batch not in taken for batch in batches)
