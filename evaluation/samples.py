"""Samples of annotated articles, by language: which articles belong to each, and which may be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from evaluation.join import LABELS, Joined, join, labels_in, lines_of
from evaluation.scorer import Record


@dataclass(frozen=True, slots=True)
class Sample:
    """A set of annotated articles that is scored as one.

    Args:
        name: what the floors call it: language, "/", a name.
        file: the file of gold articles, or None for those whose labels are in the repository.
        keys: the articles that belong to it, or None for all of the file.
        series: the beginning of the keys that belong to it, where a split says which.
        rests: the remainders of the key's number by 4 that belong to it, for a series.
        held: whether its errors are kept from those who write rules.
    """

    name: str
    file: str | None
    keys: frozenset[str] | None = None
    series: str = ""
    rests: frozenset[int] = frozenset()
    held: bool = False

    @property
    def language(self) -> str:
        """The language of its articles."""
        return self.name.partition("/")[0]

    def holds(self, key: str) -> bool:
        """Tell whether an article belongs to the sample.

        Example:
            >>> Sample("id/labels-held", None, series="id-c", rests=frozenset({0})).holds("id-c008")
            True
        """
        if self.series:
            number = key.removeprefix(self.series)
            return number != key and number.isdigit() and int(number) % 4 in self.rests
        return self.keys is None or key in self.keys

    def lacks(self, key: str) -> bool:
        """Tell whether the sample needs an article that could not be joined with its text."""
        return self.file is None and self.holds(key)


def numbered(series: str, numbers: Iterable[int]) -> frozenset[str]:
    """Name the articles of a series.

    Example:
        >>> sorted(numbered("id-d", range(9, 11)))
        ['id-d09', 'id-d10']
    """
    return frozenset(f"{series}{number:02}" for number in numbers)


def split(language: str) -> tuple[Sample, ...]:
    """Split the labels of a language by the number of the key: to read, not to read, and only to report.

    What is learnt is learnt from the first two alike; of the second ("tune") the errors are not listed.
    """
    series = f"{language}-c"
    return (
        Sample(f"{language}/labels-read", None, series=series, rests=frozenset({2, 3})),
        Sample(f"{language}/labels-tune", None, series=series, rests=frozenset({1}), held=True),
        Sample(f"{language}/labels-held", None, series=series, rests=frozenset({0}), held=True),
    )


SAMPLES = (
    Sample("id/seed", "seed.jsonl"),
    Sample("id/dev", "dev.jsonl", held=True),
    Sample("id/dev-read", "dev.jsonl", numbered("id-d", range(1, 10))),
    Sample("id/dev-held", "dev.jsonl", numbered("id-d", range(10, 19)), held=True),
    Sample("id/noisy", "noisy.jsonl", held=True),
    Sample("id/fresh-read", None, numbered("id-a", range(1, 13))),
    # The other five of series b are articles of series a, annotated twice.
    Sample(
        "id/fresh-held",
        None,
        numbered("id-a", range(13, 18)) | numbered("id-b", (2, 3, 4, 6, 9, 10, 12)),
        held=True,
    ),
    *split("id"),
    Sample("en/dev", "dev.jsonl", held=True),
    Sample("en/dev-read", "dev.jsonl", numbered("en-d", range(1, 5))),
    Sample("en/dev-held", "dev.jsonl", numbered("en-d", range(5, 7)), held=True),
    *split("en"),
    *split("ms"),
)


def gold_of(sample: Sample, folder: Path, labelled: Joined) -> dict[str, Record]:
    """Take the articles of a sample, by their text: that is how the scorer pairs them."""
    records = labelled.records if sample.file is None else lines_of(folder / sample.file)
    return {
        record["article"]["text"]: record
        for record in records
        if record["article"]["language"] == sample.language and sample.holds(record.get("key", ""))
    }


def files_of(sample: Sample, gold: Path, labels: Path) -> Path:
    """Return the file that a sample's articles are annotated in."""
    return labels / f"{sample.language}.jsonl" if sample.file is None else gold / sample.file


def labelled_articles(samples: Sequence[Sample], *, labels: Path = LABELS, news: Path) -> Joined:
    """Join the articles whose labels are in the repository, if a sample asks for them."""
    asked = [sample for sample in samples if sample.file is None]
    records = [
        record
        for language in dict.fromkeys(sample.language for sample in asked)
        for record in labels_in(labels, language)
        if any(sample.language == language and sample.holds(record["key"]) for sample in asked)
    ]
    return join(records, folder=news) if records else Joined()


def complete(samples: Sequence[Sample], labelled: Joined, console: Console) -> list[Sample]:
    """Leave out samples that lack a text and say so: figures over a part say nothing about their floors."""
    without = [sample for sample in samples if any(sample.lacks(item.key) for item in labelled.missing)]
    if without:
        why = (
            "the news archive is absent or has none of their texts"
            if labelled.nothing
            else "texts are missing"
        )
        names = ", ".join(sample.name for sample in without)
        console.print(f"{names} not measured: {why}.", highlight=False, soft_wrap=True)
    return [sample for sample in samples if sample not in without]
