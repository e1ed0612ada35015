"""Labels from a folder of labellers into `evaluation/gold/`, without the texts.

Each labeller has a folder; the second readings of some articles lie in folders that end in "-second":

    FOLDER/index.json              where each article comes from: file, id, outlet, date, lang, key
    FOLDER/GROUP/gold/KEY.json     one annotated article in the codebook's format
    FOLDER/GROUP-second/gold/KEY.json

    python -m evaluation.labels FOLDER

writes `gold/LANGUAGE.jsonl` and, for the second readings, `gold/second/LANGUAGE.jsonl`. Records that are
there already and are not in the folder stay; those of the same key are replaced. Labels that cannot be
kept, such as those whose title does not stand in the text, are named and left out.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.join import LABELS, labels_in, stripped, write_lines
from evaluation.scorer import Record

#: How the folder of a labeller's second readings ends.
SECOND = "-second"


@dataclass(frozen=True, slots=True)
class Kept:
    """What one run has taken over: how many labels by language and reading, and what could not be."""

    counts: Mapping[str, int]
    problems: tuple[str, ...]


def readings(folder: Path, *, second: bool) -> Iterator[Record]:
    """Read the annotated articles of all labellers, by key, with their origin.

    Args:
        folder: the folder of the labellers.
        second: whether the second readings are wanted, or the first.
    """
    origins = {item["key"]: item for item in json.loads((folder / "index.json").read_text(encoding="utf-8"))}
    files = [
        file for file in folder.glob("*/gold/*.json") if file.parent.parent.name.endswith(SECOND) == second
    ]
    for file in sorted(files, key=lambda file: file.stem):
        record = json.loads(file.read_text(encoding="utf-8"))
        record["origin"] = origins[record["key"]]
        record["annotation"] = "second" if second else "first"
        record["article"].setdefault("language", record["origin"]["lang"])
        yield record


def keep(folder: Path, gold: Path) -> Kept:
    """Strip the labels of a folder and put them beside those that are there already."""
    counts: dict[str, int] = {}
    problems: list[str] = []
    for second in (False, True):
        found: dict[str, list[Record]] = {}
        for record in readings(folder, second=second):
            try:
                found.setdefault(record["origin"]["lang"], []).append(stripped(record))
            except ValueError:
                problems.append(f"{record['key']}: its title or summary does not stand in the text.")
        target = gold / "second" if second else gold
        for language, records in sorted(found.items()):
            target.mkdir(parents=True, exist_ok=True)
            merged = {record["key"]: record for record in (*labels_in(target, language), *records)}
            write_lines(target / f"{language}.jsonl", (merged[key] for key in sorted(merged)))
            counts[f"{language}{SECOND if second else ''}"] = len(records)
    return Kept(counts, tuple(problems))


def main(words: Sequence[str] | None = None) -> int:
    """Take labels over; the exit status is 1 if some could not be kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of the labellers")
    parser.add_argument("--gold", type=Path, default=LABELS, help="where labels without texts are kept")
    options = parser.parse_args(words)
    if not (options.folder / "index.json").is_file():
        parser.error(f"{options.folder} has no index.json")
    kept = keep(options.folder, options.gold)
    for name, count in kept.counts.items():
        print(f"{name}: {count} articles.")
    for problem in kept.problems:
        print(problem)
    return 1 if kept.problems else 0


if __name__ == "__main__":
    sys.exit(main())
