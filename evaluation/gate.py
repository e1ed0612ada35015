"""Hold the accuracy of saksi against its floors.

Each annotated article goes through the program's own pipeline as a page of plain text: what is scored is what
`saksi read --json` prints. The scorer and the articles stand beside the repository and are not part of it;
only the labels of some are (`evaluation.join`). Where they are absent, the gate says so and measures nothing.

    python -m evaluation.gate
    python -m evaluation.gate --sample dev-read --errors 30
    python -m evaluation.gate --write
    python -m evaluation.gate --write --lower "names of cities are no longer actors"
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation.floors import Broken, Floors, compare, digest, read_floors, updated, write_floors
from evaluation.join import LABELS, Joined, join, lines_of
from evaluation.news import FOLDER
from evaluation.readme import write_accuracy
from evaluation.scorer import Figures, Record, load_scorer

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
LANGUAGE = "id"


@dataclass(frozen=True, slots=True)
class Sample:
    """A set of annotated articles that is scored as one.

    Args:
        name: what the floors call it.
        file: the file of gold articles, or None for those whose labels are in the repository.
        keys: the articles that belong to it, or None for all of the file.
        held: whether its errors are kept from those who write rules.
    """

    name: str
    file: str | None
    keys: frozenset[str] | None = None
    held: bool = False

    def holds(self, key: str) -> bool:
        """Tell whether an article belongs to the sample."""
        return self.keys is None or key in self.keys

    def lacks(self, key: str) -> bool:
        """Tell whether the sample needs an article that could not be joined with its text."""
        return self.file is None and self.holds(key)


def numbered(series: str, numbers: Iterable[int]) -> frozenset[str]:
    """Name the articles of a series.

    Example:
        >>> sorted(numbered("id-d", range(9, 11)))
        ['id-d09', 'id-d10']
    """
    return frozenset(f"{series}{number:02}" for number in numbers)


SAMPLES = (
    Sample("seed", "seed.jsonl"),
    Sample("dev", "dev.jsonl", held=True),
    Sample("dev-read", "dev.jsonl", numbered("id-d", range(1, 10))),
    Sample("dev-held", "dev.jsonl", numbered("id-d", range(10, 19)), held=True),
    Sample("noisy", "noisy.jsonl", held=True),
    Sample("fresh-read", None, numbered("id-a", range(1, 13))),
    # The other five of series b are articles of series a, annotated twice.
    Sample(
        "fresh-held",
        None,
        numbered("id-a", range(13, 18)) | numbered("id-b", (2, 3, 4, 6, 9, 10, 12)),
        held=True,
    ),
)


def gold_of(sample: Sample, folder: Path, fresh: Joined) -> dict[str, Record]:
    """Take the articles of a sample, by their text: that is how the scorer pairs them."""
    records = fresh.records if sample.file is None else lines_of(folder / sample.file)
    return {
        record["article"]["text"]: record
        for record in records
        if record["article"]["language"] == LANGUAGE and sample.holds(record.get("key", ""))
    }


def fresh_articles(samples: Sequence[Sample], *, labels: Path, news: Path) -> Joined:
    """Join the articles whose labels are in the repository, if a sample asks for them."""
    asked = [sample for sample in samples if sample.file is None]
    if not asked:
        return Joined()
    records = lines_of(labels)
    return join([r for r in records if any(sample.holds(r["key"]) for sample in asked)], folder=news)


def complete(samples: Sequence[Sample], fresh: Joined, console: Console) -> list[Sample]:
    """Leave out samples that lack a text and say so: figures over a part say nothing about their floors."""
    without = [sample for sample in samples if any(sample.lacks(item.key) for item in fresh.missing)]
    if without:
        why = (
            "the news archive is absent or has none of their texts" if fresh.nothing else "texts are missing"
        )
        names = ", ".join(sample.name for sample in without)
        console.print(f"{names} not measured: {why}.", highlight=False, soft_wrap=True)
    return [sample for sample in samples if sample not in without]


def coded(texts: Sequence[str]) -> Iterator[Record]:
    """Read and code texts as the command line does; refusals are told on the standard error."""
    from saksi import codec
    from saksi.model import Page, Refusal
    from saksi.pipeline import run
    from saksi.steps.code import load

    pages = (Page(text.encode(), source=f"{text[:40]!r}...") for text in texts)
    for result in run(pages, coder=load()):
        if isinstance(result, Refusal):
            print(f"refused: {result.source} {result.reason} ({result.code})", file=sys.stderr)
        else:
            yield json.loads(codec.encode(result))


def show(console: Console, sample: str, figures: Figures, floors: Floors) -> None:
    """Print the figures of a sample beside their floors."""
    console.print(f"[bold]{LANGUAGE} {sample}[/bold]  {figures.note}", highlight=False)
    table = Table(box=None)
    table.add_column("")
    for heading in ("figure", "floor", "difference"):
        table.add_column(heading, justify="right")
    for name, value in figures.values.items():
        floor = floors.of(sample).get(name)
        if floor is None:
            table.add_row(name, f"{value:.3f}", "-", "")
        else:
            style = "red" if value < floor else None
            table.add_row(name, f"{value:.3f}", f"{floor:.3f}", f"{value - floor:+.3f}", style=style)
    console.print(table)
    console.print()


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=SHARED / "gold", help="folder of annotated articles")
    parser.add_argument(
        "--readme", type=Path, default=HERE.parent / "README.md", help="what --write renews too"
    )
    parser.add_argument("--labels", type=Path, default=LABELS, help="annotated articles without their text")
    parser.add_argument("--news", type=Path, default=FOLDER, help="folder of the unpacked news")
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score.py", help="the scorer")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.toml", help="the file of floors")
    parser.add_argument(
        "--sample", choices=[sample.name for sample in SAMPLES], action="append", help="only these samples"
    )
    parser.add_argument(
        "--also",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="score this file too, without floors",
    )
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="list N errors of each open sample"
    )
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the records there, as JSON Lines")
    parser.add_argument("--write", action="store_true", help="raise floors, and renew the README's table")
    parser.add_argument("--lower", metavar="REASON", help="lower broken floors too, and say why")
    options = parser.parse_args(words)
    if options.lower and not options.write:
        parser.error("--lower goes with --write")
    if options.write and (options.sample or options.also):
        parser.error("--write measures the samples that have floors; leave out --sample and --also")
    return options


def measure(
    samples: Sequence[Sample], options: argparse.Namespace, floors: Floors, fresh: Joined, console: Console
) -> dict[str, Figures]:
    """Score the samples and print their tables."""
    scorer = load_scorer(options.scorer)
    golds = {sample.name: gold_of(sample, options.gold, fresh) for sample in samples}
    texts = list(dict.fromkeys(text for gold in golds.values() for text in gold))
    records: dict[str, Record] = {record["article"]["text"]: record for record in coded(texts)}
    if options.keep:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records.values())
        options.keep.write_text("".join(lines), encoding="utf-8")
    found = {}
    for sample in samples:
        gold = golds[sample.name]
        figures = scorer(gold, {text: records[text] for text in gold if text in records})
        found[sample.name] = figures
        show(console, sample.name, figures, floors)
        if options.errors and not sample.held:
            for error in figures.errors[: options.errors]:
                console.print(f"  {error}", markup=False, highlight=False, soft_wrap=True)
            console.print()
    return found


def verdict(broken: Sequence[Broken], floors: Floors, console: Console) -> int:
    """Say whether the floors hold; the exit status."""
    if not floors.samples and not broken:
        console.print("No floors are set; --write sets them.")
        return 0
    for item in broken:
        console.print(item.sentence, style="red", markup=False, highlight=False, soft_wrap=True)
    console.print("All floors hold." if not broken else f"{len(broken)} broken.")
    return 1 if broken else 0


def main(words: Sequence[str] | None = None) -> int:
    """Measure, compare, and write floors if asked; the exit status."""
    options = arguments(words)
    console = Console()
    if not options.gold.is_dir() or not options.scorer.is_file():
        console.print(f"No annotated articles beside the repository ({options.gold}): nothing measured.")
        return 0
    samples = [sample for sample in SAMPLES if not options.sample or sample.name in options.sample]
    fresh = fresh_articles(samples, labels=options.labels, news=options.news)
    samples = complete(samples, fresh, console)
    files = {options.labels if sample.file is None else options.gold / sample.file for sample in samples}
    digests = {file.name: digest(file) for file in sorted(files)}
    samples += [Sample(path.stem, str(path.resolve()), held=True) for path in options.also]
    floors = read_floors(options.floors)
    figures = measure(samples, options, floors, fresh, console)
    values = {name: item.values for name, item in figures.items()}
    broken = compare(values, floors, digests)
    if not fresh.nothing:
        broken += [Broken(item.key, item.sentence) for item in fresh.missing]
    if not options.write:
        return verdict(broken, floors, console)
    if broken and not options.lower:
        verdict(broken, floors, console)
        console.print('Nothing written. To accept this: --write --lower "why".')
        return 1
    write_floors(options.floors, updated(values, floors, digests, reason=options.lower))
    console.print(f"Floors written to {options.floors.name}.")
    if write_accuracy(options.readme, values):
        console.print(f"Table of {options.readme.name} renewed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
