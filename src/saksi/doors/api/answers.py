"""Answers as JSON with a strong tag, so that what has not changed need not be sent or even found again."""

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from saksi.__about__ import __version__
from saksi.archive import Archive
from saksi.doors.http.services import Services

__all__ = ["JSON", "answered", "encoded", "json_answer"]

JSON = "application/json"
#: What JSON has no form for, such as a date of nanoseconds in a query in SQL, is written as text.
_encoder = msgspec.json.Encoder(enc_hook=str)
#: How often a question is asked again when something was added while it was answered.
_TRIES = 3


def encoded(value: Any) -> bytes:
    """Write records, rows and plain containers as JSON."""
    return _encoder.encode(value)


def json_answer(value: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Answer with JSON that no tag can stand for."""
    return Response(encoded(value), status, headers, media_type=JSON)


def answered(
    request: Request,
    services: Services,
    ask: Callable[[Archive], Any],
    *,
    write: Callable[[Any], bytes] = encoded,
    as_of: str | None = None,
) -> Response:
    """Ask the archive and answer with JSON and a tag, or with 304 if the tag is known.

    The tag names the archive's version and the question. It is strong: an answer gets it only if the version
    was the same before and after.

    Args:
        request: the question; its address and parameters go into the tag.
        services: lend the archive.
        ask: asks it.
        write: makes the body.
        as_of: the moment that is asked about, None for now.
    """
    with services.readers.archive(as_of=as_of) as archive:
        version = archive.version()
        tag = _tag(request, version)
        if _known(request, tag):
            return Response(status_code=304, headers={"etag": tag})
        for _ in range(_TRIES):
            body = write(ask(archive))
            before, version = version, archive.version()
            if before == version:
                return Response(body, media_type=JSON, headers={"etag": _tag(request, version)})
    return Response(body, media_type=JSON)


def _tag(request: Request, version: str) -> str:
    asked = sorted(request.query_params.multi_items())
    plain = encoded([__version__, version, request.url.path, asked])
    return f'"{hashlib.sha256(plain).hexdigest()[:32]}"'


def _known(request: Request, tag: str) -> bool:
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in given.split(","))
