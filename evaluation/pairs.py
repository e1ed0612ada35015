"""Pairs that are the same or not: precision, recall, F1 and B-cubed, and floors for them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation.floors import compare, digest, read_floors, updated, write_floors

FLOORS = Path(__file__).resolve().parent / "floors_relations.toml"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things and whether they are the same; `half` tells training from scoring, `kind` what it tries."""

    one: str
    other: str
    same: bool
    half: str
    kind: str = ""


def figures(pairs: Collection[Pair], found: Mapping[str, str]) -> dict[str, float]:
    """Score the sets that things were put in, by the labelled pairs.

    B-cubed is taken over the labelled pairs: for each thing, which share of those labelled against it and
    put beside it belongs there, and which share of those that belong there was put beside it; itself counts.

    Args:
        pairs: the labelled pairs.
        found: by thing, the set that it was put in.

    Example:
        >>> pairs = [Pair("a", "b", True, "held"), Pair("a", "c", False, "held")]
        >>> figures(pairs, {"a": "1", "b": "1", "c": "2"})
        {'precision': 1.0, 'recall': 1.0, 'f1': 1.0, 'bcubed': 1.0}
    """
    together = {pair: found[pair.one] == found[pair.other] for pair in pairs}
    hits = sum(pair.same and together[pair] for pair in pairs)
    said, true = sum(together.values()), sum(pair.same for pair in pairs)
    precision, recall = hits / said if said else 0.0, hits / true if true else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * hits / (said + true) if said + true else 0.0,
        "bcubed": _bcubed(together),
    }


def _bcubed(together: Mapping[Pair, bool]) -> float:
    gold: dict[str, set[str]] = {}
    put: dict[str, set[str]] = {}
    for pair, found in together.items():
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            for sets, belongs in ((gold, pair.same), (put, found)):
                sets.setdefault(one, {one}).update({other} if belongs else ())
    shared = {name: len(gold[name] & put[name]) for name in gold}
    precision = sum(shared[name] / len(put[name]) for name in gold) / len(gold)
    recall = sum(shared[name] / len(gold[name]) for name in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def by_kind(pairs: Collection[Pair], found: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Count by kind of pair how many are right, and how many there are."""
    counted: dict[str, tuple[int, int]] = {}
    for pair in pairs:
        right, of = counted.get(pair.kind, (0, 0))
        counted[pair.kind] = (right + ((found[pair.one] == found[pair.other]) == pair.same), of + 1)
    return counted


def judge(
    name: str,
    pairs: Sequence[Pair],
    found: Mapping[str, str],
    *,
    files: Collection[Path],
    write: bool,
    lower: str | None,
    floors_file: Path = FLOORS,
) -> int:
    """Print the figures of both halves beside their floors, and write floors if asked; the exit status."""
    console = Console()
    halves = {
        f"id/{name}-{half}": [pair for pair in pairs if pair.half == half]
        for half in dict.fromkeys(pair.half for pair in pairs)
    }
    measured = {half: figures(some, found) for half, some in halves.items()}
    floors = read_floors(floors_file)
    table = Table(box=None)
    for heading in ("", "pairs", "same", "precision", "recall", "F1", "B-cubed"):
        table.add_column(heading, justify="left" if not heading else "right")
    for half, values in measured.items():
        some = halves[half]
        table.add_row(
            half,
            str(len(some)),
            str(sum(pair.same for pair in some)),
            *(f"{value:.3f}" for value in values.values()),
        )
    console.print(table)
    for kind, (right, of) in sorted(by_kind(pairs, found).items()):
        if kind:
            console.print(f"  {kind}: {right} of {of} right", highlight=False)
    digests = {file.name: digest(file) for file in sorted(files)}
    mine = {file: value for file, value in floors.digests.items() if file not in digests}
    broken = compare(measured, floors, digests)
    for item in broken:
        console.print(item.sentence, style="red", markup=False, highlight=False, soft_wrap=True)
    if write and (lower or not broken):
        write_floors(floors_file, updated(measured, floors, {**mine, **digests}, reason=lower))
        console.print(f"Floors written to {floors_file.name}.")
        return 0
    console.print("All floors hold." if not broken else f"{len(broken)} broken.")
    return 1 if broken else 0
