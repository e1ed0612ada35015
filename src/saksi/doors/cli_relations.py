"""The commands of the command line that relate: ties, network, changes; how they write their records."""

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.doors.asking import SHOWN, ArchiveOption, AsOfOption, JsonOption, LimitOption, OutputOption
from saksi.doors.ends import told
from saksi.doors.help import examples
from saksi.doors.unknown import unknown

if TYPE_CHECKING:
    from saksi.store.paging import Listing

__all__ = ["Form", "FormOption", "SinceOption", "UntilOption", "app", "checked", "most", "write"]

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


@app.command(epilog=examples("saksi ties KOR PRK", "saksi ties CHN --by week --asserted-by other"))
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
            since=checked(since),
            until=checked(until),
            limit=most(limit, json=json, form=format_),
            newest_first=True,
        )
    write(found, Tie, show_ties, json=json, form=format_, output=output)
    _tell_unknown(found, actors)


@app.command(epilog=examples("saksi network", "saksi network --period week --day 2026-08-06"))
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
        found = opened.network(period.value, day=checked(day), asserted_by=_side(asserted_by))
    if format_ is Form.csv and not json:
        edges = Listing(found.edges, total=len(found.edges), undated=found.undated)
        write(edges, Edge, show_network, json=json, form=format_, output=output)
        return
    shown = Listing([found], total=1, undated=found.undated)
    write(shown, Network, show_network, json=json, form=format_, output=output)


@app.command(epilog=examples("saksi changes", "saksi changes KOR PRK --by month"))
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
            limit=most(limit, json=json, form=format_),
        )
    write(found, Change, show_changes, json=json, form=format_, output=output)
    _tell_unknown(found, actors)


def _tell_unknown(found: "Listing[Any]", actors: Sequence[str] | None) -> None:
    """Where nothing was found, say which of the actors asked about no table has."""
    for line in unknown(actors or ()) if not found.total else ():
        typer.echo(line, err=True)


def _side(choice: SideChoice | None) -> Any:
    return choice.value if choice else None


def checked(text: str | None) -> str | None:
    from saksi.store.conditions import checked_day

    return checked_day(text)


def most(limit: int | None, *, json: bool, form: Form) -> int:
    """Return how many records to show: what fits a screen in a table, else all, unless told otherwise."""
    if limit is not None:
        return limit
    return SHOWN if form is Form.table and not json else 0


def write(
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
    from saksi.export.describe import without_day
    from saksi.export.plain import write_records

    form = Form.json if json else form
    noun = record.__name__.lower()
    count = f"{shown.total:,} {noun}{'' if shown.total == 1 else 's'}, {len(shown):,} shown"
    if shown.undated:
        count += f"\n{without_day(shown.undated, 'act')}"
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
