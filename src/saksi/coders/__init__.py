"""Coders: what turns an article into its records. They are exchangeable.

The built-in one works offline (`saksi.steps.code`); it is called `careful` too, beside `fast`, which leaves
out what costs most and gains least. `llm` asks a language model on any server that speaks the protocol of
OpenAI. A coder of your own is any function from `Article` to `Coded`.
"""

from saksi.errors import UsageError
from saksi.settings import Settings, read_settings
from saksi.steps import code
from saksi.steps.code import Coder

BUILT_IN, CAREFUL, FAST, LLM = "built-in", "careful", code.QUICK, "llm"
NAMES = (BUILT_IN, CAREFUL, FAST, LLM)

#: Seconds that reading one page may take, what a language model is asked and waited for apart.
PATIENCE = 300.0

__all__ = ["BUILT_IN", "CAREFUL", "FAST", "LLM", "NAMES", "load", "patience_of", "version_of"]


def load(
    name: str = BUILT_IN, *, why: bool = False, settings: Settings | None = None, run: str = ""
) -> Coder:
    """Make a coder by its name.

    Args:
        name: one of `NAMES`.
        why: whether records carry their explanation.
        settings: what a language model is asked with; None to read the environment.
        run: names the run whose requests and tokens are counted together.

    Raises:
        UsageError: there is no such coder (U052), no server or model is set (U050), or a setting cannot be
            used (U053).
        LlmError: the cache of answers cannot be used (L007).

    Example:
        >>> load("oracle")
        Traceback (most recent call last):
        saksi.errors.UsageError: there is no coder 'oracle' (U052)
    """
    if name in (BUILT_IN, CAREFUL, FAST):
        return code.load(why=why, fast=name == FAST)
    if name == LLM:
        from saksi.coders.llm.coder import LlmCoder

        return LlmCoder(settings or read_settings(), run=run, why=why)
    raise UsageError("U052", f"there is no coder {name!r}", hint=f"Take one of these: {', '.join(NAMES)}.")


def version_of(name: str, *, settings: Settings | None = None) -> str:
    """Name a coder with its version: records of another one are stale.

    Raises:
        UsageError: no server or model is set (U050), or a setting cannot be used (U053).
    """
    if name == LLM:
        from saksi.coders.llm.coder import version
        from saksi.coders.llm.server import checked

        return version(checked(settings or read_settings()))
    return code.QUICK_VERSION if name == FAST else code.VERSION


def patience_of(name: str, *, settings: Settings | None = None) -> float:
    """Return the seconds that one page may take: more than a language model is waited for.

    Example:
        >>> patience_of("built-in"), patience_of("llm", settings=Settings())
        (300.0, 580.0)
    """
    if name == LLM:
        from saksi.coders.llm.server import patience

        return PATIENCE + patience(settings or read_settings())
    return PATIENCE
