"""The scoreboard of forecasters, computed from cards: see `saksi.run.cards`."""

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from saksi.model.forecasts import Forecast
from saksi.model.networks import Record
from saksi.run.memory import no_search_for_cycles
from saksi.run.past import Read
from saksi.steps.follow import base_rate
from saksi.steps.follow.columns import OUTLOOKS, Columns, chances, record_of
from saksi.store.memo import Memo
from saksi.store.relations import SHAPE, Relations

__all__ = ["Board"]

_decode = msgspec.msgpack.Decoder(Forecast).decode
_encode = msgspec.msgpack.Encoder().encode
_records = msgspec.msgpack.Decoder(list[Record]).decode
_OUTLOOK: Mapping[str, int] = {name: at for at, name in enumerate(OUTLOOKS)}
#: How the history of an act is known, as a number: small ones are read much faster than words.
_NONE, _PAIR, _SEVERAL = range(3)
#: What is read of each card; its names by the groups asked for follow.
_FIELDS = {
    "id": "id",
    "made": "made",
    "due": "due",
    "type": "type",
    "negative": "negative",
    "outlook": "CASE outlook "
    + " ".join(f"WHEN '{name}' THEN {at}" for name, at in _OUTLOOK.items())
    + " END",
    "probability": "probability",
    "history": f"CASE history WHEN 'pair' THEN {_PAIR} WHEN 'several' THEN {_SEVERAL} ELSE {_NONE} END",
    "times": "times",
}

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Cards:
    """The cards of all forecasts, a tuple for each field."""

    id: Sequence[str]
    made: Sequence[str]
    due: Sequence[str | None]
    type: Sequence[str | None]
    negative: Sequence[int]
    outlook: Sequence[int]
    probability: Sequence[float]
    history: Sequence[int]
    times: Sequence[int]
    names: Sequence[Sequence[str]]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]]) -> "_Cards":
        """Turn rows into columns."""
        columns: list[Any] = list(zip(*rows, strict=True))
        fields = dict(zip(_FIELDS, columns, strict=False))
        return cls(**fields, names=columns[len(_FIELDS) :])


