"""Lists of records as JSON Lines, CSV and Parquet."""

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

import msgspec
import pyarrow.parquet as pq

from saksi.export.tabular import defused
from saksi.store.find import Answer

__all__ = ["INNER", "flat", "plain", "write_as"]

_encoder = msgspec.json.Encoder()
#: Columns that only the archive itself needs.
INNER = frozenset(("batch", "input", "supersedes_batch"))


def write_as(format_: str, answer: Answer, stream: BinaryIO) -> None:
    """Write an answer's records as `json` (one object a line), `csv` or `parquet`."""
    {"json": _json, "csv": _csv, "parquet": _parquet}[format_](answer, stream)


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as JSON has it: names of the codebook, and without columns of the archive's own."""
    return {{"in_": "in"}.get(name, name): value for name, value in row.items() if name not in INNER}


def flat(row: Mapping[str, Any], kind: str) -> dict[str, str]:
    """Return a row as a table has it: one string a column, several values joined by "; ".

    A cell that a spreadsheet would take for a formula has an apostrophe before it.
    """
    return {name: defused(_cell(of(row))) for name, of in _COLUMNS[kind].items()}


def _json(answer: Answer, stream: BinaryIO) -> None:
    for row in answer.rows():
        stream.write(_encoder.encode(plain(row)) + b"\n")


def _csv(answer: Answer, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, list(_COLUMNS[answer.kind]))
    writer.writeheader()
    for row in answer.rows():
        writer.writerow(flat(row, answer.kind))
    text.detach()


def _parquet(answer: Answer, stream: BinaryIO) -> None:
    pq.write_table(
        answer.table.drop_columns([c for c in answer.table.column_names if c in INNER]),
        stream,
        compression="zstd",
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_cell(item) for item in value)
    return str(value)


Column = Callable[[Mapping[str, Any]], object]


def _of(name: str) -> Column:
    return lambda row: row[name]


def _inside(name: str, field: str) -> Column:
    return lambda row: (row[name] or {}).get(field)


def _each(name: str, field: str) -> Column:
    return lambda row: [item[field] for item in row[name] or () if item[field] is not None]


def _plainly(*names: str) -> dict[str, Column]:
    return {name: _of(name) for name in names}


_COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "events": {
        **_plainly("id", "article", "day", "published", "outlet", "credit", "language"),
        "actor": _each("actor", "name"),
        "actor_ids": _of("actor_ids"),
        "actor_sectors": _each("actor", "sector"),
        **_plainly("type", "mode", "quad"),
        "recipient": _each("recipient", "name"),
        "recipient_ids": _of("recipient_ids"),
        "recipient_sectors": _each("recipient", "sector"),
        **_plainly("polarity", "certainty", "time"),
        "location": _each("location", "name"),
        "location_countries": _each("location", "country"),
        "date_start": _inside("date", "start"),
        "date_end": _inside("date", "end"),
        **_plainly("statement", "source_ids", "source_kind"),
        "start": _inside("predicate", "start"),
        "end": _inside("predicate", "end"),
        **_plainly("evidence", "corrected"),
    },
    "statements": {
        **_plainly("id", "article", "day", "published", "outlet", "credit", "language", "kind"),
        "source": _each("source", "name"),
        "source_ids": _of("source_ids"),
        "source_sectors": _each("source", "sector"),
        "cue": _of("cue_text"),
        "content": _of("content_text"),
        "direct": _of("direct"),
        "in": _of("in_"),
        "start": _inside("content", "start"),
        "end": _inside("content", "end"),
        "corrected": _of("corrected"),
    },
    "articles": _plainly(
        "id", "url", "outlet", "language", "section", "title", "published", "not_before", "dateline",
        "byline", "credit", "statements", "events", "source", "coder", "supersedes",
    ),
    "refusals": _plainly("id", "source", "step", "code", "reason", "hint", "at"),
    "stories": {
        **_plainly("id", "day", "end", "origin", "origins", "copies", "title"),
        **_plainly("articles", "outlets", "credits"),
        "how": _each("members", "how"),
        "shared": _each("members", "shared"),
        "languages": _of("languages"),
    },
    "occurrences": {
        **_plainly("id", "day", "end", "dated"),
        "actor": _each("actors", "name"),
        "actor_ids": _of("actor_ids"),
        **_plainly("type", "mode", "quad"),
        "recipient": _each("recipients", "name"),
        **_plainly("recipient_ids", "places", "time", "standing", "origins", "asserted_by", "denied_by"),
        "certain": _inside("spread", "certain"),
        "probable": _inside("spread", "probable"),
        "possible": _inside("spread", "possible"),
        **_plainly("first", "articles", "stories", "sides", "source_ids"),
        "events": _each("reports", "event"),
        "stances": _each("reports", "stance"),
        "history": _each("history", "kind"),
    },
}  # fmt: skip
