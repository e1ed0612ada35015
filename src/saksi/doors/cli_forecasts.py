"""The commands of the command line that follow forecasts: forecasts, records, overrule."""

import getpass
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from saksi.doors.asking import ArchiveOption, AsOfOption, JsonOption, LimitOption, OutputOption
from saksi.doors.cli_archive import waiting
from saksi.doors.cli_relations import (
    Form,
    FormOption,
    SinceOption,
    UntilOption,
    checked,
    most,
    write,
)
from saksi.doors.ends import told
from saksi.doors.help import examples

__all__ = ["app"]

app = typer.Typer()


class DueChoice(StrEnum):
    """Whether the day of an open forecast has passed."""

    overdue = "overdue"
    soon = "soon"


class GroupChoice(StrEnum):
    """By what the records of forecasters are brought together."""

    source = "source"
    outlet = "outlet"
    state = "state"
    kind = "kind"


SourcesOption = Annotated[
    list[str] | None, typer.Option("--source", help="Id or name of who foretells.", show_default=False)
]
OutletsOption = Annotated[
    list[str] | None, typer.Option("--outlet", help="Outlet, as its pages name it.", show_default=False)
]
ActorOption = Annotated[
    list[str] | None, typer.Option("--actor", help="Id of who is to act.", show_default=False)
]
RecipientOption = Annotated[
    list[str] | None, typer.Option("--recipient", help="Id of who is acted upon.", show_default=False)
]
TypeOption = Annotated[
    list[str] | None, typer.Option("--type", help="PLOVER type, such as ASSAULT.", show_default=False)
]
KindOption = Annotated[
    list[str] | None, typer.Option("--kind", help="prediction, plan, threat.", show_default=False)
]
OutlookOption = Annotated[
    list[str] | None,
    typer.Option(
        "--outlook",
        help='"open", "came true", "failed", "void", "no evidence found".',
        show_default=False,
    ),
]


@app.command(
    epilog=examples("saksi forecasts --due soon", 'saksi forecasts --outlook "came true" --kind threat')
)
@told
def forecasts(
    *,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    source: SourcesOption = None,
    outlet: OutletsOption = None,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    type_: TypeOption = None,
    kind: KindOption = None,
    outlook: OutlookOption = None,
    due: Annotated[
        DueChoice | None,
        typer.Option(
            "--due",
            help="Open ones alone, the first due first: overdue (their day has passed) or soon.",
            show_default=False,
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
    format_: FormOption = Form.table,
    output: OutputOption = None,
) -> None:
    """List forecasts: who foretells which act by when and how sure, and what became of it."""
    from typing import get_args

    from saksi.archive import open_archive
    from saksi.doors.forecasts_view import show_forecasts
    from saksi.model.forecasts import Forecast, ForecastKind, Outlook
    from saksi.model.records import EventType

    with open_archive(archive, as_of=as_of) as opened:
        found = opened.forecasts(
            sources=tuple(source or ()),
            outlets=tuple(outlet or ()),
            actors=_upper_all(actor),
            recipients=_upper_all(recipient),
            types=_closed("types", _upper_all(type_), get_args(EventType)),
            kinds=_closed("kinds", kind or (), get_args(ForecastKind)),
            outlooks=_closed("outlooks", outlook or (), get_args(Outlook)),
            due=due.value if due else None,
            by_due=due is not None,
            since=checked(since),
            until=checked(until),
            limit=most(limit, json=json, form=format_),
        )
        show = partial(show_forecasts, today=opened.today())
    write(found, Forecast, show, json=json, form=format_, output=output)


@app.command()
@told
def records(
    *,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    by: Annotated[
        list[GroupChoice] | None,
        typer.Option("--by", help="Source, outlet, state, kind; all by default.", show_default=False),
    ] = None,
    limit: LimitOption = None,
    json: JsonOption = False,
    format_: FormOption = Form.table,
    output: OutputOption = None,
) -> None:
    """List how good forecasts were, by who made them, who printed them, whose state, and kind."""
    from saksi.archive import open_archive
    from saksi.doors.forecasts_view import show_records
    from saksi.model.networks import Record

    with open_archive(archive, as_of=as_of) as opened:
        groups = [group.value for group in by or GroupChoice]
        found = opened.records(by=groups, limit=most(limit, json=json, form=format_))
    write(found, Record, show_records, json=json, form=format_, output=output)


@app.command(
    no_args_is_help=True,
    epilog=examples('saksi overrule FORECAST "came true" --why "The ministry announced it on 5 March."'),
)
@told
def overrule(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of a forecast.", show_default=False)],
    outlook: Annotated[
        str,
        typer.Argument(
            help='"came true", "failed", "void", "no evidence found", "open"; "rules" to take it back.',
            show_default=False,
        ),
    ],
    *,
    why: Annotated[str, typer.Option("--why", help="The reason, in a sentence.", show_default=False)],
    by: Annotated[
        str | None, typer.Option("--by", help="Who decides; by default the user.", show_default=False)
    ] = None,
    archive: ArchiveOption = None,
    json: JsonOption = False,
) -> None:
    """Decide what became of a forecast, whatever the rules say; the word is kept with its reason."""
    import msgspec

    from saksi.archive import open_archive

    with open_archive(archive) as opened:
        kept = opened.overrule(
            id_,
            outlook.replace("-", " "),
            by=getpass.getuser() if by is None else by,
            why=why,
            waiting=waiting,
        )
    if json:
        typer.echo(msgspec.json.encode(kept).decode())
    else:
        typer.echo(f"{kept.forecast}: {kept.outlook or 'left to the rules'}, by {kept.by}. {kept.why}")


def _upper_all(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(value.upper() for value in values or ())


def _closed(name: str, values: Sequence[str], allowed: Sequence[str]) -> tuple[str, ...]:
    from saksi.store.conditions import checked_value

    for value in values:
        checked_value(value, allowed, name=name)
    return tuple(values)
