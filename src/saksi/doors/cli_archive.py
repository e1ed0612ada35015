"""The commands of the command line that touch an archive: add, watch, ask, explain, care."""

import json as json_
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.doors.asking import EXAMPLES, ArchiveOption, AsOfOption, LimitOption, exporting, listing
from saksi.doors.ends import REFUSED, STOPPED, told
from saksi.doors.help import examples
from saksi.doors.options import CoderChoice, CoderOption, with_option
from saksi.numbers import counted

if TYPE_CHECKING:
    from saksi.model import Refusal
    from saksi.run.local import Tally
    from saksi.run.sources import Web

__all__ = ["app", "told", "waiting"]

app = typer.Typer()

_ADD_EXAMPLES = examples(
    "saksi demo --save halaman",
    "saksi add halaman",
    "saksi add berita.csv --column text=isi_berita --column published=tanggal",
    "saksi add https://example.org/feed --keep-pages",
)
_SQL_EXAMPLES = examples('saksi sql "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC"')
SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        help="Folders, pages, .jsonl, .csv, .tsv, .warc(.gz), addresses of pages, feeds, sitemaps, OPML.",
        show_default=False,
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=0, help="How many processes; one a core by default.", show_default=False),
]
PrivateOption = Annotated[
    bool,
    typer.Option("--allow-private", metavar="", help="Fetch from this machine and private networks too."),
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.1, help="Seconds that one address may take.")
]
KeepOption = Annotated[
    bool, typer.Option("--keep-pages", metavar="", help="Keep the raw pages too, in WARC.")
]
JsonOption = Annotated[bool, typer.Option("--json", metavar="", help="Write JSON instead of text.")]


@app.command(no_args_is_help=True, epilog=_ADD_EXAMPLES)
@told
def add(
    sources: SourcesArgument,
    *,
    archive: ArchiveOption = None,
    workers: WorkersOption = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="For tables: FIELD=NAME, such as text=isi_berita.", show_default=False),
    ] = None,
    allow_private: PrivateOption = False,
    timeout: TimeoutOption = 20.0,
    keep_pages: KeepOption = False,
    again: Annotated[
        bool,
        typer.Option("--again", metavar="", help="Try pages that took too long before (P003) once more."),
    ] = False,
    coder: CoderOption = CoderChoice.built_in,
    json: JsonOption = False,
) -> None:
    """Read pages into the archive; what is there already is skipped, so an interrupted run goes on."""
    from saksi.archive import open_archive
    from saksi.doors.coding import run_name, tell_usage
    from saksi.run.local import interruptible

    columns, run = _columns(column or []), run_name()
    opened = open_archive(archive)
    with interruptible(_finishing) as stop, _progress(sources) as changed:
        tally = opened.add(
            sources,
            workers=workers,
            columns=columns,
            web=_web(allow_private=allow_private, timeout=timeout, stop=stop),
            keep_pages=keep_pages,
            again=again,
            changed=changed,
            refused=_refused,
            stop=stop,
            waiting=waiting,
            coder=coder,
            run=run,
        )
    tell_usage(coder, run)
    _report(tally, json=json)


