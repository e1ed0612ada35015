"""The routes of the API, put into an app."""

from fastapi import APIRouter, Depends, FastAPI
from starlette.requests import Request
from starlette.responses import Response

from saksi.doors.api import changing, exports, listings, one, overview, related, service
from saksi.doors.api.answers import json_answer
from saksi.doors.api.parameters import only_known
from saksi.doors.api.specification import answers, specification

__all__ = ["install"]


def install(app: FastAPI) -> None:
    """Put all routes of the API into an app."""
    v1 = APIRouter(prefix="/api/v1", dependencies=[Depends(only_known)])
    for module in (listings, one, related, overview, exports, changing):
        v1.include_router(module.router)

    @v1.get(
        "/openapi.json",
        operation_id="get_openapi",
        summary="Get this document",
        tags=["service"],
        **answers("json_schema"),
    )
    def openapi(request: Request) -> Response:
        """The OpenAPI document of the API."""
        return json_answer(specification(request.app))

    app.include_router(v1)
    app.include_router(service.router)
