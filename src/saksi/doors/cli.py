"""The command line: `saksi read`, `saksi demo`, `saksi schema`; other modules bring the other commands.

Records go to the standard output and refusals to the standard error, one line each. Exit status: 0 all was
read, 1 something was refused, 2 wrong use, 130 stopped by the user. Heavy modules are imported inside the
commands, so that help comes at once.
"""

import io
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.__about__ import __version__
from saksi.doors.cli_archive import app as archive_app
from saksi.doors.cli_compare import app as compare_app
from saksi.doors.cli_evaluate import app as evaluate_app
from saksi.doors.cli_forecasts import app as forecasts_app
from saksi.doors.cli_relations import app as relations_app
from saksi.doors.cli_reviews import app as reviews_app
from saksi.doors.cli_serve import app as serve_app
from saksi.doors.cli_why import app as why_app
from saksi.doors.ends import REFUSED, told
from saksi.doors.help import Group, examples
from saksi.doors.options import CoderChoice, CoderOption, LanguageChoice, with_option

if TYPE_CHECKING:
    from rich.console import Console

    from saksi.model import Coded, Page, Refusal
    from saksi.steps.code import Coder

__all__ = ["app", "main"]

STANDARD_INPUT = "-"
_DEMO_OPENING = "{} invented pages in Indonesian, English and Malay, read as saksi would read yours.\n"
_DEMO_NEXT = (
    "Next: saksi demo --all, saksi demo --why, or a page of your own: saksi read FILE, saksi read URL."
)

_READ_EXAMPLES = examples(
    "saksi demo --save halaman",
    "saksi read halaman/01-lenteranusa.txt --why",
    "saksi read halaman/*.txt --json > records.jsonl",
    'echo "Rusia menyerang Ukraina." | saksi read -',
)

app = typer.Typer(
    name="saksi",
    cls=Group,
    help="Read news pages and write down who did what to whom, according to whom and how sure.",
    epilog="Start with [bold]saksi demo[/bold].",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(archive_app)
app.add_typer(why_app)
app.add_typer(evaluate_app)
app.add_typer(compare_app)
app.add_typer(relations_app)
app.add_typer(forecasts_app)
app.add_typer(reviews_app)
app.add_typer(serve_app)


JsonOption = Annotated[bool, typer.Option("--json", metavar="", help="Write one JSON object a line.")]
WhyOption = Annotated[
    bool,
    typer.Option("--why", metavar="", help="Add what decided each field, and what was rejected."),
]
ColourOption = Annotated[
    bool,
    typer.Option("--no-colour", "--no-color", metavar="", help="Write without colours, as NO_COLOR=1 does."),
]


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"saksi {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            metavar="",
            callback=_print_version,
            is_eager=True,
            help="Print the version and stop.",
        ),
    ] = False,
) -> None: ...


@app.command(epilog=_READ_EXAMPLES, no_args_is_help=True)
@told
def read(
    page: Annotated[
        list[str],
        typer.Argument(metavar="PAGE", help="A file, an address (https://...), or - for the standard input."),
    ],
    *,
    json: JsonOption = False,
    why: WhyOption = False,
    language: Annotated[
        LanguageChoice | None, typer.Option(help="Code in this language, whatever the page looks like.")
    ] = None,
    coder: CoderOption = CoderChoice.built_in,
    timeout: Annotated[
        float, typer.Option(metavar="S", min=0.1, max=3600, help="Seconds that one address may take.")
    ] = 20.0,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private", metavar="", help="Fetch from this machine and from private networks too."
        ),
    ] = False,
    no_colour: ColourOption = False,
) -> None:
    """Read pages and show their events and statements, or write them as JSON Lines."""
    from saksi.doors.coding import opened as opened_coder
    from saksi.doors.inputs import pages
    from saksi.doors.terminal import make_console, tally

    if page.count(STANDARD_INPUT) > 1:
        raise typer.BadParameter("the standard input (-) can be read only once")
    opened = pages(page, allow_private=allow_private, timeout=timeout)
    with opened_coder(coder, why=why) as chosen:
        console = make_console(sys.stdout, colour=not no_colour)
        show = _write_json if json else _shower(console, why=why)
        counts = _run(opened, names=page, show=show, coder=chosen, language=language)
        if not json:
            console.print(tally(**asdict(counts)))
    raise typer.Exit(REFUSED if counts.refusals else 0)


