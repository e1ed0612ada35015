"""What listings filter and sort by, kept in step with the stories and occurrences of each batch."""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

import msgspec

from saksi.model.relations import Occurrence, Period, Side, Story
from saksi.run.cards import count_cards
from saksi.run.tones import count_tones, stamp_pairs
from saksi.steps import relate
from saksi.steps.follow import happened
from saksi.steps.relate.periods import start_of
from saksi.store import indexes
from saksi.store.derived import columns_of
from saksi.store.indexes import Row, Span, Table, joined
from saksi.store.relations import Relations

if TYPE_CHECKING:
    from saksi.run.derive import Changes

PERIODS: tuple[Period, ...] = get_args(Period)

#: How two take part in an occurrence together: the first acts upon the other, the other upon the first, all
#: act and nobody is acted upon, both act upon others.
ONWARD, BACK, MUTUAL, BESIDE = 1, 2, 4, 8
#: Where an occurrence stands that somebody does not accept.
_CONTESTED = frozenset(("disputed", "denied", "retracted"))

_encode = msgspec.msgpack.Encoder().encode
decode_act = msgspec.msgpack.Decoder(relate.Act).decode


class _Read(msgspec.Struct, frozen=True, gc=False):
    """As much of an act as ties are counted from: reading the rest takes as long again."""

    occurrence: str
    quad: str
    score: float
    planned: bool
    denied: bool
    belief: float
    sides: dict[Side, float]
    origins: tuple[str, ...]


_deed = msgspec.msgpack.Decoder(_Read).decode


def decode_deed(data: bytes) -> relate.Deed:
    """Read an act as far as ties are counted from it."""
    return _deed(data)


def index(relations: Relations, changes: "Changes") -> None:
    """Replace what listings hold of the stories and occurrences that a batch changed."""
    old: list[Story | Occurrence] = [*changes.old_stories, *changes.old_occurrences]
    new: list[Story | Occurrence] = [*changes.new_stories, *changes.new_occurrences]
    indexes.LISTED.change(relations.db, set(map(_listed, old)), set(map(_listed, new)))
    gone, came = changes.old_occurrences, changes.new_occurrences
    for table, rows in ((indexes.PARTIES, _parties), (indexes.PAIRINGS, _pairings)):
        _change(relations, table, map(rows, gone), map(rows, came))
    acts, others = (list(relate.acts_of(some)) for some in (came, gone))
    old_acts, new_acts = set(map(_act, others)), set(map(_act, acts))
    indexes.ACTS.change(relations.db, old_acts, new_acts)
    stamp_pairs(relations, gone=old_acts - new_acts, came=new_acts - old_acts)
    spans: dict[Span, list[int]] = {}
    for many, sign in ((acts, 1), (others, -1)):
        for act in many:
            add_spans(spans, act.actor, act.recipient, act.day, tuple(act.sides), sign)
    indexes.count_spans(relations.db, spans)
    count_tones(relations, gone=others, came=acts)
    count_cards(relations, gone=others, came=acts)
    counts = Counter(map(_kind, new))
    counts.subtract(map(_kind, old))
    indexes.count_records(relations.db, counts)
    habits = Counter(filter(None, map(_habit, came)))
    habits.subtract(filter(None, map(_habit, gone)))
    indexes.count_habits(relations.db, habits)


def _change(
    relations: Relations, table: Table, old: Iterable[Iterable[Row]], new: Iterable[Iterable[Row]]
) -> None:
    table.change(
        relations.db, set(itertools.chain.from_iterable(old)), set(itertools.chain.from_iterable(new))
    )


def add_spans(
    spans: dict[Span, list[int]],
    actor: str,
    towards: str,
    day: datetime.date,
    sides: Sequence[str],
    sign: int,
) -> None:
    """Count a tie in each period of a day, under all sides together and under each that vouches for it."""
    for period in PERIODS:
        key = (period, actor, towards, start_of(day, period).isoformat())
        counts = spans.setdefault(key, [0] * len(indexes.SIDES))
        for side in ("every", *sides):
            counts[indexes.SIDES.index(side)] += sign


def _listed(record: Story | Occurrence) -> Row:
    row = columns_of(record)
    first: Row
    if isinstance(record, Story):
        first = ("stories", record.id, row["copies"], record.start or "", None, None, None, None)
    else:
        act = (record.type, record.mode, record.time, int(row["own_voice"]))
        first = ("occurrences", record.id, record.origins, record.day or "", *act)
    return (
        *first,
        joined(map(str.lower, row["outlets"])),
        joined(map(str.lower, row["credits"])),
        joined(row["languages"]),
        joined(row.get("source_ids", ())),
        joined(row.get("source_kinds", ())),
        joined(row.get("certainties", ())),
        joined(row.get("polarities", ())),
        joined(record.places) if isinstance(record, Occurrence) else "",
    )


def _parties(found: Occurrence) -> Iterator[Row]:
    for role, some in (("actor", found.actors), ("recipient", found.recipients)):
        for party in some:
            yield (party.id, role, found.origins, found.day or "", found.id, found.type)


def _pairings(found: Occurrence) -> Iterator[Row]:
    actors, recipients = ([party.id for party in some] for some in (found.actors, found.recipients))
    how: dict[tuple[str, str], int] = {}
    for one, other in itertools.product(actors, recipients):
        key = (one, other) if one < other else (other, one)
        how[key] = how.get(key, 0) | (ONWARD if one < other else BACK)
    for one, other in itertools.combinations(sorted(actors), 2):
        how[one, other] = how.get((one, other), 0) | (BESIDE if recipients else MUTUAL)
    days = sorted(day for day in (found.day, *(report.day for report in found.reports)) if day)
    first, last = (days[0], days[-1]) if days else ("", "")
    disputed = int(contested(found))
    for (one, other), value in how.items():
        day = found.day or ""
        yield (one, other, found.origins, day, found.id, found.type, value, first, last, disputed)


def contested(found: Occurrence) -> bool:
    """Say whether somebody denies or disputes an occurrence: a report says no, or its statement denies."""
    if not any(one.polarity == "negative" or one.source_kind == "denial" for one in found.reports):
        return False
    return found.standing in _CONTESTED or bool(found.denied_by)


def _act(act: relate.Act) -> Row:
    return (
        act.actor, act.recipient, act.day.isoformat(), act.occurrence, act.type, int(act.planned),
        int(act.mutual), _encode(act),
    )  # fmt: skip


def _kind(record: Story | Occurrence) -> tuple[str, str, str]:
    if isinstance(record, Story):
        return ("stories", record.start or "", "")
    return ("occurrences", record.day or "", record.type)


def _habit(found: Occurrence) -> tuple[str, str, str] | None:
    if found.day is None or not happened(found):
        return None
    parties = sorted({party.id for party in (*found.actors, *found.recipients)})
    return (found.type, joined(parties), found.day)
