"""Pages added from the browser, by address, by paste, or by a list of feeds, with their progress."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from saksi.doors.http.access import needs
from saksi.doors.http.adding import Adding
from saksi.doors.http.services import Services, services_of
from saksi.doors.web import render
from saksi.errors import ReadError, UsageError
from saksi.model import Page
from saksi.run.sources import is_address, lists

__all__ = ["route_adding"]

#: How a pasted page is named where it is told of.
_PASTED = "pasted"
_check = needs("write")


def route_adding(app: FastAPI) -> None:
    """Add the routes by which a browser adds pages and follows them."""
    for path, route, method in (
        ("/add", _form, "GET"),
        ("/add", _add, "POST"),
        ("/sources/opml", _opml, "POST"),
        ("/add/{id}.json", _task_json, "GET"),
        ("/add/{id}/events", _follow, "GET"),
        ("/add/{id}", _task, "GET"),
    ):
        app.add_route(path, route, methods=[method], include_in_schema=False)


def _form(request: Request) -> Response:
    return _page(request, "add.html", problem=None)


async def _add(request: Request) -> Response:
    _check(request)
    try:
        async with request.form() as sent:
            task = services_of(request).adder.add(_inputs(sent))
    except (UsageError, ReadError) as problem:
        return await run_in_threadpool(_page, request, "add.html", problem=problem, status=422)
    return RedirectResponse(f"/add/{task.id}", 303)


async def _opml(request: Request) -> Response:
    _check(request)
    async with request.form() as sent:
        file = sent.get("file")
        content = await file.read() if isinstance(file, UploadFile) else b""
    try:
        found = lists.listing(content)
    except ReadError as problem:
        return await run_in_threadpool(_page, request, "add.html", problem=problem, status=422)
    return await run_in_threadpool(_page, request, "opml.html", nav="sources", found=found)


def _asked(request: Request) -> Adding:
    return services_of(request).adder.get(request.path_params["id"])


def _task(request: Request) -> Response:
    return _page(request, "adding.html", task=_asked(request))


def _task_json(request: Request) -> Response:
    return Response(msgspec.json.encode(_told(_asked(request))), media_type="application/json")


async def _follow(request: Request) -> Response:
    task = _asked(request)
    return StreamingResponse(
        _events(services_of(request), task.id),
        media_type="text/event-stream",
        headers={"cache-control": "no-store"},
    )


def _page(request: Request, template: str, *, nav: str = "add", status: int = 200, **values: Any) -> Response:
    return render.respond(request, template, ask=render.ask_of(request), nav=nav, status=status, **values)


def _inputs(sent: FormData) -> list[str | Page]:
    """Read the form: addresses, one a line, and a pasted text with the address that it came from."""
    urls = [line.strip() for value in sent.getlist("url") for line in _text(value).splitlines()]
    inputs: list[str | Page] = [url for url in dict.fromkeys(urls) if url]
    pasted = _text(sent.get("text"))
    if pasted.strip():
        source = _text(sent.get("text_url")).strip() or None
        if source is not None and not is_address(source):
            hint = "Give an address that begins with https:// or http://, or leave it empty."
            raise ReadError("R020", f"this is not a web address: {source[:200]}", hint=hint)
        # Browsers send lines of a form with carriage returns, which the page did not have.
        content = pasted.replace("\r\n", "\n").encode("utf-8", "replace")
        inputs.append(Page(content, source=source or _PASTED, url=source, charset="utf-8"))
    if not inputs:
        raise UsageError("U024", "Neither an address nor a text was given.", hint="Give one of them.")
    return inputs


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


async def _events(services: Services, id_: str) -> AsyncIterator[bytes]:
    """Tell each change of a task as a server-sent event, until it has ended."""
    async for task in services.adder.follow(id_):
        yield b"data: " + msgspec.json.encode(_told(task)) + b"\n\n"


def _told(task: Adding) -> dict[str, object]:
    return msgspec.to_builtins(task) | {"ended": task.ended}  # type: ignore[no-any-return]
