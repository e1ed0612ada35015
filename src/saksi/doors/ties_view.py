"""Ties, networks and changes in a terminal."""

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Console
from rich.text import Text

from saksi.doors.terminal.listing import Column, print_table
from saksi.model.networks import Change, Network
from saksi.model.relations import Tie
from saksi.numbers import counted

#: Rows of a part of the network that a terminal shows.
_SHOWN = 15
_SIDES = {"own": "own", "other": "other", "third": "third", "hidden": "hidden", "page": "page"}


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
    columns = (
        Column("from", whole=True), Column("pair", whole=True), Column("acts"), Column("intensity, 90%"),
        Column("on whose word", rank=1), Column("origins", rank=3), Column("concern", rank=2),
        Column("id", whole=True, below=True),
    )  # fmt: skip
    rows = [
        (
            tie.start,
            f"{tie.actor} → {tie.recipient}",
            _acts(tie),
            interval(tie.intensity, tie.low, tie.high),
            _SIDES[tie.asserted_by] if tie.asserted_by else _sides(tie),
            tie.origins,
            f"{len(tie.concerns)} uneasy" if tie.concerns else "",
            tie.id,
        )
        for tie in ties
    ]
    if rows:
        print_table(console, columns, rows)


def _acts(tie: Tie) -> str:
    counts = tie.counts
    found = [
        f"{words + deeds} {which}" + (f" ({counted(deeds, 'deed')})" if deeds else "")
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
    columns = (
        Column("from", whole=True), Column("pair"), Column("moved"), Column("tone before"), Column("after"),
        Column("chance"), Column("periods", rank=2), Column("acts since", rank=1),
    )  # fmt: skip
    rows = [
        (
            change.start,
            f"{change.one}, {change.other}",
            change.direction,
            figure(change.before),
            figure(change.after),
            f"{change.alarm:.3f}",
            counted(change.steps, change.period),
            len(change.occurrences),
        )
        for change in changes
    ]
    if rows:
        print_table(console, columns, rows)


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
            Text(
                f"{counted(len(network.triads), 'triad')}, {network.balance or 0:.0%} in balance",
                style="bold",
            )
        )
    for triad in unbalanced[:_SHOWN]:
        console.print(Text(f"  out of balance: {', '.join(triad.members)} ({triad.signs})"))
    _more(len(unbalanced), "triads out of balance", console)
    moved = [
        (
            drift.direction,
            f"{drift.one}, {drift.other}",
            figure(drift.before),
            figure(drift.after),
            "" if drift.sure else "may be chance",
        )
        for drift in network.drifts[:_SHOWN]
    ]
    if moved:
        print_table(console, [Column(title) for title in ("moved", "pair", "before", "now", "")], moved)
    _more(len(network.drifts), "pairs that moved", console)


def _edges(network: Network, console: Console) -> None:
    columns = (
        Column("pair"), Column("weight"), Column("intensity, 90%"), Column("origins", rank=2), Column("acts"),
        Column("concern", rank=1),
    )  # fmt: skip
    rows = [
        (
            f"{edge.one}, {edge.other}",
            figure(edge.weight),
            interval(edge.intensity, edge.low, edge.high),
            edge.origins,
            len(edge.occurrences),
            f"{len(edge.concerns)} uneasy" if edge.concerns else "",
        )
        for edge in network.edges[:_SHOWN]
    ]
    if rows:
        print_table(console, columns, rows)
    _more(len(network.edges), "pairs", console)


def _nodes(network: Network, console: Console) -> None:
    titles = ("who", "strength", "friendly with", "at odds with", "between")
    rows = [
        (
            node.id,
            figure(node.strength),
            f"{node.partners:.0%}",
            f"{node.rivals:.0%}",
            f"{node.between:.2f}",
        )
        for node in network.nodes[:_SHOWN]
    ]
    if rows:
        print_table(console, [Column(title) for title in titles], rows)
    _more(len(network.nodes), "actors", console)


def _more(many: int, what: str, console: Console) -> None:
    """Say what a terminal leaves out."""
    if many > _SHOWN:
        console.print(
            Text(f"{_SHOWN} of {many:,} {what} shown; --json and --format csv have all", style="dim")
        )
