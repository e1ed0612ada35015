"""English: word forms, clauses and data files."""

from collections.abc import Iterable

from saksi.languages.en.morphology import bare, verb_forms
from saksi.languages.en.syntax import SYNTAX

__all__ = ["SYNTAX", "bare", "inflect"]


def inflect(citation: str) -> Iterable[tuple[str, str]]:
    """Give the surface forms of a verb with its voice, which the tree settles; "=word" is that form only."""
    if citation.startswith("="):
        return ((citation[1:].lower(), "plain"),)
    return ((form, "verb") for form in verb_forms(citation.lower()))
