"""Forecasts of an archive, settled anew by each batch as far as it bears on them."""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from saksi.model.forecasts import Forecast
from saksi.model.ids import forecast_id
from saksi.model.relations import Occurrence, Story
from saksi.reference.forecasts import rules
from saksi.run.cards import replace_cards
from saksi.run.keep import decode_drafts
from saksi.run.past import Read
from saksi.steps import follow
from saksi.store import indexes
from saksi.store.indexes import Row, joined
from saksi.store.relations import Relations

if TYPE_CHECKING:
    from saksi.run.derive import Changes

#: Acts that are asked for at once.
_MANY = 500

_encode = msgspec.msgpack.Encoder().encode
_story = msgspec.msgpack.Decoder(Story).decode
decode_forecast = msgspec.msgpack.Decoder(Forecast).decode


def foretell(relations: Relations, changes: "Changes") -> None:
    """Settle anew the forecasts of stories that changed, and those on which the changes of a batch bear."""
    past = Read(relations)
    touched = [*changes.old_occurrences, *changes.new_occurrences]
    concerned = {story.id for story in changes.new_stories}
    concerned |= set(_watching(relations, touched)) | set(_due(relations, past))
    gone = {story.id for story in changes.old_stories}
    _replace(relations, past, gone=gone, concerned=sorted(concerned))
    if past.last:
        relations.put("last", past.last.isoformat())


def _due(relations: Relations, past: Read) -> Iterator[str]:
    """Yield the stories with forecasts that are due between the newest article of before and of now."""
    now, before = past.last.isoformat() if past.last else "", relations.get("last") or ""
    if now != before:
        rows = relations.rows(
            "SELECT DISTINCT story FROM forecasts WHERE due >= ? AND due < ?", sorted((now, before))
        )
        yield from (story for (story,) in rows)


def _watching(relations: Relations, touched: Iterable[Occurrence]) -> Iterator[str]:
    """Yield the stories with forecasts on which occurrences may bear."""
    spans: dict[tuple[str, str, str], list[str]] = {}
    for found in touched:
        days = [day for day in (found.day, *(report.day for report in found.reports)) if day]
        yield from {report.story for report in found.reports}
        for pair in follow.pairs_of({p.id for p in (*found.actors, *found.recipients)}, ()):
            spans.setdefault((*pair, found.type), []).extend(days)
    wanted = [(*key, min(days), max(days)) for key, days in spans.items() if days]
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        rows = relations.rows(
            "WITH wanted (one, other, type, first, last) AS (VALUES "
            + ", ".join(["(?, ?, ?, ?, ?)"] * len(some))
            + ") SELECT DISTINCT w.story FROM wanted AS q CROSS JOIN watches AS w ON w.one = q.one "
            "AND w.other = q.other AND w.type = q.type AND w.due >= q.first AND w.made <= q.last",
            itertools.chain.from_iterable(some),
        )
        yield from (story for (story,) in rows)


def _replace(relations: Relations, past: Read, *, gone: set[str], concerned: list[str]) -> None:
    stories = json.dumps(sorted({*gone, *concerned}))
    old: list[Row] = relations.rows(
        "SELECT * FROM forecasts WHERE story IN (SELECT value FROM json_each(?))", (stories,)
    )
    before = [decode_forecast(row[-1]) for row in old]  # type: ignore[arg-type]
    after = list(_settled(relations, past, concerned))
    db = relations.db
    indexes.FORECASTS.change(db, old, list(map(_row, after)))
    indexes.TELLINGS.change(db, _each(_tellings, before), _each(_tellings, after))
    indexes.WATCHES.change(db, _each(_watches, before), _each(_watches, after))
    # A forecast that stays as it was keeps its card, whose count is moved with the acts.
    old_ones, new_ones = ({one.id: one for one in some} for some in (before, after))
    replace_cards(
        relations,
        gone=[one for one in before if new_ones.get(one.id) != one],
        came=[one for one in after if old_ones.get(one.id) != one],
    )


def _settled(relations: Relations, past: Read, stories: list[str]) -> Iterator[Forecast]:
    members = {
        id_: [member.article for member in _story(data).members]
        for id_, data in relations.some("stories", stories).items()
    }
    articles = sorted({article for some in members.values() for article in some})
    drafts = relations.some("drafts", articles)
    for story, inside in members.items():
        told = [draft for article in inside if article in drafts for draft in decode_drafts(drafts[article])]
        if told:
            yield from follow.settled(told, past, stories=dict.fromkeys(inside, story))


def _row(forecast: Forecast) -> Row:
    sources = {*map(str.casefold, (*forecast.source_names, *forecast.sources))}
    return (
        forecast.id,
        forecast.story,
        forecast.made or "",
        forecast.due or "",
        forecast.kind,
        forecast.type,
        forecast.settling.outlook,
        (forecast.outlet or "").casefold(),
        joined(sorted(sources)) or "||",
        joined(forecast.actors),
        joined(forecast.recipients),
        _encode(forecast),
    )


def _each(rows: Callable[[Forecast], Iterable[Row]], some: Iterable[Forecast]) -> set[Row]:
    return {row for forecast in some for row in rows(forecast)}


def _tellings(forecast: Forecast) -> Iterator[Row]:
    for told in forecast.told:
        yield (forecast_id(told), forecast.id)


def _watches(forecast: Forecast) -> Iterator[Row]:
    """Yield what bears on a forecast: acts of its type, to the contrary, and those of its condition."""
    if forecast.type is None:
        return
    types = {forecast.type, *(act.type for act in rules().contrary.get(forecast.type, ()))}
    watched = [({*forecast.actors, *forecast.recipients}, types)]
    if on := forecast.awaits:
        watched.append(({*on.actors, *on.recipients}, {on.type}))
    until = forecast.settling.day if forecast.settling.rule == follow.DONE else forecast.due
    for parties, some in watched:
        for (one, other), type_ in itertools.product(follow.pairs_of(parties, ()), some):
            yield (one, other, type_, until or "", forecast.made or "", forecast.story)
