"""How good forecasts were: of one, and of all of one source, outlet, state or kind."""

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.model.forecasts import Forecast, Outlook, Score
from saksi.model.networks import Bin, Record
from saksi.steps.follow.drafts import Draft
from saksi.steps.follow.evidence import Known, pairs_of

#: Half an act seen before anything is known: the shape of the prior of a rate.
SHAPE = 0.5
#: No forecast is so sure that a miss costs more than this allows.
_CLIP = 0.01
#: Bins of the calibration.
BINS = 10
#: By what forecasts are brought together.
GROUPS = ("source", "outlet", "state", "kind")


def base_rate(forecast: Draft | Forecast, past: Known) -> float:
    """Return how likely the act was by the history of its parties alone, before the forecast was made.

    Acts of a pair are a Poisson process whose rate has a gamma prior, half an act at the rate of all pairs
    that had such acts until then; the result is the chance of one act or more within the forecast's horizon.
    Nothing later is looked at. Where no pair is named there is no history, and the chance is even.
    """
    named = bool(pairs_of(forecast.actors, forecast.recipients))
    if not named or forecast.type is None or not forecast.made or not forecast.due or past.first is None:
        return 0.5
    made, due = datetime.date.fromisoformat(forecast.made), datetime.date.fromisoformat(forecast.due)
    seen = max(1, (made - past.first).days)
    shape = SHAPE + past.times(forecast, until=made)
    span = SHAPE / past.rate(forecast.type, made) + seen
    chance: float = 1 - (span / (span + max(1, (due - made).days))) ** shape
    return 1 - chance if forecast.polarity == "negative" else chance


def scored(forecast: Forecast, past: Known) -> Forecast:
    """Score a forecast against its base rate, if it came true or failed."""
    outlook = forecast.settling.outlook
    if outlook not in ("came true", "failed"):
        return replace(forecast, score=None) if forecast.score else forecast
    return replace(forecast, score=score(forecast.probability, outlook, base_rate(forecast, past)))


def score(probability: float, outlook: Outlook, base: float) -> Score | None:
    """Score a forecast that came true or failed; None for any other.

    Example:
        >>> score(0.8, "came true", 0.5).brier
        0.04
    """
    if outlook not in ("came true", "failed"):
        return None
    truth = float(outlook == "came true")
    given = probability if truth else 1 - probability
    return Score(
        brier=round((probability - truth) ** 2, 6),
        log=round(-math.log(min(1 - _CLIP, max(_CLIP, given))), 6),
        base_rate=round(base, 6),
        base_brier=round((base - truth) ** 2, 6),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """A group of forecasts: by what it is brought together, and its name."""

    of: str
    name: str


def records(forecasts: Iterable[Forecast], *, by: Sequence[str] = GROUPS) -> list[Record]:
    """Bring forecasts together by who made them, who printed them, whose state, and kind.

    A forecast of several sources counts for each. Those of the page itself are those of `the page`.
    """
    found: dict[tuple[str, str], list[Forecast]] = {}
    for forecast in forecasts:
        for group in groups_of(forecast):
            if group.of in by:
                found.setdefault((group.of, group.name), []).append(forecast)
    made = [_record(of, name, group) for (of, name), group in found.items()]
    return sorted(made, key=lambda record: (by.index(record.of), -record.forecasts, record.name))


def groups_of(forecast: Forecast) -> Iterator[Group]:
    """Yield the groups that a forecast counts for."""
    hidden = "a hidden source" if forecast.statement else "the page"
    for name in dict.fromkeys(forecast.source_names or (hidden,)):
        yield Group("source", name)
    stateless = "no state" if forecast.source_names else hidden
    for state in forecast.sources or (stateless,):
        yield Group("state", state)
    yield Group("outlet", forecast.outlet or "?")
    yield Group("kind", forecast.kind)


def _record(of: str, name: str, forecasts: Sequence[Forecast]) -> Record:
    outlooks = [forecast.settling.outlook for forecast in forecasts]
    scores = [forecast.score for forecast in forecasts if forecast.score]
    brier, base = _mean([s.brier for s in scores]), _mean([s.base_brier for s in scores])
    silent = [f.probability**2 for f in forecasts if f.settling.outlook == "no evidence found"]
    return Record(
        of=of,
        name=name,
        forecasts=len(forecasts),
        came_true=outlooks.count("came true"),
        failed=outlooks.count("failed"),
        void=outlooks.count("void"),
        silent=outlooks.count("no evidence found"),
        open=outlooks.count("open"),
        brier=brier,
        log=_mean([s.log for s in scores]),
        base_brier=base,
        skill=round(1 - brier / base, 6) if brier is not None and base else None,
        strict_brier=_mean([*(s.brier for s in scores), *silent]),
        share_void=round(outlooks.count("void") / len(forecasts), 6),
        bins=tuple(calibration(forecasts)),
    )


def _mean(values: Sequence[float]) -> float | None:
    return round(math.fsum(values) / len(values), 6) if values else None


def calibration(forecasts: Iterable[Forecast]) -> Iterator[Bin]:
    """Yield the bins that hold forecasts which came true or failed."""
    bins: dict[int, list[Forecast]] = {}
    for forecast in forecasts:
        if forecast.score:
            bins.setdefault(min(BINS - 1, int(forecast.probability * BINS + 1e-9)), []).append(forecast)
    for number, inside in sorted(bins.items()):
        yield Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            forecasts=len(inside),
            mean=round(math.fsum(f.probability for f in inside) / len(inside), 6),
            came_true=round(sum(f.settling.outlook == "came true" for f in inside) / len(inside), 6),
        )
