"""What a format is given, and what it says of what it wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Made", "Target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an export goes.

    Args:
        folder: an empty folder.
        statements: whether statements are written too, in formats where they are an option.
        version: of the program.
    """

    folder: Path
    statements: bool = False
    version: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a format wrote.

    Args:
        rows: how many rows, lines or features, by file.
        left_out: how many records have no place in the format, by the reason.
        notes: sentences on what this export did to the records.
    """

    rows: Mapping[str, int]
    left_out: Mapping[str, int] | None = None
    notes: tuple[str, ...] = ()
