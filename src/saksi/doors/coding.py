"""The coder that a command was asked to use, and what it took, told at the end."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from saksi.doors.options import CoderChoice, usage_line

if TYPE_CHECKING:
    from saksi.steps.code import Coder, Passed

__all__ = ["considered", "opened", "run_name", "tell_usage"]


def run_name() -> str:
    """Name a run, so that its requests are counted together."""
    return secrets.token_hex(8)


@contextmanager
def opened(choice: CoderChoice, *, why: bool = False) -> "Iterator[Coder]":
    """Give the coder; afterwards tell on the standard error what a language model took."""
    from saksi.coders import load

    run = run_name()
    coder = load(choice, why=why, run=run)
    try:
        yield coder
    finally:
        tell_usage(choice, run)


def considered(record: object, coder: str) -> "tuple[Passed, ...] | None":
    """List what the built-in coder considered in an article and does not tell; None of all else.

    Args:
        record: the record that was asked about.
        coder: who coded it; what another coder or version considered is not known.
    """
    from saksi.model import Article
    from saksi.steps.code import CODER, FAST, passed_over

    if not isinstance(record, Article) or coder not in (CODER, FAST):
        return None
    return passed_over(record, fast=coder == FAST)


def tell_usage(choice: CoderChoice, run: str) -> None:
    """Tell on the standard error what a run with a language model took."""
    if choice is not CoderChoice.llm:
        return
    from saksi.coders.llm.cache import Answers
    from saksi.settings import read_settings

    settings = read_settings()
    typer.echo(usage_line(Answers(settings.cache).usage(run), settings), err=True)
