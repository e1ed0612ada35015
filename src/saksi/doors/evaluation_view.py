"""How an evaluation looks in a terminal."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from saksi.doors.terminal.theme import DIM, LANGUAGES, safe
from saksi.evaluation import Group, Interval, Mistake, Report
from saksi.evaluation.figures import F1, Share
from saksi.numbers import counted

__all__ = ["show"]


#: How the two sides of a comparison are called.
GOLD = ("gold", "system")


def show(report: Report, console: Console, *, errors: int = 0, names: tuple[str, str] = GOLD) -> None:
    """Show the figures of each language and of all, then the first errors.

    Args:
        report: the evaluation.
        console: where to.
        errors: how many errors to list.
        names: how the two sides are called.
    """
    for language, group in report.languages.items():
        _show_group(LANGUAGES.get(language, language), group, console, names)
    if len(report.languages) > 1:
        _show_group("All languages", report.all, console, names)
    if report.resamples:
        console.print(
            f"Between brackets: 95 % of {report.resamples:,} resamples of the articles "
            f"(percentile bootstrap, seed {report.seed}).",
            style=DIM,
            highlight=False,
        )
    for mistake in report.mistakes[:errors]:
        console.print()
        console.print(_mistake(mistake, names), soft_wrap=True)
    if errors:
        shown = min(errors, len(report.mistakes))
        console.print(f"\n{shown:,} of {counted(len(report.mistakes), 'error')} shown.", highlight=False)


def _show_group(name: str, group: Group, console: Console, names: tuple[str, str]) -> None:
    measured = group.figures
    read = f"{measured.articles_read:,} of {counted(measured.articles, 'article')} read"
    console.print(Text.assemble((name, "bold"), f"  {read}"))
    table = _table("", "F1", "", "P", "R", *names)
    _add_f1(table, measured.f1, group.intervals)
    console.print(table)
    table = _table("", "share", "", "right", "of")
    _add_share(table, {"parts": measured.parts}, group.intervals)
    _add_share(table, measured.accuracy, group.intervals)
    _add_share(table, {f"field {name}": item for name, item in measured.fields.items()}, {})
    console.print(table)
    if measured.per_type:
        table = _table("per type", "F1", "", "P", "R", *names)
        _add_f1(table, measured.per_type, group.type_intervals)
        console.print(table)
    console.print()


def _table(first: str, *headings: str) -> Table:
    table = Table(box=None)
    table.add_column(first, min_width=16)
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _range(interval: Interval | None) -> str:
    return f"[{interval.low:.3f}, {interval.high:.3f}]" if interval else ""


def _add_f1(table: Table, rows: Mapping[str, F1], ranges: Mapping[str, Interval]) -> None:
    for name, item in rows.items():
        figures = (f"{item.f1:.3f}", _range(ranges.get(name)), f"{item.p:.3f}", f"{item.r:.3f}")
        _add(table, (name, *figures, f"{item.gold:,}", f"{item.system:,}"))


def _add_share(table: Table, rows: Mapping[str, Share], ranges: Mapping[str, Interval]) -> None:
    for name, item in rows.items():
        _add(
            table, (name, f"{item.value:.3f}", _range(ranges.get(name)), f"{item.right:,}", f"{item.seen:,}")
        )


def _add(table: Table, cells: Iterable[str]) -> None:
    # As text, since brackets would be markup.
    table.add_row(*(Text(cell) for cell in cells))


def _mistake(mistake: Mistake, names: tuple[str, str]) -> Text:
    text = Text.assemble((f"{mistake.kind} {mistake.what}", "bold"), f"  {mistake.start}-{mistake.end}")
    if mistake.gold is not None:
        text.append(f"\n  {names[0]:8}{safe(mistake.gold)}")
    if mistake.system is not None:
        text.append(f"\n  {names[1]:8}{safe(mistake.system)}")
    text.append(f"\n  {safe(mistake.quote)}", style=DIM)
    for reason in mistake.why:
        text.append(f"\n  why     {safe(reason)}")
    return text
