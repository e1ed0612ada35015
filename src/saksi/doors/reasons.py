"""What a record says of itself, gathered by its fields: the same for every door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.doors.derived_reasons import derived_reasons
from saksi.model import Actor, Article, Event, Refusal, Span, Statement
from saksi.model.forecasts import Forecast
from saksi.model.relations import Occurrence, Story, Tie

__all__ = ["Reason", "Record", "article_values", "reasons", "reasons_of", "values_of"]

Record = Event | Statement | Article | Refusal | Story | Occurrence | Tie | Forecast
#: What a line of an explanation may be about: fields of records, and why there is a record at all.
_FIELDS = frozenset(
    {"told", "parties", "in", *Event.__slots__, *Statement.__slots__, *Article.__slots__}
    - {"id", "in_", "why"}
).union(Story.__slots__, Occurrence.__slots__, Tie.__slots__, Forecast.__slots__)
_REJECTED = " rejected"
#: Fields of an article that say nothing in a line: text and parts are its matter.
_HIDDEN = frozenset({"id", "text", "parts", "known", "summary", "url"})
#: Characters of a stretch of the page that are shown as the value of a field.
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What is said of one field of a record.

    Args:
        field: its name; `told` is why there is a record, `parties` is actor and recipient together, and empty
            is what belongs to no field.
        reasons: what decided.
        rejected: what was considered and lost, with its score or the reason.
    """

    field: str
    reasons: tuple[str, ...]
    rejected: tuple[str, ...]


def reasons(why: Sequence[str]) -> tuple[Reason, ...]:
    """Gather the lines of an explanation by field, in their order.

    Example:
        >>> reasons(["type: entry meN-serang", "type rejected: COERCE (-6.1)"])[0].rejected
        ('COERCE (-6.1)',)
    """
    found: dict[str, tuple[list[str], list[str]]] = {}
    for line in why:
        head, colon, rest = line.partition(": ")
        field = head.removesuffix(_REJECTED)
        if not colon or field not in _FIELDS:
            field, head, rest = "", "", line
        found.setdefault(field, ([], []))[head.endswith(_REJECTED)].append(rest)
    return tuple(
        Reason(field=name, reasons=tuple(said), rejected=tuple(lost)) for name, (said, lost) in found.items()
    )


def reasons_of(record: Record) -> tuple[Reason, ...]:
    """Gather what decided the fields of a record of any kind.

    Those of an article are found in its text once more, those of a derived record in what it holds. A
    refusal tells its reason itself.
    """
    if isinstance(record, Event | Statement):
        return reasons(record.why or ())
    if isinstance(record, Article):
        from saksi.steps.read.reasons import article_reasons

        return reasons(article_reasons(record))
    return () if isinstance(record, Refusal) else reasons(derived_reasons(record))


def article_values(article: Article) -> Mapping[str, str]:
    """Write the fields of an article as words, by their names; those without a value are left out."""
    names = [name for name in Article.__slots__ if name not in _HIDDEN]
    return {name: value for name in names if (value := getattr(article, name))}


def values_of(record: Event | Statement, article: Article | None) -> Mapping[str, str]:
    """Write the fields of a record as words, by their names; those without a value are left out."""
    if isinstance(record, Statement):
        said = {
            "kind": record.kind,
            "source": _people(record.source),
            "cue": _quote(record.cue, article),
            "content": _quote(record.content, article),
            "direct": "yes" if record.direct else "no",
            "in": record.in_ or "",
        }
        return {name: value for name, value in said.items() if value}
    days = (record.date.start, record.date.end) if record.date else ()
    done = {
        "type": record.type,
        "mode": record.mode or "",
        "actor": _people(record.actor),
        "recipient": _people(record.recipient),
        "predicate": _quote(record.predicate, article),
        "location": ", ".join(f"{place.name} {place.country or ''}".strip() for place in record.location),
        "date": " to ".join(dict.fromkeys(days)),
        "polarity": record.polarity,
        "certainty": record.certainty,
        "time": record.time,
        "statement": record.statement or "",
    }
    return {name: value for name, value in done.items() if value}


def _people(actors: Sequence[Actor]) -> str:
    return ", ".join(f"{actor.name} {actor.id or '?'} {actor.sector}" for actor in actors)


def _quote(span: Span, article: Article | None) -> str:
    words = " ".join(article.text[span.start : span.end].split()) if article else ""
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”" if words else ""
