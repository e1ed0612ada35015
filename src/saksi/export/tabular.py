"""Tables of text in files: with commas for spreadsheets, with tabs for machines."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["defused", "one_line", "write_tsv"]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def defused(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula: an apostrophe goes before it.

    Example:
        >>> defused("=1+1"), defused("Jakarta")
        ("'=1+1", 'Jakarta')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def one_line(value: object, *, missing: str = "") -> str:
    """Write a value as a cell between tabs: blanks of any kind become single spaces.

    Example:
        >>> one_line("Menlu   RI "), one_line(None, missing="NA")
        ('Menlu RI', 'NA')
    """
    text = "" if value is None else " ".join(str(value).split())
    return text or missing


def write_tsv(
    path: Path, rows: Iterable[Sequence[object]], *, header: Sequence[str] | None, missing: str = ""
) -> int:
    """Write rows with tabs between cells and no quoting, and count them; header None for none."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(
            stream, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n"
        )
        if header is not None:
            writer.writerow(header)
        for row in rows:
            writer.writerow([one_line(cell, missing=missing) for cell in row])
            count += 1
    return count
