"""PLOVER's categories: event types, modes, quad classes, contexts and sectors, with scores and labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["EventType", "Mode", "Plover", "Quad", "Term", "fold", "plover", "quad", "score"]


@dataclass(frozen=True, slots=True)
class Label:
    """How a category is shown, by language."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A category that has only a label: a context or a sector."""

    label: Label


@dataclass(frozen=True, slots=True)
class Quad:
    """One of the four quad classes, with the number that GDELT gives it."""

    number: int
    label: Label


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer kind of an event type, with its score from -10 to 10."""

    score: float
    label: Label


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen event types.

    `fold` is the type under which exports in PLOVER's own terms file the act when it lies in the future or
    is only threatened.
    """

    score: float
    quad: str
    label: Label
    fold: str | None = None
    modes: Mapping[str, Mode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plover:
    """The whole scheme, in the order of the codebook."""

    quads: Mapping[str, Quad]
    types: Mapping[str, EventType]
    contexts: Mapping[str, Term]
    sectors: Mapping[str, Term]
    former_types: Mapping[str, str]
    former_modes: Mapping[str, Mapping[str, str]]


@cache
def plover() -> Plover:
    """Read the scheme; the same object at each call.

    Example:
        >>> plover().types["AID"].label.id
        'membantu'
    """
    raw = files("saksi.reference").joinpath("plover.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=Plover)


def score(type: str, mode: str | None = None) -> float:
    """Give PLOVER's intensity of an event, from -10 to 10.

    Raises:
        KeyError: The type is unknown, or has no such mode.

    Example:
        >>> score("CONSULT", "visit"), score("SUPPORT")
        (4.0, 5.0)
    """
    entry = plover().types[type]
    return entry.score if mode is None else entry.modes[mode].score


def quad(type: str) -> str:
    """Give the quad class of an event type, such as `verbal conflict`.

    Raises:
        KeyError: The type is unknown.

    Example:
        >>> quad("SANCTION")
        'material conflict'
    """
    return plover().types[type].quad


def fold(type: str) -> str:
    """Give the type under which PLOVER's exports file an act that has not happened, or itself.

    Raises:
        KeyError: The type is unknown.

    Example:
        >>> fold("CONSULT"), fold("ACCUSE")
        ('AGREE', 'ACCUSE')
    """
    return plover().types[type].fold or type
