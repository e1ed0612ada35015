"""The site is built from what is here, with whole links, and loads nothing from elsewhere."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.docs.shown import DOCS, ROOT

CONFIG = ROOT / "zensical.toml"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `make docs` does, in a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    config = CONFIG.read_text(encoding="utf-8").replace(".work/site", "site")
    (folder / "zensical.toml").write_text(config, encoding="utf-8")
    shutil.copytree(DOCS, folder / "docs")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def test_every_page_is_in_the_site(site: Path):
    pages = {str(path.relative_to(DOCS).with_suffix(".html")) for path in DOCS.rglob("*.md")}

    assert pages <= {str(path.relative_to(site)) for path in site.rglob("*.html")}


def test_every_page_is_in_the_navigation():
    navigation = str(tomllib.loads(CONFIG.read_text(encoding="utf-8"))["project"]["nav"])

    assert [p.name for p in DOCS.rglob("*.md") if f"'{p.relative_to(DOCS)}'" not in navigation] == []


def test_a_page_loads_nothing_from_elsewhere(site: Path):
    loading = re.compile(r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=[\"']?(?:https?:)?//[^>]*>")

    assert [
        found for path in site.rglob("*.html") for found in loading.findall(path.read_text("utf-8"))
    ] == []


def test_no_program_is_in_the_site(site: Path):
    assert list(site.rglob("*.py")) == []
