"""Forecasts and the records of forecasters in a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from saksi.doors.terminal.listing import Column, print_table
from saksi.doors.terminal.theme import safe
from saksi.model.forecasts import Forecast
from saksi.model.networks import Record


def show_forecasts(forecasts: Sequence[Forecast], console: Console, *, today: str = "") -> None:
    """Show forecasts, one a row, and what became of them; open ones due before `today` are overdue."""
    columns = (
        Column("made", whole=True, rank=2), Column("who says so", room=11), Column("kind", rank=1),
        Column("act", room=14),
        Column("by", whole=True), Column("sure", whole=True), Column("outcome"),
        Column("id", whole=True, below=True),
    )  # fmt: skip
    rows = [
        (
            forecast.made or "?",
            ", ".join(forecast.source_names) or ("a hidden source" if forecast.statement else "the page"),
            forecast.kind,
            _act(forecast) + (", on a condition" if forecast.condition else ""),
            f"{'' if forecast.due_known else '~'}{forecast.due or '?'}",
            f"{forecast.probability:.0%}",
            "overdue" if _overdue(forecast, today) else _outcome(forecast),
            forecast.id,
        )
        for forecast in forecasts
    ]
    if rows:
        print_table(console, columns, rows)
        console.print(Text("~ a default horizon: the text names no day", style="dim"))
    if any(_overdue(forecast, today) for forecast in forecasts):
        console.print(
            Text(
                "overdue: the day has passed, but no page of a later day was read; add newer pages",
                style="dim",
            )
        )


def _overdue(forecast: Forecast, today: str) -> bool:
    return forecast.settling.outlook == "open" and bool(forecast.due) and (forecast.due or "") < today


def _outcome(forecast: Forecast) -> str:
    outlook, rule = forecast.settling.outlook, forecast.settling.rule
    return outlook if outlook == "open" or rule in ("done", "silence") else f"{outlook} ({rule})"


def _act(forecast: Forecast) -> str:
    if forecast.type is None:
        return "no act named"
    what = f"{'not ' * (forecast.polarity == 'negative')}{forecast.type} {forecast.mode or ''}".strip()
    towards = f" → {', '.join(forecast.recipients)}" if forecast.recipients else ""
    return f"{', '.join(forecast.actors) or '?'}{towards}: {what}"


def show_records(records: Sequence[Record], console: Console) -> None:
    """Show how good forecasts were, one group a row."""
    columns = (
        Column("of"), Column("who"), Column("forecasts"), Column("true"), Column("failed"), Column("silent"),
        Column("void", rank=3), Column("open", rank=4), Column("Brier"), Column("log", rank=5),
        Column("base", rank=2), Column("skill", rank=1),
    )  # fmt: skip
    rows = [
        (
            record.of,
            record.name,
            record.forecasts,
            record.came_true,
            record.failed,
            record.silent,
            f"{record.void} ({record.share_void:.0%})",
            record.open,
            _score(record.brier),
            _score(record.log),
            _score(record.base_brier),
            "" if record.skill is None else f"{record.skill:+.2f}",
        )
        for record in records
    ]
    if rows:
        print_table(console, columns, rows)
        console.print(
            Text(
                safe("Brier and log score: smaller is better; base: Brier of the pair's base rate."),
                style="dim",
            )
        )


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
