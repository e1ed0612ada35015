"""The page of the Python interface, from `saksi.open` and what it gives."""

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

from docs.generator.markdown import docstring, opening, plain, table
from saksi.archive import Archive, open_archive

__all__ = ["methods", "page"]

#: The longest signature that stands in one line.
_WIDTH = 90

_HEAD = """\
# Python

```python
import saksi

with saksi.open("arsip") as archive:
    archive.add(["halaman"])
    for event in archive.events(dyad=("IDN", "PHL"), since="2026-01-01").records():
        print(event.type, event.certainty)
```

Filters are the fields of [Query](records.md#query), given by name. Errors are [those of the command
line](errors.md), as exceptions with `code`, `reason` and `hint`.
"""


def methods() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield what a user can call, `saksi.open` first."""
    yield "saksi.open", open_archive
    members = {name: member for owner in reversed(Archive.__mro__) for name, member in vars(owner).items()}
    for name, member in members.items():
        if inspect.isfunction(member) and not name.startswith("_"):
            yield f"archive.{name}", member


def page() -> str:
    """Write the page."""
    lines = [_HEAD]
    for name, method in methods():
        said = docstring(method)
        lines += [f"## {name}", "", "```python", _signature(name, method), "```", "", said.about, ""]
        if said.arguments:
            rows = ([f"`{argument}`", plain(opening(text))] for argument, text in said.arguments.items())
            lines += [table(["argument", "what it is"], rows), ""]
        if said.raises:
            lines += ["Raises: " + "; ".join(f"`{error}`, {why}" for error, why in said.raises.items()), ""]
    return "\n".join(lines)


def _signature(name: str, method: Callable[..., Any]) -> str:
    signature = inspect.signature(method)
    parts, keyword_only = [], False
    for item in signature.parameters.values():
        if item.kind is item.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            parts.append("*")
        if item.name != "self":
            parts.append(_parameter(item))
    one = f"{name}({', '.join(parts)}) -> {_type(signature.return_annotation)}"
    if len(one) <= _WIDTH:
        return one
    inner = "".join(f"    {part},\n" for part in parts)
    return f"{name}(\n{inner}) -> {_type(signature.return_annotation)}"


def _parameter(item: inspect.Parameter) -> str:
    star = "**" if item.kind is item.VAR_KEYWORD else "*" if item.kind is item.VAR_POSITIONAL else ""
    text = f"{star}{item.name}: {_type(item.annotation)}"
    if item.default is item.empty:
        return text
    known = item.default is None or isinstance(item.default, bool | int | float | str | tuple)
    return f"{text} = {item.default!r}" if known else f"{text} = ..."


def _type(annotation: object) -> str:
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"(?:\w+\.)+(?=[A-Z])", "", text).replace("'", "")
