"""Markdown for the reference: tables, docstrings, text that came from code."""

import inspect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

__all__ = ["Docstring", "code", "docstring", "opening", "plain", "table"]

#: One argument, or several of which the same is said.
_ARGUMENT = re.compile(r"^(\w+(?:, \w+)*): (.*)$")
_SECTION = re.compile(r"^(Args|Returns|Raises|Yields|Example|Examples):$")


@dataclass(frozen=True, slots=True)
class Docstring:
    """A docstring taken apart.

    Args:
        about: the paragraphs before the first section.
        arguments: what is said of each argument or field.
        raises: what is raised, and when.
    """

    about: str
    arguments: dict[str, str] = field(default_factory=dict)
    raises: dict[str, str] = field(default_factory=dict)


def docstring(owner: object) -> Docstring:
    """Take the docstring of a class or function apart.

    Example:
        >>> from saksi.model.relations import Party
        >>> docstring(Party).about
        'An actor of an occurrence: an id, and the name by which most reports call it.'
    """
    section, sections = "about", {"about": [""]}
    for line in (inspect.getdoc(owner) or "").splitlines():
        if found := _SECTION.match(line):
            section = found[1]
            sections[section] = []
        else:
            sections[section].append(line)
    return Docstring(
        about=_joined(sections["about"]),
        arguments=_entries(sections.get("Args", ())),
        raises=_entries(sections.get("Raises", ())),
    )


def _joined(lines: Iterable[str]) -> str:
    paragraphs = "\n".join(lines).strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _entries(lines: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    names: list[str] = []
    for line in inspect.cleandoc("\n" + "\n".join(lines)).splitlines():
        if start := _ARGUMENT.match(line):
            names = start[1].split(", ")
            found |= dict.fromkeys(names, start[2])
        elif line.strip():
            found |= {name: f"{found[name]} {line.strip()}" for name in names}
    return found


def opening(text: str) -> str:
    """Return a text with a capital in front and a full stop behind.

    Example:
        >>> opening("first day, inclusive")
        'First day, inclusive.'
    """
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def plain(text: str) -> str:
    """Return a text that stands in a cell as it is: in one line, with nothing that reads as markup.

    Example:
        >>> plain("1 <  2")
        '1 &lt; 2'
    """
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def code(text: str) -> str:
    """Return a text as code that may stand in a cell."""
    return f"`{' '.join(text.split()).replace('|', chr(92) + '|')}`"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Make a table; cells are Markdown.

    Example:
        >>> print(table(["a", "b"], [["1", "2"]]))
        | a | b |
        | --- | --- |
        | 1 | 2 |
    """
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
