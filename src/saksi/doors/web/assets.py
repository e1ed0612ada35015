"""The files that a page loads: our style and scripts, and those of others, vendored with their checksums."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response

from saksi.errors import ServeError

__all__ = ["asset", "link"]

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_FOREVER = "public, max-age=31536000, immutable"


@cache
def _files() -> dict[str, bytes]:
    """Read all files, once a process: a name that is not among them cannot be asked for."""
    return dict(_below(files("saksi.doors.web").joinpath("static"), ""))


def _below(folder: Traversable, before: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{before}{entry.name}"
        if entry.is_dir():
            found += _below(entry, f"{name}/")
        elif name[name.rfind(".") :] in _TYPES:
            found.append((name, entry.read_bytes()))
    return found


@cache
def link(name: str) -> str:
    """Write the address of a file with a piece of its hash, so that browsers keep it until it changes.

    Example:
        >>> link("app.css").startswith("/static/app.css?v=")
        True
    """
    return f"/static/{name}?v={hashlib.sha256(_files()[name]).hexdigest()[:12]}"


def asset(request: Request) -> Response:
    """Answer with a file.

    Raises:
        ServeError: there is none of this name (H008).
    """
    name = request.path_params["name"]
    content = _files().get(name)
    if content is None:
        raise ServeError("H008", "There is no such file.", hint="Start from the first page.")
    kept = _FOREVER if request.query_params.get("v") else "no-cache"
    return Response(content, media_type=_TYPES[name[name.rfind(".") :]], headers={"cache-control": kept})
