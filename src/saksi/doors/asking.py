"""The options by which every listing of the command line asks an archive, and how the answer is written."""

import inspect
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.doors.filters import Filter, filters_of, query_of
from saksi.doors.help import examples
from saksi.doors.unknown import unknown

if TYPE_CHECKING:
    from saksi.store.conditions import Kind
    from saksi.store.find import Answer

#: Records shown in a terminal where the user does not say how many.
SHOWN = 50


#: What holds of every listing that filters.
_AGAIN = "A filter that is given several times takes any of its values; different filters must all hold."
#: What stands below the help of a listing, by its name.
EXAMPLES = {
    name: f"{_AGAIN}\n\n{examples(*lines)}"
    for name, lines in {
        "events": (
            "saksi events --dyad KOR PRK --since 2026-01-01",
            "saksi events --type ACCUSE --type REJECT",
        ),
        "statements": ("saksi statements --kind denial --kind no_comment", "saksi statements --source KOR"),
        "articles": ("saksi articles --text '\"menteri luar negeri\" -olahraga'",),
        "refusals": ("saksi refusals --limit 5",),
        "stories": ("saksi stories --limit 5",),
        "occurrences": ("saksi occurrences --dyad KOR PRK", "saksi occurrences --type ASSAULT --json"),
        "export": (
            "saksi export csv --dyad KOR PRK --output korea",
            "saksi export gdelt --since 2026-01-01 --output gdelt",
        ),
    }.items()
}


class Format(StrEnum):
    """How a listing can be written."""

    table = "table"
    json = "json"
    csv = "csv"
    parquet = "parquet"


class ExportFormat(StrEnum):
    """The formats of `saksi export`; those of `saksi.export.formats`, which is slow to import."""

    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"
    plover = "plover"
    gdelt = "gdelt"
    polecat = "polecat"
    icews = "icews"
    gexf = "gexf"
    graphml = "graphml"
    geojson = "geojson"
    html = "html"


ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive", envvar="SAKSI_ARCHIVE", help="The archive's folder or s3:// address.", show_default=False
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="Ask the archive as it stood at this date or date-time.", show_default=False
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        min=0,
        help=f"How many to show, 0 for all. Default: {SHOWN} in a table, else all.",
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", metavar="", help="Write one JSON object a line; same as --format json.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the records.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Write to this file instead of the standard output.", show_default=False
    ),
]


def _option(field: str, one: Filter) -> Any:
    """Make the option of a filter; those given several times are alternatives."""
    type_: Any = tuple[str, str] if field == "dyad" else str if one.one else list[str]
    return Annotated[type_ | None, typer.Option(f"--{one.name}", help=one.text, show_default=False)]


_COMMON = {
    "archive": (ArchiveOption, None),
    "as_of": (AsOfOption, None),
    "limit": (LimitOption, None),
    "json": (JsonOption, False),
    "format_": (FormatOption, Format.table),
    "output": (OutputOption, None),
}
_EXPORT: dict[str, tuple[Any, Any]] = {
    "format_": (
        Annotated[
            ExportFormat,
            typer.Argument(
                metavar="FORMAT",
                help="csv, parquet, jsonl, plover, gdelt, polecat, icews, gexf, graphml, geojson or html.",
                show_default=False,
            ),
        ],
        inspect.Parameter.empty,
    ),
    "output": (
        Annotated[
            Path,
            typer.Option(
                "--output", "-o", help="A new folder for the files and their README.", show_default=False
            ),
        ],
        inspect.Parameter.empty,
    ),
    "statements": (
        Annotated[
            bool,
            typer.Option(
                "--statements", metavar="", help="GDELT and ICEWS: statements as rows too (CAMEO 01)."
            ),
        ],
        False,
    ),
    "archive": (ArchiveOption, None),
    "as_of": (AsOfOption, None),
}


def listing(kind: "Kind", text: str) -> Callable[..., None]:
    """Make the command that lists one kind of record, with the options that it can be filtered by."""

    def command(**given: Any) -> None:
        common = {name: given.pop(name) for name in _COMMON}
        _list(kind, given, **common)

    return _with_options(command, {**_filters(kind), **_COMMON}, text)


def exporting() -> Callable[..., None]:
    """Make the command that exports events, with the options of their listing."""

    def command(**given: Any) -> None:
        common = {name: given.pop(name) for name in _EXPORT}
        _export(given, **common)

    text = "Write what matches into a folder, in a format that other tools read."
    return _with_options(command, {**_EXPORT, **_filters("events")}, text)


def _filters(kind: "Kind") -> dict[str, tuple[Any, Any]]:
    return {field: (_option(field, one), None) for field, one in filters_of(kind).items()}


def _with_options(
    command: Callable[..., None], options: dict[str, tuple[Any, Any]], text: str
) -> Callable[..., None]:
    # typer reads the options from the signature and its annotations.
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in options.items()
        ]
    )
    command.__annotations__ = {name: annotation for name, (annotation, _) in options.items()}
    command.__doc__ = text
    return command


def _list(
    kind: "Kind",
    given: dict[str, Any],
    *,
    archive: str | None,
    as_of: str | None,
    limit: int | None,
    json: bool,
    format_: Format,
    output: Path | None,
) -> None:
    from saksi.archive import open_archive

    form = Format.json if json else format_
    shown = limit if limit is not None else SHOWN if form is Format.table else 0
    query = query_of(given)
    with open_archive(archive, as_of=as_of) as opened:
        answer = opened.find(kind, query, limit=shown)
    _write(answer, form=form, output=output)
    if not answer.matched:
        for line in unknown((*query.actors, *query.recipients, *(query.dyad or ()))):
            typer.echo(line, err=True)


def _export(
    given: dict[str, Any],
    *,
    format_: ExportFormat,
    archive: str | None,
    as_of: str | None,
    statements: bool,
    output: Path,
) -> None:
    from saksi.archive import open_archive

    with open_archive(archive, as_of=as_of) as opened:
        made = opened.export(format_.value, output, query_of(given), statements=statements)
    for file, count in made.rows.items():
        typer.echo(f"{output / file}: {count:,}")
    for reason, count in (made.left_out or {}).items():
        typer.echo(f"left out: {count:,} {reason}.", err=True)
    for note in made.notes:
        typer.echo(note, err=True)


def _write(answer: "Answer", *, form: Format, output: Path | None) -> None:
    """Write the records, and what stands behind them: after a table, else on the standard error."""
    from saksi.doors.archive_view import counts, show_answer

    if form is Format.table:
        show_answer(answer, output)
        return
    from saksi.export.listing import write_as

    if output is None:
        write_as(form.value, answer, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        with output.open("wb") as stream:
            write_as(form.value, answer, stream)
    typer.echo(counts(answer), err=True)
