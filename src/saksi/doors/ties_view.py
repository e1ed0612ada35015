"""Ties, networks and changes in a terminal."""

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from saksi.doors.terminal.theme import safe
from saksi.model.networks import Change, Network
from saksi.model.relations import Tie

#: Rows of a part of the network that a terminal shows.
_SHOWN = 15
#: Columns whose cells stay on one line.
_WHOLE = frozenset(("from", "id", "pair", "made", "kind", "by"))
_SIDES = {"own": "own", "other": "other", "third": "third", "hidden": "hidden", "page": "page"}


def plain_table(*columns: str) -> Table:
    """Make a table without lines; columns of figures are set to the right."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1))
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in _WHOLE)
    return table


def row(table: Table, *cells: object) -> None:
    """Add a row, with what could disturb a terminal made visible."""
    table.add_row(*(Text(safe("" if cell is None else str(cell))) for cell in cells))


def figure(value: float | None) -> str:
    """Write a score with its sign."""
    return "" if value is None else f"{value:+.1f}"


def interval(value: float | None, low: float | None, high: float | None) -> str:
    """Write a score with its interval.

    Example:
        >>> interval(2.5, -1.0, 6.0)
        '+2.5 (-1.0 to +6.0)'
    """
    return "" if value is None else f"{figure(value)} ({figure(low)} to {figure(high)})"


def show_ties(ties: Sequence[Tie], console: Console) -> None:
    """Show ties, one a row, with whose word each rests on."""
    table = plain_table("from", "pair", "acts", "intensity, 90%", "on whose word", "origins", "concern", "id")
    for tie in ties:
        row(
            table,
            tie.start,
            f"{tie.actor} → {tie.recipient}",
            _acts(tie),
            interval(tie.intensity, tie.low, tie.high),
            _SIDES[tie.asserted_by] if tie.asserted_by else _sides(tie),
            tie.origins,
            f"{len(tie.concerns)} uneasy" if tie.concerns else "",
            tie.id,
        )
    if ties:
        console.print(table)


def _acts(tie: Tie) -> str:
    counts = tie.counts
    found = [
        f"{words + deeds} {which}" + (f" ({deeds} deeds)" if deeds else "")
        for which, words, deeds in (
            ("for", counts.verbal_cooperation, counts.material_cooperation),
            ("against", counts.verbal_conflict, counts.material_conflict),
        )
        if words + deeds
    ]
    notes = [f"{n} {word}" for word, n in (("planned", tie.planned), ("disputed", tie.disputed)) if n]
    return ", ".join([*found, *notes])


def _sides(tie: Tie) -> str:
    return ", ".join(f"{_SIDES[side]} {n}" for side, n in asdict(tie.sides).items() if n)


def show_changes(changes: Sequence[Change], console: Console) -> None:
    """Show changes, one a row."""
    table = plain_table("from", "pair", "moved", "tone before", "after", "chance", "periods", "acts since")
    for change in changes:
        row(
            table,
            change.start,
            f"{change.one}, {change.other}",
            change.direction,
            figure(change.before),
            figure(change.after),
            f"{change.alarm:.3f}",
            f"{change.steps} {change.period}s",
            len(change.occurrences),
        )
    if changes:
        console.print(table)


def show_network(networks: Sequence[Network], console: Console) -> None:
    """Show networks: their edges, actors, triads out of balance, and who moved."""
    for network in networks:
        _show_network(network, console)


def _show_network(network: Network, console: Console) -> None:
    word = f", by the word of: {_SIDES[network.asserted_by]}" if network.asserted_by else ""
    console.print(Text(f"{network.start} to {network.end}{word}", style="bold"))
    _edges(network, console)
    _nodes(network, console)
    unbalanced = [triad for triad in network.triads if not triad.balanced]
    if network.triads:
        console.print(
            Text(f"{len(network.triads)} triads, {network.balance or 0:.0%} in balance", style="bold")
        )
    for triad in unbalanced[:_SHOWN]:
        console.print(Text(f"  out of balance: {', '.join(triad.members)} ({triad.signs})"))
    _more(len(unbalanced), "triads out of balance", console)
    moved = plain_table("moved", "pair", "before", "now", "")
    for drift in network.drifts[:_SHOWN]:
        sure = "" if drift.sure else "may be chance"
        row(
            moved,
            drift.direction,
            f"{drift.one}, {drift.other}",
            figure(drift.before),
            figure(drift.after),
            sure,
        )
    if network.drifts:
        console.print(moved)
    _more(len(network.drifts), "pairs that moved", console)


def _edges(network: Network, console: Console) -> None:
    table = plain_table("pair", "weight", "intensity, 90%", "origins", "acts", "concern")
    for edge in network.edges[:_SHOWN]:
        row(
            table,
            f"{edge.one}, {edge.other}",
            figure(edge.weight),
            interval(edge.intensity, edge.low, edge.high),
            edge.origins,
            len(edge.occurrences),
            f"{len(edge.concerns)} uneasy" if edge.concerns else "",
        )
    if network.edges:
        console.print(table)
    _more(len(network.edges), "pairs", console)


def _nodes(network: Network, console: Console) -> None:
    table = plain_table("who", "strength", "friendly with", "at odds with", "between")
    for node in network.nodes[:_SHOWN]:
        row(
            table,
            node.id,
            figure(node.strength),
            f"{node.partners:.0%}",
            f"{node.rivals:.0%}",
            f"{node.between:.2f}",
        )
    if network.nodes:
        console.print(table)
    _more(len(network.nodes), "actors", console)


def _more(many: int, what: str, console: Console) -> None:
    """Say what a terminal leaves out."""
    if many > _SHOWN:
        console.print(
            Text(f"{_SHOWN} of {many:,} {what} shown; --json and --format csv have all", style="dim")
        )
