"""What people say of single records: right, wrong, or how it should be."""

from dataclasses import dataclass
from typing import Literal

from saksi.model.records import Event, Statement

__all__ = ["Agreement", "Review", "Verdict"]

Verdict = Literal["right", "wrong", "fixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person says of a record; the last word of each person counts.

    Args:
        record: id of the event or statement.
        article: id of its article.
        verdict: whether it is right, wrong (nothing of the kind stands there), or fixed.
        event: the event as it should be, if one was fixed; likewise `statement`.
        by: who says so.
        note: why, or empty.
        at: when, ISO 8601 in UTC.
        supersedes: `at` of what the same person said of the record before, if anything.
    """

    record: str
    article: str
    verdict: Verdict
    event: Event | None = None
    statement: Statement | None = None
    by: str
    note: str
    at: str
    supersedes: str | None = None

    @property
    def outcome(self) -> object:
        """What two reviews must share to agree: the verdict, and the record as it should be."""
        return self.verdict, self.event, self.statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far people agree on the records that more than one of them has reviewed.

    Args:
        records: how many records were reviewed at all.
        shared: how many by more than one person.
        agreed: how many of those by all alike.
        alpha: Krippendorff's alpha of the verdicts, nominal: 1 is full agreement, 0 what chance gives; None
            where chance itself leaves no room, as when all verdicts are the same.
    """

    records: int
    shared: int
    agreed: int
    alpha: float | None
