"""Apps over small archives made by hand, for tests of what is served over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from saksi.archive import open_archive
from saksi.doors.serve import create_app
from saksi.model.query import Outcome
from saksi.settings import ServeSettings
from tests.store.samples import outcome, refused

HERE = "http://localhost:8765"


def archive_of(folder: Path, *outcomes: Outcome) -> str:
    """Make an archive, by default of three articles of two outlets and a refusal."""
    path = str(folder / "archive")
    with open_archive(path) as archive:
        archive.store(outcomes or [outcome(0), outcome(1, outlet="Lain"), outcome(2), refused()])
    return path


def app_of(path: str, *, token_demanded: bool = False, **settings: Any) -> FastAPI:
    """Make an app without limits of rate, which reads in its own process."""
    plain = {"rate": 0, "changes": 0, "workers": 0, "readers": 2}
    return create_app(path, settings=ServeSettings(**plain | settings), token_demanded=token_demanded)


@contextmanager
def client_of(path: str, **options: Any) -> Iterator[TestClient]:
    """Ask an app as a program on the same machine would."""
    with TestClient(app_of(path, **options), base_url=HERE) as client:
        yield client