@dataclass(frozen=True, slots=True)
class Board:
    """How good forecasts were.

    Args:
        relations: what was derived from the archive.
        past: what happened.
        ruled: forecasts of which a person decided what became of them, by id.
        memo: where records are kept.
    """

    relations: Relations
    past: Read
    ruled: Mapping[str, Forecast]
    memo: Memo

    def records(self, by: Sequence[str]) -> list[Record]:
        """Return the records of all groups, those of one kind together, with most forecasts first.

        They rest on all that was taken in, so what was computed holds until the next batch or ruling.
        """
        stamps = dict.fromkeys(((of, "") for of in by), self._stamp)
        known = {of: _records(data) for (of, _), data in self.memo.find("records", stamps).items()}
        if missing := [of for of in by if of not in known]:
            new: dict[str, list[Record]] = {of: [] for of in missing}
            for record in self._computed(missing):
                new[record.of].append(record)
            self.memo.keep("records", stamps, {(of, ""): _encode(some) for of, some in new.items()})
            known |= new
        return [record for of in by for record in known[of]]

    @property
    def _stamp(self) -> str:
        ((count, total),) = self.relations.rows("SELECT count(*), sum(batch) FROM batches")
        ruled = sorted((id_, one.settling.outlook) for id_, one in self.ruled.items())
        digest = hashlib.sha256(repr(ruled).encode()).hexdigest()[:16]
        return f"{SHAPE} {self.relations.get('made')} {count} {total} {digest}"

    @no_search_for_cycles()
    def _computed(self, by: Sequence[str]) -> list[Record]:
        fields = ", ".join((*_FIELDS.values(), *by))
        rows = self.relations.rows(f"SELECT {fields} FROM cards ORDER BY made, id")
        if not rows:
            return []
        cards = _Cards.of(rows)
        outlooks = np.array(cards.outlook)
        if self.ruled:
            at = {id_: number for number, id_ in enumerate(cards.id)}
            for id_, forecast in self.ruled.items():
                outlooks[at[id_]] = _OUTLOOK[forecast.settling.outlook]
        scores = Columns.of(outlooks, np.array(cards.probability), self._rates(cards, outlooks))
        found = [
            record_of(of, name, scores.rows(at))
            for of, names in zip(by, cards.names, strict=True)
            for name, at in _groups(names).items()
        ]
        return sorted(found, key=lambda record: (by.index(record.of), -record.forecasts, record.name))

    def _rates(self, cards: _Cards, outlooks: npt.NDArray[np.int64]) -> Numbers:
        """Return how likely each forecast was by the history of its parties; half where there is none."""
        rates = np.full(len(cards.id), 0.5)
        first = self.past.first
        if first is None:
            return rates
        scored = (outlooks <= _OUTLOOK["failed"]).tolist()
        single: dict[str, list[int]] = {}
        several: list[int] = []
        for at, (history, type_, asked) in enumerate(zip(cards.history, cards.type, scored, strict=True)):
            if asked and history == _PAIR and type_:
                single.setdefault(type_, []).append(at)
            elif asked and history == _SEVERAL:
                several.append(at)
        early = self._early(first)
        for type_, some in single.items():
            rates[some] = self._of_type(cards, type_, some, first, early)
        if several:
            rows = {cards.id[at]: at for at in several}
            for forecast in self._forecasts(list(rows)):
                rates[rows[forecast.id]] = base_rate(forecast, self.past)
        return rates

    def _of_type(
        self, cards: _Cards, type_: str, some: Sequence[int], first: datetime.date, early: Mapping[str, int]
    ) -> Numbers:
        made = [cards.made[at] for at in some]
        days = {day: datetime.date.fromisoformat(day) for day in set(made)}
        rate = {day: self.past.rate(type_, when) for day, when in days.items()}  # type: ignore[arg-type]
        seen = {day: max(1, (when - first).days) for day, when in days.items()}
        ahead = _ahead([cards.due[at] for at in some], made)
        times = np.array([max(0, cards.times[at] - early.get(cards.id[at], 0)) for at in some], np.float64)
        found = chances(
            times,
            np.array([rate[day] for day in made]),
            np.array([seen[day] for day in made], np.float64),
            ahead,
        )
        negative = np.array([cards.negative[at] for at in some], dtype=bool)
        return np.where(negative, 1 - found, found)

    def _early(self, first: datetime.date) -> dict[str, int]:
        """Count, by forecast, the acts before anything was read, which are no part of a history."""
        rows = self.relations.rows(
            "SELECT c.id, count(*) FROM acts AS a JOIN cards AS c ON c.recipient = a.recipient "
            "AND c.actor = a.actor AND c.type = a.type WHERE a.day < ? AND a.day <= c.made AND a.planned = 0 "
            "GROUP BY c.id",
            (first.isoformat(),),
        )
        return dict(rows)

    def _forecasts(self, ids: Sequence[str]) -> list[Forecast]:
        rows = self.relations.rows(
            "SELECT data FROM forecasts WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
        return [_decode(data) for (data,) in rows]


def _ahead(due: Sequence[str | None], made: Sequence[str]) -> Numbers:
    """Return the days from when forecasts were made to when they are due, one at least."""
    kept: dict[tuple[str | None, str], int] = {}
    for both in zip(due, made, strict=True):
        if both not in kept:
            one, other = (datetime.date.fromisoformat(day or both[1]) for day in both)
            kept[both] = max(1, (one - other).days)
    return np.array([kept[both] for both in zip(due, made, strict=True)], np.float64)


def _groups(names: Sequence[str]) -> dict[str, npt.NDArray[np.int64]]:
    """Return the rows of each name; a row may have several names, written as a JSON list."""
    codes: dict[str, int] = {}
    at = np.array([codes.setdefault(name, len(codes)) for name in names])
    ordered = np.argsort(at, kind="stable")
    parts = np.split(ordered, np.cumsum(np.bincount(at))[:-1])
    found: dict[str, list[npt.NDArray[np.int64]]] = {}
    for written, rows in zip(codes, parts, strict=True):
        for name in json.loads(written):
            found.setdefault(name, []).append(rows)
    return {name: np.concatenate(some) for name, some in found.items()}
