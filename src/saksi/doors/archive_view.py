"""What an archive answers, in a terminal."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from saksi.doors.terminal import make_console
from saksi.doors.terminal.listing import Column, print_table
from saksi.export.describe import without_day
from saksi.numbers import counted

if TYPE_CHECKING:
    import pyarrow as pa

    from saksi.store.care import Status
    from saksi.store.find import Answer

_DAY, _ID = Column("day", whole=True), Column("id", whole=True, below=True)
_COLUMNS: Mapping[str, Sequence[Column]] = {
    "events": (
        _DAY, Column("who"), Column("what"), Column("to whom"), Column("how sure", rank=2),
        Column("according to", rank=1), _ID,
    ),
    "statements": (
        _DAY, Column("source"), Column("kind"), Column("content", room=30), Column("outlet", rank=1), _ID,
    ),
    "articles": (
        Column("published", whole=True), Column("outlet"), Column("title", room=30),
        Column("events", rank=1), _ID,
    ),
    "refusals": (Column("when", whole=True, rank=1), Column("source"), Column("reason", room=30), _ID),
    "stories": (
        _DAY, Column("whose text"), Column("title", room=30), Column("copied by", rank=1), _ID,
    ),
    "occurrences": (
        _DAY, Column("who"), Column("what"), Column("to whom"), Column("standing"),
        Column("asserted by", rank=1), Column("denied by", rank=2), _ID,
    ),
}  # fmt: skip
_ONE = {"stories": "story"}


def counts(answer: "Answer") -> str:
    """Write what stands behind an answer as one line."""
    one = _ONE.get(answer.kind, answer.kind.removesuffix("s"))
    parts = [f"{counted(answer.matched, one, answer.kind)} matched, {answer.shown:,} shown"]
    if answer.undated:
        parts.append(f"{answer.undated:,} more without a date")
    if answer.behind:
        parts.append(f"{counted(answer.behind, 'batch', 'batches')} not taken in yet, see saksi rebuild")
    newest = f", newest {answer.newest}" if answer.newest else ""
    return f"{'; '.join(parts)}; {counted(answer.read, 'article')} read, {answer.refused:,} refused{newest}"


def show_answer(answer: "Answer", output: Path | None) -> None:
    """Show an answer as a table with its counts below."""
    import sys

    if output is None:
        _show(answer, sys.stdout)
        return
    with output.open("w", encoding="utf-8") as stream:
        _show(answer, stream)


def _show(answer: "Answer", stream: IO[str]) -> None:
    console = make_console(stream)
    if answer.shown:
        print_table(console, _COLUMNS[answer.kind], [_CELLS[answer.kind](row) for row in answer.rows()])
    console.print(Text(counts(answer)))
    if answer.undated:
        one = _ONE.get(answer.kind, answer.kind.removesuffix("s"))
        console.print(Text(without_day(answer.undated, one, many=answer.kind)))


def _event(row: dict[str, Any]) -> list[str]:
    sure = [row["certainty"], row["time"]] + ["not"] * (row["polarity"] == "negative")
    sure += ["corrected"] * row["corrected"]
    said = ", ".join(row["source_ids"] or ()) or ("?" if row["statement"] else "the page")
    what = f"{row['type']} {row['mode'] or ''}".strip()
    return [
        _day(row),
        _people(row["actor"]),
        what,
        _people(row["recipient"]),
        " ".join(sure),
        said,
        row["id"],
    ]


def _statement(row: dict[str, Any]) -> list[str]:
    content = row["content_text"] or ""
    short = content if len(content) <= 120 else content[:119] + "…"
    kind = f"{row['kind']} corrected" if row["corrected"] else row["kind"]
    return [_day(row), _people(row["source"]) or "?", kind, short, row["outlet"] or "", row["id"]]


def _article(row: dict[str, Any]) -> list[str]:
    published = (row["published"] or "?")[:16].replace("T", " ")
    return [published, row["outlet"] or "", row["title"] or "", str(row["events"]), row["id"]]


def _refusal(row: dict[str, Any]) -> list[str]:
    return [row["at"][:16], row["source"], f"{row['reason']} ({row['code']})", row["id"]]


def _story(row: dict[str, Any]) -> list[str]:
    _, *others = row["members"]
    copied = [f"{member['outlet'] or '?'} ({member['how']})" for member in others]
    return [_day(row), row["origin"], row["title"] or "", ", ".join(copied), row["id"]]


def _occurrence(row: dict[str, Any]) -> list[str]:
    what = f"{row['type']} {row['mode'] or ''}".strip()
    spread = ", ".join(f"{n} {sure}" for sure, n in row["spread"].items() if n)
    asserted = ", ".join(row["asserted_by"])
    return [
        _day(row),
        _people(row["actors"]),
        what,
        _people(row["recipients"]),
        row["standing"],
        f"{asserted} ({spread})" if asserted else "",
        ", ".join(row["denied_by"]),
        row["id"],
    ]


_CELLS = {
    "events": _event,
    "statements": _statement,
    "articles": _article,
    "refusals": _refusal,
    "stories": _story,
    "occurrences": _occurrence,
}


def _day(row: dict[str, Any]) -> str:
    return str(row["day"] or "?")


def _people(actors: Sequence[Mapping[str, Any]] | None) -> str:
    return ", ".join(f"{actor['name']} ({actor['id'] or '?'})" for actor in actors or ())


def show_status(status: "Status", console: Console) -> None:
    """Show what is in an archive and whether it is healthy."""
    edits = status.versions - status.articles
    console.print(Text(f"{status.place}", style="bold"))
    console.print(
        f"{counted(status.articles, 'article')} of {counted(status.outlets, 'outlet')} "
        f"({counted(edits, 'earlier version')}), {counted(status.statements, 'statement')}, "
        f"{counted(status.events, 'event')}"
    )
    console.print(f"languages: {_tally(status.languages)}")
    codes = f" ({_tally(status.refused)})" if status.refused else ""
    console.print(f"refused: {status.refusals:,}{codes}")
    days = (
        f"from {status.oldest} to {status.newest or '?'}" if status.oldest else "on days that no page tells"
    )
    console.print(f"published {days}")
    console.print(
        f"{counted(status.batches, 'batch', 'batches')}, the last at {status.stored or '?'}; "
        f"{counted(status.files, 'file')}, "
        f"{status.bytes / 1e6:,.1f} MB"
    )
    for line in health(status):
        console.print(Text(line))


def health(status: "Status") -> list[str]:
    """Say in sentences whether an archive is healthy."""
    found = []
    if status.orphans:
        found.append(
            f"{counted(status.orphans, 'row')} of a batch that was never finished; no query sees them, "
            "`saksi tidy` sweeps them."
        )
    if status.behind:
        found.append(
            f"The ledger is {counted(status.behind, 'batch', 'batches')} behind; "
            "the next `saksi add` mends that."
        )
    if status.files > 500:
        found.append("Many small files; `saksi tidy` merges them.")
    return found or ["Healthy."]


def _tally(numbers: Mapping[str, int]) -> str:
    return escape(", ".join(f"{name} {n:,}" for name, n in numbers.items()) or "none")


def show_table(table: "pa.Table", console: Console) -> None:
    """Show any table of a query."""
    columns = [Column(name) for name in table.column_names]
    print_table(console, columns, [tuple(row.values()) for row in table.to_pylist()])
    console.print(Text(counted(table.num_rows, "row")))
