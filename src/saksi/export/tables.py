"""CSV and Parquet: the three tables of the archive, events, statements and articles."""

from collections.abc import Callable

from saksi.export.listing import write_as
from saksi.export.selection import Selection
from saksi.export.writing import Made, Target

__all__ = ["writer"]


def writer(format_: str) -> Callable[[Selection, Target], Made]:
    """Make the function that writes `events`, `statements` and `articles` as `csv` or `parquet`."""

    def write(selection: Selection, target: Target) -> Made:
        rows = {}
        for answer in (selection.events, selection.statements, selection.articles):
            name = f"{answer.kind}.{format_}"
            with (target.folder / name).open("wb") as stream:
                write_as(format_, answer, stream)
            rows[name] = answer.shown
        return Made(rows)

    return write
