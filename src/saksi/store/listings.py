"""Answer a `Query` of stories or occurrences, from the columns by which they are listed.

A filter holds if it holds for one of the articles of a story, or of the reports of an occurrence.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from saksi.model.query import QUADS, Query
from saksi.store.conditions import Kind, check, hits
from saksi.store.derived import RECORDS, arrow, behind
from saksi.store.find import Answer, read_of
from saksi.store.paging import Key, beyond, cursor, order
from saksi.store.relations import Relations
from saksi.store.snapshot import Snapshot
from saksi.store.where import Where

__all__ = ["find_listed"]

_ORDER: tuple[Key, ...] = (Key("rank", falls=True), Key("day", falls=True), Key("id"))
#: Filters that `parties` and `pairings` answer by themselves.
_OF_PARTIES = frozenset(("actors", "recipients", "dyad", "types", "quads", "since", "until"))
#: Filters by which records are counted as they come in.
_COUNTED = frozenset(("types", "quads", "since", "until"))
#: Those of `Query` that are joined columns, and those that are plain ones.
_JOINED = {
    "credits": "credits",
    "languages": "languages",
    "polarity": "polarities",
    "certainty": "certainties",
    "kinds": "source_kinds",
    "places": "places",
}  # fmt: skip
#: How two are paired: see `saksi.run.index`.
_ONWARD, _BACK = 1, 2


@dataclass(frozen=True, slots=True)
class _From:
    """A table, and the condition under which its rows match."""

    table: str
    where: Where
    #: Whether a record may have several rows that match.
    several: bool = False


def find_listed(
    snapshot: Snapshot,
    relations: Relations,
    kind: Kind,
    query: Query,
    *,
    limit: int = 0,
    after: str | None = None,
    offset: int = 0,
) -> Answer:
    """Answer a query; arguments and errors are those of `saksi.store.find.find`."""
    check(kind, query)
    articles = hits(snapshot, query.text) if query.text else None
    source = _source(kind, query, articles)
    keys, undated = _ORDER, 0
    dated = bool(query.since or query.until)
    if source.table == "listed" and (dated or query.articles or articles is not None):
        keys = tuple(key.loose() for key in keys)
    if dated:
        where = _copy(source.where)
        where.add("day = ''")
        undated = _count(relations, _From(source.table, where))
        source.where.days("day", query.since, query.until)
        source.where.add("day > ''")
    matched = _total(relations, kind, query, source)
    source.where.behind(beyond(keys, after))
    most = limit + 1 if limit else -1
    rows = relations.rows(
        f"SELECT {'DISTINCT ' * source.several}rank, day, id FROM {source.table} WHERE {source.where.sql} "
        f"ORDER BY {order(keys)} LIMIT {int(most)} OFFSET {int(offset)}",
        source.where.values,
    )
    shown = rows[:limit] if limit else rows
    data = relations.some(kind, [id_ for _, _, id_ in shown])  # type: ignore[arg-type]
    decode = msgspec.msgpack.Decoder(RECORDS[kind]).decode
    return Answer(
        kind=kind,
        table=arrow(kind, (decode(data[id_]) for _, _, id_ in shown)),  # type: ignore[arg-type]
        matched=matched,
        undated=undated,
        behind=behind(snapshot.batches, relations),
        next=cursor(shown[-1]) if len(rows) > len(shown) else None,
        **read_of(snapshot, query),
    )


def _total(relations: Relations, kind: Kind, query: Query, source: _From) -> int:
    """Count what matches, by what is counted of each day where the query asks for days and types alone."""
    asked = {name for name in Query.__slots__ if getattr(query, name)}
    if not asked <= _COUNTED:
        return _count(relations, source)
    where = Where()
    where.add("kind = ?", kind)
    where.any_of("type", _types(query))
    where.days("day", query.since, query.until)
    if query.since or query.until:
        where.add("day > ''")
    ((found,),) = relations.rows(
        f"SELECT coalesce(sum(records), 0) FROM counts WHERE {where.sql}", where.values
    )
    return int(found)


def _count(relations: Relations, source: _From) -> int:
    what = "count(DISTINCT id)" if source.several else "count(*)"
    ((found,),) = relations.rows(
        f"SELECT {what} FROM {source.table} WHERE {source.where.sql}", source.where.values
    )
    return int(found)


def _copy(where: Where) -> Where:
    found = Where()
    found.add(where.sql, *where.values)
    return found


def _source(kind: Kind, query: Query, articles: list[str] | None) -> _From:
    """Choose the table that answers with the fewest rows."""
    asked = {name for name in Query.__slots__ if getattr(query, name)}
    if asked & {"actors", "recipients", "dyad"} and asked <= _OF_PARTIES:
        found = _of_parties(query)
        if found:
            found.where.any_of("type", _types(query))
            return found
    where = Where()
    where.add("kind = ?", kind)
    for one in (query.actors, "actor"), (query.recipients, "recipient"):
        if one[0]:
            inner = Where()
            inner.any_of("party", one[0])
            inner.add("role = ?", one[1])
            where.add(f"id IN (SELECT id FROM parties WHERE {inner.sql})", *inner.values)
    if query.dyad:
        where.add("id IN (SELECT id FROM pairings WHERE one = ? AND other = ?)", *sorted(query.dyad))
    where.any_of("type", _types(query))
    where.any_of("mode", query.modes)
    where.any_of("time", query.time)
    where.holds("outlets", tuple(map(str.lower, query.outlets)))
    for name, column in _JOINED.items():
        values = getattr(query, name)
        where.holds(column, tuple(map(str.lower, values)) if name == "credits" else values)
    _sources(where, query.sources)
    for some in (query.articles or None, articles):
        if some is not None:
            _articles(where, kind, some)
    return _From("listed", where)


def _of_parties(query: Query) -> _From | None:
    where = Where()
    if query.dyad and not (query.actors or query.recipients):
        where.add("one = ? AND other = ?", *sorted(query.dyad))
        return _From("pairings", where)
    if not query.dyad and len(query.actors) == len(query.recipients) == 1:
        actor, recipient = query.actors[0], query.recipients[0]
        way = _ONWARD if actor < recipient else _BACK
        where.add("one = ? AND other = ? AND how & ?", *sorted((actor, recipient)), way)
        return _From("pairings", where)
    if not query.dyad and not (query.actors and query.recipients):
        where.any_of("party", query.actors or query.recipients)
        where.add(f"role = '{'actor' if query.actors else 'recipient'}'")
        return _From("parties", where, several=len(query.actors or query.recipients) > 1)
    return None


def _types(query: Query) -> tuple[str, ...]:
    """Return the types asked for, by themselves and by their classes; none for all."""
    of_quads = [type_ for type_, quad in QUADS.items() if quad in query.quads]
    if not query.types or not query.quads:
        return tuple(query.types or of_quads)
    return tuple(type_ for type_ in query.types if type_ in of_quads) or ("",)


def _sources(where: Where, sources: Iterable[str]) -> None:
    named = [source for source in sources if source]
    terms = Where()
    terms.holds("sources", named)
    either = [terms.sql] * bool(named) + ["own_voice = 1"] * ("" in set(sources))
    if either:
        where.add(f"({' OR '.join(either)})", *terms.values)


def _articles(where: Where, kind: Kind, articles: Iterable[str]) -> None:
    """Demand one of some articles."""
    name, column = ("article_items", "id") if kind == "stories" else ("event_items", "owner")
    where.add(
        f"id IN (SELECT record FROM {name} WHERE {column} IN (SELECT value FROM json_each(?)))",
        json.dumps(list(articles)),
    )
