"""The command `saksi why`: from a record to what decided each of its fields, on the page and off it."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.doors.asking import ArchiveOption, AsOfOption
from saksi.doors.cli_archive import JsonOption
from saksi.doors.ends import told
from saksi.doors.help import examples

if TYPE_CHECKING:
    from rich.console import Console

    from saksi.doors.walks import Walk

__all__ = ["app"]

app = typer.Typer()


@app.command(no_args_is_help=True, epilog=examples("saksi events --limit 1", "saksi why ID"))
@told
def why(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of any record.", show_default=False)],
    *,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    full: Annotated[
        bool,
        typer.Option("--full", metavar="", help="Show all that was rejected, not the nearest alone."),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Walk from a record to the page: what decided each field, what was rejected, the characters.

    Of an article, --full reads it once more, to list what could have been a record and is none.
    """
    import msgspec

    from saksi.archive import open_archive
    from saksi.doors.terminal import make_console
    from saksi.doors.walks import plain, walk

    with open_archive(archive, as_of=as_of) as opened:
        found = walk(opened, id_)
    if json:
        typer.echo(msgspec.json.encode(plain(found, full=full)).decode())
    else:
        _show_walk(found, make_console(sys.stdout), full=full)


def _show_walk(found: "Walk", console: "Console", *, full: bool) -> None:
    from saksi.doors.coding import considered
    from saksi.doors.relations_view import show_backing, show_grounds, show_reasons
    from saksi.doors.why_view import show_why
    from saksi.run.backing import Backing
    from saksi.store.why import Why

    if isinstance(found, Why):
        passed = considered(found.record, found.coder or "") if full else None
        show_why(found, console, full=full, passed=passed)
        return
    if isinstance(found, Backing):
        show_backing(found, console)
    else:
        show_grounds(found, console)
    show_reasons(found, console, full=full)
