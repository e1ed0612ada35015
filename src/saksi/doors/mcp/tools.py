"""The eight tools: arguments in, one short JSON text out."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from saksi.archive import open_archive
from saksi.doors.mcp import items, relations
from saksi.doors.mcp.paging import DEFAULT, Cursor, checked, decoded, encoded
from saksi.model import Event, Statement
from saksi.model.query import Query
from saksi.reference.plover import score
from saksi.reference.states import states
from saksi.store.find import Answer

__all__ = ["Tools"]

#: Outlets that `coverage` names.
_OUTLETS = 15


class Tools:
    """The tools over one archive, opened anew for each call: what was added meanwhile is seen."""

    def __init__(self, archive: str | None) -> None:
        self._archive = archive

    def find_events(
        self,
        actors: list[str] | None = None,
        recipients: list[str] | None = None,
        dyad: list[str] | None = None,
        types: list[str] | None = None,
        certainty: list[str] | None = None,
        time: list[str] | None = None,
        sources: list[str] | None = None,
        places: list[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        limit: int = DEFAULT,
        cursor: str | None = None,
    ) -> str:
        """Find reported acts: who did what to whom, according to whom, how sure. Newest first.

        Actors are ISO alpha-3 codes (IDN), names of states, or short names of bodies (UN, HAMAS). dyad: two
        of them, both directions. types: PLOVER (CONSULT, ASSAULT...). certainty: certain, probable, possible.
        time: past, present, future. sources: who says so. Dates: 2026-11-22. text: words of the article.
        """
        pair = _ids(dyad)
        query = _query(
            actors=_ids(actors),
            recipients=_ids(recipients),
            dyad=pair or None,
            types=tuple(item.upper() for item in types or ()),
            certainty=tuple(certainty or ()),
            time=tuple(time or ()),
            sources=_ids(sources),
            places=_ids(places, upper=False),
            since=since,
            until=until,
            text=text,
        )
        return self._page("events", query, limit=limit, cursor=cursor)

    def find_statements(
        self,
        sources: list[str] | None = None,
        kinds: list[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        limit: int = DEFAULT,
        cursor: str | None = None,
    ) -> str:
        """Find who says what. kinds: report, belief, prediction, concern, denial, no_comment."""
        query = _query(sources=_ids(sources), kinds=tuple(kinds or ()), since=since, until=until, text=text)
        return self._page("statements", query, limit=limit, cursor=cursor)

    def get_event(self, id: str) -> str:
        """Show one act in full, by the id of find_events: parties, place, date, and who says so, nested."""
        with open_archive(self._archive) as archive:
            found = archive.why(id)
            chosen = next((one for one in archive.coded(id).events if one.id == id), None)
            if chosen is None:
                return _text({"message": "This is not the id of an event; see explain.", "id": id})
            rows = archive.events(articles=(id.partition(":")[0],)).rows()
            item = items.events(archive, [row for row in rows if row["id"] == id])
        said = [
            {"source": [actor.name for actor in one.source] or "hidden", "kind": one.kind, "id": one.id}
            for one in found.statements
        ]
        date = {"start": chosen.date.start, "end": chosen.date.end} if chosen.date else None
        page = found.article
        return _text(
            {
                "warning": items.UNTRUSTED,
                "event": item[0] if item else {"id": id, "message": "A later version replaced it."},
                "date_in_text": date,
                "said_by_innermost_first": said,
                "published": page.published if page else None,
                "credit": page.credit if page else None,
                "current": found.current,
            }
        )

    def compare_pair(self, one: str, other: str, since: str | None = None, until: str | None = None) -> str:
        """Count what two actors did to each other: by direction, class, type, certainty and who says so."""
        (first, second) = _ids([one, other])
        with open_archive(self._archive) as archive:
            answer = archive.events(_query(dyad=(first, second), since=since, until=until))
            rows = answer.rows()
            sides = {
                f"{first} to {second}": [row for row in rows if second in row["recipient_ids"]],
                f"{second} to {first}": [row for row in rows if first in row["recipient_ids"]],
                "together": [row for row in rows if not row["recipient"]],
            }
            return _text(
                {
                    "warning": items.UNTRUSTED,
                    **_counts(answer),
                    "sides": {name: _summary(found) for name, found in sides.items()},
                    "newest": items.events(archive, rows[:5]),
                }
            )

    def list_changes(
        self, actors: list[str] | None = None, limit: int = DEFAULT, cursor: str | None = None
    ) -> str:
        """List when pairs began to behave otherwise than before; one actor, two, or none for all."""
        with open_archive(self._archive) as archive:
            found = relations.changes(archive, between=_ids(actors), limit=limit, cursor=cursor)
        return _text({"warning": items.UNTRUSTED, **found})

    def find_forecasts(
        self, actors: list[str] | None = None, limit: int = DEFAULT, cursor: str | None = None
    ) -> str:
        """List predictions, plans and threats with what became of them."""
        with open_archive(self._archive) as archive:
            found = relations.forecasts(archive, actors=_ids(actors), limit=limit, cursor=cursor)
        return _text({"warning": items.UNTRUSTED, **found})

    def coverage(self) -> str:
        """Say what the archive holds: articles, outlets, days, what was refused. Ask before concluding."""
        with open_archive(self._archive) as archive:
            status = archive.status()
            outlets = archive.sql(
                "SELECT outlet, count(*) AS articles, max(day)::VARCHAR AS newest FROM articles "
                f"GROUP BY outlet ORDER BY articles DESC, outlet LIMIT {_OUTLETS}"
            ).to_pylist()
        names = ("articles", "statements", "events", "outlets", "oldest", "newest", "stored", "languages")
        facts = {name: getattr(status, name) for name in names}
        refused = {"count": status.refusals, "by_reason": status.refused}
        return _text({"warning": items.UNTRUSTED, **facts, "refused": refused, "largest_outlets": outlets})

    def explain(self, id: str) -> str:
        """Tell what a record rests on: its words on the page, rules behind it, who made it and when."""
        with open_archive(self._archive) as archive:
            found = archive.why(id)
        record, span, page = found.record, found.span, found.article
        return _text(
            {
                "warning": items.UNTRUSTED,
                "id": id,
                "kind": type(record).__name__.lower(),
                "quote": items.quoted(page.text, span.start, span.end) if page and span else None,
                "characters": [span.start, span.end] if span else None,
                "rules": [line[: items.QUOTE] for line in record.why or ()]
                if isinstance(record, (Event, Statement))
                else None,
                "outlet": page.outlet if page else None,
                "link": page.url if page else None,
                "coder": found.coder,
                "stored": found.batch.at if found.batch else None,
                "current": found.current,
                "replaced_by": found.later,
            }
        )

    def _page(self, kind: Any, query: Query, *, limit: int, cursor: str | None) -> str:
        begin, size = decoded(cursor), checked(limit)
        with open_archive(self._archive, as_of=begin.as_of) as archive:
            answer: Answer = archive.find(kind, query, limit=begin.offset + size)
            rows = answer.rows()[begin.offset :]
            shown = (items.events if kind == "events" else items.statements)(archive, rows)
            end = begin.offset + len(rows)
            # Later pages are of the same moment, whatever is added meanwhile.
            moment = begin.as_of or archive.status().stored
        following = encoded(Cursor(end, moment)) if rows and end < answer.matched else None
        return _text({"warning": items.UNTRUSTED, **_counts(answer), kind: shown, "next": following})


def _ids(names: Sequence[str] | None, *, upper: bool = True) -> tuple[str, ...]:
    """Turn names of states into their codes; other ids are written in capitals, as the archive has them."""
    codes = {name.casefold(): one.alpha3 for one in states() for name in (one.name_en, one.name_id)}
    return tuple(
        codes.get(name.casefold()) or (name.upper().replace(" ", "_") if upper else name)
        for name in names or ()
    )


def _query(**filters: Any) -> Query:
    return Query(**{name: value for name, value in filters.items() if value})


def _counts(answer: Answer) -> dict[str, Any]:
    """Say what the number of matches rests on."""
    counts = {"matched": answer.matched, "articles_read": answer.read, "refused": answer.refused}
    undated = {"without_a_date": answer.undated} if answer.undated else {}
    return {**counts, **undated, "newest_article": answer.newest}


def _summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    scores = [score(row["type"], row["mode"]) for row in rows if row["polarity"] == "positive"]
    days = sorted(str(row["day"]) for row in rows if row["day"])
    voices = Counter(
        source for row in rows for source in row["source_ids"] or ["hidden" if row["statement"] else "page"]
    )
    return {
        "events": len(rows),
        "denied": sum(row["polarity"] == "negative" for row in rows),
        "mean_intensity": round(sum(scores) / len(scores), 2) if scores else None,
        "classes": dict(Counter(row["quad"] for row in rows).most_common()),
        "types": dict(Counter(row["type"] for row in rows).most_common(8)),
        "certainty": dict(Counter(row["certainty"] for row in rows).most_common()),
        "according_to": dict(voices.most_common(5)),
        "days": [days[0], days[-1]] if days else None,
    }


def _text(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), default=str)
