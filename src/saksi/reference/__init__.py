"""Knowledge about the world as data: files beside small loaders, nothing read before it is asked for."""

from importlib.resources import files

__all__ = ["cell_list", "table"]


def table(name: str) -> list[list[str]]:
    """Read the rows of a tab-separated file of this package, without its header.

    Every row has as many cells as the header; a missing value is an empty cell.

    Args:
        name: File name, such as `states.tsv`.

    Raises:
        ValueError: A row has another number of cells than the header.

    Example:
        >>> table("states.tsv")[0][0]
        'ABW'
    """
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.splitlines())
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise ValueError(f"{name} line {number} has {len(row)} cells, its header has {len(header)}")
    return rows


def cell_list(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list.

    Example:
        >>> cell_list("PBB|UN"), cell_list("")
        (('PBB', 'UN'), ())
    """
    return tuple(cell.split("|")) if cell else ()
