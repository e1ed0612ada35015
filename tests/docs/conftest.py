"""A folder with the files that the documents name, and an archive of the sample pages."""

import csv
import gzip
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from saksi.demo import sample_pages, save_pages
from saksi.doors.cli import app
from tests.docs.shown import Reader

_WARC = """\
WARC/1.0\r
WARC-Type: response\r
WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r
WARC-Date: 2026-11-03T01:20:00Z\r
WARC-Target-URI: https://arungnews.example/india\r
Content-Type: application/http; msgtype=response\r
Content-Length: {length}\r
\r
"""


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with all that the documents name, once."""
    folder = tmp_path_factory.mktemp("samples")
    save_pages(folder / "halaman")
    pages = {Path(page.source).name: page.content for page in sample_pages()}
    html = pages["09-arungnews.html"]
    texts = [content.decode("utf-8") for name, content in pages.items() if name.endswith(".txt")]
    (folder / "berita.html").write_bytes(html)
    (folder / "berita.txt").write_text(texts[0], encoding="utf-8")
    rows = [{"text": text, "tanggal": "2026-05-13"} for text in texts[:2]]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "berita.jsonl").write_text(lines, encoding="utf-8")
    for name, columns in {"berita.csv": ("isi", "tanggal"), "lain.csv": ("naskah", "terbit")}.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([columns, *(row.values() for row in rows)])
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    record = _WARC.format(length=len(answer)).encode() + answer + b"\r\n\r\n"
    (folder / "berita.warc.gz").write_bytes(gzip.compress(record, mtime=0))
    added = CliRunner().invoke(
        app, ["add", str(folder / "halaman"), "--workers", "0", "--archive", str(folder / "arsip")]
    )
    assert added.exit_code == 0, added.output
    gold = CliRunner().invoke(app, ["read", str(folder / "berita.txt"), "--json"])
    for name in ("gold.jsonl", "records.jsonl"):
        (folder / name).write_bytes(gold.stdout_bytes)
    return folder


@pytest.fixture
def reader(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Somebody in a folder of their own, with pages, data sets and an archive."""
    shutil.copytree(samples, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAKSI_ARCHIVE", "arsip")
    return Reader(tmp_path, monkeypatch)


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Somebody in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAKSI_ARCHIVE", raising=False)
    return Reader(tmp_path, monkeypatch)
