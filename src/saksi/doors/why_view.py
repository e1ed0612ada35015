"""The walk from a record to the page, in a terminal: what decided each field, who says so, the line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from saksi.doors.reasons import article_values, reasons_of, values_of
from saksi.doors.terminal.quotes import print_quote
from saksi.doors.terminal.reasons import passed_lines, reason_table
from saksi.doors.terminal.theme import safe
from saksi.model import Article, Event, Refusal, Statement

if TYPE_CHECKING:
    from saksi.steps.code import Passed
    from saksi.store.why import Why

__all__ = ["show_why"]

#: Wider lines leave the eye without a way back.
_WIDEST = 120


def show_why(
    why: "Why", console: Console, *, full: bool = False, passed: "Sequence[Passed] | None" = None
) -> None:
    """Show a record, what decided each of its fields, who says so, and its characters in their line.

    Args:
        why: the walk.
        console: where to.
        full: whether all that was considered and rejected is shown, not the nearest alone.
        passed: of an article, what was considered and is no record; None where that is not known.
    """
    record = why.record
    console.print(Text(_headline(why), style="bold"))
    print_quote(console, why)
    if not isinstance(record, Refusal):
        values = article_values(record) if isinstance(record, Article) else values_of(record, why.article)
        width = min(console.width, _WIDEST) - 2
        table = reason_table(reasons_of(record), width=width, values=values, full=full)
        console.print(Padding(table, (0, 0, 0, 2)))
    for depth, statement in enumerate(why.statements):
        who = ", ".join(actor.name for actor in statement.source) or "a hidden source"
        cue = why.article.text[statement.cue.start : statement.cue.end] if why.article else ""
        lead = "according to" if not depth else "who is told of by"
        console.print(Text(f'{lead} {safe(who)} ({statement.kind}, "{safe(cue)}")'))
    if passed is not None and why.article is not None:
        console.print(Text("considered, and not told", style="bold"))
        for line in passed_lines(passed, why.article, full=full):
            console.print(Padding(line, (0, 0, 0, 2)))
    _provenance(why, console)


def _headline(why: "Why") -> str:
    record = why.record
    if isinstance(record, Event):
        actor, recipient = (
            ", ".join(a.name for a in side) or "?" for side in (record.actor, record.recipient)
        )
        denied = "not " if record.polarity == "negative" else ""
        what = f"{record.type} {record.mode or ''}".strip()
        return safe(f"{actor} → {recipient}: {denied}{what} ({record.certainty}, {record.time})")
    if isinstance(record, Statement):
        return safe(f"{', '.join(a.name for a in record.source) or 'a hidden source'}: {record.kind}")
    if isinstance(record, Refusal):
        return safe(f"{record.source}: {record.reason} ({record.code}, at {record.step}) {record.hint}")
    return safe(record.title or record.id)


def _provenance(why: "Why", console: Console) -> None:
    article = why.article
    facts = {
        "page": article and (article.url or why.source),
        "outlet": article and article.outlet,
        "credit": article and article.credit,
        "published": article and article.published,
        "read from": why.source,
        "read by": why.steps,
        "stored": why.batch and f"{why.batch.at}, batch {why.batch.number}",
        "replaces": why.earlier,
        "replaced by": why.later,
    }
    for name, value in facts.items():
        if value:
            console.print(Text(f"{name:>12}  {safe(str(value))}"))
    if why.difference:
        console.print(Text(safe(why.difference), style="dim"))
