"""Annotated articles kept without their text, and the way back to the codebook's format.

The labels are ours, the texts belong to their publishers. So `gold/LANGUAGE.jsonl` keeps for each article
where its text stands in the news archive beside the repository, the SHA-256 of that text, and labels by
offsets. A title or summary is kept as the offsets at which it stands, a name only where its own offsets
do not give it back. Joining finds the text; one that is absent, or differs in a single character, is
named and left out: its offsets would point elsewhere.

    python -m evaluation.join OUT.jsonl
    python -m evaluation.join OUT.jsonl --key id-a03 --key id-a07
    python -m evaluation.join OUT.jsonl --strip LABELS.jsonl
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from evaluation.news import ARCHIVE, FOLDER, unpacked
from evaluation.scorer import Record

LANGUAGES = ("id", "en", "ms")
LABELS = Path(__file__).resolve().parent / "gold"
#: Fields of an article that repeat some of its text.
REPEATED = ("title", "summary")


@dataclass(frozen=True, slots=True)
class Missing:
    """An annotated article that has no text to be joined with.

    Args:
        key: the article's key.
        differs: whether the archive has the record, with another text than the annotated one.
    """

    key: str
    differs: bool

    @property
    def sentence(self) -> str:
        """Say what is wrong."""
        return f"{self.key}: its text {'is not the annotated one' if self.differs else 'is absent'}."


@dataclass(frozen=True, slots=True)
class Joined:
    """Articles in the codebook's format, and those that could not be joined."""

    records: tuple[Record, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def nothing(self) -> bool:
        """Tell whether no text was found at all, as where there is no archive."""
        return not self.records and not any(item.differs for item in self.missing)


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def lines_of(path: Path) -> Iterator[Record]:
    """Read a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def labels_in(folder: Path, language: str) -> list[Record]:
    """Read the labels of a language; none where there is no file."""
    path = folder / f"{language}.jsonl"
    return list(lines_of(path)) if path.exists() else []


def news_in(path: Path, ids: Iterable[str] = ()) -> Iterator[Record]:
    """Read the articles of a news file: JSON Lines, CSV, or passages of a plain text.

    Args:
        path: the file; of CSV, a first column without a name is the id, else `url`, else the number
            of the row from 1.
        ids: of a plain text, the passages that are wanted, as "FIRST+COUNT" in lines from 1.
    """
    if path.suffix == ".txt":
        all_lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        for id_ in sorted(ids):
            first, count = map(int, id_.split("+"))
            yield {"id": id_, "text": "\n".join(all_lines[first - 1 : first - 1 + count])}
        return
    if path.suffix != ".csv":
        yield from lines_of(path)
        return
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 1):
            yield {"id": row.get("") or row.get("url") or str(number), **row}


def write_lines(path: Path, records: Iterable[Record]) -> None:
    """Write a file of JSON Lines."""
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8")


def is_span(value: Any) -> bool:
    """Tell whether a value has offsets that point into the text."""
    return isinstance(value, dict) and value.get("start") is not None


def mentions(record: Record) -> Iterator[dict[str, Any]]:
    """Yield all actors and places of a record."""
    for statement in record["statements"]:
        yield from statement["source"]
    for event in record["events"]:
        for role in ("actor", "recipient", "location"):
            yield from event[role]


def stripped(record: Record) -> Record:
    """Take the text out of an annotated article.

    Args:
        record: in the codebook's format, with `file`, `id`, `outlet` and `date` as its origin.

    Raises:
        ValueError: if the title or summary does not stand in the text.
    """
    copy: Record = json.loads(json.dumps(record))
    article = copy["article"]
    text = article.pop("text")
    for name in REPEATED:
        if article.get(name):
            start = text.index(article[name])
            article[name] = {"start": start, "end": start + len(article[name])}
        elif name in article:
            article[name] = None
    for mention in mentions(copy):
        if is_span(mention):
            found = text[mention["start"] : mention["end"]]
            # The name that a pronoun stands for is a fact; a description is the publisher's own wording.
            if found == mention["name"] or not (mention["name"] or "")[:1].isupper():
                del mention["name"]
    origin = {name: copy["origin"].get(name) for name in ("file", "id", "outlet", "date")}
    return {**copy, "origin": origin, "article": {**article, "sha256": digest_of(text)}}


def joined_with(labels: Record, text: str) -> Record:
    """Put a text back into the article it was taken out of; the inverse of `stripped`."""
    copy: Record = json.loads(json.dumps(labels))
    article = copy["article"]
    del article["sha256"]
    for name in REPEATED:
        if is_span(article.get(name)):
            article[name] = text[article[name]["start"] : article[name]["end"]]
    for mention in mentions(copy):
        if "name" not in mention:
            mention["name"] = text[mention["start"] : mention["end"]]
    return {**copy, "article": {**article, "text": text}}


def texts_of(news: Record) -> tuple[str, ...]:
    """Return the texts that a page of the archive may have been annotated as: alone, or under its title."""
    text, title = news.get("text") or "", news.get("title") or ""
    return (text, f"{title}\n\n{text}")


def candidates(labels: Sequence[Record], *, folder: Path, archive: Path) -> dict[tuple[str, str], list[str]]:
    """Collect the texts that the archive has for annotated articles, by file and id."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for record in labels:
        wanted[record["origin"]["file"]].add(record["origin"]["id"])
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, path in unpacked(sorted(wanted), folder=folder, archive=archive).items():
        for news in news_in(path, wanted[name]):
            if news.get("id") in wanted[name]:
                found[name, news["id"]] += texts_of(news)
    return found


def join(labels: Sequence[Record], *, folder: Path = FOLDER, archive: Path = ARCHIVE) -> Joined:
    """Find the texts of annotated articles, each exactly the one that was annotated.

    Args:
        labels: articles as `stripped` leaves them.
        folder: where the news lie once unpacked.
        archive: what they are unpacked from.

    Example:
        >>> labels = stripped({"key": "id-x", "origin": {"file": "id/none.jsonl", "id": "1"},
        ...                    "article": {"text": "Teks."}, "statements": [], "events": []})
        >>> join([labels], archive=Path("absent.tar.xz")).missing[0].sentence
        'id-x: its text is absent.'
    """
    texts = candidates(labels, folder=folder, archive=archive)
    records, missing = [], []
    for record in labels:
        seen = texts.get((record["origin"]["file"], record["origin"]["id"]), [])
        same = [text for text in seen if digest_of(text) == record["article"]["sha256"]]
        if same:
            records.append(joined_with(record, same[0]))
        else:
            missing.append(Missing(record["key"], differs=bool(seen)))
    return Joined(tuple(records), tuple(missing))


def main(words: Sequence[str] | None = None) -> int:
    """Write joined articles and name those left out; the exit status is 1 if there are any."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, help="the file to write, as JSON Lines")
    parser.add_argument("--labels", type=Path, help="articles without their text; default: all of gold/")
    parser.add_argument("--news", type=Path, default=FOLDER, help="folder of the unpacked news")
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help="what they are unpacked from")
    parser.add_argument("--key", action="append", metavar="KEY", help="only these articles")
    parser.add_argument("--strip", type=Path, metavar="FILE", help="the way there: FILE without its texts")
    options = parser.parse_args(words)
    if options.strip:
        write_lines(options.out, (stripped(record) for record in lines_of(options.strip)))
        return 0
    keys = options.key
    every = (
        lines_of(options.labels)
        if options.labels
        else chain.from_iterable(labels_in(LABELS, language) for language in LANGUAGES)
    )
    labels = [record for record in every if not keys or record["key"] in keys]
    result = join(labels, folder=options.news, archive=options.archive)
    write_lines(options.out, result.records)
    print(f"{len(result.records)} of {len(labels)} articles written.")
    for item in result.missing:
        print(item.sentence)
    return 1 if result.missing else 0


if __name__ == "__main__":
    sys.exit(main())
