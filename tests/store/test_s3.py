"""The archive in object storage: a server process of its own on this machine speaks S3's protocol."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

import saksi
from saksi.store.place import place_of
from tests.store.samples import outcome, refused


@pytest.fixture
def bucket(tmp_path, monkeypatch):
    there = subprocess.run([sys.executable, "-c", "import moto.server"], capture_output=True, check=False)
    if there.returncode:
        pytest.skip("moto is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    settings = {
        "AWS_ENDPOINT_URL": root,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "XDG_DATA_HOME": str(tmp_path),
        "LOCALAPPDATA": str(tmp_path),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    try:
        _make_bucket(f"{root}/news")
        yield "s3://news"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _make_bucket(address):
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(urllib.request.Request(address, method="PUT")).close()
            return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.mark.skipif(os.name == "nt", reason="the server is tested on systems that it supports")
def test_an_archive_in_object_storage(bucket):
    with saksi.open(f"{bucket}/archive") as archive:
        assert archive.store([outcome(1), outcome(2), refused(1)]).articles == 2
        assert archive.store([outcome(1), outcome(1, body="Samudra menolak lagi, kata Ratna.")]).edits == 1
        assert archive.events(text="samudra", dyad=("IDN", "MYS")).matched == 2
        assert archive.why(outcome(2).result.events[0].id).quote == "menolak"
        assert archive.sql("SELECT count(*) AS n FROM articles").to_pylist() == [{"n": 2}]
        assert list(archive.check()) == []
        assert archive.tidy().swept == 0
        assert archive.status().articles == 2


def test_the_ledger_of_a_remote_archive_can_be_lost(bucket):
    with saksi.open(f"{bucket}/archive") as archive:
        archive.store([outcome(1)])
        archive.place.ledger.unlink()
        assert archive.articles(text="usul").matched == 1
        assert archive.store([outcome(1)]).copies == 1


def test_the_state_of_a_remote_archive_is_local(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    place = place_of("s3://news/archive")
    assert place.remote
    assert place.table("events") == "s3://news/archive/tables/events"
    assert place.ledger != place_of("s3://news/other").ledger
