"""saksi reads news pages and writes down who did what to whom, according to whom and how sure."""

from saksi.__about__ import __version__

__all__ = ["__version__"]
