"""What people said of records, in a table of `spoken`.

What they agree on is then stored as a new version of the article, which supersedes the coder's: see `mended`.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
import pyarrow as pa

from saksi.model import Coded, Event, Statement
from saksi.model.reviews import Review
from saksi.store import spoken
from saksi.store.place import Place
from saksi.store.rows import to_arrow

Record = TypeVar("Record", Event, Statement)

NAME = "reviews"
#: Fields of each kind of record that people can mend; those of `ACTORS` hold actors.
PLAIN: Mapping[type, tuple[str, ...]] = {
    Event: ("type", "mode", "polarity", "certainty", "time"),
    Statement: ("kind",),
}
ACTORS: Mapping[type, tuple[str, ...]] = {Event: ("actor", "recipient"), Statement: ("source",)}
#: What stands behind the coder of an article whose records people mended, followed by when they last did.
MENDED = ", mended "


def add(place: Place, review: Review) -> None:
    """Keep a review; for the process that holds the archive's lock."""
    spoken.add(place, NAME, review)


def table(place: Place, *, until: str | None = None) -> pa.Table:
    """Return all reviews as rows; see `reviews`."""
    return to_arrow(NAME, [msgspec.to_builtins(review) for review in reviews(place, until=until)])


def reviews(place: Place, *, until: str | None = None) -> list[Review]:
    """Return all reviews in the order in which they were made.

    Args:
        place: where the archive rests.
        until: leave out what was said after this moment.
    """
    found = spoken.read(place, NAME, Review, until=until)
    return sorted(found, key=lambda review: (review.at, review.record, review.by))


def standing(found: Iterable[Review]) -> dict[str, list[Review]]:
    """Return the last word of each person, by record."""
    last = {(review.record, review.by): review for review in found}
    by_record: dict[str, list[Review]] = {}
    for (record, _), review in sorted(last.items()):
        by_record.setdefault(record, []).append(review)
    return by_record


def settled(said: Sequence[Review]) -> Review | None:
    """Return what more than half of those who reviewed a record say alike, None where they do not."""
    votes = [(sum(one.outcome == other.outcome for other in said), one) for one in said]
    return next((one for count, one in votes if 2 * count > len(said)), None)


def words(found: Iterable[Review]) -> dict[str, Review]:
    """Return what people settled, by record."""
    return {id_: word for id_, said in standing(found).items() if (word := settled(said))}


def mended(coded: Coded, words: Mapping[str, Review]) -> Coded:
    """Return an article with its records as people settled that they should be.

    What was fixed takes the place of what the coder read; what is wrong is left out, and what it held goes to
    whatever held it. The coder is named with the time of the last word, so that each such version is one of
    its own.

    Args:
        coded: the article as its coder read it.
        words: what people settled of its records, by their ids.
    """
    holders = {one.id: one.in_ for one in coded.statements if _wrong(words.get(one.id))}
    statements = (
        dataclasses.replace(one, in_=_holder(one.in_, holders)) for one in _kept(coded.statements, words)
    )
    events = (
        dataclasses.replace(one, statement=_holder(one.statement, holders))
        for one in _kept(coded.events, words)
    )
    return Coded(
        article=coded.article,
        statements=tuple(statements),
        events=tuple(events),
        coder=coded.coder + mark(words.values()),
    )


def mark(words: Iterable[Review]) -> str:
    """Write what stands behind the coder of an article, by what people settled of its records.

    Example:
        >>> mark([])
        ''
    """
    last = max((word.at for word in words if word.verdict != "right"), default="")
    return f"{MENDED}{last}" if last else ""


def as_read(steps: str) -> str:
    """Take the mark off.

    Example:
        >>> as_read("built-in 3, mended 2026-11-26T10:00:00+00:00")
        'built-in 3'
    """
    return steps.partition(MENDED)[0]


def _wrong(word: Review | None) -> bool:
    return word is not None and word.verdict == "wrong"


def _kept(records: Iterable[Record], words: Mapping[str, Review]) -> list[Record]:
    """Return records as they should be, without those that should not be."""
    kept = []
    for record in records:
        word = words.get(record.id)
        if not _wrong(word):
            kept.append(_fixed(record, word))
    return kept


def _fixed(record: Record, word: Review | None) -> Record:
    fixed = (word.event or word.statement) if word else None
    if fixed is None:
        return record
    # All else is the coder's, who may have read the article anew since.
    fields = (*PLAIN[type(record)], *ACTORS[type(record)])
    return dataclasses.replace(record, **{name: getattr(fixed, name) for name in fields})


def _holder(id_: str | None, gone: Mapping[str, str | None]) -> str | None:
    """Return the innermost statement that is still there."""
    while id_ is not None and id_ in gone:
        id_ = gone[id_]
    return id_
