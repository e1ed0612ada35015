"""Explanations of records in a terminal: a field a row, what decided, and what was rejected below it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from saksi.doors.reasons import Reason
from saksi.doors.terminal.theme import DIM, safe
from saksi.model import Article

if TYPE_CHECKING:
    from saksi.steps.code import Passed

__all__ = ["passed_lines", "reason_table"]

#: How much of what was rejected is shown in brief, a field.
BRIEF = 2
#: So much of what is no record is shown in brief.
NEAREST = 8
#: The longest name of a field.
_NAME = 11


def passed_lines(passed: "Sequence[Passed]", article: Article, *, full: bool = False) -> Iterator[Text]:
    """Write what was considered and is no record, a line each, what came nearest to it first."""
    for one in passed if full else passed[:NEAREST]:
        words = " ".join(article.text[one.start : one.end].split())
        score = f"{one.score:+.1f}; " if one.score is not None else ""
        what = Text(safe(f"“{words}” [{one.start}:{one.end}] {one.what}"))
        yield Text.assemble(what, (f" rejected ({score}{safe(one.reason)})", DIM))
    if not passed:
        yield Text("nothing", style=DIM)
    elif not full and len(passed) > NEAREST:
        yield Text(f"{len(passed) - NEAREST} more, farther from being told", style=DIM)


def reason_table(
    gathered: Sequence[Reason],
    *,
    width: int,
    values: Mapping[str, str] | None = None,
    full: bool = False,
) -> Table:
    """Lay out an explanation.

    Args:
        gathered: what the record says of itself, by field.
        width: columns of the terminal that it may take.
        values: what the record has in its fields, to stand before the reasons.
        full: whether all that was rejected is shown, a line each, and not the nearest alone.
    """
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.width = width
    grid.add_column(width=_NAME, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    shown = dict(values or {})
    for one in gathered:
        said = _said(one, shown.pop(one.field, ""))
        lost = list(map(_breakable, one.rejected))
        if lost and not full:
            more = [f"{len(lost) - BRIEF} more"] if len(lost) > BRIEF else []
            said.append(f"{' · ' if said else ''}rejected: {'; '.join([*lost[:BRIEF], *more])}", style=DIM)
            lost = []
        grid.add_row(Text(one.field, style=DIM), said)
        for line in lost:
            grid.add_row("", Text(f"rejected: {line}", style=DIM))
    return grid


def _said(one: Reason, value: str) -> Text:
    said = "; ".join(map(_breakable, one.reasons))
    if value and said.startswith(safe(value)):
        # "past by “telah”" says its value itself.
        value, said = safe(value), said.removeprefix(safe(value))
        return Text.assemble((value, "bold"), (said, DIM))
    text = Text(safe(value), style="bold") if value else Text()
    return Text.assemble(text, ("  " if value and said else ""), (said, DIM if value else ""))


def _breakable(line: str) -> str:
    # Alternatives of an entry hold no blanks; with some they break between words.
    return safe(line).replace("|", " | ")
