"""saksi reads news pages and writes down who did what to whom, according to whom and how sure."""

from typing import TYPE_CHECKING

from saksi.__about__ import __version__

if TYPE_CHECKING:
    from saksi.archive import open_archive as open

__all__ = ["__version__", "open"]


def __getattr__(name: str) -> object:
    """Import the archive only when it is used: reading single pages needs none of its libraries."""
    if name == "open":
        from saksi.archive import open_archive

        return open_archive
    raise AttributeError(f"module 'saksi' has no attribute {name!r}")
