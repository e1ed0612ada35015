"""Measure what deriving costs and how fast questions about relations are answered.

    python -m benchmarks.asking 10000 100000 [--folder FOLDER] [--total 1000000]

An archive of each size is filled with articles of `benchmarks/relations.py` as `add` would do it after
reading, and each question is put to it: the first time and the best of four more, in milliseconds of the
processor, which other work on the machine changes little. With `--folder` the archive is kept, and a run that
was broken off goes on where it stopped. What storing and deriving take is given an article, over all and over
the last batches.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import saksi
from benchmarks.relations import articles
from saksi.archive import Archive
from saksi.model import Coded
from saksi.model.query import Outcome
from saksi.store.place import place_of

BATCH = 1_000
DENSITY = 250
PAIR = ("IDN", "MYS")
#: Batches at the end over which the cost of one article is taken beside that of all.
LAST = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of the processor that one article took, on average and at the end, and how many did."""

    every: float
    last: float
    count: int


def filled(folder: Path, count: int, *, total: int) -> Cost:
    """Fill an archive up to a size, beginning where it stands."""
    place = place_of(folder)
    with Archive(place) as archive, closing(archive.committer()) as committer:
        done = archive.status().articles
        spent = []
        for first in range(done, count, BATCH):
            made = list(articles(first, min(BATCH, count - first), total=total, density=DENSITY))
            outcomes = [_outcome(one) for one in made]
            start = time.process_time()
            committer.commit(outcomes)
            spent.append((time.process_time() - start) / len(made) * 1e3)
            if first % 10_000 == 0:
                print(f"  {first:,} {spent[-1]:.2f} ms", flush=True)
    last = spent[-LAST:]
    return Cost(sum(spent) / max(1, len(spent)), sum(last) / max(1, len(last)), len(spent) * BATCH)


def _outcome(coded: Coded) -> Outcome:
    address = coded.article.url
    return Outcome(result=coded, source=address or "", input=coded.article.id, origin=address)


def questions(archive: Archive) -> dict[str, Callable[[], object]]:
    """Name the questions that are put."""
    (story,) = archive.stories(limit=1).rows()
    (found,) = archive.occurrences(limit=1).rows()
    (forecast,) = archive.forecasts(limit=1)
    (tie,) = archive.ties(*PAIR, limit=1, newest_first=True)
    return {
        "ties of a pair, newest 50 months": lambda: archive.ties(*PAIR, limit=50, newest_first=True),
        "ties of an actor, newest 50 months": lambda: archive.ties("IDN", limit=50, newest_first=True),
        "ties of all, newest 50 months": lambda: archive.ties(limit=50, newest_first=True),
        "ties of all, newest 50 days": lambda: archive.ties(by="day", limit=50, newest_first=True),
        "occurrences, first 50": lambda: archive.occurrences(limit=50),
        "occurrences of a pair, first 50": lambda: archive.occurrences(dyad=PAIR, limit=50),
        "occurrences of an actor, first 50": lambda: archive.occurrences(actors=("IDN",), limit=50),
        "occurrences of a type, first 50": lambda: archive.occurrences(types=("AID",), limit=50),
        "occurrences of a week, first 50": lambda: archive.occurrences(
            since="2025-12-01", until="2025-12-07", limit=50
        ),
        "occurrences of an outlet, first 50": lambda: archive.occurrences(outlets=("Outlet 7",), limit=50),
        "one occurrence down to the page": lambda: archive.grounds(found["id"]),
        "stories, first 50": lambda: archive.stories(limit=50),
        "one story down to the page": lambda: archive.grounds(story["id"]),
        "forecasts, newest 50": lambda: archive.forecasts(limit=50),
        "forecasts that failed, newest 50": lambda: archive.forecasts(outlooks=("failed",), limit=50),
        "forecasts of a pair, newest 50": lambda: archive.forecasts(
            actors=("IDN",), recipients=("MYS",), limit=50
        ),
        "one forecast down to the page": lambda: archive.backing(forecast.id),
        "one tie down to the page": lambda: archive.backing(tie.id),
        "changes of a pair": lambda: archive.changes(*PAIR),
        "network of a day": lambda: archive.network("day"),
        "network of a week": lambda: archive.network("week"),
        "network of a month": lambda: archive.network("month"),
        "records of forecasters": archive.records,
        "changes of all": archive.changes,
    }


def asked(folder: Path) -> None:
    """Put all questions and print how long the answers took."""
    with saksi.open(folder) as archive:
        for name, question in questions(archive).items():
            times = []
            for _ in range(5):
                start = time.process_time()
                question()
                times.append((time.process_time() - start) * 1e3)
                if times[-1] > 2_000:
                    break
            print(f"  {name:<40} {times[0]:>8.0f} {min(times[1:] or times):>8.0f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000])
    parser.add_argument("--folder", type=Path, help="where the archives are kept; a temporary one by default")
    parser.add_argument("--total", type=int, help="articles that the history is laid out for")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for count in given.sizes:
            folder = (given.folder or Path(temporary)) / f"archive-{given.total or count}"
            cost = filled(folder, count, total=given.total or count)
            size = Path(place_of(folder).relations).stat().st_size / 1e6
            print(
                f"{count:,} articles: {cost.every:.2f} ms of the processor each, {cost.last:.2f} at the end "
                f"(over {cost.count:,}); derived file {size:,.0f} MB",
                flush=True,
            )
            asked(folder)


if __name__ == "__main__":
    main()
