"""One document of accuracy: annotated articles and public sets, others' figures beside ours.

    python -m evaluation.accuracy
    python -m evaluation.accuracy --only pfsa-id --data FOLDER

writes docs/accuracy.md. A set that is absent, or not asked for, keeps the section that the document has,
with the date of its own run; the reason is told. Nothing here has floors: those are the gate's.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.articles import KEY as ARTICLES
from evaluation.articles import measure as measure_articles
from evaluation.data import Data
from evaluation.public import factuality, pfsa_id, plover_gold, polnear, treebanks
from evaluation.public.table import Absent, Measured, Row, Table
from saksi import __version__
from saksi.steps.code import VERSION

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
COMMAND = "python -m evaluation.accuracy"
OPENING = f"""\
# Accuracy

Written by `make accuracy` (`{COMMAND}`); each section says when and by which version. Between
brackets: 95 % of 1,000 resamples (percentile bootstrap, over articles or sentences). "Others" are published
figures, on data that may differ; each section says how it counts. How the samples are made and held:
`evaluation/README.md`.
"""
MEASURES: Mapping[str, Callable[[Data], Measured]] = {
    ARTICLES: measure_articles,
    pfsa_id.KEY: pfsa_id.measure,
    polnear.KEY: polnear.measure,
    factuality.KEY: factuality.measure,
    plover_gold.KEY: plover_gold.measure,
    treebanks.KEY: treebanks.measure,
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """When figures were measured, and by which coder."""

    day: str
    coder: str


def section(table: Table, stamp: Stamp) -> str:
    """Write one set.

    Example:
        >>> text = section(Table("x", "Title", "How.", [Row("a", 93.21)]), Stamp("2026-11-26", "saksi 1"))
        >>> print(text.splitlines()[-1])
        | a | 93.2 | - |  |
    """
    lines = [f"## {table.title}", "", table.text, "", f"Measured {stamp.day} by {stamp.coder}.", ""]
    return "\n".join([*lines, *(_wide(table) if table.wide else _long(table))])


def _long(table: Table) -> list[str]:
    """Write a line for each figure."""
    lines = ["| | ours | others | over |", "| --- | ---: | --- | --- |"]
    for row in table.rows:
        lines.append(f"| {row.name} | {_value(row, table.digits)} | {row.others or '-'} | {row.over} |")
    return lines


def _wide(table: Table) -> list[str]:
    """Write a line for each set and a column for each figure."""
    columns = list(dict.fromkeys(row.name.rpartition(": ")[2] for row in table.rows))
    cells: dict[str, dict[str, str]] = {}
    over: dict[str, str] = {}
    for row in table.rows:
        name, _, column = row.name.rpartition(": ")
        cells.setdefault(name, {})[column] = _value(row, table.digits)
        over[name] = row.over
    lines = ["| | " + " | ".join([*columns, "over"]) + " |", "| --- |" + " ---: |" * len(columns) + " --- |"]
    for name, values in cells.items():
        lines.append("| " + " | ".join([name, *(values.get(c, "-") for c in columns), over[name]]) + " |")
    return lines


def _value(row: Row, digits: int) -> str:
    value = f"{row.value:.{digits}f}"
    if row.interval is not None:
        value += f" [{row.interval.low:.{digits}f}, {row.interval.high:.{digits}f}]"
    return value


def marks(key: str) -> tuple[str, str]:
    """Return the marks around a section of the document."""
    return f"<!-- set: {key} -->", f"<!-- end of {key} -->"


def kept(document: str, key: str) -> str | None:
    """Return the section that a document has of a set."""
    opening, closing = marks(key)
    _, found, rest = document.partition(opening)
    return rest.partition(closing)[0].strip("\n") if found and closing in rest else None


def written(document: str, sections: Mapping[str, str]) -> str:
    """Write the document anew, with new sections where there are any, and the old ones elsewhere."""
    parts = [OPENING]
    for key in MEASURES:
        text = sections.get(key) or kept(document, key)
        if text is not None:
            opening, closing = marks(key)
            parts.append(f"{opening}\n{text}\n{closing}\n")
    return "\n".join(parts)


def main(words: Sequence[str] | None = None) -> int:
    """Measure and write; the exit status is 0 also where sets are absent."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="only these sets")
    parser.add_argument("--data", type=Path, default=Data().folder, help="folder of unpacked data sets")
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="what is written")
    options = parser.parse_args(words)
    document = options.document.read_text(encoding="utf-8") if options.document.exists() else ""
    stamp = Stamp(date.today().isoformat(), f"saksi {__version__}, coder {VERSION}")
    for key in options.only or MEASURES:
        result = MEASURES[key](Data(options.data))
        if isinstance(result, Absent):
            old = "; the old figures stay" if kept(document, key) else ""
            print(f"{result.title}: not measured, {result.reason}{old}.")
            continue
        text = section(result, stamp)
        print(f"{text}\n")
        # Each set is written as soon as it is measured: a run that is stopped loses nothing.
        document = written(document, {key: text})
        options.document.write_text(document, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
