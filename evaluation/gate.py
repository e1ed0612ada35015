"""Hold the accuracy of saksi against its floors.

Each annotated article goes through the program's own pipeline as a page of plain text: what is scored is what
`saksi read --json` prints. The scorer and the articles stand beside the repository and are not part of it;
without them there is nothing to measure, and the gate says so.

    python -m evaluation.gate
    python -m evaluation.gate --sample dev-read --errors 30
    python -m evaluation.gate --write
    python -m evaluation.gate --write --lower "names of cities are no longer actors"
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation.floors import Broken, Floors, compare, digest, read_floors, updated, write_floors
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
        file: the file of gold articles.
        first: the first key that belongs to it, or None for all keys of the file.
        last: the last one.
        held: whether its errors are kept from those who write rules.
    """

    name: str
    file: str
    first: str | None = None
    last: str | None = None
    held: bool = False

    def holds(self, key: str) -> bool:
        """Tell whether an article belongs to the sample."""
        return self.first is None or self.last is None or self.first <= key <= self.last


SAMPLES = (
    Sample("seed", "seed.jsonl"),
    Sample("dev", "dev.jsonl", held=True),
    Sample("dev-read", "dev.jsonl", first="id-d01", last="id-d09"),
    Sample("dev-held", "dev.jsonl", first="id-d10", last="id-d18", held=True),
    Sample("noisy", "noisy.jsonl", held=True),
)


def gold_of(sample: Sample, folder: Path) -> dict[str, Record]:
    """Read the articles of a sample, by their text: that is how the scorer pairs them."""
    found = {}
    with (folder / sample.file).open(encoding="utf-8") as lines:
        for line in lines:
            record: Record = json.loads(line)
            article = record["article"]
            if article["language"] == LANGUAGE and sample.holds(record.get("key", "")):
                found[article["text"]] = record
    return found


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


def measure(options: argparse.Namespace, floors: Floors, console: Console) -> dict[str, Figures]:
    """Score the samples and print their tables."""
    scorer = load_scorer(options.scorer)
    samples = [sample for sample in SAMPLES if not options.sample or sample.name in options.sample]
    samples += [Sample(path.stem, str(path.resolve()), held=True) for path in options.also]
    golds = {sample.name: gold_of(sample, options.gold) for sample in samples}
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
    if not floors.samples:
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
    floors = read_floors(options.floors)
    names = sorted({s.file for s in SAMPLES if not options.sample or s.name in options.sample})
    digests = {name: digest(options.gold / name) for name in names}
    figures = measure(options, floors, console)
    values = {name: item.values for name, item in figures.items()}
    broken = compare(values, floors, digests)
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
