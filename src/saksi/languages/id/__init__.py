"""Indonesian: tokenizer, parser, word forms and data files."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from saksi.languages.id.morphology import bare, forms
from saksi.languages.id.syntax import SYNTAX

__all__ = ["SYNTAX", "bare", "inflect", "load_pipeline"]


def inflect(citation: str) -> Iterable[tuple[str, str]]:
    """Give the surface forms of a citation with the voice of each."""
    return ((form.surface, form.voice) for form in forms(citation))


def load_pipeline() -> Any:
    """Load the spaCy pipeline that ships in this folder."""
    import spacy

    import saksi.languages.id.tokenizer  # noqa: F401  registers the tokenizer with spaCy

    return spacy.load(str(files(__name__).joinpath("model")))
