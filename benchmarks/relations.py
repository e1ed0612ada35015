"""Measure grouping and matching: what the n-th article costs, when so many are there already.

    python -m benchmarks.relations 10000 100000 [--probe 500] [--folder FOLDER] [--density 250]

The archive of prints is filled with articles of `benchmarks/synthetic.py`, a tenth of them copies, at a fixed
number a day: a larger archive is a longer history. Filling writes what taking in would have written, without
comparing, for time's sake. Then batches of new articles of the last days are taken in as an archive does, and
the time of an article is taken: prints, candidates, decisions, stories and occurrences.
"""

import argparse
import itertools
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import msgspec

from benchmarks.synthetic import outcome
from saksi.model import Article, Coded, article_id
from saksi.run.derive import Changes, take_in
from saksi.run.linked import day_number, new_article, new_event
from saksi.steps import group, match
from saksi.store.relations import Relations

BATCH = 250
LAST = date(2025, 12, 31)
#: Days of a block; a multiple of the days in a bucket.
DAYS = 80
#: Articles that are whole copies of one before them, printed a day later by another outlet.
COPIES = 10
#: One article in so many foretells an act.
PLANS = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of one article, and the size of the file."""

    count: int
    median: float
    mean: float
    last: float
    bytes: int


def articles(first: int, count: int, *, total: int, density: int) -> Iterator[Coded]:
    """Make articles whose days follow their numbers, so that the last is of the last day."""
    for number in range(first, first + count):
        copy = number % COPIES == 0 and number >= COPIES
        made = outcome(number - COPIES // 2 if copy else number).result
        assert isinstance(made, Coded)
        day = LAST - timedelta(days=(total - number) // density)
        yield _on(made, day, outlet=f"Copier {number % 50}" if copy else None, number=number)


def _on(coded: Coded, day: date, *, outlet: str | None, number: int) -> Coded:
    """Give an article its day, and a copy its own address."""
    old = coded.article
    url = f"https://benchmark.example/{number}"
    article: Article = replace(
        old,
        id=article_id(text=old.text, url=url),
        url=url,
        published=day.isoformat(),
        outlet=outlet or old.outlet,
    )
    events = tuple(
        replace(event, id=event.id.replace(old.id, article.id), statement=None) for event in coded.events
    )
    if number % PLANS == 0:
        # One of its acts is still to come: a forecast, which later ones may settle.
        events = (replace(events[0], time="future", certainty="probable"), *events[1:])
    return Coded(article, (), events, coded.coder)


def fill(relations: Relations, count: int, *, total: int, density: int) -> None:
    """Write what is kept of articles and events, each article as a story of its own.

    A long history is the last block over and over, each time that many days earlier.
    """
    block = min(count, DAYS * density)
    with relations.writing():
        made = list(articles(count - block, block, total=total, density=density))
        for item in relations.add("article", [new_article(coded.article) for coded in made]):
            story = group.story_of([msgspec.msgpack.decode(item.data, type=group.Print)], {})
            relations.replace("stories", (), {story.id: (story.start, msgspec.msgpack.encode(story))})
            relations.belongs("article", [(story.id, item.n)])
        events = (match.prints_of(coded, day=day_number(coded.article)) for coded in made)
        relations.add("event", list(map(new_event, itertools.chain.from_iterable(events))))
    for times in range(1, count // block):
        with relations.writing():
            _repeat(relations, times)


def _repeat(relations: Relations, times: int) -> None:
    """Copy the first block, so many times its days earlier, under other ids."""
    run = relations.db.execute
    for kind in ("article", "event"):
        (step,) = run(f"SELECT max(n) FROM {kind}_items WHERE id NOT LIKE '%/%'").fetchone()
        run(
            f"INSERT INTO {kind}_items SELECT n + ?, id || ?, owner || ?, part + ?, record, data "
            f"FROM {kind}_items WHERE n <= ?",
            (step * times, f"/{times}", f"/{times}", step * times, step),
        )
        run(
            f"INSERT INTO {kind}_keys SELECT bucket - ?, key, n + ?, "
            f"{'worth' if kind == 'article' else 'worth - ?'} FROM {kind}_keys WHERE n <= ?",
            (DAYS // 8 * times, step * times, *([DAYS * times] if kind == "event" else []), step),
        )


def measure(count: int, *, probe: int, folder: Path, density: int) -> Cost:
    """Fill a file, take in new articles, and return what one costs."""
    path = folder / f"relations-{count}.db"
    total = count + probe
    seconds = []
    with closing(Relations(path)) as relations:
        fill(relations, count, total=total, density=density)
        for first in range(count, total, BATCH):
            batch = list(articles(first, min(BATCH, total - first), total=total, density=density))
            start = time.process_time()
            with relations.writing():
                take_in(relations, Changes(first), added=batch, removed=())
            seconds.append((time.process_time() - start) / len(batch))
        size = path.stat().st_size
    for name in folder.glob(f"relations-{count}.db*"):
        name.unlink()
    ordered = sorted(seconds)
    return Cost(
        count, ordered[len(ordered) // 2] * 1e3, sum(seconds) / len(seconds) * 1e3, seconds[-1] * 1e3, size
    )


def prints(count: int = 300) -> float:
    """Return milliseconds for the prints of one article alone, the share that no archive changes."""
    made = list(articles(0, count, total=count, density=250))
    start = time.process_time()
    for coded in made:
        kept = group.print_of(coded.article, day=day_number(coded.article))
        group.keys_of(coded.article, kept)
        for event in match.prints_of(coded, day=day_number(coded.article)):
            match.keys_of(event)
    return (time.process_time() - start) / count * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--probe", type=int, default=1_000, help="articles that are taken in and timed")
    parser.add_argument("--density", type=int, default=250, help="articles a day")
    parser.add_argument("--folder", type=Path, help="where to measure; a temporary folder by default")
    given = parser.parse_args()
    print(f"prints alone {prints():.2f} ms an article")
    print(f"{'articles':>10} {'median ms':>10} {'mean ms':>8} {'MB':>8} {'ratio':>6}")
    before: Cost | None = None
    for count in given.sizes:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            cost = measure(count, probe=given.probe, folder=Path(folder), density=given.density)
        ratio = f"{cost.median / before.median:.2f}" if before else ""
        megabytes = cost.bytes / 1e6
        print(
            f"{count:>10,} {cost.median:>10.2f} {cost.mean:>8.2f} {megabytes:>8,.0f} {ratio:>6}", flush=True
        )
        before = cost


if __name__ == "__main__":
    main()
