"""`saksi serve`, and the tokens of those who ask it from elsewhere."""

from typing import TYPE_CHECKING, Annotated

import typer

from saksi.doors.asking import ArchiveOption
from saksi.doors.ends import told
from saksi.doors.help import Group, examples

if TYPE_CHECKING:
    from saksi.doors.http.tokens import Tokens

__all__ = ["app"]

app = typer.Typer()
token = typer.Typer(
    help="Tokens for those who ask `saksi serve` from elsewhere.", no_args_is_help=True, cls=Group
)
app.add_typer(token, name="token")


@app.command(epilog=examples("saksi serve --demo", "saksi serve --archive arsip --no-open"))
@told
def serve(
    *,
    archive: ArchiveOption = None,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen; elsewhere than on this machine wants a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")
    ] = 8765,
    demo: Annotated[
        bool, typer.Option("--demo", metavar="", help="Serve an archive of the sample pages.")
    ] = False,
    open_: Annotated[
        bool, typer.Option("--open/--no-open", metavar="", help="Open the page in a browser.")
    ] = True,
) -> None:
    """Serve the archive: a page for people and an API for programs, until Ctrl-C."""
    from saksi.doors import listening
    from saksi.doors.serve import create_app
    from saksi.settings import read_serve_settings
    from saksi.store.place import place_of
    from saksi.store.tables import exists

    settings = read_serve_settings()
    where = str(listening.demo_archive()) if demo else archive
    fresh = not exists(place_of(where))
    place = listening.prepare(where)
    demanded = listening.check(host, place, settings)
    taken = listening.bound(host, port)
    app = create_app(where, settings=settings, token_demanded=demanded)
    if fresh:
        typer.echo(f"There was no archive at {place.root}: an empty one was made.", err=True)
    typer.echo(f"saksi serves {place.root} at {listening.address_of(taken)} (Ctrl-C to stop)", err=True)
    listening.run(app, taken, open_browser=open_)


@token.command("add", no_args_is_help=True)
@told
def add_token(
    name: Annotated[str, typer.Argument(help="Whom it is for.", show_default=False)],
    *,
    scope: Annotated[
        list[str] | None,
        typer.Option("--scope", help="read, write or review; several may be given.", show_default="read"),
    ] = None,
    archive: ArchiveOption = None,
) -> None:
    """Make a token and show it, once."""
    made = _tokens(archive).add(name, scope or ["read"])
    typer.echo(made)
    typer.echo("Keep it: it is not shown again.", err=True)


@token.command("list")
@told
def list_tokens(*, archive: ArchiveOption = None) -> None:
    """List the tokens, without their secrets."""
    found = _tokens(archive).all()
    for one in found:
        typer.echo(f"{one.id}  {one.made[:10]}  {' '.join(sorted(one.scopes)):17}  {one.name}")
    if not found:
        typer.echo("No tokens.", err=True)


@token.command("revoke", no_args_is_help=True)
@told
def revoke_token(
    name: Annotated[str, typer.Argument(help="Its name or id.", show_default=False)],
    *,
    archive: ArchiveOption = None,
) -> None:
    """Forget a token, so that it opens nothing any more."""
    _tokens(archive).revoke(name)


def _tokens(archive: str | None) -> "Tokens":
    from saksi.doors.http.tokens import Tokens
    from saksi.store.place import place_of

    return Tokens(place_of(archive))
