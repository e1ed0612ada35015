"""The page of what `saksi serve` answers: the API from its OpenAPI document, the screens from their list."""

import inspect
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from docs.generator.markdown import code, opening, plain, table
from saksi.doors.api.specification import specification
from saksi.doors.serve import create_app
from saksi.doors.web.screens import SCREENS

__all__ = ["operations", "page"]

_HEAD = """\
# Addresses

What `saksi serve` answers. How to begin, tokens, limits and paging: [serve](../howto/serve.md). The same as
an OpenAPI document, with an example of every answer: `/api/v1/openapi.json`.
"""
_SCREENS = """\
## Screens

Each has twins at the same address, with `.json` and with `.csv` behind the path; whatever is chosen on a
screen stands in its address.
"""
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each operation of the API: method, path and what the document says of it."""
    for path, methods in _document()["paths"].items():
        for method, told in methods.items():
            yield method.upper(), path, told


def page() -> str:
    """Write the page."""
    lines = [_HEAD]
    for tag in _document()["tags"]:
        lines += [f"## {opening(tag['name']).rstrip('.')}", "", tag["description"], ""]
        for method, path, told in operations():
            if tag["name"] in told["tags"]:
                lines += _operation(method, path, told)
    shown = ([code(screen.path), plain(_about(screen.view))] for screen in SCREENS)
    return "\n".join([*lines, _SCREENS, table(["address", "what it shows"], shown), ""])


@cache
def _document() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        return specification(create_app(f"{folder}/archive"))


def _operation(method: str, path: str, told: dict[str, Any]) -> list[str]:
    lines = [f"### {method} {path}", "", " ".join(told["description"].split()), ""]
    rows = [
        [
            code(item["name"]),
            _type(item["schema"]),
            plain(item.get("description", "")),
            _default(item["schema"]),
        ]
        for item in (*told.get("parameters", ()), *_body(told))
    ]
    return [*lines, table(["parameter", "type", "what it is", "default"], rows), ""] if rows else lines


def _body(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the fields of a body as if they were parameters."""
    for content in told.get("requestBody", {}).get("content", {}).values():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        schema = _document()["components"]["schemas"][name] if name else content["schema"]
        for field, item in schema.get("properties", {}).items():
            yield {"name": field, "schema": item, "description": item.get("description", "")}


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        shown = [code(str(value)) for value in schema["enum"]]
        return ", ".join(shown) if len(shown) <= 8 else ", ".join(shown[:4]) + f"... ({len(shown)})"
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"] if one.get("type") != "null")
    if schema.get("type") == "array":
        return f"{_type(schema['items'])} []"
    return _TYPES.get(schema.get("type", ""), "text")


def _default(schema: dict[str, Any]) -> str:
    value = schema.get("default")
    return "" if value is None else code(str(value))


def _about(view: object) -> str:
    """Say what a screen shows, by the first sentence of its module."""
    module = sys.modules[getattr(view, "__module__", "")]
    return (inspect.getdoc(module) or "").splitlines()[0]
