"""How far two readers of the same articles agree, in the figures that the program is measured by.

    python -m evaluation.agreement             # the labels in gold/ and gold/second/, joined with their texts
    python -m evaluation.agreement FOLDER      # a folder of labellers, as `evaluation.labels` takes it over
    python -m evaluation.agreement --write     # renew agreement.toml and the table in the README too

The first reading counts as gold and the second as system; F1 is the same the other way round, accuracies
nearly.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.join import LABELS, LANGUAGES, join, labels_in
from evaluation.labels import readings
from evaluation.news import FOLDER
from evaluation.readers import FILE, write_agreement
from evaluation.readme import put_between
from evaluation.scorer import Figures, Record, score
from saksi.evaluation import RESAMPLES

README = Path(__file__).resolve().parent / "README.md"
OPENING, CLOSING = "<!-- agreement: written by evaluation/agreement.py -->", "<!-- end of agreement -->"
SHOWN = (
    *("event", "event_soft", "type", "statement", "content"),
    *("attribution", "certainty", "polarity", "time", "mode", "statement_kind"),
)


@dataclass(frozen=True, slots=True)
class Readings:
    """The same articles as two readers labelled them, by text."""

    first: Mapping[str, Record]
    second: Mapping[str, Record]


def of_folder(folder: Path, language: str) -> Readings:
    """Take the articles of a language that two labellers of a folder have read."""
    one, two = (
        {r["article"]["text"]: r for r in readings(folder, second=second) if r["origin"]["lang"] == language}
        for second in (False, True)
    )
    return Readings({text: one[text] for text in one if text in two}, {t: two[t] for t in two if t in one})


def of_repository(labels: Path, language: str, *, news: Path = FOLDER) -> Readings:
    """Take the articles of a language that the repository has labels of twice, with their texts."""
    second = labels_in(labels / "second", language)
    keys = {record["key"] for record in second}
    first = [record for record in labels_in(labels, language) if record["key"] in keys]
    one, two = (
        {r["article"]["text"]: r for r in join(side, folder=news).records} for side in (first, second)
    )
    return Readings({text: one[text] for text in one if text in two}, {t: two[t] for t in two if t in one})


def table_of(found: Mapping[str, Figures]) -> str:
    """Write agreement as a table of Markdown: a column a language.

    Example:
        >>> print(table_of({"id": Figures({"type": 0.9}, "4 articles")}))
        | figure | id |
        | --- | ---: |
        | over | 4 articles |
        | `type` | 0.90 |
    """
    rows = [
        ["figure", *found],
        ["---", *["---:"] * len(found)],
        ["over", *(figures.note for figures in found.values())],
    ]
    for name in SHOWN:
        if any(name in figures.values for figures in found.values()):
            rows.append([f"`{name}`", *(_cell(figures, name) for figures in found.values())])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _cell(figures: Figures, name: str) -> str:
    if name not in figures.values:
        return "-"
    interval = figures.intervals.get(name)
    return f"{figures.values[name]:.2f}" + (f" [{interval.low:.2f}, {interval.high:.2f}]" if interval else "")


def main(words: Sequence[str] | None = None) -> int:
    """Print the table of agreement; the exit status is 1 if nothing was read twice."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "folder", type=Path, nargs="?", help="a folder of labellers; default: evaluation/gold"
    )
    parser.add_argument("--labels", type=Path, default=LABELS, help="folder of labels without texts")
    parser.add_argument("--news", type=Path, default=FOLDER, help="folder of the unpacked news")
    parser.add_argument("--write", action="store_true", help="renew the file of figures and the table")
    parser.add_argument("--readme", type=Path, default=README, help="the document that --write renews")
    parser.add_argument("--figures", type=Path, default=FILE, help="the file of figures that --write renews")
    options = parser.parse_args(words)
    if options.write and options.folder:
        parser.error("--write keeps the agreement of this repository's labels; leave out the folder")
    found = {}
    for language in LANGUAGES:
        read = (
            of_folder(options.folder, language)
            if options.folder
            else of_repository(options.labels, language, news=options.news)
        )
        if read.first:
            found[language] = score(read.first, read.second, resamples=RESAMPLES)
    if not found:
        print("No article with two readings was found.")
        return 1
    print(table_of(found))
    if options.write:
        write_agreement(found, SHOWN, path=options.figures)
        print(f"Figures written to {options.figures.name}.")
        if put_between(options.readme, OPENING, CLOSING, table_of(found)):
            print(f"Table of {options.readme.name} renewed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
