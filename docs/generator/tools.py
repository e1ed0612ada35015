"""The page of tools for language models, as a client of the Model Context Protocol is shown them."""

import asyncio
from typing import Any

from docs.generator.markdown import code, table
from saksi.doors.mcp.server import server

__all__ = ["page", "tools"]

_HEAD = """\
# Tools for language models

What `saksi mcp` offers; all only read. Limits, and what untrusted text means:
[language models ask](../mcp.md).
"""


def tools() -> list[Any]:
    """List the tools of the server."""
    return list(asyncio.run(server(None).list_tools()))


def page() -> str:
    """Write the page."""
    lines = [_HEAD]
    for tool in tools():
        schema = tool.input_schema
        needed = set(schema.get("required", ()))
        rows = (
            [code(name), _type(item), "" if name in needed else _default(item)]
            for name, item in schema.get("properties", {}).items()
        )
        lines += [f"## {tool.name}", "", " ".join((tool.description or "").split()), ""]
        if schema.get("properties"):
            lines += [table(["argument", "type", "default"], rows), ""]
    return "\n".join(lines)


def _type(item: dict[str, Any]) -> str:
    if "anyOf" in item:
        return " or ".join(_type(one) for one in item["anyOf"] if one.get("type") != "null")
    if item.get("type") == "array":
        return f"list of {_type(item['items'])}"
    return {"string": "text", "integer": "whole number"}.get(item["type"], str(item["type"]))


def _default(item: dict[str, Any]) -> str:
    value = item.get("default")
    return "none" if value is None else code(str(value))
