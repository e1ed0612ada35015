"""The command line: `saksi read`, `saksi demo`, `saksi schema`.

Records go to the standard output and refusals to the standard error, one line each. Exit status: 0 all was read, 1 something was
refused, 2 wrong use, 130 stopped by the user. Heavy modules are imported inside the commands, so that help comes at once.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.__about__ import __version__

if TYPE_CHECKING:
    from saksi.model import Page, Refusal

__all__ = ["app", "main"]

REFUSED, WRONG_USE, STOPPED, CLOSED_PIPE = 1, 2, 130, 141

_READ_EXAMPLES = """\
[bold]Examples[/bold]

saksi read berita.html

saksi read https://example.org/news/1 --why

curl -s https://example.org/news/1 | saksi read - --json | jq '.events[].type'
"""

app = typer.Typer(
    name="saksi",
    help="Read news pages and write down who did what to whom, according to whom and how sure.",
    epilog="Start with [bold]saksi demo[/bold].",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class LanguageChoice(StrEnum):
    """The languages that a page may be in."""

    id = "id"
    ms = "ms"
    en = "en"


JsonOption = Annotated[bool, typer.Option("--json", help="Write one JSON object a line instead of the view.")]
WhyOption = Annotated[bool, typer.Option("--why", help="Add the lexicon entry, tree path and cue behind each record.")]
ColourOption = Annotated[bool, typer.Option("--no-colour", "--no-color", help="Write without colours, as NO_COLOR=1 does.")]


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"saksi {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None: ...


@app.command(epilog=_READ_EXAMPLES, no_args_is_help=True)
def read(
    page: Annotated[list[str], typer.Argument(help="A file, an address (https://...), or - for the standard input.", show_default=False)],
    json: JsonOption = False,
    why: WhyOption = False,
    language: Annotated[
        LanguageChoice | None, typer.Option(help="Code in this language, whatever the page looks like.", show_default=False)
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one address may take.")] = 20.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses on this machine and inside private networks too.")
    ] = False,
    no_colour: ColourOption = False,
) -> None:
    """Read pages and show their events and statements, or write them as JSON Lines."""
    from saksi.doors.inputs import check, pages
    from saksi.errors import UsageError

    try:
        check(page)
    except UsageError as error:
        _fail(error)
    opened = pages(page, allow_private=allow_private, timeout=timeout)
    raise typer.Exit(_run(opened, names=page, json=json, why=why, language=language, colour=not no_colour))


@app.command()
def demo(
    show_all: Annotated[bool, typer.Option("--all", help="Show every sample page in full.")] = False,
    json: JsonOption = False,
    why: WhyOption = False,
    no_colour: ColourOption = False,
) -> None:
    """Read the sample pages that come with saksi: invented news in the shapes of Indonesian outlets."""
    from saksi.demo import sample_pages

    samples = sample_pages()
    if not json:
        typer.echo(f"{len(samples)} invented pages in the shapes of Indonesian outlets; saksi reads them as it would read yours.\n")
    full = len(samples) if show_all else 1
    names = [page.source for page in samples]
    status = _run(samples, names=names, json=json, why=why, colour=not no_colour, full=full)
    if not json:
        typer.echo("\nNext: saksi demo --all, saksi demo --why, or a page of your own: saksi read FILE or saksi read URL")
    raise typer.Exit(status)


@app.command()
def schema() -> None:
    """Print the JSON Schema of one line of `saksi read --json`."""
    import json

    from saksi import codec

    typer.echo(json.dumps(codec.schema(), indent=2, ensure_ascii=False))


def _run(
    opened: Iterable["Page | Refusal"],
    *,
    names: Sequence[str],
    json: bool,
    why: bool,
    colour: bool,
    language: str | None = None,
    full: int | None = None,
) -> int:
    """Read pages and write each result as soon as it is there.

    Args:
        opened: the pages, one for each name and in their order.
        names: how the user named them.
        json: whether to write JSON Lines instead of the view.
        why: whether records carry their explanation.
        colour: whether colours may be used.
        language: the language to code in, or None to believe the page.
        full: how many articles to show in full before the view becomes brief; None for all.

    Returns:
        The exit status.
    """
    from saksi import codec
    from saksi.doors.terminal import legend, make_console, refusal_line, show, show_brief, tally
    from saksi.model import Refusal
    from saksi.pipeline import run
    from saksi.steps.code import load

    console = make_console(sys.stdout, colour=colour)
    results = run(opened, coder=load(why=why), language=language)
    articles = events = statements = refusals = 0
    for number, name in enumerate(names, start=1):
        with _waiting(f"Reading {name} ({number} of {len(names)})" if len(names) > 1 else f"Reading {name}"):
            result = next(results)
        if isinstance(result, Refusal):
            refusals += 1
            typer.echo(refusal_line(result), err=True)
            continue
        articles, events = articles + 1, events + len(result.events)
        statements += len(result.statements)
        if json:
            sys.stdout.buffer.write(codec.encode(result) + b"\n")
            sys.stdout.buffer.flush()
        elif full is not None and articles > full:
            show_brief(result, console, name=name)
        else:
            show(result, console, name=name)
            if articles == 1:
                console.print(legend())
                console.print()
    if not json:
        console.print(tally(articles=articles, events=events, statements=statements, refusals=refusals))
    return REFUSED if refusals else 0


@contextmanager
def _waiting(words: str) -> Iterator[None]:
    """Show what is being done on the standard error while it lasts, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    from saksi.doors.terminal.theme import safe

    with Console(stderr=True).status(Text(safe(words), style="dim")):
        yield


def main() -> None:
    """Run the command line; the entry point of the script `saksi`."""
    with _quiet_ends():
        app()


@contextmanager
def _quiet_ends() -> Iterator[None]:
    """Turn Ctrl-C and a closed pipe into exit statuses, without a traceback."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None
    except BrokenPipeError:
        # Python flushes the standard output once more at its end; by then it must lead nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED_PIPE) from None


def _fail(error: "Exception") -> None:
    from saksi.errors import SaksiError

    if isinstance(error, SaksiError):
        typer.echo(f"saksi: {error.reason} ({error.code}). {error.hint}", err=True)
    raise typer.Exit(WRONG_USE)
