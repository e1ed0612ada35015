"""The table of accuracy in the README, so that its figures are always those of a run."""

from collections.abc import Mapping
from pathlib import Path

OPENING, CLOSING = "<!-- accuracy: written by evaluation/gate.py -->", "<!-- end of accuracy -->"

#: The columns: heading and sample.
COLUMNS = (
    ("Indonesian, seen while writing", "id/dev-read"),
    ("Indonesian, only scored", "id/labels-held"),
    ("English, only scored", "en/labels-held"),
    ("Malay, only scored", "ms/labels-held"),
    ("Indonesian, damaged text", "id/noisy"),
)
#: The rows: what the figure says in plain words, its name, and what two people reach against each other.
ROWS = (
    ("act: type, actors, recipients and line right (F1)", "event", "0.90"),
    ("act: type and line right (F1)", "type", "0.90"),
    ("statement: source and content right (F1)", "statement", "0.92"),
    ("how sure, of acts found", "certainty", "0.96"),
    ("past, present or future", "time", "0.92"),
    ("did or did not", "polarity", ""),
    ("according to whom, of acts found", "attribution", ""),
)


def accuracy_table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Write the figures as a table of Markdown; samples that were not measured have no column.

    Example:
        >>> print(accuracy_table({"id/noisy": {"type": 0.5}}).splitlines()[3])
        | act: type and line right (F1) | 0.50 | 0.90 |
    """
    columns = [(heading, sample) for heading, sample in COLUMNS if sample in figures]
    heading = ["", *(heading for heading, _ in columns), "two people"]
    lines = [heading, ["---", *["---:"] * (len(heading) - 1)]]
    for words, name, people in ROWS:
        values = (figures[sample].get(name) for _, sample in columns)
        lines.append([words, *("-" if value is None else f"{value:.2f}" for value in values), people])
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def put_between(path: Path, opening: str, closing: str, content: str) -> bool:
    """Put content between two marks of a file; whether the file has them."""
    text = path.read_text(encoding="utf-8")
    before, first, rest = text.partition(opening)
    _, last, after = rest.partition(closing)
    if not first or not last:
        return False
    path.write_text(f"{before}{opening}\n{content}\n{closing}{after}", encoding="utf-8")
    return True


def write_accuracy(path: Path, figures: Mapping[str, Mapping[str, float]]) -> bool:
    """Put the table between its two marks; whether the file has them."""
    return put_between(path, OPENING, CLOSING, accuracy_table(figures))
