"""The commands of the command line that relate: ties, network, changes, forecasts, records, overrule."""

import getpass
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.doors.asking import SHOWN, ArchiveOption, AsOfOption, JsonOption, LimitOption, OutputOption
from saksi.doors.cli_archive import waiting
from saksi.doors.ends import told

if TYPE_CHECKING:
    from saksi.store.paging import Listing

__all__ = ["app"]

app = typer.Typer()


class Form(StrEnum):
    """How these records can be written."""

    table = "table"
    json = "json"
    csv = "csv"


class PeriodChoice(StrEnum):
    """How long a period is."""

    day = "day"
    week = "week"
    month = "month"


class SideChoice(StrEnum):
    """Whose word counts."""

    own = "own"
    other = "other"
    third = "third"
    hidden = "hidden"
    page = "page"


class GroupChoice(StrEnum):
    """By what the records of forecasters are brought together."""

    source = "source"
    outlet = "outlet"
    state = "state"
    kind = "kind"


ActorsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ONE [OTHER]]",
        help="One actor and all others, or two, such as RUS PRK; none for all.",
        show_default=False,
    ),
]
ByOption = Annotated[PeriodChoice, typer.Option("--by", help="How long a period is.")]
SideOption = Annotated[
    SideChoice | None,
    typer.Option(
        "--asserted-by",
        help="Whose word counts: own (who acts), other (who is acted upon), third, hidden, page. All else.",
        show_default=False,
    ),
]
FormOption = Annotated[Form, typer.Option("--format", help="How to write the records.")]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="First day, such as 2026-11-01.", show_default=False)
]
UntilOption = Annotated[str | None, typer.Option("--until", help="Last day.", show_default=False)]


def _upper(actors: Sequence[str] | None) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(actor.upper() for actor in actors or ()))
    if len(found) > 2:
        raise typer.BadParameter("give one actor or two")
    return found


@app.command()
@told
def ties(
    actors: ActorsArgument = None,
    *,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    by: ByOption = PeriodChoice.month,
    asserted_by: SideOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
    format_: FormOption = Form.table,
    output: OutputOption = None,
) -> None:
    """List ties: what one actor did towards another in each period, and on whose word that rests."""
    from saksi.archive import open_archive
    from saksi.doors.ties_view import show_ties
    from saksi.model.relations import Tie

    with open_archive(archive, as_of=as_of) as opened:
        found = opened.ties(
            *_upper(actors),
            by=by.value,
            asserted_by=_side(asserted_by),
            since=_day(since),
            until=_day(until),
            limit=_most(limit, json=json, form=format_),
            newest_first=True,
        )
    _write(found, Tie, show_ties, json=json, form=format_, output=output)


@app.command()
@told
def network(
    *,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    period: Annotated[PeriodChoice, typer.Option("--period", help="How long it is.")] = PeriodChoice.month,
    day: Annotated[
        str | None,
        typer.Option("--day", help="Any day of the period; by default the newest act's.", show_default=False),
    ] = None,
    asserted_by: SideOption = None,
    json: JsonOption = False,
    format_: FormOption = Form.table,
    output: OutputOption = None,
) -> None:
    """Show who stands how to whom in one period: signed edges, triads, centrality, who moved since."""
    from saksi.archive import open_archive
    from saksi.doors.ties_view import show_network
    from saksi.model.networks import Edge, Network
    from saksi.store.paging import Listing

    with open_archive(archive, as_of=as_of) as opened:
        found = opened.network(period.value, day=_day(day), asserted_by=_side(asserted_by))
    if format_ is Form.csv and not json:
        edges = Listing(found.edges, total=len(found.edges))
        _write(edges, Edge, show_network, json=json, form=format_, output=output)
        return
    _write(Listing([found], total=1), Network, show_network, json=json, form=format_, output=output)


@app.command()
@told
def changes(
    actors: ActorsArgument = None,
    *,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    by: ByOption = PeriodChoice.week,
    asserted_by: SideOption = None,
    alarm: Annotated[
        float,
        typer.Option(
            "--alarm", min=0.001, max=0.5, help="How often a pair without a change may give an alarm."
        ),
    ] = 0.05,
    limit: LimitOption = None,
    json: JsonOption = False,
    format_: FormOption = Form.table,
    output: OutputOption = None,
) -> None:
    """List the days from which on a pair behaves otherwise than in its own history before."""
    from saksi.archive import open_archive
    from saksi.doors.ties_view import show_changes
    from saksi.model.networks import Change

    with open_archive(archive, as_of=as_of) as opened:
        found = opened.changes(
            *_upper(actors),
            by=by.value,
            asserted_by=_side(asserted_by),
            alarm=alarm,
            limit=_most(limit, json=json, form=format_),
        )
    _write(found, Change, show_changes, json=json, form=format_, output=output)


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


@app.command()
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
            since=_day(since),
            until=_day(until),
            limit=_most(limit, json=json, form=format_),
        )
    _write(found, Forecast, show_forecasts, json=json, form=format_, output=output)


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
        found = opened.records(by=groups, limit=_most(limit, json=json, form=format_))
    _write(found, Record, show_records, json=json, form=format_, output=output)


@app.command(no_args_is_help=True)
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


def _side(choice: SideChoice | None) -> Any:
    return choice.value if choice else None


def _upper_all(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(value.upper() for value in values or ())


def _closed(name: str, values: Sequence[str], allowed: Sequence[str]) -> tuple[str, ...]:
    from saksi.store.conditions import checked_value

    for value in values:
        checked_value(value, allowed, name=name)
    return tuple(values)


def _day(text: str | None) -> str | None:
    from saksi.store.conditions import checked_day

    return checked_day(text)


def _most(limit: int | None, *, json: bool, form: Form) -> int:
    """Return how many records to show: what fits a screen in a table, else all, unless told otherwise."""
    if limit is not None:
        return limit
    return SHOWN if form is Form.table and not json else 0


def _write(
    shown: "Listing[Any]",
    record: type,
    show: Callable[[Sequence[Any], Any], None],
    *,
    json: bool,
    form: Form,
    output: Path | None,
) -> None:
    """Write records as asked; how many there are is said below a table, else on the standard error."""
    from saksi.doors.terminal import make_console
    from saksi.export.plain import write_records

    form = Form.json if json else form
    noun = record.__name__.lower()
    count = f"{shown.total:,} {noun}{'' if shown.total == 1 else 's'}, {len(shown):,} shown"
    if form is Form.table:
        if output is None:
            show(shown, make_console(sys.stdout))
        else:
            with output.open("w", encoding="utf-8") as stream:
                show(shown, make_console(stream))
        typer.echo(count, err=output is not None)
        return
    columns = list(record.__dataclass_fields__)  # type: ignore[attr-defined]
    if output is None:
        write_records(form.value, shown, sys.stdout.buffer, columns=columns)
        sys.stdout.buffer.flush()
    else:
        with output.open("wb") as binary:
            write_records(form.value, shown, binary, columns=columns)
    typer.echo(count, err=True)