@app.command(no_args_is_help=True, epilog=examples("saksi watch https://example.org/feed --every 30"))
@told
def watch(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Addresses of feeds, sitemaps, OPML lists or pages, and files that list them.",
            show_default=False,
        ),
    ],
    *,
    archive: ArchiveOption = None,
    workers: WorkersOption = 1,
    every: Annotated[float, typer.Option(min=0.01, help="Minutes between two looks at a source.")] = 15.0,
    rounds: Annotated[int, typer.Option(min=0, help="Stop after so many rounds; 0 for never.")] = 0,
    pause: Annotated[float, typer.Option(min=0.0, help="Seconds between two requests to one host.")] = 1.0,
    allow_private: PrivateOption = False,
    timeout: TimeoutOption = 20.0,
    keep_pages: KeepOption = False,
    coder: CoderOption = CoderChoice.built_in,
    json: JsonOption = False,
) -> None:
    """Look at feeds again and again, politely, and read what is new, until Ctrl-C."""
    from saksi.archive import open_archive
    from saksi.doors.coding import run_name, tell_usage
    from saksi.model import Refusal
    from saksi.run.local import Tally, interruptible, steps_version, workers_of
    from saksi.run.local import add as run_add
    from saksi.run.sources import addresses_of
    from saksi.run.watch import Watcher
    from saksi.store.frontier import Frontier

    opened = open_archive(archive)
    named = [entry for name in sources for entry in addresses_of(name)]
    addresses = [entry for entry in named if not isinstance(entry, Refusal)]
    unusable = [entry for entry in named if isinstance(entry, Refusal)]
    tally, done, run = Tally(), 0, run_name()
    steps = steps_version(coder)
    with (
        closing(opened.committer(waiting=waiting)) as committer,
        interruptible(_finishing) as stop,
        workers_of(workers, coder=coder, run=run) as pool,
    ):
        web = _web(allow_private=allow_private, timeout=timeout, stop=stop)
        web.pause = pause
        watcher = Watcher(web, Frontier(opened.place), addresses, interval=every * 60, stop=stop)

        def refused(refusal: Refusal) -> None:
            _refused(refusal)
            watcher.refused(refusal)

        while not stop():
            run_add(
                watcher.due() if done else chain(unusable, watcher.due()),
                committer=committer,
                workers=pool,
                steps=steps,
                keep_pages=keep_pages,
                tally=tally,
                refused=refused,
                stop=stop,
            )
            watcher.settle()
            done += 1
            if rounds and done >= rounds:
                break
            _sleep(watcher.wait(), stop)
    tell_usage(coder, run)
    _report(tally, json=json)


for _kind, _text in (
    ("events", "List events: who did what to whom, according to whom and how sure."),
    ("statements", "List statements: who says what."),
    ("articles", "List articles."),
    ("refusals", "List what could not be read, and why."),
    ("stories", "List stories: articles that are copies of one text, and whose text it was."),
    ("occurrences", "List occurrences: acts, with who asserts and who denies them, and how sure."),
):
    app.command(_kind, epilog=EXAMPLES[_kind])(told(listing(_kind, _text)))  # type: ignore[arg-type]


app.command("export", no_args_is_help=True, epilog=EXAMPLES["export"])(told(exporting()))


@app.command()
@told
def rebuild(*, archive: ArchiveOption = None, json: JsonOption = False) -> None:
    """Derive stories and occurrences anew from the articles and events that are stored."""
    from saksi.archive import open_archive

    with open_archive(archive) as opened:
        batches = opened.rebuild(waiting=waiting)
        counts = {name: opened.find(name, limit=1).matched for name in ("stories", "occurrences")}
    if json:
        typer.echo(json_.dumps({"batches": batches, **counts}))
    else:
        typer.echo(
            f"{counted(counts['stories'], 'story', 'stories')} and "
            f"{counted(counts['occurrences'], 'occurrence')} derived from "
            f"{counted(batches, 'batch', 'batches')}."
        )


@app.command()
@told
def status(*, archive: ArchiveOption = None, as_of: AsOfOption = None, json: JsonOption = False) -> None:
    """Say what is in the archive and whether it is healthy."""
    from saksi.archive import open_archive
    from saksi.doors.archive_view import health, show_status
    from saksi.doors.terminal import make_console

    with open_archive(archive, as_of=as_of) as opened:
        found = opened.status()
    if json:
        typer.echo(json_.dumps({**asdict(found), "health": health(found)}, ensure_ascii=False))
    else:
        show_status(found, make_console(sys.stdout))


@app.command()
@told
def check(*, archive: ArchiveOption = None, json: JsonOption = False, limit: LimitOption = None) -> None:
    """Verify the archive: whole batches, right ids, evidence where the offsets say. Exit status 1 if not."""
    from saksi.archive import open_archive

    with open_archive(archive) as opened:
        faults = list(opened.check())
    for fault in faults[: limit or None]:
        typer.echo(json_.dumps(asdict(fault)) if json else f"{fault.id}: {fault.reason} ({fault.code})")
    typer.echo("Whole." if not faults else f"{len(faults)} faults.", err=True)
    raise typer.Exit(REFUSED if faults else 0)


