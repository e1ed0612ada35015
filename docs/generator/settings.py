"""The page of settings, from the dataclasses that hold them and the options that read the environment."""

import dataclasses
import inspect
from collections.abc import Iterator
from typing import Any

from docs.generator.commands import commands, options
from docs.generator.markdown import code, docstring, opening, plain, table
from saksi import settings

__all__ = ["page", "variables"]

_HEAD = """\
# Settings

Settings are environment variables; where an option says the same, the option wins. A setting that is empty
counts as not there.
"""
#: What is read elsewhere than in `settings.py`.
_OTHERS = {
    "SAKSI_ENCODER": "A folder with other weights of the parser, for those who train it.",
    "NO_COLOR": "If it is set, nothing is written in colours.",
}


def page() -> str:
    """Write the page."""
    lines = [_HEAD]
    for title, rows in _tables():
        lines += [f"## {title}", "", table(["variable", "what it is", "default"], rows), ""]
    return "\n".join(lines)


def variables() -> set[str]:
    """Name all variables that the page explains."""
    return {row[0].strip("`") for _, rows in _tables() for row in rows}


def _tables() -> Iterator[tuple[str, list[list[str]]]]:
    yield "Of all commands", _of_options()
    for holder in _holders():
        yield docstring(holder).about.split("\n\n")[0].rstrip("."), _of_fields(holder)


def _of_options() -> list[list[str]]:
    found = {item.envvar: item.help for _, command in commands() for item in options(command) if item.envvar}
    rows = [[code(name), plain(opening(text)), ""] for name, text in sorted(found.items())]
    return rows + [[code(name), text, ""] for name, text in _OTHERS.items()]


def _holders() -> list[type[Any]]:
    """List the classes of settings: each has a function that reads it from the environment."""
    found = [item for _, item in inspect.getmembers(settings, dataclasses.is_dataclass)]
    return [item for item in found if isinstance(item, type) and item.__name__.endswith("Settings")]


def _of_fields(holder: type[Any]) -> list[list[str]]:
    said = docstring(holder).arguments
    return [
        [code(f"SAKSI_{item.name.upper()}"), plain(opening(said.get(item.name, ""))), _default(item.default)]
        for item in dataclasses.fields(holder)
    ]


def _default(value: object) -> str:
    if value in (None, (), ""):
        return ""
    return code(f"{value:,}".removesuffix(".0") if isinstance(value, int | float) else str(value))
