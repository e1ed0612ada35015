"""Exports: the formats of other tools, as one archive of files with a README."""

import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Path as InPath
from fastapi import Query as Parameter
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from saksi.doors.api.answers import answered
from saksi.doors.api.parameters import TheServices, asking
from saksi.doors.api.specification import answers, binary
from saksi.doors.http.guard import PATIENT
from saksi.export.formats import FORMATS, check
from saksi.model.query import Query

__all__ = ["router"]

router = APIRouter(tags=["archive"])
_ZIP = "application/zip"
Statements = Annotated[
    bool, Parameter(description="GDELT and ICEWS: statements as rows too.", examples=[False])
]


@router.get(
    "/exports", operation_id="list_exports", summary="List the formats of exports", **answers("formats")
)
def formats(request: Request, services: TheServices) -> Response:
    """The formats that an export can have."""
    records = [{"name": name, "title": one.title} for name, one in FORMATS.items()]
    return answered(request, services, lambda _: {"records": records})


@router.get(
    "/exports/{format}",
    operation_id="export",
    summary="Export",
    **binary(_ZIP, "Files and their README, zipped."),
)
def export(
    request: Request,
    services: TheServices,
    format: Annotated[str, InPath(max_length=40, description="Its name.", examples=["csv"])],
    query: Annotated[Query, Depends(asking("events"))],
    statements: Statements = False,  # noqa: FBT002 - a parameter of the address
) -> Response:
    """All that matches, in a format that other tools read, with a README of what it holds and lacks."""
    check(format)
    # Gathering the records takes as long as it takes; one export at a time.
    request.scope[PATIENT] = True
    file = Path(tempfile.mkstemp(prefix="saksi-", suffix=".zip")[1])
    try:
        with tempfile.TemporaryDirectory(prefix="saksi-") as folder, services.exporters.archive() as archive:
            archive.export(format, folder, query, statements=statements)
            _zip(Path(folder), file)
    except BaseException:
        file.unlink()
        raise
    return FileResponse(
        file, media_type=_ZIP, filename=f"saksi-{format}.zip", background=BackgroundTask(file.unlink)
    )


def _zip(folder: Path, file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in sorted(folder.rglob("*")):
            packed.write(one, one.relative_to(folder))
