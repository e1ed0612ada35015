"""Forecasts: what is open, what is due, what became of the others, and how good those who foretell are."""

import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

import msgspec

from saksi.archive import Archive
from saksi.doors.web.address import Ask, Pages, day_of
from saksi.doors.web.quotes import Quote, quote_of
from saksi.doors.web.screen import Records, Screen
from saksi.errors import UsageError
from saksi.model.forecasts import Forecast, ForecastKind, Outlook, Ruling
from saksi.model.ids import forecast_id
from saksi.model.networks import Bin, Record
from saksi.model.query import QUADS
from saksi.model.relations import Occurrence

__all__ = ["LIST", "OUTLOOKS", "SCREEN", "ForecastView", "ForecastsView", "Scores", "pooled"]

OUTLOOKS: tuple[Outlook, ...] = get_args(Outlook)
#: Filters of the list: names in the address, and what they are called in the question.
NAMES = {"source": "sources", "outlet": "outlets", "actor": "actors", "recipient": "recipients",
         "type": "types", "kind": "kinds"}  # fmt: skip
SHOWS = ("open", "overdue", "due", "settled", "all")
KINDS: tuple[ForecastKind, ...] = get_args(ForecastKind)
_OF = ("kind", "source", "outlet", "state")
#: Rows of the scoreboard that are shown at first.
_SHOWN = 15
#: A 90% interval spans so many standard errors to each side.
_Z = 1.645


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastsView:
    """What the list of forecasts shows.

    Args:
        show: `open`, `overdue` or `due` (open, by the day on which they are due), `settled` or `all`.
        forecasts: the page of the list.
        total: how many there are in the whole list.
        counts: how many there are of each outlook, with the same filters.
        last: the day of the newest article: no open forecast was due before it.
        today: the day by the calendar: an open forecast that was due before it is overdue.
        after: where the next page begins.
        ask: the address.
    """

    show: str
    forecasts: tuple[Forecast, ...]
    total: int
    counts: Mapping[Outlook, int]
    last: str | None
    today: str
    after: str | None
    ask: Ask

    @property
    def pages(self) -> Pages:
        """Where the page stands in the whole."""
        return self.ask.pages(self.total, len(self.forecasts), self.after)

    def data(self) -> dict[str, Any]:
        """Return the page of the list, and the counts."""
        return {
            "show": self.show,
            "pages": msgspec.to_builtins(self.pages),
            "counts": self.counts,
            "records": msgspec.to_builtins(self.forecasts),
        }

    def table(self) -> Records:
        """Return the page of the list."""
        return Records(name="forecasts", records=self.forecasts, columns=Forecast.__slots__)


def listing(archive: Archive, ask: Ask) -> ForecastsView:
    """Make the list of forecasts."""
    show = ask.choice("show", SHOWS, "open")
    filters: dict[str, Any] = {own: _values(ask, name) for name, own in NAMES.items() if ask.many(name)}
    filters |= {"since": day_of(ask, "since"), "until": day_of(ask, "until")}
    counts = {one: archive.forecasts(limit=1, outlooks=(one,), **filters).total for one in OUTLOOKS}
    wanted: tuple[str, ...] = {"settled": OUTLOOKS[1:], "all": ()}.get(show, ("open",))
    part = archive.forecasts(
        limit=ask.per,
        after=ask.after,
        offset=0 if ask.after else ask.offset,
        outlooks=wanted,
        due={"overdue": "overdue", "due": "soon"}.get(show),
        by_due=show in ("overdue", "due"),
        **filters,
    )
    return ForecastsView(
        show=show,
        forecasts=tuple(part),
        total=part.total,
        counts=counts,
        last=(archive.newest() or "")[:10] or None,
        today=archive.today(),
        after=part.next,
        ask=ask,
    )


def _values(ask: Ask, name: str) -> tuple[str, ...]:
    values = ask.many(name)
    if name == "kind":
        ask.choice(name, KINDS, "")
    if name == "type":
        ask.choice(name, tuple(QUADS), "")
    return tuple(value.upper() for value in values) if name in ("actor", "recipient", "type") else values


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A bin of the calibration as it is drawn, in shares of the drawing, with a 90% interval.

    Args:
        bin: what it stands for.
        low: lower end of the interval of the share that came true, after Wilson; likewise `high`.
        size: 0 to 1, by how many forecasts there are.
    """

    bin: Bin
    low: float
    high: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scoreboard: how good forecasts were by source, outlet, state or kind, and their calibration.

    Args:
        of: what they are brought together by.
        records: those shown, with most forecasts first; `total` counts all.
        name: whose calibration is drawn, empty for all together.
        points: the calibration.
    """

    of: str
    records: tuple[Record, ...]
    total: int
    name: str
    points: tuple[Point, ...]

    @property
    def settled(self) -> int:
        """How many forecasts the calibration rests on."""
        return sum(point.bin.forecasts for point in self.points)


