"""The page of commands and options, from the command line itself."""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

import typer

from docs.generator.markdown import code, opening, plain, table
from saksi.doors.cli import app

__all__ = ["commands", "options", "page"]

_HEAD = """\
# Commands

Every command explains itself: `saksi COMMAND --help`. Records go to the standard output, refusals and notes
to the standard error. Exit status: 0 all was done, 1 something was refused, 2 wrong use, 130 stopped by
Ctrl-C, 141 the reader of the output went away.
"""
#: Markup of typer's help, which has no place here.
_MARKUP = re.compile(r"\[/?(?:bold|italic|dim)\]")


def commands() -> Iterator[tuple[str, Any]]:
    """Yield each command with its full name, in the order of their names."""

    def walk(group: Any, name: str) -> Iterator[tuple[str, Any]]:
        for part, command in group.commands.items():
            full = f"{name} {part}"
            yield from walk(command, full) if hasattr(command, "commands") else iter([(full, command)])

    return iter(sorted(walk(typer.main.get_command(app), "saksi")))


def options(command: Any) -> list[Any]:
    """List the options of a command, those that every command has left out."""
    return [item for item in command.params if item.param_type_name == "option" and item.name != "help"]


def page() -> str:
    """Write the page."""
    root = table(
        ["option", "what it does"],
        [
            *([", ".join(map(code, item.opts)), plain(item.help)] for item in options(_root())),
            ["`--help`, `-h`", "Explain the command; every command has it."],
        ],
    )
    found = list(commands())
    listed = table(
        ["command", "what it does"],
        ([f"[`{name}`](#{name.replace(' ', '-')})", plain(_about(command)[0])] for name, command in found),
    )
    return "\n".join([_HEAD, listed, "", root, "", *(_section(name, command) for name, command in found)])


def _root() -> Any:
    return typer.main.get_command(app)


def _section(name: str, command: Any) -> str:
    arguments = [item for item in command.params if item.param_type_name == "argument"]
    usage = " ".join([name, *(_metavar(item) for item in arguments)])
    lines = [f"## {name}", "", *(part + "\n" for part in _about(command)), f"    {usage} [options]", ""]
    if arguments:
        rows = ([code(_metavar(item)), plain(opening(item.help or ""))] for item in arguments)
        lines += [table(["argument", "what it is"], rows), ""]
    if own := options(command):
        rows = ([_names(item), plain(opening(item.help or "")), _default(command, item)] for item in own)
        lines += [table(["option", "what it does", "default"], rows), ""]
    return "\n".join(lines)


def _about(command: Any) -> list[str]:
    return [" ".join(part.split()) for part in _MARKUP.sub("", command.help or "").split("\n\n")]


def _metavar(argument: Any) -> str:
    name = (argument.metavar or argument.name.upper()).rstrip("_")
    name = name if argument.required or name.startswith("[") else f"[{name}]"
    return f"{name}..." if argument.nargs == -1 and not name.startswith("[") else name


def _names(option: Any) -> str:
    longest_first = sorted(option.opts, key=lambda name: (not name.startswith("--"), name))
    names = [*longest_first, *option.secondary_opts]
    several = " (may be repeated)" if option.multiple else ""
    return ", ".join(map(code, names)) + several


def _default(command: Any, option: Any) -> str:
    value = getattr(option.default, "value", option.default)
    if option.is_flag or value is None or callable(value):
        known = code(f"${option.envvar}") if option.envvar else ""
    else:
        known = code(f"{value:g}" if isinstance(value, float) else str(value))
    if not (others := ", ".join(map(code, _choices(command, option.name)))):
        return known
    return f"{known}; one of {others}" if known else f"one of {others}"


def _choices(command: Any, name: str) -> list[str]:
    """List the values of an option that takes one of a closed set, from the annotation of its parameter."""
    parameter = inspect.signature(command.callback).parameters.get(name)
    waiting = [parameter.annotation] if parameter else []
    while waiting:
        hint = waiting.pop()
        if inspect.isclass(hint) and issubclass(hint, Enum):
            return [str(member.value) for member in hint]
        waiting += [item for item in get_args(hint) if inspect.isclass(item) or get_args(item)]
    return []
