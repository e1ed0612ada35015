"""The view of coded articles in a terminal: the text with its evidence marked, and what was read from it.

Everything works without colour too: marks carry numbers and letters, and classes of events have words.
"""

from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, cast

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from saksi.doors.labels import Labels, labels
from saksi.doors.terminal.marks import body, marked
from saksi.doors.terminal.reasons import passed_lines
from saksi.doors.terminal.tables import deed, event_table, people, statement_table, who
from saksi.doors.terminal.theme import CONTENT, CUE, DIM, LANGUAGES, QUADS, SOURCE, how_sure, safe
from saksi.model import Coded, Event, Refusal
from saksi.model.records import READ_KINDS
from saksi.numbers import counted

if TYPE_CHECKING:
    from saksi.steps.code import Passed

__all__ = ["legend", "make_console", "refusal_line", "show", "show_brief", "tally"]

#: The width where no terminal tells its own.
PLAIN_WIDTH = 100
#: Lines of running text longer than this are tiring to read.
MEASURE = 92
_INDENT = 2
#: The longest deed and two blanks.
_DEED_WIDTH = 16


class _Console(Console):
    """A console that leaves a closed pipe to its caller."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class _Plain:
    """A stream that is no terminal: lines are not filled up with blanks there."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.encoding = getattr(stream, "encoding", "utf-8")

    def write(self, text: str) -> int:
        self._stream.write("\n".join(line.rstrip(" ") for line in text.split("\n")))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return False


def make_console(stream: IO[str], *, colour: bool = True) -> Console:
    """Make the console for a stream: as wide as its terminal; plain and 100 columns wide where it is none."""
    terminal = stream.isatty()
    return _Console(
        file=stream if terminal else cast(IO[str], _Plain(stream)),
        width=None if terminal else PLAIN_WIDTH,
        no_color=None if colour else True,
        highlight=False,
        markup=False,
        emoji=False,
    )


def show(coded: Coded, console: Console, *, name: str, passed: "Sequence[Passed] | None" = None) -> None:
    """Show one article: head, text with marks, events, statements.

    Args:
        coded: the article with its records; their explanations are shown where they carry any.
        console: where to.
        name: how the user named the page.
        passed: what was considered and is no record; None where that is not asked for.
    """
    names = labels(coded)
    width = min(console.width, 2 * MEASURE)
    console.print(_rule(coded, name))
    console.print(Padding(_facts(coded), (0, _INDENT)))
    if title := _title(coded, names):
        console.print(_indented(title, console, top=1))
    for line in body(coded, names):
        console.print(_indented(line, console, top=1))
    console.print()
    if not coded.events and not coded.statements:
        console.print(Padding(_nothing(coded), (0, _INDENT, 1, _INDENT)))
        return
    console.print(Padding(_heading(len(coded.events), "event"), (0, _INDENT)))
    if coded.events:
        console.print(event_table(coded, names, width=width))
    console.print(Padding(_heading(len(coded.statements), "statement"), (1, _INDENT, 0, _INDENT)))
    if coded.statements:
        console.print(statement_table(coded, names, width=width))
    if passed is not None:
        console.print(Padding(Text("considered, and not told", style="bold"), (1, _INDENT, 0, _INDENT)))
        for line in passed_lines(passed, coded.article):
            console.print(_indented(line, console))
    console.print()


def show_brief(coded: Coded, console: Console, *, name: str) -> None:
    """Show one article as its title and an event a row."""
    console.print(_rule(coded, name))
    if coded.article.title:
        console.print(Padding(Text(safe(coded.article.title), style="bold"), (0, _INDENT)))
    if not coded.events:
        console.print(Padding(_nothing(coded), (0, 2 * _INDENT)))
    for event in coded.events:
        console.print(Padding(_brief(event, coded), (0, _INDENT, 0, 2 * _INDENT)))
    console.print()


