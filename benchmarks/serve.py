"""Measure what is served: each route's first answer, and many readers while pages are added.

    python -m benchmarks.serve 10000 100000 [--folder FOLDER] [--readers 50] [--seconds 20]

An archive of each size is filled as in `benchmarks/asking.py`, and kept with `--folder`. Each route is asked
by one client in this process: the first time, and the best of four more that ask for one record fewer each,
so that no tag helps. Beside it stands an empty answer of the same app. Times are milliseconds on the wall
and, in brackets, of the processor, which other work on the machine changes little. Then a server is asked
by many readers at one time, while this process adds batches.
"""

import argparse
import itertools
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
from starlette.testclient import TestClient

import saksi
from benchmarks.asking import DENSITY, filled
from benchmarks.relations import articles
from saksi.doors.serve import create_app
from saksi.model.query import Outcome
from saksi.settings import ServeSettings

HERE = "http://localhost"
ASKED = 5
ROUTES = (
    "articles?limit={n}",
    "articles?text=selatrahasia&limit={n}",
    "events?limit={n}",
    "events?dyad=IDN&dyad=MYS&limit={n}",
    "events?type=AID&certainty=certain&since=2025-12-01&limit={n}",
    "statements?source=IDN&limit={n}",
    "refusals?limit={n}",
    "stories?limit={n}",
    "occurrences?limit={n}",
    "occurrences?dyad=IDN&dyad=MYS&limit={n}",
    "ties?actor=IDN&actor=MYS&limit={n}",
    "ties?limit={n}",
    "network",
    "changes?actor=IDN&actor=MYS&limit={n}",
    "changes?limit={n}",
    "forecasts?limit={n}",
    "scores?limit={n}",
    "coverage",
    "outlets?limit={n}",
    "search?what=events&limit={n}",
    "search?text=selatrahasia&limit={n}",
    "sql?query=SELECT%20type,%20count(*)%20FROM%20events%20GROUP%20BY%20type&limit={n}",
    "schema",
    "rulings",
)
#: Answers of one record, by the list that an id is taken from.
ONE = ("articles", "stories", "occurrences", "forecasts")
SHARED = (
    "events?limit=20",
    "articles?limit=20",
    "occurrences?limit=20",
    "ties?actor=IDN&limit=20",
    "coverage",
)


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of one answer: on the wall, and of the processor."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:>7.0f} ({self.processor:>5.0f})"


@dataclass(slots=True)
class Seen:
    """What the readers saw."""

    times: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def took(client: TestClient, address: str) -> Took:
    wall, processor = time.perf_counter(), time.process_time()
    response = client.get(address)
    found = Took((time.perf_counter() - wall) * 1e3, (time.process_time() - processor) * 1e3)
    if response.status_code != 200:
        raise SystemExit(f"{address}: {response.text}")
    return found


def routes(client: TestClient) -> list[str]:
    found = [f"/api/v1/{route}" for route in ROUTES]
    for kind in ONE:
        records = client.get(f"/api/v1/{kind}?limit=1").json()["records"]
        found += [f"/api/v1/{kind}/{records[0]['id']}", f"/api/v1/why/{records[0]['id']}"] if records else []
    return [*found, "/ready", "/metrics"]


def answers(folder: Path) -> None:
    """Print how long each route takes."""
    app = create_app(str(folder), settings=ServeSettings(rate=0, workers=0, seconds=600))
    with TestClient(app, base_url=HERE) as client:
        addresses = routes(client)
        print(f"  {'':<84}{'first':>16}{'best':>16}")
        for address in ["/health", *addresses]:
            times = []
            for number in range(ASKED):
                times.append(took(client, address.replace("{n}", str(50 - number))))
                if times[-1].wall > 5_000:
                    break
            best = min(times[1:] or times, key=lambda one: one.processor)
            print(f"  {address.replace('{n}', '50'):<84}{times[0]!s:>16}{best!s:>16}", flush=True)


def together(folder: Path, *, readers: int, seconds: float) -> None:
    """Let many read while batches are added, and print what they saw."""
    seen, stop = Seen(), threading.Event()
    with _server(folder) as process:
        line = process.stderr.readline() if process.stderr else ""
        address = re.search(r"http://\S+/", line)
        if address is None:
            raise SystemExit(line)
        threads = [
            threading.Thread(target=_read, args=(address[0], number, stop, seen)) for number in range(readers)
        ]
        for thread in threads:
            thread.start()
        added = _add(folder, seconds)
        stop.set()
        for thread in threads:
            thread.join()
        process.terminate()
    times = sorted(seen.times)
    middle, slow = statistics.median(times), times[int(len(times) * 0.95)]
    print(
        f"  {readers} readers, {len(times):,} answers in {seconds:.0f} s while {added} batches were added: "
        f"{len(seen.failures)} failures; median {middle * 1e3:.0f} ms, 95 of 100 under {slow * 1e3:.0f} ms"
    )
    for failure in seen.failures[:3]:
        print(f"    {failure}")


def _server(folder: Path) -> subprocess.Popen[str]:
    start = "from saksi.doors.cli import main; main()"
    words = ["serve", "--archive", str(folder), "--port", "0", "--no-open"]
    unlimited = {**os.environ, "SAKSI_RATE": "0"}
    return subprocess.Popen(
        [sys.executable, "-c", start, *words], env=unlimited, stderr=subprocess.PIPE, text=True
    )


def _read(address: str, number: int, stop: threading.Event, seen: Seen) -> None:
    with httpx2.Client(timeout=120) as client:
        for route in itertools.islice(itertools.cycle(SHARED), number, None):
            if stop.is_set():
                return
            start = time.perf_counter()
            try:
                response = client.get(f"{address}api/v1/{route}")
            except httpx2.HTTPError as error:
                seen.failures.append(f"{route}: {error!r}")
                continue
            seen.times.append(time.perf_counter() - start)
            if response.status_code != 200:
                seen.failures.append(f"{route}: {response.text[:200]}")


def _add(folder: Path, seconds: float) -> int:
    end, added = time.monotonic() + seconds, 0
    with saksi.open(folder) as archive:
        first = archive.status().articles + 10_000_000
        while time.monotonic() < end:
            made = articles(first + added * 20, 20, total=first + 1_000_000, density=DENSITY)
            archive.store(Outcome(result=one, source="new", input=one.article.id) for one in made)
            added += 1
            time.sleep(0.5)
    return added


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000])
    parser.add_argument("--folder", type=Path, help="where the archives are kept; a temporary one by default")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for count in given.sizes:
            folder = (given.folder or Path(temporary)) / f"archive-{count}"
            filled(folder, count, total=count)
            print(f"{count:,} articles", flush=True)
            answers(folder)
            together(folder, readers=given.readers, seconds=given.seconds)


if __name__ == "__main__":
    main()
