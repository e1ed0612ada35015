"""The page of records and their fields, from the dataclasses of `saksi.model`."""

import dataclasses
import inspect
import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from docs.generator.markdown import code, docstring, opening, plain, table
from saksi.model import forecasts, networks, query, records, relations, reviews

__all__ = ["PARTS", "classes", "fields", "page"]

_HEAD = """\
# Records

What the commands write with `--json`, what Python gives, and what the tables hold. All offsets count Unicode
code points, half-open, into the text of the article as captured. In JSON the field `in_` of a statement is
called `in`, and `saksi schema` prints the schema of a page's line.

A field that may be `null` is marked with `?`; `[]` is a list.
"""
#: The parts of the page: each names the module whose records it lists.
PARTS: dict[str, ModuleType] = {
    "Of one page": records,
    "Derived from many pages": relations,
    "Forecasts": forecasts,
    "Computed when asked": networks,
    "What people say": reviews,
    "Questions and batches": query,
}

_PLAIN: dict[object, str] = {
    str: "text",
    bytes: "bytes",
    int: "whole number",
    float: "number",
    bool: "true or false",
}


def page() -> str:
    """Write the page."""
    lines = [_HEAD]
    for title, module in PARTS.items():
        lines += [f"## {title}", ""]
        for record in classes(module):
            rows = ([code(name), _type(hint), plain(opening(said))] for name, hint, said in fields(record))
            lines += [f"### {record.__name__}", "", docstring(record).about, ""]
            lines += [table(["field", "type", "what it is"], rows), ""]
    return "\n".join(lines)


def classes(module: ModuleType) -> list[type[Any]]:
    """List the records that a module defines, in its order."""
    return [
        item
        for item in vars(module).values()
        if inspect.isclass(item) and dataclasses.is_dataclass(item) and item.__module__ == module.__name__
    ]


def fields(record: type[Any]) -> Iterator[tuple[str, object, str]]:
    """Yield the fields of a record: name, type and what its docstring says of it."""
    said, hints = docstring(record).arguments, typing.get_type_hints(record)
    for item in dataclasses.fields(record):
        yield item.name, hints[item.name], said.get(item.name, "")


def _type(hint: Any) -> str:
    """Write a type for readers: closed sets by their values, other records as links."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        shown = [code(str(value)) for value in inner]
        return ", ".join(shown) if len(shown) <= 10 else ", ".join(shown[:4]) + f"... ({len(shown)})"
    if type(None) in inner:
        (one,) = (item for item in inner if item is not type(None))
        return f"{_type(one)} ?"
    if origin is tuple:
        several = len(inner) == 2 and inner[1] is Ellipsis
        return f"{_type(inner[0])} []" if several else ", ".join(map(_type, inner))
    if origin is dict:
        return "map of " + " to ".join(map(_type, inner))
    if dataclasses.is_dataclass(hint):
        name = getattr(hint, "__name__", "")
        return f"[{name}](#{name.lower()})"
    if hasattr(hint, "__args__"):
        return " or ".join(map(_type, inner))
    return _PLAIN[hint]
