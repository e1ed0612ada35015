"""Data sets: JSON Lines, and tables with commas or tabs; one article a row."""

import csv
import datetime
import email.utils
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from saksi.errors import ReadError, UsageError
from saksi.model import Page, Refusal
from saksi.run.inputs import Input
from saksi.run.sources.coded import given
from saksi.run.sources.files import DAMAGE, NAME, damaged, opened
from saksi.steps.read.decode import SIZE_LIMIT

#: Usual names of columns by what they hold, in order of preference; case, blanks and dashes do not matter.
USUAL: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "html", "content", "body", "article", "maintext", "article_text", "full_text", "fulltext",
        "isi", "isi_berita", "konten", "teks", "berita", "isi_artikel", "kandungan",
    ),
    "title": ("title", "headline", "judul", "judul_berita", "tajuk"),
    "summary": ("summary", "description", "deck", "lead", "deskripsi", "ringkasan"),
    "url": ("url", "link", "source_url", "article_url", "permalink", "href", "tautan", "pautan"),
    "published": (
        "published", "published_at", "date_published", "date_publish", "publish_date", "pub_date", "pubdate",
        "date", "datetime", "timestamp", "time", "tanggal", "tanggal_terbit", "tgl", "waktu", "tarikh",
    ),
    "outlet": (
        "outlet", "publisher", "media", "site", "site_name", "newspaper", "source", "source_domain", "sumber",
    ),
    "byline": ("byline", "author", "authors", "penulis", "wartawan", "reporter"),
    "section": ("section", "category", "kategori", "rubrik", "kanal"),
    "credit": ("credit", "wire", "agency", "kantor_berita"),
    "language": ("language", "lang", "bahasa"),
}  # fmt: skip

#: csv refuses fields above its own limit; an article's text may be as large as a page.
_FIELD = SIZE_LIMIT
_SAMPLE = 1 << 20


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuse names of fields that no column can hold.

    Raises:
        UsageError: a field is unknown (U031).
    """
    for field in columns:
        if field not in USUAL:
            known = ", ".join(USUAL)
            raise UsageError(
                "U031", f"There is no field {field!r} to map a column to.", hint=f"Fields: {known}."
            )


def json_lines(path: Path, *, columns: Mapping[str, str]) -> Iterator[Input | Refusal]:
    """Read JSON Lines; a line that is no object, or has no text, becomes a refusal of its own."""
    try:
        with opened(path) as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _json_row(line, source=f"{path}:{number}", columns=columns)
    except DAMAGE as error:
        yield damaged(error).refusal(source=str(path), step=NAME)


def _json_row(line: bytes, *, source: str, columns: Mapping[str, str]) -> Input | Refusal:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        error = ReadError("R042", "The line is not JSON.", hint="Give one object a line, in UTF-8.")
        return error.refusal(source=source, step=NAME)
    # A coded article, as exports and `saksi read --json` write it, keeps its records; without the name of a
    # coder, as other programs and people write it, it is read again from its text.
    if isinstance(row, dict) and isinstance(row.get("article"), dict):
        if row.get("coder"):
            return given(line, source=source)
        row = row["article"]
    if not isinstance(row, dict):
        error = ReadError("R042", "The line is no JSON object.", hint="Give one object a line.")
        return error.refusal(source=source, step=NAME)
    try:
        return _input(row, _mapped(row, columns), source=source)
    except ReadError as error:
        return error.refusal(source=source, step=NAME)


def table(path: Path, *, columns: Mapping[str, str]) -> Iterator[Input | Refusal]:
    """Read a table whose first row names its columns.

    Raises:
        ReadError: no column holds the text; the sentence lists the columns found (R043).
    """
    csv.field_size_limit(_FIELD)
    try:
        with opened(path) as stream:
            text = _text_of(stream)
            tabs = ".tsv" in path.suffixes
            head = text.readline()
            rows = csv.reader(_again(head, text), delimiter="\t" if tabs else _delimiter(head))
            names = [name.strip() for name in next(rows, [])]
            mapped = _mapped(names, columns)
            for values in rows:
                if any(values):
                    row = dict(zip(names, values, strict=False))
                    yield _row(row, mapped, source=f"{path}:{rows.line_num}")
    except (csv.Error, UnicodeError, *DAMAGE) as error:
        yield damaged(error).refusal(source=str(path), step=NAME)


def _row(row: Mapping[str, Any], mapped: Mapping[str, str], *, source: str) -> Input | Refusal:
    try:
        return _input(row, mapped, source=source)
    except ReadError as error:
        return error.refusal(source=source, step=NAME)


def _text_of(stream: Any) -> io.TextIOWrapper:
    """Decode a table: UTF-8, UTF-16 by its mark, else Windows-1252, which gives every byte a meaning."""
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    encoding = "utf-16" if sample[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig":
        try:
            # The sample may end inside a character.
            sample[: max(0, len(sample) - 4)].decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 8:
                encoding = "cp1252"
    return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def _delimiter(head: str) -> str:
    return max(",;\t|", key=head.count)


def _again(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    # A null byte is no text, and csv stops at it.
    yield from (line.replace("\0", "") for line in rest)


def _mapped(names: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Find the column of each field: the one the user gave, else one with a usual name.

    Raises:
        ReadError: there is no such column, or none for the text (R043).
    """
    found = list(names)
    by_name = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(found)}
    mapped: dict[str, str] = {}
    for field, usual in USUAL.items():
        given = columns.get(field)
        if given is not None and given not in found:
            raise _no_column(f"There is no column {given!r}", found)
        name = given or next((by_name[word] for word in usual if word in by_name), None)
        if name is not None:
            mapped[field] = name
    if "text" not in mapped:
        raise _no_column("No column is known to hold the text", found)
    return mapped


def _no_column(what: str, found: list[str]) -> ReadError:
    listed = ", ".join(repr(name) for name in found[:30]) or "none"
    return ReadError("R043", f"{what}; the columns are {listed}.", hint="Name it: --column text=NAME.")


def _input(row: Mapping[str, Any], mapped: Mapping[str, str], *, source: str) -> Input:
    values = {field: _string(row.get(name)) for field, name in mapped.items()}
    text = values.pop("text", "")
    url = values.pop("url", "") or None
    if not text:
        raise ReadError("R044", "The row has no text.", hint="Leave such rows out, or name another column.")
    title = values.get("title", "")
    looks_html = text.lstrip()[:1] == "<"
    if title and not looks_html and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    declared = {field: value for field, value in values.items() if value}
    if "published" in declared:
        declared["published"] = _stamp(declared["published"])
    declared = {field: value for field, value in declared.items() if value}
    page = Page(text.encode("utf-8", "replace"), source=source, url=url, charset="utf-8")
    return Input(page, declared=declared)


def _string(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_string(item) for item in value)
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""


def _stamp(text: str) -> str:
    """Write a date as ISO 8601; "" for what is no date in ISO's or the mail's form: dates are never guessed.

    Example:
        >>> _stamp("Mon, 28 Oct 2024 09:30:00 +0700"), _stamp("kemarin")
        ('2024-10-28T09:30:00+07:00', '')
    """
    try:
        if len(text) == 10:
            return datetime.date.fromisoformat(text).isoformat()
        return datetime.datetime.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
