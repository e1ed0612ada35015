"""Measure what is served: each screen's and each route's first answer, and many readers while one adds.

    python -m benchmarks.serve 10000 100000 [--folder FOLDER] [--readers 50] [--seconds 20]

An archive of each size is filled as in `benchmarks/asking.py`, and kept with `--folder`. Each address is
asked by one client in this process: the first time, and the best of four more; routes are asked for one
record fewer each time, so that no tag helps. Above them stands an empty page of the same app. A screen's
parts, which a browser asks for once the page is there, are marked by `?part=`. Times are milliseconds on the
wall and, in brackets, of the processor, which other work on the machine changes little. Then a server is
asked by many readers at one time, while this process adds batches.
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
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
from starlette.testclient import TestClient

import saksi
from benchmarks.asking import DENSITY, filled
from benchmarks.relations import articles
from saksi.doors.serve import create_app
from saksi.doors.web.screens import SCREENS
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
#: That of the screens that show one; any other shows a story.
HOLES = {
    "/article/{id:path}": "articles",
    "/occurrence/{id}": "occurrences",
    "/forecasts/{id}": "forecasts",
}
#: A page that asks nothing of the archive.
EMPTY = "/add"
#: What screens are asked for beyond their bare address, by the path of the screen.
ASKING: Mapping[str, tuple[str, ...]] = {
    "/today": ("", "?days=365"),
    "/search": ("", "?q=selatrahasia", "?what=events", "?what=events&type=AID&actor=IDN", "?what=statements"),
    "/pair/{one}/{other}": ("", "?by=day"),
    "/sources": ("", "?show=refusals"),
    "/occurrence": ("", "?dyad=IDN,MYS", "?page=40"),
    "/network": ("", "?by=week&ego=IDN"),
    "/forecasts": ("", "?show=due"),
    "/ask": ("", "?sql=SELECT%20type,%20count(*)%20FROM%20events%20GROUP%20BY%20type"),
    "/review": ("?by=Ratna", "?by=Ratna&what=statements"),
}
#: What a screen must not take, in milliseconds, once it is warm.
AIM = 500.0
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


def screens(client: TestClient) -> list[str]:
    """List the addresses of all screens, each with its parts."""
    ids = {kind: client.get(f"/api/v1/{kind}?limit=1").json()["records"][0]["id"] for kind in ONE}
    found = []
    for screen in SCREENS:
        path = screen.path.replace("{one}", "IDN").replace("{other}", "MYS")
        path = re.sub(r"{id.*}", ids[HOLES.get(screen.path, "stories")], path)
        first, *others = ASKING.get(screen.path, ("",))
        parts = [f"{path}{first}{'&' if first else '?'}part={part}" for part in screen.parts]
        found += [path + first, *parts, *(path + other for other in others)]
    return found


def answers(folder: Path) -> None:
    """Print how long each screen and each route takes."""
    app = create_app(str(folder), settings=ServeSettings(rate=0, workers=0, seconds=600))
    with TestClient(app, base_url=HERE, headers={"accept": "text/html"}) as client:
        print(f"  {'':<84}{'first':>16}{'best':>16}")
        best(client, EMPTY)
        slow = [address for address in screens(client) if best(client, address).wall >= AIM]
        print(f"  Screens and parts of {AIM:.0f} ms or more: {', '.join(slow) or 'none'}")
    with TestClient(app, base_url=HERE) as client:
        for address in ["/health", *routes(client)]:
            best(client, address)


def best(client: TestClient, address: str) -> Took:
    """Ask several times, print the first time and the best of the others, and return the latter."""
    times: list[Took] = []
    while len(times) < ASKED and not (times and times[-1].wall > 5_000):
        times.append(took(client, address.replace("{n}", str(50 - len(times)))))
    found = min(times[1:] or times, key=lambda one: one.processor)
    print(f"  {address.replace('{n}', '50'):<84}{times[0]!s:>16}{found!s:>16}", flush=True)
    return found


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
