"""What a service manager asks: whether the server lives, whether it can answer, and its figures."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import JSONResponse, Response

from saksi.__about__ import __version__
from saksi.doors.http.services import Services, services_of

__all__ = ["router"]

router = APIRouter(tags=["service"])
TheServices = Annotated[Services, Depends(services_of)]


@router.get("/health")
def health() -> Response:
    """Say that the server lives; it asks nothing of the archive."""
    return JSONResponse({"status": "ok", "version": __version__})


@router.get("/ready")
def ready(services: TheServices) -> Response:
    """Say whether the archive can be asked."""
    with services.readers.archive() as archive:
        archive.batches()
    return JSONResponse({"status": "ready"})


@router.get("/metrics")
def metrics(services: TheServices) -> Response:
    """Give the figures of the server and of the archive as Prometheus's text."""
    return services.metrics.page(services.readers)