@app.command()
@told
def tidy(*, archive: ArchiveOption = None, json: JsonOption = False) -> None:
    """Sweep rows that no query sees, and merge small files."""
    from saksi.archive import open_archive

    with open_archive(archive) as opened:
        done = opened.tidy(waiting=waiting)
    if json:
        typer.echo(json_.dumps(asdict(done)))
    else:
        typer.echo(
            f"{counted(done.files_before, 'file')} merged into {done.files_after:,}; "
            f"{counted(done.swept, 'row')} swept"
        )


@app.command(no_args_is_help=True, epilog=_SQL_EXAMPLES)
@told
def sql(
    query: Annotated[
        str,
        typer.Argument(
            help="One SELECT over articles, statements, events, refusals, batches, stories, occurrences, "
            "ties, forecasts.",
            show_default=False,
        ),
    ],
    *,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
    limit: LimitOption = None,
) -> None:
    """Run one SELECT; it can write nothing, and no file and no network is in its reach."""
    from saksi.archive import open_archive
    from saksi.doors.archive_view import show_table
    from saksi.doors.terminal import make_console

    with open_archive(archive, as_of=as_of) as opened:
        table = opened.sql(query)
    shown = table.slice(0, limit) if limit else table
    if not json:
        show_table(shown, make_console(sys.stdout))
        return
    for row in shown.to_pylist(maps_as_pydicts="strict"):
        typer.echo(json_.dumps(row, ensure_ascii=False, default=str))


@app.command()
@told
def mcp(
    *,
    archive: ArchiveOption = None,
    http: Annotated[
        bool,
        typer.Option(
            "--http", metavar="", help="Serve over HTTP at http://127.0.0.1:PORT/mcp instead of stdio."
        ),
    ] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port for --http.")] = 8766,
) -> None:
    """Offer the archive to language models: eight tools of the Model Context Protocol that only read."""
    from saksi.doors.mcp.server import serve

    serve(archive, port=port if http else None)


def _web(*, allow_private: bool, timeout: float, stop: Callable[[], bool]) -> "Web":
    from saksi.doors.fetch import fetch
    from saksi.run.sources import Web

    return Web(fetch, allow_private=allow_private, timeout=timeout, stop=stop)


def _columns(given: Sequence[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    for field, equals, name in pairs:
        if not (field and equals and name):
            raise typer.BadParameter("write --column FIELD=NAME, such as --column text=isi_berita")
    return {field: name for field, _, name in pairs}


def _finishing() -> None:
    typer.echo("\nsaksi: finishing the pages in hand; press Ctrl-C again to stop at once.", err=True)


def waiting() -> None:
    typer.echo("saksi: another process is writing to this archive; waiting for it.", err=True)


def _refused(refusal: "Refusal") -> None:
    from saksi.doors.terminal import refusal_line

    typer.echo(refusal_line(with_option(refusal)), err=True)


def _report(tally: "Tally", *, json: bool) -> None:
    if json:
        typer.echo(json_.dumps(asdict(tally)))
    else:
        parts = [
            f"{counted(tally.articles, 'article')} stored, with {counted(tally.events, 'event')} "
            f"and {counted(tally.statements, 'statement')}",
            f"{tally.known:,} known already" if tally.known else "",
            f"{tally.left:,} took too long before, see --again" if tally.left else "",
            counted(tally.copies, "copy", "copies") if tally.copies else "",
            counted(tally.edits, "new version") if tally.edits else "",
            f"{tally.refused:,} refused" if tally.refused else "",
        ]
        typer.echo("; ".join(part for part in parts if part) + ".")
    raise typer.Exit(STOPPED if tally.stopped else REFUSED if tally.refused else 0)


@contextmanager
def _progress(sources: Sequence[str]) -> Iterator[Callable[["Tally"], None]]:
    """Show the progress of a run on the standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from saksi.run.sources import estimate

    columns = [BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=estimate(sources), said="")
        start = time.monotonic()

        def changed(tally: "Tally") -> None:
            seen = tally.known + tally.left + tally.read + tally.refused
            rate = (tally.read + tally.refused) / max(0.001, time.monotonic() - start)
            said = (
                f"{rate:.1f}/s, {tally.articles:,} stored, {tally.refused:,} refused, "
                f"{counted(tally.copies + tally.known, 'copy', 'copies')}"
            )
            progress.update(task, completed=seen, said=said)

        yield changed


def _sleep(seconds: float, stop: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not stop() and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, 0.5))