def scores(archive: Archive, ask: Ask) -> Scores:
    """Ask how good forecasts were."""
    of = ask.choice("of", _OF, "kind")
    found = archive.records(by=tuple(dict.fromkeys(("kind", of))))
    mine = [record for record in found if record.of == of]
    name = ask.one("name")
    drawn = [record for record in mine if record.name == name] if name else found
    bins = pooled(record.bins for record in drawn if name or record.of == "kind")
    return Scores(
        of=of,
        records=tuple(mine if ask.one("scores") == "all" else mine[:_SHOWN]),
        total=len(mine),
        name=name,
        points=points_of(bins),
    )


def pooled(many: Iterable[Sequence[Bin]]) -> tuple[Bin, ...]:
    """Put bins of several groups together; no forecast may be in two of them.

    Example:
        >>> one, other = Bin(low=0, high=1, forecasts=1, mean=1, came_true=1), Bin(
        ...     low=0, high=1, forecasts=3, mean=0, came_true=0)
        >>> pooled([[one], [other]])
        (Bin(low=0, high=1, forecasts=4, mean=0.25, came_true=0.25),)
    """
    together: dict[tuple[float, float], list[Bin]] = {}
    for bins in many:
        for one in bins:
            together.setdefault((one.low, one.high), []).append(one)
    return tuple(_sum(together[edge]) for edge in sorted(together))


def _sum(bins: Sequence[Bin]) -> Bin:
    total = sum(one.forecasts for one in bins)
    mean = sum(one.mean * one.forecasts for one in bins) / total
    true = sum(one.came_true * one.forecasts for one in bins) / total
    return dataclasses.replace(bins[0], forecasts=total, mean=mean, came_true=true)


def points_of(bins: Sequence[Bin]) -> tuple[Point, ...]:
    """Lay out a calibration."""
    most = max((one.forecasts for one in bins), default=1)
    return tuple(_point(one, most) for one in bins)


def _point(one: Bin, most: int) -> Point:
    n, share = one.forecasts, one.came_true
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return Point(bin=one, low=max(0.0, middle - half), high=min(1.0, middle + half), size=math.sqrt(n / most))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastView:
    """What the screen of a forecast shows.

    Args:
        forecast: the record.
        quotes: its words on each page that tells it, the first page first.
        condition: the words of the condition under which it holds, empty where there is none.
        evidence: what happened that settled it.
        rulings: what people decided of it, the last first.
    """

    forecast: Forecast
    quotes: tuple[tuple[str, Quote], ...]
    condition: str
    evidence: tuple[Occurrence, ...]
    rulings: tuple[Ruling, ...]

    def data(self) -> dict[str, Any]:
        """Return the forecast, its words and the evidence."""
        return {
            "forecast": msgspec.to_builtins(self.forecast),
            "quotes": {id_: one.text for id_, one in self.quotes},
            "condition": self.condition,
            "evidence": msgspec.to_builtins(self.evidence),
            "rulings": msgspec.to_builtins(self.rulings),
        }

    def table(self) -> Records:
        """Return the forecast as the only row."""
        return Records(name="forecasts", records=(self.forecast,), columns=Forecast.__slots__)


def view(archive: Archive, ask: Ask) -> ForecastView:
    """Make the screen of a forecast."""
    id_ = ask.parts["id"]
    if not id_.startswith("forecast-"):
        raise UsageError("U025", f"No forecast has the id {id_}.", hint="See the list of forecasts.")
    found = archive.backing(id_)
    forecast = cast(Forecast, found.record)
    span, articles = forecast.condition, [walk.article for walk in found.told if walk.article]
    own = next((one for one in articles if one.id == forecast.article), None)
    return ForecastView(
        forecast=forecast,
        quotes=tuple((walk.record.id, one) for walk in found.told if (one := quote_of(walk))),  # type: ignore[union-attr]
        condition=own.text[span.start : span.end] if own and span else "",
        evidence=tuple(cast(Occurrence, one.record) for one in found.occurrences),
        rulings=_rulings(archive, forecast),
    )


def _rulings(archive: Archive, forecast: Forecast) -> tuple[Ruling, ...]:
    """List what people decided of a forecast, which was called by any of its tellings then."""
    names = {forecast.id, *map(forecast_id, forecast.told)}
    return tuple(one for one in reversed(archive.rulings()) if one.forecast in names)


LIST = Screen(name="forecasts", path="/forecasts", view=listing, parts={"scores": scores})
SCREEN = Screen(name="forecast", path="/forecasts/{id}", view=view, nav="forecasts")
