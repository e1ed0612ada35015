"""The options by which every listing of the command line asks an archive, and how the answer is written."""

import inspect
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from saksi.store.find import Answer, Kind

#: Records shown in a terminal where the user does not say how many.
SHOWN = 50


class Format(StrEnum):
    """How a listing can be written."""

    table = "table"
    json = "json"
    csv = "csv"
    parquet = "parquet"


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
    bool, typer.Option("--json", help="Write one JSON object a line; same as --format json.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the records.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Write to this file instead of the standard output.", show_default=False
    ),
]


def _many(name: str, text: str) -> Any:
    return Annotated[list[str] | None, typer.Option(name, help=text, show_default=False)]


def _one(name: str, text: str) -> Any:
    return Annotated[str | None, typer.Option(name, help=text, show_default=False)]


#: Options by the field of `Query` that they fill; those given several times are alternatives.
_ARTICLE = {
    "outlets": _many("--outlet", "Outlet, as its pages name it."),
    "credits": _many("--credit", "Wire or broadcaster that the text is taken from."),
    "languages": _many("--language", "Language of the article: id, ms, en."),
    "articles": _many("--article", "Id of the article."),
    "text": _one("--text", 'Words in the article; "a phrase", prefix*, -without, this OR that.'),
}
_DATES = {
    "since": _one("--since", "First day, such as 2026-11-01."),
    "until": _one("--until", "Last day."),
}
_STATEMENT = {
    "sources": _many("--source", 'Id of who says so, such as RUS; "" for the page\'s own voice.'),
    "kinds": _many("--kind", "Kind of statement: report, belief, prediction, concern, denial, no_comment."),
}
_EVENT = {
    "actors": _many("--actor", "Id of who acts, such as IDN, UN or HAMAS."),
    "recipients": _many("--recipient", "Id of who is acted upon."),
    "dyad": Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--dyad", help="Two ids: what each does to the other, and both together.", show_default=False
        ),
    ],
    "types": _many("--type", "PLOVER type, such as CONSULT."),
    "modes": _many("--mode", "PLOVER mode, such as visit."),
    "quads": _many(
        "--quad", '"verbal cooperation", "material cooperation", "verbal conflict", "material conflict".'
    ),
    "polarity": _many("--polarity", "positive, negative."),
    "certainty": _many("--certainty", "certain, probable, possible."),
    "time": _many("--time", "past, present, future."),
    **_STATEMENT,
    "places": _many("--place", "Country code or name of the place."),
}
_OPTIONS: dict[str, dict[str, Any]] = {
    "events": {**_EVENT, **_ARTICLE, **_DATES},
    "statements": {**_STATEMENT, **_ARTICLE, **_DATES},
    "articles": {**_ARTICLE, **_DATES},
    "refusals": {**_DATES},
    "stories": {**_ARTICLE, **_DATES},
    "occurrences": {**_EVENT, **_ARTICLE, **_DATES},
}
_COMMON = {
    "archive": (ArchiveOption, None),
    "as_of": (AsOfOption, None),
    "limit": (LimitOption, None),
    "json": (JsonOption, False),
    "format_": (FormatOption, Format.table),
    "output": (OutputOption, None),
}
_UPPER = frozenset(("actors", "recipients", "sources", "types"))


def listing(kind: "Kind", text: str) -> Callable[..., None]:
    """Make the command that lists one kind of record, with the options that it can be filtered by."""

    def command(**given: Any) -> None:
        common = {name: given.pop(name) for name in _COMMON}
        _list(kind, given, **common)

    parameters: list[tuple[str, Any, Any]] = [
        (name, annotation, None) for name, annotation in _OPTIONS[kind].items()
    ]
    parameters += [(name, annotation, default) for name, (annotation, default) in _COMMON.items()]
    # typer reads the options from the signature and its annotations.
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, annotation, default in parameters
        ]
    )
    command.__annotations__ = {name: annotation for name, annotation, _ in parameters}
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
    from saksi.model.query import Query

    form = Format.json if json else format_
    filters = {name: _value(name, value) for name, value in given.items() if value}
    shown = limit if limit is not None else SHOWN if form is Format.table else 0
    with open_archive(archive, as_of=as_of) as opened:
        answer = opened.find(kind, Query(**filters), limit=shown)
    _write(answer, form=form, output=output)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value
    return tuple(item.upper() for item in value) if name in _UPPER or name == "dyad" else tuple(value)


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
