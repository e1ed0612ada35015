"""Hold the accuracy of saksi against its floors.

Each annotated article goes through the program's own pipeline as a page of plain text: what is scored is
what `saksi read --json` prints, by the scorer of `saksi evaluate`. The articles stand beside the
repository and are not part of it; only the labels of some are (`evaluation.join`). Where they are absent,
the gate says so and measures nothing.

    python -m evaluation.gate
    python -m evaluation.gate --sample id/dev-read --errors 30
    python -m evaluation.gate --write
    python -m evaluation.gate --write --lower "names of cities are no longer actors"
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation.floors import Broken, Floors, compare, digest, read_floors, updated, write_floors
from evaluation.join import LABELS, Joined, lines_of
from evaluation.news import FOLDER
from evaluation.readme import write_accuracy
from evaluation.samples import SAMPLES, Sample, complete, files_of, gold_of, labelled_articles
from evaluation.scorer import Figures, Record, score

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"


def coded(gold: Mapping[str, Record]) -> Iterator[Record]:
    """Read and code articles as the command line does; refusals are told on the standard error."""
    from saksi.evaluation import coded as code
    from saksi.model import Refusal
    from saksi.steps.code import load

    for result in code(gold, coder=load(why=True)):
        if isinstance(result, Refusal):
            print(f"refused: {result.source} {result.reason} ({result.code})", file=sys.stderr)
        else:
            yield result


def show(console: Console, sample: str, figures: Figures, floors: Floors) -> None:
    """Print the figures of a sample beside their floors."""
    console.print(f"[bold]{sample}[/bold]  {figures.note}", highlight=False)
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
    parser.add_argument("--labels", type=Path, default=LABELS, help="folder of labels without their texts")
    parser.add_argument("--news", type=Path, default=FOLDER, help="folder of the unpacked news")
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
    samples: Sequence[Sample],
    options: argparse.Namespace,
    floors: Floors,
    labelled: Joined,
    console: Console,
) -> dict[str, Figures]:
    """Score the samples and print their tables; a sample without articles or floors is left out."""
    golds = {sample.name: gold_of(sample, options.gold, labelled) for sample in samples}
    articles = {text: record for gold in golds.values() for text, record in gold.items()}
    records: dict[str, Record] = {record["article"]["text"]: record for record in coded(articles)}
    if options.keep:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records.values())
        options.keep.write_text("".join(lines), encoding="utf-8")
    found = {}
    for sample in samples:
        gold = golds[sample.name]
        if not gold and not floors.of(sample.name):
            continue
        figures = score(gold, {text: records[text] for text in gold if text in records})
        found[sample.name] = figures
        show(console, sample.name, figures, floors)
        if options.errors and not sample.held:
            for mistake in figures.mistakes[: options.errors]:
                both = f"gold {mistake.gold}, system {mistake.system}"
                told = f"  {mistake.kind} {mistake.what}: {both} | {mistake.quote}"
                console.print(told, markup=False, highlight=False, soft_wrap=True)
            console.print()
    return found


def also(path: Path) -> Sample:
    """Make a sample of another file, in the language of its first article."""
    language = next(lines_of(path))["article"]["language"]
    return Sample(f"{language}/{path.stem}", str(path.resolve()), held=True)


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
    if not options.gold.is_dir():
        console.print(f"No annotated articles beside the repository ({options.gold}): nothing measured.")
        return 0
    samples = [sample for sample in SAMPLES if not options.sample or sample.name in options.sample]
    labelled = labelled_articles(samples, labels=options.labels, news=options.news)
    samples = complete(samples, labelled, console)
    files = {files_of(sample, options.gold, options.labels) for sample in samples}
    digests = {file.name: digest(file) for file in sorted(files) if file.exists()}
    samples += [also(path) for path in options.also]
    floors = read_floors(options.floors)
    figures = measure(samples, options, floors, labelled, console)
    values = {name: item.values for name, item in figures.items()}
    broken = compare(values, floors, digests)
    if not labelled.nothing:
        broken += [Broken(item.key, item.sentence) for item in labelled.missing]
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
