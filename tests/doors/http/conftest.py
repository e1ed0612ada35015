import shutil

import pytest
from fastapi import Form
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from saksi.doors.http import forgery
from tests.doors.serving import HERE, app_of, archive_of


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("made"))


@pytest.fixture
def path(made, tmp_path):
    """Give the path of a copy of an archive of three articles."""
    return shutil.copytree(made, str(tmp_path / "archive"))


@pytest.fixture
def app(path):
    """Make an app with a page that has a form."""
    return with_form(app_of(path))


@pytest.fixture
def client(app):
    with TestClient(app, base_url=HERE) as client:
        yield client


def with_form(app):
    @app.get("/form")
    def form(request: Request):
        return PlainTextResponse(forgery.word(request))

    @app.post("/form")
    def send(name: str = Form()):
        return PlainTextResponse(f"taken {name}")

    # The web door may have put a page at the root that takes what nobody else does.
    app.router.routes.insert(0, app.router.routes.pop())
    app.router.routes.insert(0, app.router.routes.pop())
    return app
