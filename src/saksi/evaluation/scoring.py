"""One annotated article against the records of a system: counts that add up, and each mistake.

Every figure follows from sums of these counts, so articles can be put together, and drawn again, at will.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from saksi.evaluation.mistakes import Mistake, event_mistakes, statement_mistakes
from saksi.evaluation.pairs import (
    Pair,
    Record,
    countries,
    event_pairs,
    ids,
    jaccard,
    kinds_of,
    source_of,
    statement_pairs,
)
from saksi.model.records import READ_KINDS

#: What of an article is compared, where the annotation has it.
FIELDS = ("title", "section", "outlet", "credit", "published", "not_before", "language")

Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one article came to.

    Args:
        language: the language that the annotation gives it.
        counts: sums by name: "event.tp", "accuracy.time.right", "type.ASSAULT.gold"...
        mistakes: what is missed, found in vain, or wrong in part.
    """

    language: str
    counts: Counts = field(default_factory=Counter)
    mistakes: tuple[Mistake, ...] = ()


def score(gold: Record, system: Record | None) -> Scored:
    """Compare one article; a system that refused it has None.

    Example:
        >>> article = {"text": "Teks.", "parts": [], "language": "id"}
        >>> score({"article": article, "statements": [], "events": []}, None).counts["articles"]
        1
    """
    counts: Counts = Counter(articles=1, articles_read=int(system is not None))
    text = gold["article"]["text"]
    given = system or {"article": {"text": text, "parts": []}, "statements": [], "events": []}
    events = event_pairs(text, gold.get("events", ()), given.get("events", ()))
    statements = statement_pairs(gold.get("statements", ()), given.get("statements", ()))
    _count_events(counts, gold, given, events)
    _count_statements(counts, gold, given, statements)
    _count_page(counts, gold, given)
    mistakes = (*event_mistakes(gold, given, events), *statement_mistakes(gold, given, statements))
    return Scored(gold["article"].get("language") or "?", counts, mistakes)


def score_all(gold: Mapping[str, Record], system: Mapping[str, Record]) -> list[Scored]:
    """Compare articles; both sides are keyed by the article's text."""
    return [score(record, system.get(text)) for text, record in gold.items()]


def _count_events(counts: Counts, gold: Record, system: Record, pairs: Sequence[Pair]) -> None:
    for side, record in (("gold", gold), ("system", system)):
        for event in record.get("events", ()):
            counts[f"event.{side}"] += 1
            counts[f"type.{event['type']}.{side}"] += 1
    for pair in pairs:
        wanted, given = pair.gold, pair.system
        counts["type.tp"] += 1
        counts[f"type.{wanted['type']}.tp"] += 1
        actors = jaccard(ids(wanted["actor"]), ids(given["actor"]))
        recipients = jaccard(ids(wanted["recipient"]), ids(given["recipient"]))
        counts["event_soft.tp"] += (actors + recipients) / 2  # type: ignore[assignment]
        counts["event.tp"] += actors == 1 and recipients == 1
        for name in ("polarity", "certainty", "time"):
            _count(counts, f"accuracy.{name}", wanted.get(name), given.get(name))
        if wanted.get("mode"):
            _count(counts, "accuracy.mode", wanted["mode"], given.get("mode"))
        _count(counts, "accuracy.attribution", source_of(wanted, gold), source_of(given, system))
        if wanted.get("location"):
            _count(
                counts, "accuracy.location", countries(wanted["location"]), countries(given.get("location"))
            )


def _count_statements(counts: Counts, gold: Record, system: Record, pairs: Sequence[Pair]) -> None:
    counts["statement.gold"] += len(gold.get("statements", ()))
    counts["statement.system"] += len(system.get("statements", ()))
    for pair in pairs:
        wanted, given = ids(pair.gold["source"]), ids(pair.system["source"])
        counts["content.tp"] += 1
        counts["statement.tp"] += wanted == given
        _count(counts, "accuracy.statement_kind", pair.gold["kind"], pair.system["kind"])
        _count(counts, "accuracy.statement_source", wanted, given)


def _count_page(counts: Counts, gold: Record, system: Record) -> None:
    text = gold["article"]["text"]
    for wanted, given, character in zip(kinds_of(gold), kinds_of(system), text, strict=True):
        if character.isspace():
            continue
        _count(counts, "parts", wanted, given)
        counts["body.gold"] += wanted in READ_KINDS
        counts["body.system"] += given in READ_KINDS
        counts["body.tp"] += wanted in READ_KINDS and given in READ_KINDS
    for name in FIELDS:
        if name in gold["article"]:
            wanted, given = gold["article"][name], system["article"].get(name)
            _count(counts, f"fields.{name}", wanted or None, given or None)


def _count(counts: Counts, name: str, wanted: Any, given: Any) -> None:
    counts[f"{name}.seen"] += 1
    counts[f"{name}.right"] += wanted == given
