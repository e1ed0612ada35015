"""What a derived record rests on: from a story or an occurrence down to the characters on the pages."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from saksi.errors import UsageError
from saksi.model import Article, Span
from saksi.model.relations import Occurrence, Story
from saksi.steps.group.added import added
from saksi.store.derived import RECORDS
from saksi.store.relations import Derived, Relations
from saksi.store.snapshot import Snapshot
from saksi.store.why import Why, walks

#: Kinds of derived records by how their ids begin.
_KINDS: Mapping[str, Derived] = {"story": "stories", "occurrence": "occurrences"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """A derived record and what it rests on.

    Args:
        record: what was asked about.
        evidence: for each of its articles or events, in its own order, the walk to the page.
        added: of a story, by article the stretches that do not stand in the text that it was taken from.
    """

    record: Story | Occurrence
    evidence: tuple[Why, ...]
    added: Mapping[str, tuple[Span, ...]]


def is_derived(id_: str) -> bool:
    """Say whether an id is that of a derived record.

    Example:
        >>> is_derived("story-ca978112ca1bbdca"), is_derived("ca978112ca1bbdca:e10-CONSULT")
        (True, False)
    """
    return id_.partition("-")[0] in _KINDS


def derived(relations: Relations, id_: str) -> Story | Occurrence:
    """Return a derived record.

    Raises:
        UsageError: no record has this id (U025): it changes with what belongs to it.
    """
    kind = _KINDS.get(id_.partition("-")[0], "occurrences")
    data = relations.record(kind, id_)
    if data is None:
        raise UsageError(
            "U025",
            f"Nothing in the archive has the id {id_}.",
            hint=f"The id of a record changes when something is added to it; see saksi {kind} --json.",
        )
    record: Story | Occurrence = msgspec.msgpack.decode(data, type=RECORDS[kind])
    return record


def grounds(snapshot: Snapshot, relations: Relations, id_: str) -> Grounds:
    """Walk from a derived record to the pages.

    Raises:
        UsageError: no record has this id (U025).
    """
    return each_grounds(snapshot, relations, [id_])[0]


def each_grounds(snapshot: Snapshot, relations: Relations, ids: Sequence[str]) -> tuple[Grounds, ...]:
    """Walk from each of some derived records to the pages, reading these all at once.

    Raises:
        UsageError: no record has one of these ids (U025).
    """
    records = [derived(relations, id_) for id_ in ids]
    rests = [_rests_on(record) for record in records]
    walked = iter(walks(snapshot, [name for some in rests for name in some]))
    return tuple(
        _grounds(record, tuple(itertools.islice(walked, len(some))))
        for record, some in zip(records, rests, strict=True)
    )


def _rests_on(record: Story | Occurrence) -> list[str]:
    if isinstance(record, Occurrence):
        return [report.event for report in record.reports]
    return [member.article for member in record.members]


def _grounds(record: Story | Occurrence, evidence: tuple[Why, ...]) -> Grounds:
    added = {} if isinstance(record, Occurrence) else _added(record, _articles(evidence))
    return Grounds(record=record, evidence=evidence, added=added)


def _articles(evidence: Iterable[Why]) -> dict[str, Article]:
    return {found.article.id: found.article for found in evidence if found.article}


def _added(story: Story, articles: Mapping[str, Article]) -> dict[str, tuple[Span, ...]]:
    return {
        member.article: added(articles[member.article], articles[member.of])
        for member in story.members
        if member.of is not None
    }
