"""What a service manager asks: whether the server lives, whether it can answer, and its figures."""

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from saksi.__about__ import __version__
from saksi.doors.api.parameters import TheServices
from saksi.doors.api.specification import answers, binary

__all__ = ["router"]

router = APIRouter(tags=["service"])


@router.get("/health", operation_id="health", summary="Say whether it lives", **answers("health"))
def health() -> Response:
    """Say that the server lives; it asks nothing of the archive."""
    return JSONResponse({"status": "ok", "version": __version__})


@router.get("/ready", operation_id="ready", summary="Say whether it can answer", **answers("ready"))
def ready(services: TheServices) -> Response:
    """Say whether the archive can be asked."""
    with services.readers.archive() as archive:
        archive.batches()
    return JSONResponse({"status": "ready"})


@router.get(
    "/metrics",
    operation_id="metrics",
    summary="Get the figures",
    **binary("text/plain", "Prometheus's text.", example='saksi_rows{kind="articles"} 14.0'),
)
def metrics(services: TheServices) -> Response:
    """Give the figures of the server and of the archive as Prometheus's text."""
    return services.metrics.page(services.readers)
