"""The articles of one batch, read back from the tables for what is derived from them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.dataset as ds

from saksi.model import Coded
from saksi.store import tables
from saksi.store.place import Place
from saksi.store.rows import Row, to_coded


@dataclass(frozen=True, slots=True)
class Stored:
    """The articles of a batch with their records, and those that they replace."""

    added: list[Coded]
    replaced: list[Coded]


def stored_in(place: Place, batch: int) -> Stored:
    """Read the articles of a batch, and those that they replace."""
    articles = _rows(place, "articles", ds.field("batch") == batch)
    replaced = {(row["supersedes"], row["supersedes_batch"]) for row in articles if row["supersedes"]}
    new = [row for row in articles if (row["id"], batch) not in replaced]
    # What was added and replaced within one batch never counted.
    replaced -= {(row["id"], batch) for row in articles}
    batches = sorted({number for _, number in replaced})
    old = [
        row
        for row in (_rows(place, "articles", ds.field("batch").isin(batches)) if batches else [])
        if (row["id"], row["batch"]) in replaced
    ]
    return Stored(_coded(place, new), _coded(place, old))


def _rows(place: Place, name: str, condition: ds.Expression) -> list[Row]:
    found: list[Row] = (
        tables.table(place, name)
        .to_pyarrow_dataset()
        .to_table(filter=condition)
        .to_pylist(maps_as_pydicts="strict")
    )
    return found


def _coded(place: Place, articles: Sequence[Row]) -> list[Coded]:
    """Put articles and their records together."""
    if not articles:
        return []
    batches = sorted({row["batch"] for row in articles})
    inside: dict[str, dict[tuple[str, int], list[Row]]] = {}
    for name in ("statements", "events"):
        inside[name] = {}
        for row in _rows(place, name, ds.field("batch").isin(batches)):
            inside[name].setdefault((row["article"], row["batch"]), []).append(row)
    made = []
    for row in articles:
        key = (row["id"], row["batch"])
        plain = row | {"known": dict(row["known"] or ())}
        made.append(to_coded(plain, inside["statements"].get(key, ()), inside["events"].get(key, ())))
    return made
