"""Acts and worries as far as a question needs them, and the ties that are counted from them.

A pair of very many acts is counted once: its ties are kept in a `Memo` until an act or a worry of the two
changes.
"""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from saksi.model.relations import Period, Side, Story, Tie
from saksi.run.index import decode_act, decode_deed
from saksi.run.keep import decode_worry
from saksi.run.memory import no_search_for_cycles
from saksi.steps import relate
from saksi.steps.relate import Act, Concern, Deed
from saksi.steps.relate.network import Pair, pair_of
from saksi.steps.relate.periods import end_of, start_of
from saksi.store.memo import Memo
from saksi.store.relations import SHAPE, Relations
from saksi.store.where import Where

__all__ = ["Counted", "Key", "Scope", "acts_in", "concerns_in"]

#: Keys of ties: the first day of a period, who, towards whom.
Key = tuple[str, str, str]
#: So many pairs are asked for one by one; of more, all are read.
_FEW = 500
#: From so many acts on, and for so many ties at once, what was counted of a pair is kept.
MANY, _SEVERAL = 10_000, 12

_story = msgspec.msgpack.Decoder(Story).decode
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Tie]).decode


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose acts are read, of which days.

    Args:
        between: one actor, on either side, or two; none for all.
        onward: whether only those of the first towards the second.
    """

    between: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    onward: bool = False

    def where(self, actor: str, recipient: str, day: str) -> Where:
        """Write it as a condition on three columns."""
        where = Where()
        if self.onward:
            where.add(f"{actor} = ? AND {recipient} = ?", *self.between)
        else:
            where.between(actor, recipient, self.between)
        where.days(day, self.since, self.until)
        return where


def acts_in(relations: Relations, scope: Scope) -> list[Act]:
    """Return the acts of a scope."""
    where = scope.where("actor", "recipient", "day")
    with no_search_for_cycles():
        rows = relations.rows(f"SELECT data FROM acts WHERE {where.sql}", where.values)
        return [decode_act(data) for (data,) in rows]


def concerns_in(relations: Relations, scope: Scope) -> list[Concern]:
    """Return worries of one actor about another, by day and independent origin."""
    where = scope.where("f.actor", "f.about", "f.day")
    rows = relations.rows(
        "SELECT f.day, f.data, r.id, r.data FROM fears AS f "
        "JOIN article_items AS a ON a.id = f.article "
        f"JOIN records AS r ON r.kind = 'stories' AND r.id = a.record WHERE {where.sql}",
        where.values,
    )
    origins = {id_: data for _, _, id_, data in rows}
    named = {id_: _story(data).origin for id_, data in origins.items()}
    return relate.concerns(
        (decode_worry(data), datetime.date.fromisoformat(day), named[id_]) for day, data, id_, _ in rows
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """Ties of one length of period, by one side's word.

    Args:
        relations: what was derived from the archive.
        memo: where the ties of pairs with very many acts are kept.
        period: how long a tie is.
        side: whose word counts, None for all.
    """

    relations: Relations
    memo: Memo
    period: Period
    side: Side | None

    def ties(self, keys: Sequence[Key], between: Sequence[str], *, whole: bool) -> Mapping[Key, Tie]:
        """Count the ties of some periods and pairs.

        Args:
            keys: which.
            between: the actors that all of them are between, as they were asked for.
            whole: whether these are all ties of the actors.
        """
        pairs = {pair_of(actor, recipient) for _, actor, recipient in keys}
        if len(pairs) != 1 or len(keys) < _SEVERAL:
            return self.present(keys, between)
        (pair,) = pairs
        stamp = self._stamp(pair)
        if stamp is None:
            return self.present(keys, between)
        question = f"ties {self.period} {self.side or ''}"
        with no_search_for_cycles():
            known = self.memo.find(question, {pair: stamp})
            found = {_key(tie): tie for data in known.values() for tie in _decode(data)}
        if not found.keys() >= set(keys):
            found = dict(self.present(keys, between))
            if whole and len(between) == len(pair):
                self.memo.keep(question, {pair: stamp}, {pair: _encode(list(found.values()))})
        return found

    def _stamp(self, pair: Pair) -> str | None:
        """Name all that the ties of a pair follow from; None where they are counted in a moment."""
        for acts, stamp in self.relations.rows(
            "SELECT acts, stamp FROM touched WHERE one = ? AND other = ?", pair
        ):
            if acts >= MANY:
                feared = repr(concerns_in(self.relations, Scope(pair))).encode()
                digest = hashlib.sha256(feared).hexdigest()[:16]
                return f"{SHAPE} {self.relations.get('made')} {stamp} {digest}"
        return None

    def present(self, keys: Sequence[Key], between: Sequence[str] = ()) -> Mapping[Key, Tie]:
        """Count ties from the acts and worries there are."""
        starts: dict[tuple[str, ...], list[str]] = {}
        for start, *pair in keys:
            starts.setdefault(tuple(pair), []).append(start)
        onward = len(starts) <= _FEW
        if not onward:
            starts = {tuple(between): [start for start, *_ in keys]}
        scopes = [
            Scope(pair, min(some), end_of(_date(max(some)), self.period).isoformat(), onward=onward)
            for pair, some in starts.items()
        ]
        happened: dict[Key, list[Deed]] = {}
        feared: dict[Key, list[Concern]] = {}
        with no_search_for_cycles():
            for scope in scopes:
                self._happened(scope, happened)
                for concern in concerns_in(self.relations, scope):
                    key = (self._start(concern.day), concern.actor, concern.about)
                    feared.setdefault(key, []).append(concern)
            return {key: self._tie(key, happened.get(key, ()), feared.get(key, ())) for key in keys}

    def _tie(self, key: Key, acts: Sequence[Deed], concerns: Sequence[Concern]) -> Tie:
        return relate.tie_of(key, relate.believed(acts, self.side), concerns, self.period, self.side)

    def _happened(self, scope: Scope, into: dict[Key, list[Deed]]) -> None:
        """Read acts as far as ties are counted from them, by period and pair, in order."""
        where = scope.where("actor", "recipient", "day")
        starts: dict[str, str] = {}
        for actor, recipient, day, data in self.relations.rows(
            f"SELECT actor, recipient, day, data FROM acts WHERE {where.sql} "
            "ORDER BY actor, recipient, day, id",
            where.values,
        ):
            if day not in starts:
                starts[day] = self._start(_date(day))
            into.setdefault((starts[day], actor, recipient), []).append(decode_deed(data))

    def _start(self, day: datetime.date) -> str:
        return start_of(day, self.period).isoformat()


def _key(tie: Tie) -> Key:
    return (tie.start, tie.actor, tie.recipient)


def _date(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)
