"""Malay: Indonesian's parser and word forms, and data files that hold what differs."""

from typing import Any

from saksi.languages.id import SYNTAX, bare, inflect
from saksi.languages.ms.parser import Respelt

__all__ = ["SYNTAX", "bare", "inflect", "load_pipeline"]


def load_pipeline() -> Any:
    """Load the Indonesian pipeline, which reads Malay with Malay words in Indonesian spelling."""
    from saksi.languages import id as indonesian

    return Respelt(indonesian.load_pipeline())
