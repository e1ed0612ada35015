"""Measure the archive: how fast it takes articles in, how large it is, how fast it answers.

    python -m benchmarks.archive 10000 100000 [--folder FOLDER] [--pages 100]

Each size is measured in a new archive. Beside each question stands the same question put by plain DuckDB to
one Parquet file of the same rows. Cold means a new connection after the system was asked to drop the files
from its cache; warm is the best of five.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.synthetic import RARE, outcomes
from saksi.model.query import Query
from saksi.store import care
from saksi.store.commit import Committer
from saksi.store.find import find
from saksi.store.place import Place, place_of
from saksi.store.snapshot import Snapshot

BATCH = 2_000
#: Pages read before the time is taken, while the workers load their models.
WARM = 100
DYAD = ("IDN", "MYS")
BY_MONTH = """
SELECT date_trunc('month', day) AS month, count(*) AS n FROM {events}
WHERE (list_contains(actor_ids, ?) AND list_contains(recipient_ids, ?))
   OR (list_contains(actor_ids, ?) AND list_contains(recipient_ids, ?))
GROUP BY 1 ORDER BY 1
"""


@dataclass
class Taken:
    """Seconds of one measure, the first time and at best."""

    cold: float
    warm: float

    def __str__(self) -> str:
        return f"{self.cold * 1000:8.0f} {self.warm * 1000:7.0f}"


def taken(question: Callable[[], object], folder: Path) -> Taken:
    forget(folder)
    times = []
    for _ in range(6):
        start = time.perf_counter()
        question()
        times.append(time.perf_counter() - start)
    return Taken(times[0], min(times[1:]))


def forget(folder: Path) -> None:
    """Ask the system to drop a folder's files from its cache."""
    for file in folder.rglob("*"):
        if file.is_file():
            descriptor = os.open(file, os.O_RDONLY)
            os.fsync(descriptor)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)


def fill(place: Place, count: int) -> list[float]:
    """Store articles; return seconds of storing each batch, without making the articles."""
    committer, seconds = Committer(place), []
    for first in range(0, count, BATCH):
        batch = list(outcomes(first, min(BATCH, count - first)))
        start = time.perf_counter()
        committer.commit(batch)
        seconds.append(time.perf_counter() - start)
    committer.close()
    return seconds


def size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def plain_files(place: Place, folder: Path) -> tuple[str, str]:
    """Write all articles and all events into one Parquet file each."""
    snapshot = Snapshot(place)
    names = [str(folder / f"{name}.parquet") for name in ("articles", "events")]
    for name, file in zip(("articles", "events"), names, strict=True):
        snapshot._db.execute(f"COPY (SELECT * FROM {name}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
    snapshot.close()
    return names[0], names[1]


def measure(count: int, folder: Path) -> None:
    place = place_of(folder / "archive")
    root = Path(place.root)
    seconds = fill(place, count)
    tenth = max(1, len(seconds) // 10)
    first, last = (statistics.median(part) for part in (seconds[:tenth], seconds[-tenth:]))
    before = size(root)
    start = time.perf_counter()
    care.tidy(place, keep_hours=0)
    tidied = time.perf_counter() - start
    articles, events = plain_files(place, folder)
    sides = [*DYAD, *reversed(DYAD)]
    plain = duckdb.connect()

    def opened() -> None:
        Snapshot(place).close()

    snapshot = Snapshot(place)

    def dyad() -> int:
        return len(snapshot.rows(BY_MONTH.format(events="events"), sides))

    def text() -> int:
        return find(snapshot, "articles", Query(text=RARE), limit=50).matched

    def plain_dyad() -> int:
        return len(plain.execute(BY_MONTH.format(events=f"'{events}'"), sides).fetchall())

    def plain_text() -> int:
        query = f"SELECT * FROM '{articles}' WHERE contains(text, ?) ORDER BY day DESC LIMIT 50"
        return len(plain.execute(query, [RARE]).fetchall())

    assert dyad() == plain_dyad()
    print(f"\n{count:,} articles, {count * 5:,} events, {len(seconds)} batches")
    print(f"  stored {count / sum(seconds):8.0f} articles/s; last tenth {last / first:.2f}x the first")
    print(
        f"  on disk {before / count:.0f} bytes an article, {size(root) / count:.0f} tidied ({tidied:.0f} s)"
    )
    one_file = Path(articles).stat().st_size + Path(events).stat().st_size
    print(f"  of one Parquet file each of articles and events {one_file / count:.0f}")
    print("  milliseconds                   cold    warm   plain: cold    warm")
    print(f"  open                       {taken(opened, root)}")
    print(f"  dyad by month              {taken(dyad, root)}       {taken(plain_dyad, folder)}")
    print(f"  full text, a rare word     {taken(text, root)}       {taken(plain_text, folder)}")
    snapshot.close()


def pages(count: int, folder: Path) -> None:
    """Read the sample pages over and over, each time with other words, with one and with two workers."""
    from saksi.demo import sample_pages
    from saksi.run.inputs import Input
    from saksi.run.local import add, load_pipeline
    from saksi.run.pool import Workers

    samples = [page for page in sample_pages() if not page.content.lstrip().startswith(b"<")]
    inputs = [
        Input(
            type(page)(
                page.content + f"\n\nPenutup nomor {number}.".encode(), source=f"{page.source} {number}"
            )
        )
        for number, page in ((n, samples[n % len(samples)]) for n in range(count))
    ]
    rates = []
    for workers in (1, 2):
        committer = Committer(place_of(folder / f"pages{workers}"))
        with Workers(load_pipeline, count=workers) as pool:
            add(inputs[:WARM], committer=committer, workers=pool)  # models are loaded here
            start = time.perf_counter()
            tally = add(inputs[WARM:], committer=committer, workers=pool)
            rates.append((tally.read + tally.refused) / (time.perf_counter() - start))
        committer.close()
        print(f"{workers} workers: {rates[-1]:.2f} articles/s, {tally.refused} refused")
    print(f"scaling {rates[1] / rates[0]:.2f}; outside the parse {outside_the_parse(inputs[:20]):.0%}")


def outside_the_parse(inputs: list[Any]) -> float:
    """Return the share of time that one process spends outside the parser."""
    from saksi.languages import load
    from saksi.run.local import load_pipeline

    read, nlp, inside = load_pipeline(), load("id").nlp, 0.0
    read(inputs[0])
    real = type(nlp).pipe

    def timed(self: Any, texts: Any, **options: Any) -> Iterator[Any]:
        nonlocal inside
        texts = list(texts)
        start = time.perf_counter()
        docs = list(real(self, texts, **options))
        inside += time.perf_counter() - start
        return iter(docs)

    type(nlp).pipe = timed
    try:
        start = time.perf_counter()
        for item in inputs:
            read(item)
        return 1 - inside / (time.perf_counter() - start)
    finally:
        type(nlp).pipe = real


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="where to measure; a temporary folder by default")
    parser.add_argument("--pages", type=int, default=0, help="also read so many pages end to end")
    given = parser.parse_args()
    for count in given.sizes:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            measure(count, Path(folder))
    if given.pages:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            pages(given.pages, Path(folder))


if __name__ == "__main__":
    main()
