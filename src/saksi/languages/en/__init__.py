"""English: parser, word forms, clauses and data files."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from saksi.languages.en.morphology import bare, verb_forms
from saksi.languages.en.syntax import SYNTAX

__all__ = ["SYNTAX", "bare", "inflect", "load_pipeline"]


def inflect(citation: str) -> Iterable[tuple[str, str]]:
    """Give the surface forms of a verb with its voice, which the tree settles; "=word" is that form only."""
    if citation.startswith("="):
        return ((citation[1:].lower(), "plain"),)
    return ((form, "verb") for form in verb_forms(citation.lower()))


def load_pipeline() -> Any:
    """Load the spaCy pipeline that ships in this folder."""
    import spacy

    import saksi.languages.en.tokenizer  # noqa: F401  registers the features with spaCy

    return spacy.load(str(files(__name__).joinpath("model")))
