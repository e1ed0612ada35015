"""Routes of screens: the page, its parts that load later, and its twins, all made from one view."""

from collections.abc import Callable
from functools import partial
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from saksi.archive import Archive
from saksi.doors.http.problems import Problem
from saksi.doors.http.services import Services
from saksi.doors.web import assets, render
from saksi.doors.web.address import Ask
from saksi.doors.web.screen import Screen, csv_of, json_of, part_json
from saksi.errors import ServeError

__all__ = ["error_page", "route_all"]

_TWINS = {".json": (json_of, "application/json"), ".csv": (csv_of, "text/csv; charset=utf-8")}


def route_all(app: FastAPI, services: Services, screens: tuple[Screen, ...]) -> None:
    """Add the routes of all screens; twins go before pages, whose paths would take their ending in."""
    _get(app, "/", partial(_start))
    _get(app, "/static/{name:path}", assets.asset)
    for screen in screens:
        for ending in _TWINS:
            _get(app, screen.path + ending, partial(_twin, services=services, screen=screen, ending=ending))
    for screen in screens:
        _get(app, screen.path, partial(_page, services=services, screen=screen))


def _get(app: FastAPI, path: str, route: Callable[[Request], Response]) -> None:
    # Plain functions run in threads; what they are called with is not FastAPI's to fill in.
    def handle(request: Request) -> Response:
        return route(request)

    app.add_api_route(path, handle, methods=["GET"], include_in_schema=False, response_model=None)


def _start(request: Request) -> Response:
    return RedirectResponse("/today", 307)


def _page(request: Request, *, services: Services, screen: Screen) -> Response:
    ask = render.ask_of(request)
    part = ask.one("part")
    if screen.leads is not None and (address := screen.leads(ask)):
        return RedirectResponse(address, 303)
    with services.readers.archive() as archive:
        view = _part(screen, part)(archive, ask) if part else screen.view(archive, ask)
    # The address of a part is that of its screen: its links lead there.
    own = Ask(path=ask.path, given=tuple(pair for pair in ask.given if pair[0] != "part"), parts=ask.parts)
    template = f"{screen.name}_{part}.html" if part else f"{screen.name}.html"
    return render.respond(request, template, ask=own, nav=screen.nav or screen.name, twins=True, view=view)


def _part(screen: Screen, name: str) -> Callable[[Archive, Ask], Any]:
    if name not in screen.parts:
        raise ServeError("H008", "The screen has no such part.", hint="Open the whole screen.")
    return screen.parts[name]


def _twin(request: Request, *, services: Services, screen: Screen, ending: str) -> Response:
    write, media_type = _TWINS[ending]
    ask = render.ask_of(request, ending=ending)
    part = ask.one("part")
    with services.readers.archive() as archive:
        if part and ending == ".json":
            content = part_json(_part(screen, part)(archive, ask))
        else:
            content = write(screen.view(archive, ask))
    headers = {"content-disposition": f'attachment; filename="{screen.name}.csv"'} if ending == ".csv" else {}
    return Response(content, media_type=media_type, headers=headers)


def error_page(request: Request, problem: Problem) -> HTMLResponse:
    """Tell a person what went wrong, and what to do; a part of a screen gets a line only."""
    part = bool(request.headers.get("hx-request"))
    template = "error_part.html" if part else "error.html"
    # htmx shows answers of success only.
    status = 200 if part else problem.status
    return render.respond(
        request, template, ask=Ask(path=request.url.path), nav="", status=status, problem=problem
    )