@app.command()
@told
def demo(
    *,
    show_all: Annotated[
        bool, typer.Option("--all", metavar="", help="Show every sample page in full.")
    ] = False,
    json: JsonOption = False,
    why: WhyOption = False,
    no_colour: ColourOption = False,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save",
            metavar="FOLDER",
            help="Write the sample pages into this folder instead of reading them.",
        ),
    ] = None,
) -> None:
    """Read the sample pages that come with saksi: invented news in Indonesian, English and Malay."""
    from saksi.demo import sample_pages, save_pages
    from saksi.doors.terminal import make_console, tally
    from saksi.steps.code import load

    if save is not None:
        typer.echo(f"{save_pages(save)} sample pages written into {save}.")
        return
    samples, coder = sample_pages(), load(why=why)
    names = [page.source for page in samples]
    if json:
        counts = _run(samples, names=names, show=_write_json, coder=coder)
    else:
        console = make_console(sys.stdout, colour=not no_colour)
        console.print(_DEMO_OPENING.format(len(samples)))
        shower = _shower(console, full=None if show_all else 1, why=why)
        counts = _run(samples, names=names, show=shower, coder=coder)
        console.print(tally(**asdict(counts)))
        console.print()
        console.print(_DEMO_NEXT)
    raise typer.Exit(REFUSED if counts.refusals else 0)


@app.command()
def schema() -> None:
    """Print the JSON Schema of one line of `saksi read --json`."""
    import json

    from saksi import codec

    typer.echo(json.dumps(codec.schema(), indent=2, ensure_ascii=False))


@dataclass(slots=True)
class _Counts:
    """What a run has come to so far."""

    articles: int = 0
    events: int = 0
    statements: int = 0
    refusals: int = 0


def _run(
    opened: Iterable["Page | Refusal"],
    *,
    names: Sequence[str],
    show: Callable[["Coded", str], None],
    coder: "Coder",
    language: str | None = None,
) -> _Counts:
    """Read pages, show each result as soon as it is there, and count.

    Args:
        opened: the pages, one for each name and in their order.
        names: how the user named them.
        show: what shows an article, given its name.
        coder: what turns articles into records.
        language: the language to code in, or None to believe the page.
    """
    from saksi.doors.terminal import refusal_line
    from saksi.model import Refusal
    from saksi.pipeline import run

    results = run(opened, coder=coder, language=language)
    counts = _Counts()
    for number, name in enumerate(names, start=1):
        with _waiting(name, f" ({number} of {len(names)})" if len(names) > 1 else ""):
            result = next(results)
        if isinstance(result, Refusal):
            counts.refusals += 1
            typer.echo(refusal_line(with_option(result)), err=True)
            continue
        counts.articles += 1
        counts.events += len(result.events)
        counts.statements += len(result.statements)
        show(result, name)
    return counts


def _write_json(coded: "Coded", name: str) -> None:
    from saksi import codec

    sys.stdout.buffer.write(codec.encode(coded) + b"\n")
    sys.stdout.buffer.flush()


def _shower(
    console: "Console", *, full: int | None = None, why: bool = False
) -> Callable[["Coded", str], None]:
    """Make what shows articles: the first ones in full, the others briefly; None shows all in full.

    With `why`, what was considered and is no record is listed as well.
    """
    from saksi.doors.coding import considered
    from saksi.doors.terminal import legend, show, show_brief

    numbers = itertools.count()

    def write(coded: "Coded", name: str) -> None:
        number = next(numbers)
        if full is not None and number >= full:
            show_brief(coded, console, name=name)
            return
        show(coded, console, name=name, passed=considered(coded.article, coded.coder) if why else None)
        if number == 0:
            console.print(legend(console))

    return write


@contextmanager
def _waiting(name: str, place: str) -> Iterator[None]:
    """Show what is being read on the standard error while it lasts, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    if name == STANDARD_INPUT and sys.stdin.isatty():
        typer.echo("Paste a page, then press Enter and Ctrl-D.", err=True)
        yield
        return
    from rich.console import Console
    from rich.text import Text

    from saksi.doors.terminal.theme import safe

    with Console(stderr=True).status(Text(f"Reading {safe(name)}{place}", style="dim")):
        yield


def main() -> None:
    """Run the command line; the entry point of the script `saksi`."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows a question mark instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
