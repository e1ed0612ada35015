"""Measure how fast pages are read and coded on one core, and where the time goes.

Real articles of about 2,500 characters come from the news archive beside the repository, which is unpacked
into `.work/news` (ignored by git); without it the sample pages of `saksi demo` stand in. Parsing is timed
inside the same run: the parser that the coder calls is wrapped. Seconds are those that the process used, so
that a busy machine changes the figures little.

    python benchmarks/read.py
    python benchmarks/read.py --language en --articles 500
    python benchmarks/read.py --language en --coder fast
"""

import argparse
import csv
import json
import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saksi.languages import Language
    from saksi.model import Article, Coded, Page

ROOT = Path(__file__).resolve().parent.parent
#: Where the articles of each language come from. The Indonesian and English ones are on international
#: politics mostly: dense in acts and statements, so rather slow.
MEMBERS = {
    "id": "id/POOL_intl_politics_id.jsonl",
    "en": "en/wikinews_2019_2020/wikinews_2019.csv",
    "ms": "ms/majoriti_2022_2023.jsonl",
}
SHORTEST, LONGEST = 2_200, 2_800
WARM_UP = 10
#: Libraries that would otherwise spread over all cores; they read this when they are imported.
THREADED = ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB", "NUMEXPR", "RAYON")


@dataclass(slots=True)
class Clock:
    """Seconds of one core and seconds on the wall, summed up."""

    core: float = 0.0
    wall: float = 0.0

    def __enter__(self) -> "Clock":
        self.core -= time.process_time()
        self.wall -= time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.core += time.process_time()
        self.wall += time.perf_counter()


@dataclass(slots=True)
class TimedParser:
    """A parser that sums up the time it takes."""

    nlp: Any
    clock: Clock

    def pipe(self, texts: Iterable[Any], **options: Any) -> Iterator[Any]:
        """Parse texts as spaCy does; what prepares them is not parsing, so it is done before."""
        prepared = list(texts)
        with self.clock:
            docs = list(self.nlp.pipe(prepared, **options))
        return iter(docs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.nlp, name)


@dataclass(frozen=True, slots=True)
class Result:
    """What one run took."""

    articles: int
    refused: int
    characters: int
    events: int
    statements: int
    total: Clock
    coding: Clock
    parsing: Clock


def news(count: int, language: str) -> list["Page"]:
    """Take the articles of fitting length from the archive, always the same ones."""
    # A script finds modules beside it only, and this one lies in another folder of the repository.
    sys.path.append(str(ROOT))
    from evaluation.news import unpacked
    from saksi.model import Page

    member = MEMBERS[language]
    file = unpacked([member]).get(member)
    if file is None:
        return []
    found = []
    with file.open(encoding="utf-8", newline="") as lines:
        records = csv.DictReader(lines) if file.suffix == ".csv" else map(json.loads, lines)
        for number, record in enumerate(records):
            text = f"{record['title']}\n\n{record['text']}"
            if SHORTEST <= len(text) <= LONGEST:
                found.append(Page(text.encode(), source=f"{file.name} {number}"))
    return found[:count]


def samples(count: int, language: str) -> list["Page"]:
    """Repeat the sample pages of `saksi demo` in a language."""
    from saksi.demo import sample_pages
    from saksi.model import Article
    from saksi.steps import read

    articles = [(page, next(iter(read.read([page])))) for page in sample_pages()]
    pages = [page for page, own in articles if isinstance(own, Article) and own.language == language]
    return [pages[number % len(pages)] for number in range(count)]


def measure(pages: Sequence["Page"], language: "Language") -> Result:
    """Read and code pages against the clock."""
    from saksi.model import Coded
    from saksi.pipeline import run
    from saksi.steps.code.coder import code_article

    total, coding, parsing = Clock(), Clock(), Clock()
    timed = replace(language, nlp=TimedParser(language.nlp, parsing))

    def coder(article: "Article") -> "Coded":
        with coding:
            return code_article(article, timed)

    with total:
        results = list(run(pages, coder=coder))
    coded = [result for result in results if isinstance(result, Coded)]
    return Result(
        articles=len(coded),
        refused=len(results) - len(coded),
        characters=sum(len(item.article.text) for item in coded),
        events=sum(len(item.events) for item in coded),
        statements=sum(len(item.statements) for item in coded),
        total=total,
        coding=coding,
        parsing=parsing,
    )


def megabytes() -> float:
    """Return the most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def rows(result: Result, *, loading: Clock) -> Iterator[tuple[str, str]]:
    """Put the figures into words."""
    total = result.total.core
    reading = total - result.coding.core
    rules = result.coding.core - result.parsing.core
    yield "articles", f"{result.articles:,}, {result.characters / result.articles:,.0f} characters each"
    events, statements = result.events / result.articles, result.statements / result.articles
    yield "found in each", f"{events:.1f} events, {statements:.1f} statements"
    if result.refused:
        yield "refused", f"{result.refused:,}"
    yield "articles a second, one core", f"{result.articles / total:.1f}"
    yield "characters a second", f"{result.characters / total:,.0f}"
    yield "total over parsing alone", f"{total / result.parsing.core:.2f}"
    for name, seconds in (("read", reading), ("parse", result.parsing.core), ("rules", rules)):
        yield f"  {name}", f"{seconds / total:4.0%}  {seconds / result.articles * 1000:6.1f} ms an article"
    yield "import and model load", f"{loading.core:.2f} s"
    yield "most memory held", f"{megabytes():,.0f} MB"


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200, metavar="N", help="how many to measure with")
    parser.add_argument("--language", choices=MEMBERS, default="id", help="of the articles")
    parser.add_argument("--coder", choices=("careful", "fast"), default="careful", help="who codes")
    options = parser.parse_args(words)
    os.environ.update({f"{name}_NUM_THREADS": "1" for name in THREADED})
    with Clock() as loading:
        from saksi import pipeline  # noqa: F401 - its import is part of what is measured
        from saksi.steps.code import known

        language = known(options.language, fast=options.coder == "fast")
    from rich.console import Console
    from rich.table import Table

    console = Console()
    found = news(options.articles, options.language)
    pages = found or samples(options.articles, options.language)
    source = "news" if found else "the sample pages: shorter than news"
    measure(list(islice(pages, WARM_UP)), language)
    result = measure(pages, language)
    title = f"saksi on {source} ({options.language}, {options.coder})"
    table = Table(title=title, title_justify="left", show_header=False, box=None)
    for name, value in rows(result, loading=loading):
        table.add_row(name, value)
    console.print(table)
    if result.total.wall > 1.1 * result.total.core:
        busy = f"{result.articles / result.total.wall:.1f} articles a second by the clock on the wall"
        console.print(f"The machine was busy: {busy}; the figures above are seconds of one core.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
