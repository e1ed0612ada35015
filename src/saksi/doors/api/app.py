"""The routes of the API, put into an app."""

from fastapi import APIRouter, FastAPI

from saksi.doors.api import service
from saksi.doors.http.services import Services

__all__ = ["install"]


def install(app: FastAPI, services: Services) -> None:
    """Put all routes of the API into an app."""
    v1 = APIRouter(prefix="/api/v1")
    app.include_router(v1)
    app.include_router(service.router)
