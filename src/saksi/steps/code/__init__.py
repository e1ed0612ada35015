"""The step `code`: from articles to statements and events.

A coder is anything that turns an article into a `Coded`; the built-in one works offline on a parse.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Protocol

from saksi.errors import SaksiError
from saksi.languages import Language
from saksi.languages import load as load_language
from saksi.model import Article, Coded, Refusal
from saksi.steps.code.coder import (
    CODER,
    FAST,
    QUICK,
    QUICK_VERSION,
    VERSION,
    code_article,
    settle_article,
)
from saksi.steps.code.passed import Passed, passed_of

NAME = "code"
READS = ("Article",)
WRITES = ("Statement", "Event")


class Coder(Protocol):
    """What turns an article into its statements and events.

    A coder that cannot code an article raises a `SaksiError`; the article is then refused with its code.
    """

    def __call__(self, article: Article, /) -> Coded:
        """Code one article."""


__all__ = [
    "CODER",
    "FAST",
    "NAME",
    "QUICK",
    "QUICK_VERSION",
    "READS",
    "VERSION",
    "WRITES",
    "Coder",
    "Passed",
    "code",
    "known",
    "load",
    "passed_over",
]


def load(*, why: bool = False, fast: bool = False) -> Coder:
    """Make the built-in coder; the model of a language is loaded when its first article comes.

    Args:
        why: whether each record says field by field what decided, and what was rejected.
        fast: whether it leaves out what costs most and gains least.
    """
    return partial(_code, why=why, fast=fast)


def _code(article: Article, *, why: bool, fast: bool) -> Coded:
    language = known(article.language, fast=fast)
    return code_article(article, language, why=why, coder=FAST if fast else CODER)


@cache
def known(code: str, *, fast: bool) -> Language:
    """Load a language; for the fast coder without the second network that reads acts."""
    language = load_language(code)
    one = language.acts.alone() if fast and language.acts is not None else language.acts
    return language if one is language.acts else replace(language, acts=one)


def passed_over(article: Article, *, fast: bool = False) -> tuple[Passed, ...]:
    """Read an article once more, and list what the built-in coder considered and does not tell.

    What came nearest to being told comes first. This costs as much as coding the article.
    """
    return passed_of(settle_article(article, known(article.language, fast=fast)))


def code(articles: Iterable[Article], *, coder: Coder) -> Iterator[Coded | Refusal]:
    """Code articles one by one; what cannot be coded becomes a refusal.

    Example:
        >>> list(code([], coder=load()))
        []
    """
    for article in articles:
        source = article.url or article.id
        try:
            yield coder(article)
        except SaksiError as error:
            yield error.refusal(source=source, step=NAME)
