"""Rows from records and records from rows."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
import pyarrow as pa

from saksi.model import Article, Coded, Event, Refusal, Statement
from saksi.model.query import QUADS, Outcome
from saksi.model.records import READ_KINDS
from saksi.store.schema import schema_of

Row = dict[str, Any]
Record = TypeVar("Record", Article, Statement, Event, Refusal)

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def day_of(*stamps: str | None) -> datetime.date | None:
    """Return the day of the first ISO stamp that has one, or None.

    Example:
        >>> day_of(None, "2024-10-28T09:30:00+07:00")
        datetime.date(2024, 10, 28)
    """
    for stamp in stamps:
        found = _DAY.match(stamp or "")
        if found:
            try:
                return datetime.date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def page_of(outcome: Outcome) -> str | None:
    """Name the page of which an article is a version: its address, else the file it came from."""
    coded = outcome.result
    return (coded.article.url if isinstance(coded, Coded) else None) or outcome.origin


def steps_of(outcome: Outcome, coded: Coded) -> str:
    """Name what made a record: the steps with their versions, and the coder."""
    return ", ".join(filter(None, (outcome.steps, coded.coder)))


def read_text(article: Article) -> str:
    """Join the parts of an article that are read: what full text search looks into."""
    text = "\n".join(article.text[p.start : p.end] for p in article.parts if p.kind in READ_KINDS)
    return _SURROGATE.sub("�", text)


def refusal_id(refusal: Refusal, *, input_: str) -> str:
    """Return the id of a refusal: a hash of the input, the step and the code."""
    return hashlib.sha256(f"{input_}\0{refusal.step}\0{refusal.code}".encode()).hexdigest()[:16]


def article_row(outcome: Outcome, coded: Coded, *, batch: int) -> Row:
    """Make the row of an article; what it supersedes is added by the committer."""
    article = coded.article
    row: Row = msgspec.to_builtins(article)
    return row | {
        "known": list(article.known.items()),
        "batch": batch,
        "day": day_of(article.published, article.not_before),
        "source": outcome.source,
        "origin": outcome.origin,
        "input": outcome.input,
        "page": page_of(outcome),
        "coder": coded.coder,
        "steps": steps_of(outcome, coded),
        "statements": len(coded.statements),
        "events": len(coded.events),
        "supersedes": None,
        "supersedes_batch": None,
        "difference": None,
    }


def statement_rows(coded: Coded, *, batch: int) -> list[Row]:
    """Make the rows of an article's statements."""
    text, shared = coded.article.text, _shared(coded.article, batch)
    rows: list[Row] = []
    for statement in coded.statements:
        row: Row = msgspec.to_builtins(statement)
        row.update(shared)
        row["source_ids"] = _ids(statement.source)
        row["cue_text"] = text[statement.cue.start : statement.cue.end]
        row["content_text"] = text[statement.content.start : statement.content.end]
        rows.append(row)
    return rows


def event_rows(coded: Coded, *, batch: int) -> list[Row]:
    """Make the rows of an article's events, with what the queries filter by beside each."""
    text, shared = coded.article.text, _shared(coded.article, batch)
    statements = {statement.id: statement for statement in coded.statements}
    rows: list[Row] = []
    for event in coded.events:
        row: Row = msgspec.to_builtins(event)
        row.update(shared)
        holder = statements.get(event.statement) if event.statement else None
        if event.date is not None:
            row["day"] = day_of(event.date.start) or shared["day"]
        row["actor_ids"] = _ids(event.actor)
        row["recipient_ids"] = _ids(event.recipient)
        row["source_ids"] = _ids(holder.source) if holder else []
        row["source_kind"] = holder.kind if holder else None
        row["places"] = [value for place in event.location for value in (place.country, place.name) if value]
        row["quad"] = QUADS[event.type]
        row["evidence"] = text[event.predicate.start : event.predicate.end]
        rows.append(row)
    return rows


def refusal_row(outcome: Outcome, refusal: Refusal, *, batch: int, at: str) -> Row:
    """Make the row of a refusal; its day is the day on which it was refused."""
    row: Row = msgspec.to_builtins(refusal)
    return row | {
        "id": refusal_id(refusal, input_=outcome.input),
        "batch": batch,
        "day": day_of(at),
        "at": at,
        "origin": outcome.origin,
        "input": outcome.input,
    }


def to_arrow(table: str, rows: list[Row]) -> pa.Table:
    """Put rows into an Arrow table; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    try:
        return pa.Table.from_pylist(rows, schema=schema_of(table))
    except UnicodeEncodeError:
        return pa.Table.from_pylist(_clean(rows), schema=schema_of(table))


def is_utf8(coded: Coded) -> bool:
    """Say whether an article and its records hold no lone surrogate, which `to_arrow` would replace."""
    try:
        msgspec.msgpack.encode(coded)
    except UnicodeEncodeError:
        return False
    return True


def to_record(row: Mapping[str, Any], record: type[Record]) -> Record:
    """Turn a row back into its record; columns of the table that the record lacks are left out."""
    return msgspec.convert(row, record)


def to_coded(article: Row, statements: Iterable[Row], events: Iterable[Row]) -> Coded:
    """Put an article and its records together again."""
    return Coded(
        article=to_record(article, Article),
        statements=tuple(to_record(row, Statement) for row in statements),
        events=tuple(to_record(row, Event) for row in events),
        coder=article["coder"],
    )


def _shared(article: Article, batch: int) -> Row:
    return {
        "article": article.id,
        "batch": batch,
        "day": day_of(article.published, article.not_before),
        "published": article.published,
        "outlet": article.outlet,
        "credit": article.credit,
        "language": article.language,
    }


def _ids(actors: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(actor.id for actor in actors if actor.id))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("�", value)
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    # The pairs of a map must stay tuples.
    return tuple(map(_clean, value)) if isinstance(value, tuple) else value
