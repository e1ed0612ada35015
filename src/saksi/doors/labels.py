"""The short names that tie marks in a text to the records that they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass

from saksi.model import Coded

__all__ = ["Labels", "labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """Short names by the ids of records: numbers of events, letters of statements."""

    events: Mapping[str, str]
    statements: Mapping[str, str]


def labels(coded: Coded) -> Labels:
    """Number the events and letter the statements of an article."""
    return Labels(
        events={event.id: str(number) for number, event in enumerate(coded.events, start=1)},
        statements={statement.id: _letters(number) for number, statement in enumerate(coded.statements)},
    )


def _letters(number: int) -> str:
    """Count a, b ... z, aa, ab ..."""
    rest, last = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("a") + last)
