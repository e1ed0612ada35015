"""The tables of events and statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from saksi.doors.labels import Labels
from saksi.doors.reasons import reasons
from saksi.doors.terminal.reasons import reason_table
from saksi.doors.terminal.theme import CUE, DIM, KINDS, TYPES, how_sure, quad_style, safe
from saksi.model import Actor, Coded, Event, EventType, Statement

__all__ = ["according", "deed", "event_table", "people", "statement_table", "who"]

#: From this width on, certainty and place have columns of their own.
WIDE = 116
#: Wider tables leave the eye without a way back to the start of the row.
WIDEST = 150
#: Characters of a statement's content that are shown: about two lines.
_SHOWN = 110
#: Columns before an explanation: those of the number and its blanks.
_INDENT = 6


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record and the lines that explain it."""

    cells: tuple[Text, ...]
    why: tuple[str, ...]


def people(actors: Sequence[Actor]) -> Text:
    """Name actors with their states; sectors other than government are told."""
    return Text(", ").join(_actor(actor) for actor in actors)


def who(event: Event) -> Text:
    """Name the parties of an act."""
    text = people(event.actor) if event.actor else Text("somebody", style=DIM)
    return Text.assemble(text, (" → ", "bold"), people(event.recipient)) if event.recipient else text


def _actor(actor: Actor) -> Text:
    codes = [actor.id] if actor.id and actor.id != actor.name else []
    if actor.sector not in ("GOV", "IGO", "UNK"):
        codes.append(actor.sector)
    text = Text(safe(actor.name))
    if codes:
        text.append(" " + " ".join(codes), style=DIM)
    return text


def deed(type_: EventType) -> Text:
    """Say what an event of a type is, in the style of its quad class."""
    return Text(TYPES[type_], style=quad_style(type_))


def event_table(coded: Coded, names: Labels, *, width: int) -> RenderableType:
    """Lay out who did what to whom, how surely, where, when, and who says so."""
    statements = {statement.id: statement for statement in coded.statements}
    rows = [_event_row(event, statements, names, wide=width >= WIDE) for event in coded.events]
    columns = [("", 0), ("who → whom", 5), ("what", 5)]
    columns += [("how sure", 3), ("where, when", 4)] if width >= WIDE else []
    columns.append(("according to" if width >= WIDE else "according to / where, when", 5))
    return _table(columns, rows, width=width)


def _event_row(event: Event, statements: dict[str, Statement], names: Labels, *, wide: bool) -> Row:
    what = Text.assemble(deed(event.type), (f" {event.type}", DIM))
    if event.mode:
        what.append(f" {event.mode}", style=DIM)
    plain = (event.certainty, event.polarity) == ("certain", "positive")
    sure, place = Text(how_sure(event), style=DIM if plain else ""), _where_when(event)
    source = according(event.statement, statements, names)
    number = Text(names.events[event.id])
    if wide:
        return Row((number, who(event), what, sure, place, source), event.why or ())
    if place:
        source = Text("\n").join([source, place])
    return Row((number, who(event), Text("\n").join([what, sure]), source), event.why or ())


def _where_when(event: Event) -> Text:
    words = [
        Text.assemble("in ", safe(place.name), (f" {place.country}" if place.country else "", DIM))
        for place in event.location
    ]
    if event.date:
        same = event.date.start == event.date.end
        words.append(Text(event.date.start if same else f"{event.date.start} to {event.date.end}"))
    return Text(", ").join(words)


def according(id_: str | None, statements: dict[str, Statement], names: Labels) -> Text:
    """Name the sources of an act, from the innermost to the outermost."""
    if id_ is None:
        return Text("the page", style=DIM)
    words: list[Text] = []
    while id_ is not None and id_ in statements and len(words) < 4:
        statement = statements[id_]
        text = people(statement.source) if statement.source else Text("a hidden source")
        if statement.kind != "report":
            text.append(f", {statement.kind.replace('_', ' ')}", style=DIM)
        text.append(f" [{names.statements[id_]}]", style=DIM)
        words.append(text)
        id_ = statement.in_
    return Text(", through ").join(words)


def statement_table(coded: Coded, names: Labels, *, width: int) -> RenderableType:
    """Lay out who says, believes, predicts, fears or denies what."""
    rows = [_statement_row(coded, statement, names) for statement in coded.statements]
    return _table([("", 0), ("source", 4), ("does", 4), ("what", 8)], rows, width=width)


def _statement_row(coded: Coded, statement: Statement, names: Labels) -> Row:
    source = people(statement.source) if statement.source else Text("hidden", style=DIM)
    cue = coded.article.text[statement.cue.start : statement.cue.end]
    does = Text.assemble(f"{KINDS[statement.kind]} ", (f"“{' '.join(safe(cue).split())}”", f"{CUE} {DIM}"))
    content = " ".join(safe(coded.article.text[statement.content.start : statement.content.end]).split())
    what = Text(content if len(content) <= _SHOWN else f"{content[: _SHOWN - 1].rstrip()}…")
    if statement.in_ is not None:
        what.append(f" in [{names.statements[statement.in_]}]", style=DIM)
    return Row((Text(names.statements[statement.id]), source, does, what), statement.why or ())


def _table(columns: Sequence[tuple[str, int]], rows: Sequence[Row], *, width: int) -> RenderableType:
    """Lay out rows in columns of fixed shares, so that explanations can stand between them at full width."""
    head = tuple(Text(title, style=DIM) for title, _ in columns)
    pieces: list[RenderableType] = [_grid(columns, [head], width=width)]
    if not any(row.why for row in rows):
        pieces.append(_grid(columns, [row.cells for row in rows], width=width))
        return Group(*pieces)
    for row in rows:
        pieces.append(_grid(columns, [row.cells], width=width))
        if row.why:
            table = reason_table(reasons(row.why), width=min(width, WIDEST) - _INDENT)
            pieces.append(Padding(table, (0, 0, 1, _INDENT)))
    return Group(*pieces)


def _grid(columns: Sequence[tuple[str, int]], rows: Sequence[tuple[Text, ...]], *, width: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.width = min(width, WIDEST)
    for _, ratio in columns:
        if ratio:
            grid.add_column(ratio=ratio, overflow="fold", min_width=8)
        else:
            grid.add_column(width=4, justify="right")
    for row in rows:
        grid.add_row(*row)
    return grid
