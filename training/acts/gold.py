"""The annotated articles with their texts, and which of them may be learnt from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.join import join, labels_in, lines_of

Record = dict[str, Any]
HERE = Path(__file__).resolve().parents[2]
SHARED = HERE.parent / "shared" / "gold"
LABELS = HERE / "evaluation" / "gold"
LANGUAGES = ("id", "ms", "en")
#: Much of these stands in a held article, too: nothing learns from them.
COPIES = frozenset({"en-c489", "id-c349", "ms-c007"})
#: Held by their series, but the same as articles that are learnt from, or nearly: nothing reports on them.
TWICE = frozenset({"id-b01", "id-b05", "id-b07", "id-b08", "id-b11"})
#: Indonesian versions of English wire reports: their acts of speaking keep the past tense of the English,
#: where Indonesian news has no tense and the codebook's "present" is usual.
TRANSLATED = "id/panl_antara_int_2007_pseudo_articles.jsonl"


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article.

    Args:
        key: its key.
        language: the language that it is coded in.
        record: the labels with the text, in the codebook's format.
        split: "read", "tune" or "held"; what ships learns from the first two alike, never from "held".
    """

    key: str
    language: str
    record: Record
    split: str

    @property
    def translated(self) -> bool:
        """Whether it is translated, and so tells little of when acts are set in its language."""
        return (self.record.get("origin") or {}).get("file") == TRANSLATED


def split_of(key: str) -> str:
    """Tell what an article is for, from its key.

    The articles of series c are parted by their numbers; of the earlier ones those that were never read stay
    held.

    Example:
        >>> [split_of(key) for key in ("id-c004", "id-c005", "id-c006", "id-d12", "id-a02")]
        ['held', 'tune', 'read', 'held', 'read']
    """
    series, number = key[3:4], int(key[4:] or 0) if key[4:].isdigit() else 0
    if series == "c":
        return {0: "held", 1: "tune"}.get(number % 4, "read")
    if key.startswith("en-d"):
        return "held" if number >= 5 else "read"
    limits = {"d": 10, "a": 13, "b": 0, "t": 0}
    return "held" if series in limits and number >= limits[series] else "read"


def load(*, shared: Path = SHARED, labels: Path = LABELS) -> Iterator[Gold]:
    """Yield every annotated article whose text is at hand."""
    for name in ("seed.jsonl", "dev.jsonl", "noisy.jsonl"):
        path = shared / name
        for record in lines_of(path) if path.exists() else ():
            yield _gold(record, record.get("key") or "seed")
    for language in LANGUAGES:
        for record in join(labels_in(labels, language)).records:
            if record["key"] not in COPIES | TWICE:
                yield _gold(record, record["key"])


def from_folders(folders: list[Path]) -> Iterator[Gold]:
    """Yield articles that are labelled but not stored yet: one file an article."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            record["article"].setdefault("language", record["key"][:2])
            yield _gold(record, record["key"])


def _gold(record: Record, key: str) -> Gold:
    return Gold(key, record["article"]["language"], record, split_of(key))
