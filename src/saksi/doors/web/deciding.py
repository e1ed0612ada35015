"""What people decide in the browser: forms that are sent and kept, and the screens that they lead back to."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi import codec
from saksi.archive import Archive
from saksi.doors.http.access import needs
from saksi.doors.http.services import Services
from saksi.doors.http.tokens import Scope
from saksi.doors.web.render import segment
from saksi.store.saved import forget, save

__all__ = ["route_deciding"]

#: Fields of a form that mends a record.
_MENDED = ("type", "mode", "actor", "recipient", "polarity", "certainty", "time", "kind", "source")
#: Keeps what a form says; returns the address to go on with.
Keep = Callable[[Archive, Request, FormData], str]


def route_deciding(app: FastAPI, services: Services) -> None:
    """Add the routes of forms by which people decide."""
    keeps: tuple[tuple[str, Scope, Keep], ...] = (
        ("/forecasts/{id}", "review", _overrule),
        ("/ask/save", "write", _save),
        ("/ask/forget", "write", _forget),
        ("/review", "review", _review),
    )
    for path, scope, keep in keeps:
        app.add_route(path, _route(services, scope, keep), methods=["POST"], include_in_schema=False)

    def gold(request: Request) -> Response:
        with services.readers.archive() as archive:
            lines = [codec.encode(coded) + b"\n" for coded in archive.gold()]
        headers = {"content-disposition": 'attachment; filename="gold.jsonl"'}
        return Response(b"".join(lines), media_type="application/jsonl", headers=headers)

    app.add_route("/review/gold.jsonl", gold, methods=["GET"], include_in_schema=False)


def _route(services: Services, scope: Scope, keep: Keep) -> Callable[[Request], Awaitable[Response]]:
    check = needs(scope)

    async def decide(request: Request) -> Response:
        check(request)
        sent = await request.form()

        def kept() -> str:
            with services.readers.archive() as archive:
                return keep(archive, request, sent)

        return RedirectResponse(await run_in_threadpool(kept), 303)

    return decide


def _overrule(archive: Archive, request: Request, sent: FormData) -> str:
    id_ = request.path_params["id"]
    ruling = archive.overrule(id_, text(sent, "outlook"), by=text(sent, "by"), why=text(sent, "why"))
    return f"/forecasts/{segment(ruling.forecast)}"


def _review(archive: Archive, request: Request, sent: FormData) -> str:
    changes = {name: text(sent, name) for name in _MENDED if name in sent}
    id_, verdict = text(sent, "record"), text(sent, "verdict")
    archive.review(id_, verdict, by=text(sent, "by"), note=text(sent, "note"), changes=changes)
    back = text(sent, "back")
    # Only to this screen: an address in a form is anybody's.
    return back if back.startswith("/review?") else "/review"


def _save(archive: Archive, request: Request, sent: FormData) -> str:
    # Browsers send lines of a form with carriage returns.
    kept = save(archive.place, text(sent, "name"), text(sent, "sql").replace("\r\n", "\n"))
    return f"/ask?{urlencode({'sql': kept.sql})}"


def _forget(archive: Archive, request: Request, sent: FormData) -> str:
    forget(archive.place, text(sent, "name"))
    return "/ask"


def text(sent: FormData, name: str) -> str:
    """Return a field of a form, without blanks around it; a file is no text."""
    value = sent.get(name)
    return value.strip() if isinstance(value, str) else ""
