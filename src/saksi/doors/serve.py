"""One app of all that is served over HTTP: the API, the pages for people, and what keeps them in order."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from saksi.__about__ import __version__
from saksi.doors import api, web
from saksi.doors.http.guard import Guard
from saksi.doors.http.problems import respond
from saksi.doors.http.services import Services, make_services
from saksi.errors import SaksiError, ServeError
from saksi.settings import ServeSettings

__all__ = ["create_app"]

_SEE = "See /api/v1/openapi.json for what it takes."


def create_app(
    archive: str | None = None, *, settings: ServeSettings | None = None, token_demanded: bool = False
) -> FastAPI:
    """Make the app.

    Args:
        archive: where the archive is; None for the usual place.
        settings: the limits; None for the usual ones.
        token_demanded: whether nobody may ask without a token, as when other machines can connect.
    """
    services = make_services(archive, settings or ServeSettings(), token_demanded=token_demanded)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        services.close()

    app = FastAPI(
        title="saksi",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        exception_handlers={
            SaksiError: _told,
            RequestValidationError: _wrong,
            HTTPException: _http,
            Exception: _accident,
        },
    )
    app.state.services = services
    api.install(app)
    web.install(app, services)
    app.add_middleware(Guard, services=services)
    return app


def _page(request: Request, error: SaksiError) -> Response:
    services: Services = request.app.state.services
    return respond(request, error, page=services.error_page)


async def _told(request: Request, error: Any) -> Response:
    return _page(request, error)


async def _wrong(request: Request, error: Any) -> Response:
    """Tell the first of the parameters that are wrong."""
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"][1:]) or "The body"
    return _page(request, ServeError("H010", f"{name}: {first['msg']}.", hint=_SEE))


async def _http(request: Request, error: Any) -> Response:
    if error.status_code == 404:
        return _page(request, ServeError("H008", "There is nothing at this address.", hint="Check it."))
    if error.status_code == 405:
        known = api.methods(request.app, request.url.path)
        allowed = ", ".join(known) or (error.headers or {}).get("Allow", "GET")
        reason = f"{request.method} is not for this address."
        response = _page(request, ServeError("H009", reason, hint=f"It takes {allowed}."))
        response.headers["allow"] = allowed
        return response
    return _page(request, ServeError("H010", f"{error.detail}.", hint=_SEE))


async def _accident(request: Request, error: Any) -> Response:
    reason = f"Something failed that nobody foresaw: {type(error).__name__}."
    hint = "Please report it with the address that was asked for."
    return _page(request, ServeError("H014", reason, hint=hint))
