"""Records: the nouns that every floor above shares.

Frozen, slotted dataclasses from the standard library alone. Field names are those of the codebook; a
record knows its own evidence as half-open intervals of code points into the captured text.
"""

from saksi.model.ids import article_id, event_id, statement_id
from saksi.model.records import (
    Actor,
    Article,
    Certainty,
    Coded,
    DateRange,
    Event,
    EventType,
    Page,
    Part,
    PartKind,
    Place,
    Polarity,
    Refusal,
    Sector,
    Span,
    Statement,
    StatementKind,
    Time,
)

__all__ = [
    "Actor",
    "Article",
    "Certainty",
    "Coded",
    "DateRange",
    "Event",
    "EventType",
    "Page",
    "Part",
    "PartKind",
    "Place",
    "Polarity",
    "Refusal",
    "Sector",
    "Span",
    "Statement",
    "StatementKind",
    "Time",
    "article_id",
    "event_id",
    "statement_id",
]
