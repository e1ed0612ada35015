"""Schemas of what the API answers, made from the records and from the columns of the archive's tables."""

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import pyarrow as pa

from saksi.doors.http.adding import Adding
from saksi.doors.http.problems import Problem
from saksi.export.listing import INNER
from saksi.model import Coded
from saksi.model.forecasts import Forecast, Ruling
from saksi.model.networks import Change, Network, Record
from saksi.model.relations import Occurrence, Story, Tie
from saksi.model.reviews import Agreement, Review
from saksi.store.care import Status
from saksi.store.conditions import Kind
from saksi.store.find import CORRECTED, RECORDS
from saksi.store.outlets import Outlet
from saksi.store.schema import schema_of

__all__ = ["schemas"]

Schema = dict[str, Any]

_ROWS: Mapping[Kind, str] = {
    "articles": "article",
    "events": "event",
    "statements": "statement",
    "refusals": "refusal",
    "stories": "story",
    "occurrences": "occurrence",
}
_RECORDS = (
    Coded,
    Story,
    Occurrence,
    Tie,
    Network,
    Change,
    Forecast,
    Record,
    Ruling,
    Review,
    Agreement,
    Adding,
    Problem,
    Status,
    Outlet,
)
_LISTED = (Tie, Change, Forecast, Record, Ruling, Outlet)
#: Lists of what belongs to a period, which an act without a day does not.
_BY_DAY = (Tie, Change)
_UNDATED: Schema = {
    "type": "integer",
    "description": "How many acts of these actors are in no period: they and their pages have no day.",
}
_NEXT: Schema = {
    "type": ["string", "null"],
    "description": "What to give as `after` for the next part; null at the end.",
}
_COUNTS: Mapping[str, Schema] = {
    "matched": {"type": "integer", "description": "How many match in all."},
    "undated": {
        "type": "integer",
        "description": "How many more would match but have no date, if days were asked for.",
    },
    "read": {"type": "integer", "description": "Articles that were read under the same filters and days."},
    "refused": {"type": "integer", "description": "Inputs that were refused on these days."},
    "newest": {"type": ["string", "null"], "description": "When the newest of these articles was published."},
    "behind": {
        "type": "integer",
        "description": "Batches that stories and occurrences have not taken in yet.",
    },
}
_PLAIN: tuple[tuple[Any, Schema], ...] = (
    (pa.types.is_string, {"type": ["string", "null"]}),
    (pa.types.is_boolean, {"type": ["boolean", "null"]}),
    (pa.types.is_integer, {"type": ["integer", "null"]}),
    (pa.types.is_floating, {"type": ["number", "null"]}),
    (pa.types.is_date, {"type": ["string", "null"], "format": "date"}),
)


def schemas() -> dict[str, Schema]:
    """Return all schemas by their names."""
    _, found = msgspec.json.schema_components(_RECORDS, ref_template="#/components/schemas/{name}")
    for record in _records(_RECORDS):
        _describe(found[record.__name__], record)
    _rename(found["Statement"])
    for kind, name in _ROWS.items():
        found[f"{name}_row"] = _row(kind)
        found[f"{kind}_list"] = _list(_reference(f"{name}_row"), _COUNTS)
    for record in _LISTED:
        reference, counts = _reference(record.__name__), {"matched": _COUNTS["matched"]}
        if record in _BY_DAY:
            counts["undated"] = _UNDATED
        found[f"{record.__name__.lower()}_list"] = _list(reference, counts)
    coverage = found.pop("Status")
    del coverage["properties"]["place"]
    coverage["required"].remove("place")
    reviews = _list(_reference("Review"), {"matched": _COUNTS["matched"]})
    reviews["properties"]["agreement"] = _reference("Agreement")
    return found | _OTHERS | {"coverage": coverage, "reviews": reviews}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(item: Schema, counts: Mapping[str, Schema]) -> Schema:
    fields = {"records": {"type": "array", "items": item}, **counts, "next": _NEXT}
    return {"type": "object", "properties": fields, "required": list(fields)}