def _brief(event: Event, coded: Coded) -> Table:
    line = Text.assemble(who(event), (f"  {how_sure(event)}", DIM))
    holder = next((statement for statement in coded.statements if statement.id == event.statement), None)
    if holder:
        source = people(holder.source).plain or "a hidden source"
        line.append(f", {holder.kind.replace('_', ' ')} of {source}", style=DIM)
    # What is too long for the terminal goes on below itself.
    grid = Table.grid()
    grid.add_column(width=_DEED_WIDTH)
    grid.add_column(overflow="fold")
    grid.add_row(deed(event.type), line)
    return grid


def legend(console: Console) -> Padding:
    """Explain the marks in their own styles; colours are explained where the console has any."""
    said = Text.assemble((CONTENT[0], DIM), "what is said", (CONTENT[1], DIM))
    tags = Text("[1] event  [a] statement", style=DIM)
    lines = [Text("  ").join([Text("source", style=SOURCE), Text("cue", style=CUE), said, tags])]
    if console.color_system and not console.no_color:
        lines.insert(0, Text("  ").join(Text(name, style=style) for name, style in QUADS.items()))
    elif not console.color_system:
        lines = [Text("  ").join([said, tags])]
    return Padding(Text("\n").join(lines), (0, _INDENT, 1, _INDENT))


def tally(*, articles: int, events: int, statements: int, refusals: int) -> str:
    """Sum up a run in one line.

    Example:
        >>> tally(articles=1, events=2, statements=1, refusals=0)
        '1 article, 2 events, 1 statement, 0 refusals'
    """
    counts = {"article": articles, "event": events, "statement": statements, "refusal": refusals}
    return ", ".join(counted(number, noun) for noun, number in counts.items())


def refusal_line(refusal: Refusal) -> str:
    """Write a refusal as one line that names the input, the reason, its code and what to do.

    Example:
        >>> refusal_line(Refusal("a.txt", "read", "R001", "The page is empty.", "Check the file."))
        'saksi: a.txt: The page is empty (R001). Check the file.'
    """
    reason, hint = _sentence(refusal.reason), _sentence(refusal.hint)
    return f"saksi: {safe(refusal.source)}: {reason} ({refusal.code}). {hint}."


def _sentence(words: str) -> str:
    words = safe(words).rstrip(". ")
    return words[:1].upper() + words[1:]


def _rule(coded: Coded, name: str) -> Rule:
    outlet = coded.article.outlet
    title = (
        Text.assemble((f"{safe(outlet)}  ", "bold"), (safe(name), DIM))
        if outlet
        else Text(safe(name), style="bold")
    )
    return Rule(title, align="left", style=DIM)


def _facts(coded: Coded) -> Text:
    article = coded.article
    when = f"published {article.published}" if article.published else None
    if when is None:
        when = f"not before {article.not_before}" if article.not_before else "no date"
    facts = [
        article.section,
        when,
        LANGUAGES.get(article.language, article.language),
        f"by {article.byline}" if article.byline else None,
        f"credit {article.credit}" if article.credit else None,
    ]
    return Text(safe(" · ".join(fact for fact in facts if fact)), style=DIM)


def _title(coded: Coded, names: Labels) -> Text | None:
    part = next((part for part in coded.article.parts if part.kind == "title"), None)
    if part is None:
        return Text(safe(coded.article.title), style="bold") if coded.article.title else None
    text = marked(coded, part, names)
    text.style = "bold"
    return text


def _indented(text: Text, console: Console, *, top: int = 0) -> Padding:
    right = max(_INDENT, console.width - MEASURE - _INDENT)
    return Padding(text, (top, right, 0, _INDENT))


def _heading(number: int, noun: str) -> Text:
    return Text(counted(number, noun), style="bold")


def _nothing(coded: Coded) -> Text:
    read = sum(part.end - part.start for part in coded.article.parts if part.kind in READ_KINDS)
    counts = f"{counted(len(coded.events), 'event')}, {counted(len(coded.statements), 'statement')}"
    return Text(f"{counts}; {read:,} characters of body read", style=DIM)
