"""Annotated articles, and records of other systems, from files in the codebook's format."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import msgspec

from saksi.errors import UsageError
from saksi.evaluation.pairs import Record

_HINT = "`saksi schema` prints the format; gold records may leave out ids and other fields of articles."


class _Span(TypedDict):
    start: int
    end: int


class _Part(_Span):
    kind: str


class _Actor(TypedDict):
    id: NotRequired[str | None]
    sector: NotRequired[str | None]


class _Place(TypedDict):
    country: NotRequired[str | None]


class _Statement(TypedDict):
    id: NotRequired[str]
    kind: str
    source: list[_Actor]
    cue: NotRequired[_Span | None]
    content: _Span


class _Event(TypedDict):
    type: str
    mode: NotRequired[str | None]
    actor: list[_Actor]
    recipient: list[_Actor]
    predicate: _Span
    location: NotRequired[list[_Place] | None]
    statement: NotRequired[str | None]


class _Article(TypedDict):
    text: str
    language: NotRequired[str | None]
    parts: NotRequired[list[_Part]]


class _Coded(TypedDict):
    article: _Article
    statements: NotRequired[list[_Statement]]
    events: NotRequired[list[_Event]]


def read_records(path: Path, *, language: str | None = None) -> dict[str, Record]:
    """Read articles with their records, by text, as they are paired.

    Args:
        path: a file of JSON Lines, or a folder with such files and with files of one JSON object each.
        language: only articles of this language.

    Raises:
        UsageError: there is no such file (U040), it has no articles (U041), or a line of it is not in the
            codebook's format (U042).

    Example:
        >>> read_records(Path("none.jsonl"))
        Traceback (most recent call last):
        saksi.errors.UsageError: none.jsonl: there is no such file or folder (U040)
    """
    records = {}
    for file in _files(path):
        for record in _records(file):
            if language in (None, record["article"].get("language")):
                records[record["article"]["text"]] = record
    if not records:
        which = f" in the language {language!r}" if language else ""
        raise UsageError(
            "U041",
            f"{path}: there are no annotated articles{which}",
            hint="Give a .jsonl file or a folder of them.",
        )
    return records


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in (".jsonl", ".json"))
    if not path.exists():
        raise UsageError(
            "U040", f"{path}: there is no such file or folder", hint="Check the name; give JSON Lines."
        )
    return [path]


def _records(path: Path) -> Iterator[Record]:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "U040", f"{path}: it cannot be read: {error}", hint="Give JSON Lines in UTF-8."
        ) from None
    if path.suffix == ".json":
        yield _record(content, f"{path}")
        return
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield _record(line, f"{path}:{number}")


def _record(line: str, where: str) -> Record:
    try:
        record: Any = msgspec.json.decode(line)
        msgspec.convert(record, _Coded)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise UsageError("U042", f"{where}: {_plainly(error)}", hint=_HINT) from None
    for span in _spans(record):
        if not 0 <= span["start"] <= span["end"] <= len(record["article"]["text"]):
            reason = f"offsets {span['start']} to {span['end']} lie outside the text"
            raise UsageError("U042", f"{where}: {reason}", hint="Offsets count code points of article.text.")
    return record  # type: ignore[no-any-return]


def _plainly(error: Exception) -> str:
    words = str(error)
    return f"it is not in the codebook's format: {words[:1].lower()}{words[1:]}"


def _spans(record: Mapping[str, Any]) -> Iterator[Mapping[str, int]]:
    yield from record["article"].get("parts", ())
    yield from (statement["content"] for statement in record.get("statements", ()))
    yield from (event["predicate"] for event in record.get("events", ()))
