"""`saksi serve` as a process, and the tokens."""

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx2
import pytest

from saksi.archive import open_archive
from saksi.demo import sample_pages
from saksi.doors import listening
from tests.doors.serving import archive_of
from tests.store.samples import outcome

COMMAND = [sys.executable, "-c", "from saksi.doors.cli import main; main()"]


@pytest.fixture
def path(tmp_path):
    return archive_of(tmp_path)


@pytest.fixture
def start(path):
    """Start a server, and give its process and address; it ends with the test."""
    running = []

    def start(*options):
        process = subprocess.Popen(
            [*COMMAND, "serve", "--archive", path, "--port", "0", "--no-open", *options],
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        running.append(process)
        line = process.stderr.readline()
        address = re.search(r"http://\S+", line)
        assert address, line
        return process, address[0]

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stderr.close()


def events(address):
    return httpx2.get(f"{address}api/v1/events?limit=1", timeout=30).json()["matched"]


def test_a_server_answers_until_it_is_stopped(start):
    process, address = start()
    assert events(address) == 3
    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=30) == 130


def test_a_server_that_was_killed_starts_again_with_all_that_was_stored(start, path):
    process, address = start()
    assert events(address) == 3
    process.kill()
    process.wait()
    with open_archive(path) as archive:
        archive.store([outcome(7)])

    assert events(start()[1]) == 4


def test_many_ask_while_one_adds(start, path):
    _, address = start()
    stop, failures = threading.Event(), []

    def ask(kind):
        while not stop.is_set():
            answer = httpx2.get(f"{address}api/v1/{kind}?limit=5", timeout=30)
            if answer.status_code != 200:
                failures.append(answer.text)

    threads = [
        threading.Thread(target=ask, args=(kind,)) for kind in ("events", "occurrences", "articles") * 3
    ]
    for thread in threads:
        thread.start()
    for number in range(20, 24):
        with open_archive(path) as archive:
            archive.store([outcome(number)])
    stop.set()
    for thread in threads:
        thread.join()

    assert failures == []
    assert events(address) == 7


def test_elsewhere_it_does_not_listen_without_a_token(saksi, path):
    done = saksi("serve", "--archive", path, "--host", "0.0.0.0", "--no-open")

    assert done.exit_code == 1
    assert "H013" in done.stderr
    assert "saksi token add" in done.stderr


def test_behind_a_name_of_others_it_does_not_listen_without_a_token(saksi, path, monkeypatch):
    monkeypatch.setenv("SAKSI_HOSTS", "berita.example")

    assert "H013" in saksi("serve", "--archive", path, "--no-open").stderr


def test_elsewhere_it_demands_the_token(start, saksi, path):
    token = saksi("token", "add", "desk", "--archive", path).stdout.strip()
    _, address = start("--host", "0.0.0.0")

    assert httpx2.get(f"{address}api/v1/events").status_code == 401
    answer = httpx2.get(f"{address}api/v1/events", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200


def test_a_port_that_is_taken_is_told(saksi, path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = saksi("serve", "--archive", path, "--port", taken.getsockname()[1], "--no-open")

    assert done.exit_code == 1
    assert "H015" in done.stderr


def test_whoever_asks_before_the_server_is_ready_is_not_refused():
    with listening.bound("127.0.0.1", 0) as taken:
        socket.create_connection(taken.getsockname(), timeout=10).close()


def test_an_archive_that_is_not_there_yet_is_made(tmp_path):
    place = listening.prepare(str(tmp_path / "new"))
    with open_archive(place.root) as archive:
        assert archive.status().articles == 0


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:"), ("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")],
)
def test_the_address_can_be_opened_on_this_machine(host, shown):
    taken = listening.bound(host, 0)
    address = listening.address_of(taken)
    taken.close()

    assert address.startswith(shown)


def test_tokens_are_made_listed_and_revoked(saksi, path):
    token = saksi("token", "add", "desk", "--scope", "read", "--scope", "write", "--archive", path)
    listed = saksi("token", "list", "--archive", path)
    revoked = saksi("token", "revoke", "desk", "--archive", path)

    assert re.fullmatch(r"saksi_[0-9a-f]{8}_[\w-]{43}\n", token.stdout)
    assert "read write" in listed.stdout
    assert token.stdout.strip().split("_", 2)[2] not in listed.stdout
    assert revoked.exit_code == 0
    assert "No tokens." in saksi("token", "list", "--archive", path).stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [(("add", "desk", "--scope", "all"), "U071"), (("add", "\n"), "U070"), (("revoke", "x"), "U072")],
)
def test_a_token_that_cannot_be_is_told(saksi, path, words, code):
    done = saksi("token", *words, "--archive", path)

    assert done.exit_code == 2
    assert code in done.stderr


def test_a_setting_that_is_no_number_is_told(saksi, path, monkeypatch):
    monkeypatch.setenv("SAKSI_RATE", "viel")

    assert "U051" in saksi("serve", "--archive", path, "--no-open").stderr


def test_the_samples_can_be_served(monkeypatch, tmp_path):
    added = []
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("saksi.archive.Archive.add", lambda self, names, workers: added.extend(names))

    assert listening.demo_archive().name.startswith("demo-")
    assert [Path(name).name for name in added] == [Path(page.source).name for page in sample_pages()]


def test_the_page_waits_for_the_server_before_it_opens(monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    class Server:
        started, should_exit = False, False

    thread = threading.Thread(target=listening._open, args=(Server, "http://127.0.0.1:1/"))
    thread.start()
    time.sleep(0.1)
    assert opened == []
    Server.started = True
    thread.join()

    assert opened == ["http://127.0.0.1:1/"]
