"""What a tie or a forecast rests on: its occurrences and statements, down to the characters on the pages."""

from dataclasses import dataclass

from saksi.errors import UsageError
from saksi.model import Span
from saksi.model.forecasts import Forecast
from saksi.model.relations import Tie
from saksi.run.grounds import Grounds, each_grounds
from saksi.run.relate import Wanted, World
from saksi.steps.follow import place_of
from saksi.store.relations import Relations
from saksi.store.snapshot import Snapshot
from saksi.store.why import Why, walks


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """A tie or a forecast and what it rests on.

    Args:
        record: what was asked about.
        told: for each statement or event that tells it, the walk to the page.
        occurrences: what a tie is counted from, or what a forecast was settled by.
        words: the characters of the words that say how sure a forecast is, in its first article; None where
            there are none.
    """

    record: Tie | Forecast
    told: tuple[Why, ...]
    occurrences: tuple[Grounds, ...]
    words: Span | None = None


def is_backed(id_: str) -> bool:
    """Say whether an id is that of a tie or a forecast.

    Example:
        >>> is_backed("tie-ca978112ca1bbdca"), is_backed("story-ca978112ca1bbdca")
        (True, False)
    """
    return id_.startswith(("tie-", "forecast-"))


def backing(snapshot: Snapshot, relations: Relations, world: World, id_: str) -> Backing:
    """Walk from a tie or a forecast to the pages.

    Raises:
        UsageError: no record has this id (U025).
    """
    record: Tie | Forecast | None
    if id_.startswith("tie-"):
        record = world.tie(id_)
        told, happened = (record.concerns, record.occurrences) if record else ((), ())
    else:
        record = next(iter(world.forecasts(Wanted(ids=(id_,)))), None)
        told, happened = (record.told, record.settling.occurrences) if record else ((), ())
    if record is None:
        raise UsageError(
            "U025",
            f"Nothing in the archive has the id {id_}.",
            hint="See `saksi ties --json` and `saksi forecasts --json`.",
        )
    walked = walks(snapshot, told)
    return Backing(
        record=record,
        told=walked,
        occurrences=each_grounds(snapshot, relations, happened),
        words=_words(record, walked[0]) if isinstance(record, Forecast) and walked else None,
    )


def _words(forecast: Forecast, first: Why) -> Span | None:
    """Find the words of a forecast in the sentence of its first telling."""
    if not forecast.words or first.article is None or first.span is None:
        return None
    return place_of(first.article.text, forecast.words, first.span)
