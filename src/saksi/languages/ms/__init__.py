"""Malay: Indonesian's word forms and clauses, and data files that hold what differs."""

from saksi.languages.id import SYNTAX, bare, inflect

__all__ = ["SYNTAX", "bare", "inflect"]
