"""Changes and forecasts as short JSON items; what leads to their evidence stands in each."""

from typing import Any

from saksi.archive import Archive
from saksi.doors.mcp.items import QUOTE, quoted
from saksi.doors.mcp.paging import checked
from saksi.model.forecasts import Forecast
from saksi.model.networks import Change

__all__ = ["changes", "forecasts"]

_EVIDENCE = 3


def changes(archive: Archive, *, between: tuple[str, ...], limit: int, cursor: str | None) -> dict[str, Any]:
    """List changes of behaviour, the least likely to be chance first, and how many there are."""
    found = archive.changes(*between, limit=checked(limit), after=cursor or None)
    undated = {"acts_without_a_day_left_out": found.undated} if found.undated else {}
    shown = [_change(change) for change in found]
    return {"matched": found.total, **undated, "changes": shown, "next": found.next}


def forecasts(archive: Archive, *, actors: tuple[str, ...], limit: int, cursor: str | None) -> dict[str, Any]:
    """List forecasts, the newest first, and how many there are."""
    found = archive.forecasts(actors=actors, limit=checked(limit), after=cursor or None)
    shown = [_forecast(archive, one) for one in found]
    return {"matched": found.total, "forecasts": shown, "next": found.next}


def _change(change: Change) -> dict[str, Any]:
    return {
        "pair": [change.one, change.other],
        "from": change.start,
        "steps": change.period,
        "tone_before": round(change.before, 1),
        "tone_after": round(change.after, 1),
        "direction": change.direction,
        "chance_of_false_alarm": round(change.alarm, 3),
        "occurrences": list(change.occurrences[:_EVIDENCE]),
        "occurrences_in_all": len(change.occurrences),
    }


def _forecast(archive: Archive, one: Forecast) -> dict[str, Any]:
    source = one.statement or one.event or one.article
    page = archive.why(source)
    quote = quoted(page.article.text, page.span.start, page.span.end) if page.article and page.span else ""
    return {
        "id": one.id,
        "made": one.made,
        "by": list(one.source_names) or "the page itself",
        "act": f"{'not ' * (one.polarity == 'negative')}{one.type or 'no act named'}",
        "actor": list(one.actors),
        "recipient": list(one.recipients),
        "due": one.due,
        "due_given_by_the_text": one.due_known,
        "probability": [one.low, one.probability, one.high],
        "became": one.settling.outlook,
        "evidence": list(one.settling.occurrences[:_EVIDENCE]),
        "outlet": one.outlet,
        "link": page.article.url if page.article else None,
        "explain": source,
        "quote": quote[: QUOTE + 2],
    }
