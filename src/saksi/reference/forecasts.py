"""What forecasts are read and settled by: likelihoods, horizons, what threats threaten, what contradicts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from saksi.model.forecasts import ForecastKind
from saksi.model.records import Certainty, EventType

__all__ = ["Act", "Level", "Rules", "rules"]


@dataclass(frozen=True, slots=True)
class Level:
    """What a word of likelihood is worth, 0 to 1, and who says so."""

    low: float
    high: float
    best: float
    source: str


@dataclass(frozen=True, slots=True)
class Act:
    """A type of act, of one mode or of any."""

    type: EventType
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Horizon:
    """Days within which an act must happen, and for some types others."""

    days: int
    types: Mapping[EventType, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole file."""

    levels: Mapping[str, Level]
    default: Mapping[ForecastKind, Mapping[Certainty, str]]
    horizons: Mapping[ForecastKind, Horizon]
    threats: Mapping[str, Act]
    contrary: Mapping[EventType, tuple[Act, ...]]

    def days(self, kind: ForecastKind, type_: EventType | None) -> int:
        """Return the days that a forecast without a day of its own has.

        Example:
            >>> rules().days("plan", "CONSULT"), rules().days("plan", "ASSAULT")
            (30, 90)
        """
        horizon = self.horizons[kind]
        return horizon.days if type_ is None else horizon.types.get(type_, horizon.days)


@cache
def rules() -> Rules:
    """Read the file; the same object at each call.

    Example:
        >>> rules().levels["likely"].best
        0.675
    """
    raw = files("saksi.reference").joinpath("forecasts.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=Rules)
