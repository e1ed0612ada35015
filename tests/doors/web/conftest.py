"""What the tests of the pages share: an archive of the sample pages, and a client that asks about it."""

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import saksi
from saksi.archive import Archive
from saksi.demo import sample_pages
from saksi.doors.serve import create_app
from saksi.doors.web.address import Ask

HTML = {"accept": "text/html"}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the archive of the sample pages, once."""
    if not files("saksi.languages").joinpath("encoder", "model").is_dir():
        pytest.skip("the model is not there")
    pages = tmp_path_factory.mktemp("pages")
    for page in sample_pages():
        (pages / Path(page.source).name).write_bytes(page.content)
    place = tmp_path_factory.mktemp("demo") / "archive"
    with saksi.open(place) as archive:
        archive.add([str(pages)], workers=0)
    return place


@pytest.fixture
def place(demo: Path) -> Path:
    """Say which archive a test opens; modules with one of their own name it so."""
    return demo


@pytest.fixture
def archive(place: Path) -> Iterator[Archive]:
    """Open the archive of a test."""
    with saksi.open(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(demo: Path) -> Iterator[TestClient]:
    """Ask the app over the sample pages as a browser on this machine does."""
    with TestClient(create_app(str(demo)), base_url="http://localhost", headers=HTML) as client:
        yield client


@pytest.fixture
def copy(demo: Path, tmp_path: Path) -> Path:
    """Copy the archive of the sample pages, to change it."""
    return Path(shutil.copytree(demo, tmp_path / "copy"))


def asked(path: str, given: dict[str, str] | None = None, **parts: str) -> Ask:
    """Make what an address asks."""
    return Ask(path=path, given=tuple((given or {}).items()), parts=parts)
