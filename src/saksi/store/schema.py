"""Arrow schemas of the tables, made from the records.

A table is a record's own columns followed by columns that queries filter by, so that no query needs a join
with the articles. New columns are only ever added: readers fill them with nulls in older files.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache

import pyarrow as pa

from saksi.model import Article, Event, Refusal, Statement
from saksi.model.forecasts import Forecast, Ruling
from saksi.model.query import Batch
from saksi.model.relations import Occurrence, Story, Tie
from saksi.model.reviews import Review

#: Grows by one whenever a column is added to any table.
SCHEMA_VERSION = 1

_PLAIN: Mapping[object, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}
_STRINGS = pa.list_(pa.string())

#: Where an article came from and what the queries on each of its records filter by.
_SHARED = {
    "batch": pa.int64(),
    "day": pa.date32(),
    "published": pa.string(),
    "outlet": pa.string(),
    "credit": pa.string(),
    "language": pa.string(),
}

_EXTRA: Mapping[str, Mapping[str, pa.DataType]] = {
    "articles": {
        "batch": pa.int64(),
        "day": pa.date32(),
        "source": pa.string(),
        "origin": pa.string(),
        "input": pa.string(),
        "page": pa.string(),
        "coder": pa.string(),
        "steps": pa.string(),
        "statements": pa.int64(),
        "events": pa.int64(),
        "supersedes": pa.string(),
        "supersedes_batch": pa.int64(),
        "difference": pa.string(),
    },
    "statements": {
        "article": pa.string(),
        "source_ids": _STRINGS,
        "cue_text": pa.string(),
        "content_text": pa.string(),
        **_SHARED,
    },
    "events": {
        "article": pa.string(),
        "actor_ids": _STRINGS,
        "recipient_ids": _STRINGS,
        "source_ids": _STRINGS,
        "source_kind": pa.string(),
        "places": _STRINGS,
        "quad": pa.string(),
        "evidence": pa.string(),
        **_SHARED,
    },
    "refusals": {
        "id": pa.string(),
        "batch": pa.int64(),
        "day": pa.date32(),
        "at": pa.string(),
        "origin": pa.string(),
        "input": pa.string(),
    },
    "batches": {},
    # Derived records rest elsewhere; these are the columns of their views.
    "stories": {
        "day": pa.string(),
        "title": pa.string(),
        "copies": pa.int64(),
        "articles": _STRINGS,
        "outlets": _STRINGS,
        "credits": _STRINGS,
        "languages": _STRINGS,
    },
    "ties": {"day": pa.string()},
    "forecasts": {"day": pa.string(), "outlook": pa.string()},
    # Written beside the batches, by people.
    "rulings": {},
    "reviews": {},
    "occurrences": {
        "actor_ids": _STRINGS,
        "recipient_ids": _STRINGS,
        "source_ids": _STRINGS,
        "source_kinds": _STRINGS,
        "sides": _STRINGS,
        "certainties": _STRINGS,
        "polarities": _STRINGS,
        "own_voice": pa.bool_(),
        "articles": _STRINGS,
        "stories": _STRINGS,
        "outlets": _STRINGS,
        "credits": _STRINGS,
        "languages": _STRINGS,
    },
}

_RECORDS: Mapping[str, type] = {
    "articles": Article,
    "statements": Statement,
    "events": Event,
    "refusals": Refusal,
    "batches": Batch,
    "stories": Story,
    "occurrences": Occurrence,
    "ties": Tie,
    "forecasts": Forecast,
    "rulings": Ruling,
    "reviews": Review,
}

#: The tables that hold records; `batches` is written after them and says what of them is visible.
DATA_TABLES = ("articles", "statements", "events", "refusals")
TABLES = (*DATA_TABLES, "batches")


def arrow_type(annotation: object) -> pa.DataType:
    """Turn a record's annotation into an Arrow type: tuples become lists, records structs, sets strings.

    Example:
        >>> arrow_type(tuple[str, ...])
        ListType(list<item: string>)
    """
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if origin is typing.Literal:
        return pa.string()
    if origin in (typing.Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        return arrow_type(inner)
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if origin is dict:
        return pa.map_(arrow_type(arguments[0]), arrow_type(arguments[1]))
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return pa.struct(list(_columns(annotation).items()))
    raise TypeError(f"no Arrow type for {annotation}")


def _columns(record: type) -> dict[str, pa.DataType]:
    hints = typing.get_type_hints(record)
    return {field.name: arrow_type(hints[field.name]) for field in dataclasses.fields(record)}


@cache
def schema_of(table: str) -> pa.Schema:
    """Return the Arrow schema of a table.

    Example:
        >>> schema_of("batches").names[:3]
        ['batch', 'number', 'at']
    """
    return pa.schema(list({**_columns(_RECORDS[table]), **_EXTRA[table]}.items()))


@cache
def record_columns(table: str) -> tuple[str, ...]:
    """Name the columns of a table that make up its record."""
    return tuple(field.name for field in dataclasses.fields(_RECORDS[table]))
