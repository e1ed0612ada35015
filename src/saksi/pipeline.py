"""The pipeline: the list of steps in order, and pages streamed through them.

This is the table of contents of the engine. A step that is added belongs in `STEPS` and in `_through`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb

from saksi.model import Coded, Page, Refusal
from saksi.steps import code, read
from saksi.steps.code import Coder

__all__ = ["STEPS", "accident", "run"]

#: The steps in the order in which a page goes through them.
STEPS = (read, code)


def run(
    pages: Iterable[Page | Refusal], *, coder: Coder, language: str | None = None
) -> Iterator[Coded | Refusal]:
    """Stream pages through all steps: one result for each page, in the same order.

    No page ends the run: what a step refuses, and what fails in a way that nobody foresaw (P001), comes out
    as a refusal in the page's place. A refusal among the input, such as a dead address, is passed on.

    Args:
        pages: what to read.
        coder: what turns an article into its records, such as `saksi.steps.code.load()`.
        language: the language to code all articles in, whatever they look like; None to believe the page.

    Example:
        >>> from saksi.steps.code import load
        >>> [result.code for result in run([Page(b"", source="empty.txt")], coder=load())]
        ['R001']
    """
    for page in pages:
        yield page if isinstance(page, Refusal) else _through(page, coder=coder, language=language)


def _through(page: Page, *, coder: Coder, language: str | None) -> Coded | Refusal:
    step = read.NAME
    try:
        article = next(read.read([page]))
        if isinstance(article, Refusal):
            return article
        if language is not None:
            article = replace(
                article, language=str(language), known={**article.known, "language": "asked for"}
            )
        step = code.NAME
        result = next(code.code([article], coder=coder))
    except Exception as error:  # One page's accident must not cost the others theirs.
        return accident(error, source=page.source, step=step)
    # A step knows an article by its id only; the user knows the page by its name.
    return replace(result, source=page.source) if isinstance(result, Refusal) else result


def accident(error: Exception, *, source: str, step: str) -> Refusal:
    """Make the refusal (P001) of a page whose reading failed in a way that nobody foresaw."""
    # The message of an error may quote the page at length; where it happened is what a report needs.
    words = " ".join(str(error).split())[:120]
    place = extract_tb(error.__traceback__)[-1]
    return Refusal(
        source=source,
        step=step,
        code="P001",
        reason=f"an error that saksi did not foresee: {type(error).__name__} in {Path(place.filename).name}, "
        f"line {place.lineno}{': ' if words else ''}{words}",
        hint="Please report it with the page; the other pages are not touched by it.",
    )
