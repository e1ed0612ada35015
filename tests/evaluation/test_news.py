import io
import tarfile
from pathlib import Path

import pytest

from evaluation.news import ARCHIVE, unpacked


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "news.tar.xz"
    with tarfile.open(path, "w:xz") as tar:
        for name in ("news/id/one.jsonl", "news/id/two.jsonl"):
            content = name.encode()
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def test_only_the_files_asked_for_are_unpacked(tmp_path: Path, archive: Path):
    found = unpacked(["id/two.jsonl"], folder=tmp_path / "news", archive=archive)

    assert found == {"id/two.jsonl": tmp_path / "news" / "id" / "two.jsonl"}
    assert [path.name for path in (tmp_path / "news").rglob("*.*")] == ["two.jsonl"]
    assert found["id/two.jsonl"].read_text(encoding="utf-8") == "news/id/two.jsonl"


def test_parallel_texts_lie_in_an_archive_of_their_own(tmp_path: Path, archive: Path):
    name = "parallel/one.txt"
    with tarfile.open(archive.with_name("parallel.tar.xz"), "w:xz") as tar:
        member = tarfile.TarInfo(name)
        member.size = 4
        tar.addfile(member, io.BytesIO(b"Satu"))

    found = unpacked([name, "id/one.jsonl"], folder=tmp_path / "news", archive=archive)

    assert found[name].read_text(encoding="utf-8") == "Satu"
    assert list(found) == [name, "id/one.jsonl"]


def test_what_is_unpacked_stays_and_needs_no_archive(tmp_path: Path, archive: Path):
    unpacked(["id/one.jsonl"], folder=tmp_path / "news", archive=archive)
    (tmp_path / "news" / "id" / "one.jsonl").write_text("kept", encoding="utf-8")
    archive.unlink()

    found = unpacked(["id/one.jsonl"], folder=tmp_path / "news", archive=archive)

    assert found["id/one.jsonl"].read_text(encoding="utf-8") == "kept"


def test_a_file_that_is_nowhere_is_left_out(tmp_path: Path, archive: Path):
    names = ["id/one.jsonl", "id/three.jsonl"]

    assert list(unpacked(names, folder=tmp_path / "news", archive=archive)) == ["id/one.jsonl"]


def test_without_an_archive_nothing_is_found(tmp_path: Path):
    assert unpacked(["id/one.jsonl"], folder=tmp_path, archive=tmp_path / "none.tar.xz") == {}


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the news archive is not beside the repository")
def test_the_archive_has_the_files_in_its_one_folder(tmp_path: Path):
    name = "id/antara_republika_2025_12.jsonl"

    assert unpacked([name], folder=tmp_path)[name].read_text(encoding="utf-8").startswith("{")
