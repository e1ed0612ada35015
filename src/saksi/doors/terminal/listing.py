"""Tables of many records as wide as their terminal: cells wrap at blanks, what matters least gives way."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from saksi.doors.terminal.theme import DIM, safe

__all__ = ["Column", "print_table"]

#: Blanks between two columns.
_GAP = 2
#: Longer words, such as addresses, are cut rather than a column left out for them.
_LONGEST = 24
#: Blanks in front of what stands below a row.
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        title: its heading.
        rank: 0 if it always stays; of the others that with the highest rank is left out first.
        room: columns that its text should have at least to be read with ease.
        whole: whether its cells stay on one line.
        below: whether its cells stand below their rows where the terminal is narrow, as ids do.
    """

    title: str
    rank: int = 0
    room: int = 0
    whole: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class _Fit:
    """The columns that stand side by side, by their numbers, with their widths."""

    shown: tuple[int, ...]
    widths: tuple[int, ...]


def print_table(console: Console, columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> None:
    """Print a table as wide as its terminal allows; what is left out for want of width is named below it.

    Args:
        console: where to.
        columns: from left to right.
        rows: a cell a column; what could disturb a terminal is made visible, None is empty.
    """
    cells = [[safe("" if cell is None else str(cell)) for cell in row] for row in rows]
    fit = _fit(columns, cells, console.width)
    below = [number for number, one in enumerate(columns) if one.below and number not in fit.shown]
    titles = [columns[number].title for number in fit.shown]
    console.print(_table(fit, [Text(title, style="bold") for title in titles]))
    for row in cells:
        console.print(_table(fit, [Text(row[number]) for number in fit.shown]))
        for number in below:
            if row[number]:
                text = Text(" " * _INDENT + row[number], style=DIM)
                console.print(text, soft_wrap=True)
    gone = [one.title for number, one in enumerate(columns) if number not in {*fit.shown, *below}]
    if gone:
        console.print(Text(f"not shown at this width: {', '.join(gone)}; --json has all", style=DIM))


def _table(fit: _Fit, cells: Sequence[Text]) -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in fit.widths:
        table.add_column(width=width, overflow="fold")
    table.add_row(*cells)
    return table


def _fit(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> _Fit:
    """Choose what stands side by side, and how wide each column is."""
    texts = [[one.title, *(row[number] for row in rows)] for number, one in enumerate(columns)]
    full = [max(map(cell_len, column)) for column in texts]
    least = [
        natural if one.whole else min(natural, max(one.room, min(_LONGEST, max(map(_longest, column)))))
        for one, column, natural in zip(columns, texts, full, strict=True)
    ]
    shown = list(range(len(columns)))
    below = [number for number in shown if columns[number].below]
    # What says nothing in any row goes first.
    said = [any(row[number] for row in rows) for number in shown]
    ranked = sorted((n for n in shown if columns[n].rank), key=lambda n: (said[n], -columns[n].rank))
    for number in [*below, *ranked]:
        if sum(least[n] + _GAP for n in shown) - _GAP <= width:
            break
        shown.remove(number)
    return _Fit(tuple(shown), tuple(_shared([full[n] for n in shown], [least[n] for n in shown], width)))


def _longest(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def _shared(full: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Share the width: each column has its longest word, and the rest goes to those that want more.

    Example:
        >>> _shared([10, 40, 30], [10, 8, 8], 64)
        [10, 29, 21]
    """
    left = width - _GAP * (len(full) - 1)
    widths = list(least)
    while sum(widths) > left and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    while sum(widths) < left:
        wanting = [number for number, one in enumerate(full) if widths[number] < one]
        if not wanting:
            break
        # To what takes the most lines.
        widths[max(wanting, key=lambda number: full[number] / widths[number])] += 1
    return widths
