"""JSON Lines of the codebook: one article a line with its text and records; `saksi add` takes them back."""

from collections import defaultdict
from collections.abc import Iterable

import pyarrow as pa

from saksi import codec
from saksi.export.selection import Row, Selection, rows_of
from saksi.export.writing import Made, Target
from saksi.store.rows import to_coded


def write(selection: Selection, target: Target) -> Made:
    """Write `articles.jsonl`."""
    statements, events = _by_article(selection.statements.table), _by_article(selection.events.table)
    with (target.folder / "articles.jsonl").open("wb") as stream:
        for article in rows_of(selection.articles.table):
            coded = to_coded(
                article | {"known": dict(article["known"] or {})},
                sorted(statements[article["id"]], key=_said_first),
                sorted(events[article["id"]], key=lambda row: (row["predicate"]["start"], row["id"])),
            )
            stream.write(codec.encode(coded) + b"\n")
    counts = selection.articles.shown, selection.statements.shown, selection.events.shown
    note = "The lines hold {:,} articles, {:,} statements and {:,} events.".format(*counts)
    return Made({"articles.jsonl": counts[0]}, notes=(note,))


def _said_first(row: Row) -> tuple[int, int, str]:
    return row["content"]["start"], -row["content"]["end"], row["id"]


def _by_article(table: pa.Table) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    rows: Iterable[Row] = rows_of(table)
    for row in rows:
        found[row["article"]].append(row)
    return found
