"""An answer of quotations turned into records with offsets.

What does not stand in the text is dropped and counted, as is what is malformed. A quotation is sought in its
line, then in all lines that are read, and never begins or ends inside a word. Marks and blanks that look
alike are alike, nothing else: a model that rewords has not quoted.
"""

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from saksi.codec import LONE_SURROGATE
from saksi.coders.llm.prompt import Line, lines_of
from saksi.model import (
    Actor,
    Article,
    Coded,
    DateRange,
    Event,
    Place,
    Span,
    Statement,
    event_id,
    statement_id,
)
from saksi.model.records import Certainty, EventType, Polarity, Sector, StatementKind, Time
from saksi.reference.plover import plover

__all__ = ["Grounded", "ground"]

#: Marks that look alike, character by character: offsets stay.
_ALIKE = str.maketrans("“”„‟‘’`\u00a0\u2009\u202f\t", '""""\'\'\'    ')
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
#: What a word is made of: letters, digits, and marks that combine with a letter before them.
_LETTER = r"[\w\u0300-\u036f]"
_ID = re.compile(r"[A-Z][A-Z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Grounded:
    """Records of an answer, and how many pieces of it were dropped, by what was wrong."""

    coded: Coded
    dropped: Mapping[str, int]


def ground(article: Article, answer: Mapping[str, Any], *, coder: str, why: bool = False) -> Grounded:
    """Turn an answer into records.

    Args:
        article: what was asked about.
        answer: statements and events as in `answer.schema`; whatever is malformed is dropped.
        coder: the name that the records carry.
        why: whether records say that they come from a model's quotation.
    """
    return _Grounding(article, coder=coder, why=why).run(answer)


@dataclass(slots=True)
class _Grounding:
    article: Article
    coder: str
    why: bool
    lines: dict[int, Line] = field(init=False)
    plain: str = field(init=False)
    dropped: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.lines = {line.number: line for line in lines_of(self.article)}
        self.plain = self.article.text.translate(_ALIKE)

    def run(self, answer: Mapping[str, Any]) -> Grounded:
        statements = self._statements(self._items(answer.get("statements")))
        names = {key: statement.id for key, statement in statements}
        events: dict[str, Event] = {}
        for item in self._items(answer.get("events")):
            event = self._event(item, names)
            if event is not None:
                events.setdefault(event.id, event)
        unique = {statement.id: statement for _, statement in reversed(statements)}
        coded = Coded(
            article=self.article,
            statements=tuple(sorted(unique.values(), key=lambda s: (s.content.start, -s.content.end))),
            events=tuple(sorted(events.values(), key=lambda e: e.predicate.start)),
            coder=self.coder,
        )
        return Grounded(coded, dict(self.dropped))

    def _statements(self, items: Sequence[Mapping[str, Any]]) -> list[tuple[str, Statement]]:
        found: list[tuple[str, Statement, str | None]] = []
        for item in items:
            line = self.lines.get(_number(item.get("line")))
            kind = _one_of(StatementKind, item.get("kind"))
            cue, content = self._span(item.get("cue"), line), self._span(item.get("content"), line)
            if cue is None or content is None:
                self.dropped["quotation not in the text"] += 1
            elif kind is None:
                self.dropped["unknown kind"] += 1
            else:
                id_ = statement_id(article=self.article.id, cue=cue.start, content=content.start)
                statement = Statement(
                    id=id_,
                    kind=kind,
                    source=self._actors(item.get("source"), line),
                    cue=cue,
                    content=content,
                    direct=self.plain[content.start] == '"',
                    why=self._because(item),
                )
                found.append((str(item.get("id")), statement, item.get("in")))
        return [(key, self._nested(statement, holder, found)) for key, statement, holder in found]

    def _nested(
        self, statement: Statement, holder: str | None, found: Sequence[tuple[str, Statement, str | None]]
    ) -> Statement:
        """Set what a statement is nested in, where the text agrees."""
        if holder is None:
            return statement
        for key, other, _ in found:
            inside = other.content.start <= statement.cue.start and statement.content.end <= other.content.end
            if key == holder and other.id != statement.id and inside:
                return Statement(
                    **{name: getattr(statement, name) for name in _FIELDS}, in_=other.id, why=statement.why
                )
        self.dropped["statement that does not hold it"] += 1
        return statement

    def _event(self, item: Mapping[str, Any], names: Mapping[str, str]) -> Event | None:
        line, type_ = self.lines.get(_number(item.get("line"))), _one_of(EventType, item.get("type"))
        predicate = self._span(item.get("predicate"), line)
        actor, recipient = (self._actors(item.get(side), line) for side in ("actor", "recipient"))
        if predicate is None:
            self.dropped["quotation not in the text"] += 1
            return None
        if type_ is None:
            self.dropped["unknown type"] += 1
            return None
        if not actor and not recipient:
            self.dropped["event of nobody"] += 1
            return None
        modes = frozenset(plover().types[type_].modes)
        return Event(
            id=event_id(article=self.article.id, predicate=predicate.start, type_=type_),
            type=type_,
            mode=self._known(modes, item, "mode", default=None),
            actor=actor,
            recipient=recipient,
            predicate=predicate,
            location=self._places(item.get("location"), line),
            date=self._dates(item.get("date")),
            polarity=self._known(_values(Polarity), item, "polarity", default="positive"),
            certainty=self._known(_values(Certainty), item, "certainty", default="certain"),
            time=self._known(_values(Time), item, "time", default="present"),
            statement=self._holder(item.get("statement"), names),
            why=self._because(item),
        )

    def _actors(self, items: Any, line: Line | None) -> tuple[Actor, ...]:
        found = []
        for item in self._items(items):
            name = item.get("name")
            if not isinstance(name, str) or not name or LONE_SURROGATE.search(name):
                self.dropped["actor without a name"] += 1
                continue
            span = self._span(name, line)
            if span is None:
                self.dropped["quotation not in the text"] += 1
                continue
            sector = self._known(_values(Sector), item, "sector", default="UNK")
            found.append(Actor(self._id(item, "id"), name, sector, span.start, span.end))
        return tuple(found)

    def _places(self, items: Any, line: Line | None) -> tuple[Place, ...]:
        found = []
        for item in self._items(items):
            span = self._span(item.get("name"), line)
            if span is None:
                self.dropped["quotation not in the text"] += 1
                continue
            code = self._id(item, "country")
            found.append(Place(self.article.text[span.start : span.end], code, span.start, span.end))
        return tuple(found)

    def _span(self, quotation: Any, line: Line | None) -> Span | None:
        """Find a quotation in its line, else in any line that is read."""
        if not isinstance(quotation, str) or not quotation.strip():
            return None
        words = quotation.translate(_ALIKE).split()
        before = rf"(?<!{_LETTER})" if re.match(_LETTER, words[0]) else ""
        behind = rf"(?!{_LETTER})" if re.search(rf"{_LETTER}\Z", words[-1]) else ""
        pattern = re.compile(before + r"\s+".join(re.escape(word) for word in words) + behind)
        for place in (*((line,) if line else ()), *self.lines.values()):
            match = pattern.search(self.plain, place.start, place.end)
            if match:
                return Span(match.start(), match.end())
        return None

    def _items(self, value: Any) -> list[Mapping[str, Any]]:
        """Return the records of a list; what is no list, and members that are no records, are dropped."""
        if value is None:
            return []
        members = value if isinstance(value, list) else [None]
        found: list[Mapping[str, Any]] = [item for item in members if isinstance(item, dict)]
        self._drop("malformed list", len(members) - len(found))
        return found

    def _known(self, values: frozenset[str], item: Mapping[str, Any], name: str, *, default: Any) -> Any:
        """Return a value of a closed set, the default for one that is not given or unknown."""
        value = item.get(name)
        if isinstance(value, str) and value in values:
            return value
        self._drop(f"unknown {name}", value is not None)
        return default

    def _id(self, item: Mapping[str, Any], name: str) -> str | None:
        value = item.get(name)
        if isinstance(value, str) and _ID.fullmatch(value):
            return value
        self._drop(f"malformed {name}", value is not None)
        return None

    def _holder(self, value: Any, names: Mapping[str, str]) -> str | None:
        holder = names.get(str(value))
        self._drop("unknown statement", value is not None and holder is None)
        return holder

    def _dates(self, value: Any) -> DateRange | None:
        if value is None:
            return None
        start, end = (value.get("start"), value.get("end")) if isinstance(value, dict) else (None, None)
        first, last = _day(start), _day(end or start)
        if first is None or last is None or last < first:
            self._drop("no date", 1)
            return None
        return DateRange(first.isoformat(), last.isoformat())

    def _drop(self, reason: str, count: int) -> None:
        if count:
            self.dropped[reason] += count

    def _because(self, item: Mapping[str, Any]) -> tuple[str, ...] | None:
        return (f"quoted by {self.coder} in line {item.get('line')}",) if self.why else None


_FIELDS = ("id", "kind", "source", "cue", "content", "direct")


@cache
def _values(literal: Any) -> frozenset[str]:
    return frozenset(literal.__args__)


def _one_of(literal: Any, value: Any) -> Any:
    return value if isinstance(value, str) and value in _values(literal) else None


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _day(value: Any) -> datetime.date | None:
    """Return the day that a value names, None if the calendar has none such."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None