def _row(kind: Kind) -> Schema:
    fields = {
        {"in_": "in"}.get(column.name, column.name): _of_arrow(column.type)
        for column in schema_of(kind)
        if column.name not in INNER
    }
    if kind in CORRECTED:
        fields["corrected"] = {"type": "boolean", "description": "Whether people corrected it."}
    schema = {"type": "object", "properties": fields, "required": list(fields)}
    _describe(schema, RECORDS[kind])
    return schema


def _of_arrow(type_: pa.DataType) -> Schema:
    if pa.types.is_list(type_):
        return {"type": ["array", "null"], "items": _of_arrow(type_.value_type)}
    if pa.types.is_struct(type_):
        fields = {type_.field(n).name: _of_arrow(type_.field(n).type) for n in range(type_.num_fields)}
        return {"type": ["object", "null"], "properties": fields}
    if pa.types.is_map(type_):
        return {"type": ["object", "null"], "additionalProperties": _of_arrow(type_.item_type)}
    return dict(next(schema for fits, schema in _PLAIN if fits(type_)))


def _describe(schema: Schema, record: type) -> None:
    """Take the descriptions from the docstring: its first paragraph, and what it says of each field."""
    text = inspect.getdoc(record) or ""
    schema["description"] = " ".join(text.partition("\n\n")[0].split())
    for name, said in _arguments(text):
        field = schema["properties"].get({"in_": "in"}.get(name, name))
        if field is not None and "$ref" not in field:
            field["description"] = said


def _arguments(text: str) -> Iterator[tuple[str, str]]:
    _, _, block = text.partition("Args:\n")
    for entry in re.finditer(r"^ {4}(\w+): (.*(?:\n {6,}.*)*)", block, re.M):
        yield entry[1], " ".join(entry[2].split())


def _records(roots: tuple[type, ...]) -> list[type]:
    """Return the records and all that they hold."""
    found: dict[str, type] = {}

    def walk(type_: msgspec.inspect.Type) -> None:
        if isinstance(type_, msgspec.inspect.DataclassType):
            if type_.cls.__name__ not in found:
                found[type_.cls.__name__] = type_.cls
                for field in type_.fields:
                    walk(field.type)
        elif isinstance(type_, msgspec.inspect.UnionType):
            for one in type_.types:
                walk(one)
        elif isinstance(type_, msgspec.inspect.VarTupleType):
            walk(type_.item_type)

    for root in roots:
        walk(msgspec.inspect.type_info(root))
    return list(found.values())


def _rename(statement: Schema) -> None:
    """Write `in_` as the codebook does."""
    statement["properties"] = {
        {"in_": "in"}.get(name, name): value for name, value in statement["properties"].items()
    }


def _object(text: str, **fields: Schema) -> Schema:
    return {"type": "object", "description": text, "properties": fields, "required": list(fields)}


_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer"}
_OTHERS: dict[str, Schema] = {
    "Walk": {
        "type": "object",
        "description": "A record and the walk to the page. Of an article, event, statement or refusal: "
        "`record`, `article`, `span`, `statements` from the innermost outwards, `quote`, `line`, `coder`, "
        "`steps`, `batch`, `current`, `earlier`, `later`. Of a story or an occurrence: `evidence`, a walk "
        "for each of its pages. Of a tie or a forecast: `told` and `occurrences`.",
        "properties": {"kind": _TEXT, "id": _MAYBE, "record": {"type": "object"}},
        "required": ["kind", "id", "record"],
    },
    "search": _object(
        "Records that match, and what all that match divide into.",
        **_list({"type": "object"}, _COUNTS)["properties"],
        facets={
            "type": "object",
            "description": "By column, how many match for each value, the most frequent first.",
            "additionalProperties": {"type": "object", "additionalProperties": _NUMBER},
        },
    ),
    "table": _object(
        "The rows of a query in SQL.",
        columns={"type": "array", "items": _TEXT},
        rows={"type": "array", "items": {"type": "array"}},
        cut={"type": "boolean", "description": "Whether there are more rows than were asked for."},
    ),
    "formats": _object(
        "The formats of exports.",
        records={"type": "array", "items": _object("A format.", name=_TEXT, title=_TEXT)},
    ),
    "json_schema": {"type": "object", "description": "A JSON Schema (2020-12)."},
    "health": _object("It lives.", status=_TEXT, version=_TEXT),
    "ready": _object("It can answer.", status=_TEXT),
}
