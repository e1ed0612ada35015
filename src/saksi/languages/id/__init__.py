"""Indonesian: tokenizer, word forms, clauses and data files."""

from collections.abc import Iterable

from saksi.languages.id.morphology import bare, forms
from saksi.languages.id.syntax import SYNTAX

__all__ = ["SYNTAX", "bare", "inflect"]


def inflect(citation: str) -> Iterable[tuple[str, str]]:
    """Give the surface forms of a citation with the voice of each."""
    return ((form.surface, form.voice) for form in forms(citation))
