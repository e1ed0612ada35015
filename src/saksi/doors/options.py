"""Options that several commands share."""

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.numbers import counted

if TYPE_CHECKING:
    from saksi.coders.llm.cache import Usage
    from saksi.model import Refusal
    from saksi.settings import Settings

__all__ = ["CoderChoice", "CoderOption", "LanguageChoice", "usage_line", "with_option"]


#: Hints of refusals that an option of the command line can lift.
_HINTS = {
    "R021": "Try again later, or allow more seconds with --timeout.",
    "R028": "If you trust it, add --allow-private.",
}


class CoderChoice(StrEnum):
    """The coders that can be chosen; `saksi.coders` knows the same names."""

    built_in = "built-in"
    careful = "careful"
    fast = "fast"
    llm = "llm"


class LanguageChoice(StrEnum):
    """The languages that a page may be in."""

    id = "id"
    ms = "ms"
    en = "en"


CoderOption = Annotated[
    CoderChoice,
    typer.Option(
        "--coder",
        help="Who codes: built-in, also called careful; fast, which reads English by one network instead of "
        "two, a quarter quicker for about a point less of F1, and other languages as careful does; or llm, "
        "the language model that SAKSI_LLM_URL and SAKSI_LLM_MODEL name.",
    ),
]


def with_option(refusal: "Refusal") -> "Refusal":
    """Name the option that helps against a refusal, where there is one."""
    hint = _HINTS.get(refusal.code)
    return replace(refusal, hint=hint) if hint else refusal


def usage_line(usage: "Usage", settings: "Settings") -> str:
    """Tell in one line what a run with a language model has taken.

    Example:
        >>> from saksi.coders.llm.cache import Usage
        >>> from saksi.settings import Settings
        >>> usage_line(Usage(requests=2, tokens_in=1200, tokens_out=90), Settings(llm_model="m"))
        'm: 2 requests; 1,200 tokens sent, 90 received'
    """
    parts = [
        counted(usage.requests, "request"),
        f"{counted(usage.cached, 'answer')} from the cache" if usage.cached else "",
        counted(usage.retries, "retry", "retries") if usage.retries else "",
        f"{usage.fallbacks:,} in another format" if usage.fallbacks else "",
    ]
    cost = (usage.tokens_in * settings.llm_price_in + usage.tokens_out * settings.llm_price_out) / 1e6
    facts = [
        ", ".join(part for part in parts if part),
        f"{counted(usage.tokens_in, 'token')} sent, {usage.tokens_out:,} received",
        f"cost {cost:.4f}" if cost else "",
        f"{counted(usage.dropped, 'piece')} dropped, not in the text or malformed" if usage.dropped else "",
    ]
    return f"{settings.llm_model}: " + "; ".join(fact for fact in facts if fact)
