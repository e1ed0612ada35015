"""The table of accuracy in the README, so that its figures are always those of a run."""

from collections.abc import Mapping
from pathlib import Path

from evaluation.readers import NAMES, Agreement, read_agreement

OPENING, CLOSING = "<!-- accuracy: written by evaluation/gate.py -->", "<!-- end of accuracy -->"

#: The columns: heading and sample.
COLUMNS = (
    ("Indonesian, seen while writing", "id/dev-read"),
    ("Indonesian, only scored", "id/labels-held"),
    ("English, only scored", "en/labels-held"),
    ("Malay, only scored", "ms/labels-held"),
    ("Indonesian, damaged text", "id/noisy"),
)
#: The rows: what the figure says in plain words, and its name.
ROWS = (
    ("act: type, actors, recipients and line right (F1)", "event"),
    ("act: type and line right (F1)", "type"),
    ("statement: source and content right (F1)", "statement"),
    ("how sure, of acts found", "certainty"),
    ("past, present or future", "time"),
    ("did or did not", "polarity"),
    ("according to whom, of acts found", "attribution"),
)


def accuracy_table(
    figures: Mapping[str, Mapping[str, float]], agreement: Mapping[str, Agreement] | None = None
) -> str:
    """Write the figures as a table of Markdown, with a last column of what two readers reach by language.

    Samples that were not measured have no column, nor has an agreement that is empty; None takes that which
    the repository keeps.

    Example:
        >>> print(accuracy_table({"id/noisy": {"type": 0.5}}, {}).splitlines()[3])
        | act: type and line right (F1) | 0.50 |
    """
    readers = read_agreement() if agreement is None else agreement
    columns = [(heading, sample) for heading, sample in COLUMNS if sample in figures]
    heading = ["", *(heading for heading, _ in columns)]
    if readers:
        heading.append("two readers: " + ", ".join(NAMES[language] for language in readers))
    lines = [heading, ["---", *["---:"] * (len(heading) - 1)]]
    for words, name in ROWS:
        cells = [words, *(_cell(figures[sample].get(name)) for _, sample in columns)]
        if readers:
            cells.append(", ".join(_cell(found.values.get(name)) for found in readers.values()))
        lines.append(cells)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


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
