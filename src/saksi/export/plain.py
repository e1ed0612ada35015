"""Any list of records as JSON Lines or CSV: what a table on the screen shows, whole."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import msgspec

from saksi.export.tabular import defused

_encoder = msgspec.json.Encoder()
#: Records inside others that may be missing.
_INNER = frozenset(("condition", "awaits", "score"))


def write_records(
    format_: str, records: Sequence[object], stream: BinaryIO, *, columns: Sequence[str]
) -> None:
    """Write records as `json`, one object a line, or as `csv`.

    Args:
        format_: which of the two.
        records: dataclasses of one kind.
        stream: where to.
        columns: names of the columns, for a list without any record.
    """
    if format_ == "json":
        for record in records:
            stream.write(_encoder.encode(record) + b"\n")
        return
    rows = [flat(record) for record in records]
    # A record inside that may be missing has columns only where it is there.
    names = list(dict.fromkeys(name for row in rows for name in row)) or list(columns)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    text.detach()


def flat(record: object) -> dict[str, str]:
    """Return a record with one string a column: records inside become columns, lists are joined by "; ".

    A text that a spreadsheet would take for a formula has an apostrophe before it; numbers stay numbers.

    Example:
        >>> from saksi.model import Span
        >>> flat(Span(1, 2))
        {'start': '1', 'end': '2'}
    """
    return dict(_cells(msgspec.to_builtins(record), ""))


def _cells(record: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _cells(value, f"{before}{name}_")
        elif value is not None or name not in _INNER:
            cell = _cell(value)
            yield f"{before}{name}", defused(cell) if isinstance(value, (str, list, tuple)) else cell


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return " ".join(f"{name}={_cell(inner)}" for name, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_cell, value))
    return str(value)
