"""The command `saksi evaluate`: how good the records are, against annotated articles."""

import json as json_
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.doors.coding import opened
from saksi.doors.ends import REFUSED, told
from saksi.doors.help import examples
from saksi.doors.options import CoderChoice, CoderOption, LanguageChoice

if TYPE_CHECKING:
    from saksi.evaluation import Record, Report
    from saksi.steps.code import Coder

__all__ = ["app"]

app = typer.Typer()


@app.command(
    no_args_is_help=True,
    epilog=examples("saksi evaluate gold.jsonl --errors 10", "saksi evaluate gold.jsonl system.jsonl"),
)
@told
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(help="Annotated articles: JSON Lines, or a folder of such files.", show_default=False),
    ],
    system: Annotated[
        Path | None,
        typer.Argument(
            help="Records to score, as `saksi read --json` writes them; without them saksi codes the texts.",
            show_default=False,
        ),
    ] = None,
    *,
    language: Annotated[
        LanguageChoice | None, typer.Option(help="Only articles of this language.", show_default=False)
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="List the first N errors.")] = 0,
    why: Annotated[
        bool, typer.Option("--why", metavar="", help="Show what each wrong record rests on.")
    ] = False,
    resamples: Annotated[
        int, typer.Option(metavar="N", min=0, help="Draws behind the intervals; 0 for none.")
    ] = 1000,
    coder: CoderOption = CoderChoice.built_in,
    json: Annotated[bool, typer.Option("--json", metavar="", help="Write one JSON object.")] = False,
) -> None:
    """Score records against annotated articles, by language and type, with bootstrap intervals."""
    from saksi.doors.evaluation_view import show
    from saksi.doors.terminal import make_console
    from saksi.evaluation import evaluate, plain, read_records

    wanted = read_records(gold, language=language)
    if system is None:
        with opened(coder, why=why) as chosen:
            given = _coded(wanted, chosen)
    else:
        given = _paired(wanted, read_records(system), system)
    report = evaluate(wanted, given, resamples=resamples)
    if json:
        found = [asdict(item) for item in report.mistakes[:errors]]
        typer.echo(
            json_.dumps({**plain(report), **({"errors": found} if errors else {})}, ensure_ascii=False)
        )
    else:
        show(report, make_console(sys.stdout), errors=errors)
    raise typer.Exit(REFUSED if _unread(report) else 0)


def _unread(report: "Report") -> bool:
    return report.all.figures.articles_read < report.all.figures.articles


def _paired(gold: "Mapping[str, Record]", system: "Mapping[str, Record]", path: Path) -> "dict[str, Record]":
    """Hand on the system's records if any of them is of an annotated article."""
    from saksi.errors import UsageError

    if not gold.keys() & system.keys():
        raise UsageError(
            "U043",
            f"{path}: no article in it has the text of an annotated one",
            hint="Articles are paired by article.text, character by character.",
        )
    return dict(system)


def _coded(gold: "Mapping[str, Record]", coder: "Coder") -> "dict[str, Record]":
    """Code the annotated texts; what is refused is told on the standard error."""
    from saksi.doors.terminal import refusal_line
    from saksi.evaluation import coded
    from saksi.model import Refusal

    found = {}
    with progress(len(gold)) as step:
        for result in coded(gold, coder=coder):
            step()
            if isinstance(result, Refusal):
                typer.echo(refusal_line(result), err=True)
            else:
                found[result["article"]["text"]] = result
    return found


@contextmanager
def progress(total: int) -> Iterator[Any]:
    """Show the progress of coding on the standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Coding", total=total)
        yield lambda: progress.advance(task)
