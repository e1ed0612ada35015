"""Texts of public sets through the pipeline, as pages of plain text in a known language."""

from collections.abc import Iterable, Iterator

from saksi.languages import CODED
from saksi.model import Coded, Page, Refusal
from saksi.pipeline import run
from saksi.steps.code import load


def codes(language: str) -> bool:
    """Tell whether articles of a language can be coded."""
    return language in CODED


def code_texts(texts: Iterable[str], *, language: str) -> Iterator[Coded | Refusal]:
    """Read and code texts, one result for each."""
    pages = (Page(text.encode(), source=f"{text[:40]!r}") for text in texts)
    return run(pages, coder=load(), language=language)
