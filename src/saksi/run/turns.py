"""When pairs left their own history, read from the sums of each period instead of from all acts.

Shuffling a history is the costly part, so what came of it is kept in a `Memo`, under a stamp of all acts
of the pair and of the periods in which anything was read.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from saksi.model.networks import Change
from saksi.model.relations import Period, Side
from saksi.run.index import decode_act
from saksi.steps import relate
from saksi.steps.relate import Turn
from saksi.steps.relate.network import Pair
from saksi.steps.relate.periods import start_of
from saksi.store.memo import Memo
from saksi.store.relations import SHAPE, Relations
from saksi.store.tones import ALL, read_tone
from saksi.store.where import Where

__all__ = ["Found", "Turns", "key_of"]

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Turn]).decode


@dataclass(frozen=True, slots=True)
class Found:
    """A change without what happened, and the first day behind its stretch, empty where the history ends."""

    change: Change
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """The changes of pairs, as one question asks for them.

    Args:
        relations: what was derived from the archive.
        memo: where answers are kept.
        period: the length of the steps that a history is cut into: one that sums are kept of.
        side: whose word counts, None for all.
        alarm: how often a pair without a change may give one.
        read: the days of all articles.
    """

    relations: Relations
    memo: Memo
    period: Period
    side: Side | None
    alarm: float
    read: Sequence[datetime.date]

    @property
    def _covered(self) -> list[datetime.date]:
        return sorted({start_of(day, self.period) for day in self.read})

    def changes(self, between: Sequence[str], among: Iterable[Pair] | None = None) -> list[Found]:
        """Return the changes of pairs, without what happened, the least likely by chance first.

        Args:
            between: one actor and all others, or two; none for all.
            among: these pairs only, if any are given.
        """
        marks = self._touched(between, among)
        covered = self._covered
        same = hashlib.sha256(" ".join(map(str, (self._made, *covered))).encode()).hexdigest()[:16]
        stamps = {pair: f"{mark} {same}" for pair, mark in marks.items()}
        question = f"changes {self.period} {self.side or ALL}"
        # Any other rate of alarms is asked for once in a while, and would keep the file growing.
        memo = self.memo if self.alarm == relate.ALARM else Memo(None)
        known = memo.find(question, stamps)
        new = {
            pair: _encode(list(self._turns(pair, covered))) for pair in sorted(stamps.keys() - known.keys())
        }
        memo.keep(question, stamps, new)
        found = [
            Found(turn.change(pair, period=self.period, side=self.side), turn.until)
            for pair, data in {**known, **new}.items()
            for turn in _decode(data)
        ]
        return sorted(found, key=lambda one: key_of(one.change))

    @property
    def _made(self) -> str:
        return f"{SHAPE} {self.relations.get('made')}"

    def _touched(self, between: Sequence[str], among: Iterable[Pair] | None) -> dict[Pair, int]:
        where = Where()
        where.between("one", "other", between)
        rows = self.relations.rows(f"SELECT one, other, stamp FROM touched WHERE {where.sql}", where.values)
        wanted = None if among is None else set(among)
        return {(one, other): stamp for one, other, stamp in rows if wanted is None or (one, other) in wanted}

    def _turns(self, pair: Pair, covered: Sequence[datetime.date]) -> Iterator[Turn]:
        known = set(covered)
        values: dict[datetime.date, float] = {}
        for start, *sums in self.relations.rows(
            "SELECT start, acts, belief_high, belief_low, score_high, score_low FROM tones "
            "WHERE period = ? AND side = ? AND one = ? AND other = ?",
            (self.period, self.side or ALL, *pair),
        ):
            day = datetime.date.fromisoformat(start)
            if not known or day in known:
                values[day] = read_tone(*sums).value
        if values:
            starts = relate.history(min(values), max(values), period=self.period, covered=covered)
            tones = [values.get(start, 0.0) for start in starts]
            yield from relate.turns(pair, starts, tones, alarm=self.alarm)

    def whole(self, found: Found) -> Change:
        """Add to a change what happened from then on to the end of the stretch."""
        change = found.change
        where = Where()
        where.between("actor", "recipient", (change.one, change.other))
        where.add("day >= ?", change.start)
        if found.until:
            where.add("day < ?", found.until)
        if self.side is None:
            rows = self.relations.rows(f"SELECT DISTINCT day, id FROM acts WHERE {where.sql}", where.values)
        else:
            acts = self.relations.rows(f"SELECT data FROM acts WHERE {where.sql}", where.values)
            kept = (act for (data,) in acts if self.side in (act := decode_act(data)).sides)
            rows = list({(act.day.isoformat(), act.occurrence) for act in kept})
        covered = {day.isoformat() for day in self._covered}
        inside = {day for day, _ in rows if not covered or self._start(day) in covered}
        ids = tuple(id_ for day, id_ in sorted(rows) if day in inside)
        return replace(change, occurrences=ids)

    def _start(self, day: str) -> str:
        return start_of(datetime.date.fromisoformat(day), self.period).isoformat()


def key_of(change: Change) -> tuple[float, str, str, str]:
    """Return what changes are sorted by: the least likely by chance first."""
    return (change.alarm, change.one, change.other, change.start)
