"""The files of others that pages load are those that their checksums name, with their licences, and small."""

import hashlib
from pathlib import Path

import pytest

import saksi.doors.web as web

STATIC = Path(web.__file__).parent / "static"
FOLDERS = [STATIC / "vendor", Path(__file__).parent / "vendor"]


def listed(folder: Path) -> dict[str, str]:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "tests"])
def test_every_file_is_the_one_that_its_checksum_names(folder):
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.js")}

    assert found == {name: digest for name, digest in listed(folder).items() if name.endswith(".js")}


@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "tests"])
def test_every_script_of_others_has_its_licence_beside_it(folder):
    names = {path.name.split(".")[0] for path in folder.glob("*.js")}

    assert {path.name.split(".")[0] for path in folder.glob("*.LICENSE")} == names


def test_all_that_a_page_can_load_is_smaller_than_three_megabytes():
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < 3_000_000


def test_a_file_outside_the_folder_is_not_served(client):
    for name in ("../__init__.py", "..%2f__init__.py", "vendor/SHA256SUMS", "/etc/passwd"):
        assert client.get(f"/static/{name}").status_code == 404


def test_a_named_version_is_kept_by_browsers(client):
    page = client.get("/today").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]

    assert "immutable" in client.get(address).headers["cache-control"]
