"""What may go wrong while an archive is written: nothing stored is lost, nothing is there twice."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from saksi.archive import Archive
from saksi.errors import StoreError
from saksi.store.commit import Committer
from saksi.store.place import place_of
from tests.run.test_derive import content
from tests.store.samples import outcome

ROOT = Path(__file__).parents[2]
ROUNDS = 30


def adding(archive: Path, first: int, count: int) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    command = [sys.executable, "-m", "tests.run.adding", str(archive), str(first), str(count)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )


def reported(output: str) -> int:
    """Return how many articles the process was told are stored, those known before included."""
    lines = re.findall(r"^stored (\d+) known (\d+)$", output, re.MULTILINE)
    return max((int(stored) + int(known) for stored, known in lines), default=0)


def test_killed_at_random_moments_nothing_stored_is_lost(tmp_path):
    archive, count, chance = tmp_path / "archive", 3000, random.Random(7)
    Committer(place_of(archive)).close()
    stored = 0
    for _ in range(ROUNDS):
        process = adding(archive, 0, count)
        # Loading takes a moment; the rest is spent in the middle of batches.
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        told = reported(process.communicate()[0])
        with Archive(place_of(archive)) as opened:
            there = opened.articles().matched
            assert there >= max(stored, told)
            assert list(opened.check()) == []
        stored = there
    assert stored > 0
    output, _ = adding(archive, 0, count).communicate()
    assert output.endswith("finished\n")
    with Archive(place_of(archive)) as opened:
        assert opened.articles().matched == count
        opened.tidy()
        assert opened.status().orphans == 0
        assert list(opened.check()) == []


def deriving(archive: Path) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    command = [sys.executable, "-m", "tests.run.deriving", str(archive)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)


def test_killed_in_the_middle_of_deriving_the_next_run_ends_with_the_same_records(tmp_path):
    place = place_of(tmp_path / "archive")
    with Archive(place) as archive:
        for first in range(0, 60, 6):
            archive.store([outcome(number, published="2026-03-05") for number in range(first, first + 6)])
    whole, chance = content(place), random.Random(3)
    place.relations.unlink()
    for batches in (0, 1, 3):
        process = deriving(tmp_path / "archive")
        # Each round dies a little later: before the first batch is kept, and within one of the next.
        for _ in range(1 + batches):
            process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.01))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Archive(place) as archive:
            assert archive.occurrences().matched <= len(whole["occurrences"])
            assert [fault for fault in archive.check() if fault.code != "C008"] == []
    with Archive(place) as archive:
        archive.committer().close()
        assert archive.occurrences().behind == 0
    assert content(place) == whole


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("mount") is None, reason="needs mount")
def test_a_full_disk_under_the_derived_file_loses_no_article_and_is_made_good_later(small_disk):
    place = place_of(small_disk / "archive")
    with Archive(place) as archive:
        archive.store([outcome(number, published="2026-03-05") for number in range(6)])
    whole = content(place)
    filler = small_disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    with Archive(place) as archive:
        with pytest.raises(StoreError, match="disk is full"):
            archive.rebuild()
        filler.unlink()
        assert archive.articles().matched == 6
        archive.rebuild()
    assert content(place) == whole


def test_two_processes_add_at_once(tmp_path):
    archive = tmp_path / "archive"
    both = [adding(archive, 0, 120), adding(archive, 60, 120)]
    assert [process.communicate(timeout=120)[0].endswith("finished\n") for process in both] == [True, True]
    with Archive(place_of(archive)) as opened:
        assert opened.articles().matched == 180
        assert opened.status().versions == 180
        assert list(opened.check()) == []


def test_readers_never_fail_and_never_see_half_a_batch(tmp_path):
    place = place_of(tmp_path / "archive")
    Committer(place).close()
    done, seen, failures = threading.Event(), [], []

    def ask() -> None:
        while not done.is_set():
            try:
                with Archive(place) as opened:
                    events, articles = opened.events(), opened.articles()
                    seen.append(articles.matched)
                    assert events.matched % 5 == 0
                    assert articles.matched % 5 == 0
            except Exception as error:
                failures.append(error)

    reader = threading.Thread(target=ask)
    reader.start()
    committer = Committer(place)
    for batch in range(25):
        committer.commit([outcome(5 * batch + number) for number in range(5)])
        if batch % 8 == 7:
            Archive(place).tidy()
    committer.close()
    done.set()
    reader.join()
    assert failures == []
    assert seen == sorted(seen)
    assert len(seen) > 3


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=False)


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("mount") is None, reason="needs mount")
def test_a_full_disk_stops_with_a_message_and_leaves_a_whole_archive(small_disk):
    place = place_of(small_disk / "archive")
    committer = Committer(place)
    noise, stored, number = random.Random(1), 0, 0

    def fill():
        nonlocal stored, number
        while True:
            filler = "".join(noise.choices("abcdefghijklmnop ", k=4000))
            body = f"Nusantara menolak usul, kata Ratna. {filler}"
            stored += committer.commit([outcome(number + n, body=f"{body}{n}") for n in range(20)]).articles
            number += 20

    with pytest.raises(StoreError, match="disk is full") as caught:
        fill()
    assert caught.value.code == "S010"
    assert "\n" not in str(caught.value)
    committer.close()
    with Archive(place) as opened:
        assert opened.articles().matched == stored > 0
        assert list(opened.check()) == []
    _make_room(place)
    again = Committer(place)
    assert again.commit([outcome(9999)]).articles == 1
    again.close()
    with Archive(place) as opened:
        assert opened.articles().matched == stored + 1
        assert list(opened.check()) == []


def _make_room(place):
    subprocess.run(["mount", "-o", "remount,size=12m", str(Path(place.root).parent)], check=True)


def test_a_thousand_tiny_batches_stay_queryable(tmp_path):
    place = place_of(tmp_path / "archive")
    committer = Committer(place)
    for number in range(1000):
        committer.commit([outcome(number)])
    committer.close()
    with Archive(place) as opened:
        start = time.monotonic()
        assert opened.events(dyad=("IDN", "MYS")).matched == 1000
        assert time.monotonic() - start < 10
        opened.tidy()
        assert opened.events().matched == 1000
        assert opened.status().files <= 5
