"""What is wrong with the records of an article, each with the words of the page that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from saksi.evaluation.pairs import Pair, Record, countries, ids, source_of

MistakeKind = Literal["missed", "spurious", "parties", "source", "field"]

#: The longest quotation that a mistake is shown with.
QUOTED = 200


@dataclass(frozen=True, slots=True)
class Mistake:
    """One record that is missed, found in vain, or wrong in part.

    Args:
        kind: missed and spurious records have no counterpart; `parties` are an event's actors or recipients,
            `source` a statement's; a `field` is anything else of an event that was found.
        what: the event's type, or "statement".
        quote: the words of the page: an event's line, or a statement's content.
        start: where the record's own evidence begins, in code points.
        end: where it ends.
        gold: what the annotation says, or None.
        system: what the system says, or None.
        why: what the system's record rests on, where it tells.
    """

    kind: MistakeKind
    what: str
    quote: str
    start: int
    end: int
    gold: str | None
    system: str | None
    why: tuple[str, ...] = ()


def event_mistakes(gold: Record, system: Record, pairs: Sequence[Pair]) -> Iterator[Mistake]:
    """Yield what is wrong with events: missed, spurious, then parties and other fields of those found."""
    text = gold["article"]["text"]
    found = {id(pair.gold) for pair in pairs} | {id(pair.system) for pair in pairs}
    for event in gold.get("events", ()):
        if id(event) not in found:
            yield _event(text, "missed", event, gold=_told(event), system=None)
    for event in system.get("events", ()):
        if id(event) not in found:
            yield _event(text, "spurious", event, gold=None, system=_told(event), why=_why(event))
    for pair in pairs:
        wanted, given = pair.gold, pair.system
        if _told(wanted) != _told(given):
            yield _event(text, "parties", given, gold=_told(wanted), system=_told(given), why=_why(given))
        for name, right, answer in _fields(pair, gold, system):
            if right != answer:
                yield _event(
                    text, "field", given, gold=f"{name} {right}", system=f"{name} {answer}", why=_why(given)
                )


def statement_mistakes(gold: Record, system: Record, pairs: Sequence[Pair]) -> Iterator[Mistake]:
    """Yield what is wrong with statements: missed, spurious, and those with another source."""
    text = gold["article"]["text"]
    found = {id(pair.gold) for pair in pairs} | {id(pair.system) for pair in pairs}
    for statement in gold.get("statements", ()):
        if id(statement) not in found:
            yield _statement(text, "missed", statement, gold=_said(statement), system=None)
    for statement in system.get("statements", ()):
        if id(statement) not in found:
            yield _statement(text, "spurious", statement, gold=None, system=_said(statement))
    for pair in pairs:
        if ids(pair.gold["source"]) != ids(pair.system["source"]):
            yield _statement(text, "source", pair.system, gold=_said(pair.gold), system=_said(pair.system))


def _fields(pair: Pair, gold: Record, system: Record) -> Iterator[tuple[str, str, str]]:
    for name in ("polarity", "certainty", "time"):
        yield name, str(pair.gold.get(name)), str(pair.system.get(name))
    if pair.gold.get("mode"):
        yield "mode", str(pair.gold["mode"]), str(pair.system.get("mode"))
    yield "according to", _who(source_of(pair.gold, gold)), _who(source_of(pair.system, system))
    if pair.gold.get("location"):
        yield (
            "location",
            _names(countries(pair.gold["location"])),
            _names(countries(pair.system.get("location"))),
        )


def _names(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nobody"


def _who(source: frozenset[str] | None) -> str:
    return "the page" if source is None else _names(source)


def _told(event: Mapping[str, Any]) -> str:
    return f"{_names(ids(event['actor']))} -> {_names(ids(event['recipient']))}"


def _said(statement: Mapping[str, Any]) -> str:
    return f"{statement['kind']} by {_names(ids(statement['source']))}"


def _why(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(record.get("why") or ())


def _line(text: str, start: int, end: int) -> str:
    """Return the words around an interval, within its line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    spare = max(0, QUOTED - (end - start)) // 2
    left, right = max(first, start - spare), min(last, end + spare)
    left, right = max(first, min(left, right - QUOTED)), min(last, max(right, left + QUOTED))
    before, after = "..." if left > first else "", "..." if right < last else ""
    return before + text[left:right].strip() + after


def _event(
    text: str,
    kind: MistakeKind,
    event: Record,
    *,
    gold: str | None,
    system: str | None,
    why: tuple[str, ...] = (),
) -> Mistake:
    start, end = event["predicate"]["start"], event["predicate"]["end"]
    return Mistake(kind, event["type"], _line(text, start, end), start, end, gold, system, why)


def _statement(
    text: str, kind: MistakeKind, statement: Record, *, gold: str | None, system: str | None
) -> Mistake:
    start, end = statement["content"]["start"], statement["content"]["end"]
    cut = "..." if end - start > QUOTED else ""
    quote = " ".join(text[start : min(end, start + QUOTED)].split()) + cut
    return Mistake(kind, "statement", quote, start, end, gold, system, _why(statement))
