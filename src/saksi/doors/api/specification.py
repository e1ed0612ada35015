"""The OpenAPI document: what every route takes and gives, with an example of each answer."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response
from starlette.routing import compile_path

from saksi.__about__ import __version__
from saksi.doors.http.problems import MEDIA_TYPE

__all__ = ["answers", "binary", "methods", "specification"]

_JSON = "application/json"
#: How the addresses of the API begin; the pages for people are no part of the document.
_OURS = ("/api/v1/", "/health", "/ready", "/metrics")
_ABOUT = """\
An archive of news, coded: who did what to whom, according to whom and how sure. Every record leads to the \
characters on the page that it was read from: ask `/api/v1/why/{id}`.

Lists have `next`: give it as `after` for the next part. Answers have a strong `ETag`: send it back as \
`If-None-Match`, and what has not changed is answered with 304. Errors are problem details (RFC 9457) with a \
stable `code` and a `hint`. On the machine itself no token is needed; from elsewhere send \
`Authorization: Bearer TOKEN`. Scopes: `read` to ask, `write` to add pages, `review` to decide.

Texts of articles belong to their outlets.
"""
_TAGS = [
    {"name": "records", "description": "What was read from pages."},
    {"name": "relations", "description": "What follows from many pages."},
    {"name": "archive", "description": "The archive as a whole, and exports."},
    {"name": "changes", "description": "What changes the archive; each names the scope that it wants."},
    {"name": "service", "description": "For whoever runs the server."},
]
_SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token of `saksi token add`."},
    "password": {"type": "http", "scheme": "basic", "description": "The token as a password, for browsers."},
}


def answers(name: str, *, status: int = 200, missing: bool = False) -> dict[str, Any]:
    """Describe the answers of a route: what it gives if all is well, and problems.

    Args:
        name: of the schema.
        status: of an answer where all is well.
        missing: whether what is asked for may not be there.
    """
    return _described(_JSON, _reference(name), status=status, missing=missing)


def binary(media_type: str, text: str, *, example: str = "", missing: bool = False) -> dict[str, Any]:
    """Describe the answers of a route that gives something else than JSON."""
    schema = {"type": "string", "description": text} | ({"examples": [example]} if example else {})
    return {**_described(media_type, schema, status=200, missing=missing), "response_class": Response}


def _described(media_type: str, schema: dict[str, Any], *, status: int, missing: bool) -> dict[str, Any]:
    good = {"description": "As asked.", "content": {media_type: {"schema": schema}}}
    problem = {"description": "Why not.", "content": {MEDIA_TYPE: {"schema": _reference("Problem")}}}
    others = (
        {304: {"description": "Nothing has changed since the tag."}}
        if status == 200 and media_type == _JSON
        else {}
    )
    gone = {404: {**problem, "description": "There is none of this id."}} if missing else {}
    return {
        "status_code": status,
        "responses": {status: good, **others, **gone, "4XX": problem, "5XX": problem},
    }


def specification(app: FastAPI) -> dict[str, Any]:
    """Return the document; it is made once for an app."""
    if app.openapi_schema is None:
        from saksi.doors.api.schemas import schemas

        found = get_openapi(
            title="saksi",
            version=__version__,
            openapi_version="3.1.0",
            summary="Who did what to whom, according to whom and how sure.",
            description=_ABOUT,
            tags=_TAGS,
            routes=app.routes,
        )
        found["paths"] = {path: told for path, told in found["paths"].items() if path.startswith(_OURS)}
        bodies = found.get("components", {}).get("schemas", {})
        found["components"] = {"schemas": {**bodies, **schemas()}, "securitySchemes": _SECURITY}
        found["security"] = [{}, {"token": []}, {"password": []}]
        for path in found["paths"].values():
            for operation in path.values():
                _illustrate(operation)
        app.openapi_schema = found
    return app.openapi_schema


def methods(app: FastAPI, path: str) -> list[str]:
    """Name the methods that an address of the API takes; none for an address of another door."""
    return sorted(
        method.upper()
        for template, told in specification(app)["paths"].items()
        if compile_path(template)[0].match(path)
        for method in told
    )


@cache
def examples() -> Mapping[str, Any]:
    """Return an answer for each operation; `docs/api_examples.py` writes them."""
    text = files("saksi.doors.api").joinpath("examples.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def _illustrate(operation: dict[str, Any]) -> None:
    example = examples().get(operation["operationId"])
    for status in ("200", "201", "202"):
        content = operation["responses"].get(status, {}).get("content", {}).get(_JSON)
        if content is not None and example is not None:
            content["example"] = example


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
