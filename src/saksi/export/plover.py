"""PLOVER JSON Lines: one event a line, with the named fields of PLOVER's manual 2.0 and a few of ours."""

from collections.abc import Mapping
from typing import Any

import msgspec

from saksi.export.folding import act_of
from saksi.export.parties import party
from saksi.export.places import Where, wheres
from saksi.export.selection import Row, Selection, rows_of
from saksi.export.writing import Made, Target

_encoder = msgspec.json.Encoder()
_RESOLUTIONS = {"country": 1, "city": 4}


def write(selection: Selection, target: Target) -> Made:
    """Write `events.jsonl`."""
    folded = count = 0
    with (target.folder / "events.jsonl").open("wb") as stream:
        for row in rows_of(selection.events.table):
            line = _line(row, selection.page(row))
            folded += line["folded_from"] is not None
            stream.write(_encoder.encode(line) + b"\n")
            count += 1
    return Made({"events.jsonl": count}, notes=(f"{folded:,} acts still to come are folded.",))


def _line(row: Mapping[str, Any], page: Row) -> dict[str, Any]:
    act, date = act_of(row), row["date"] or {}
    day = str(row["day"]) if row["day"] else None
    places = [_place(place) for place in wheres(row)]
    return {
        "id": row["id"],
        "date": date.get("start") or day,
        "enddate": date.get("end") or day,
        "actor": [_entity(actor) for actor in row["actor"] or ()],
        "recipient": [_entity(actor) for actor in row["recipient"] or ()],
        "event": [act.type],
        "mode": [mode for mode in (act.mode, *_auxiliary(row)) if mode],
        "context": [],
        "quad_code": act.quad_number,
        "event_scale": act.scale,
        "event_loc": places[0] if places else None,
        "event_text": [row["evidence"]],
        "text_info": {"start": row["predicate"]["start"], "end": row["predicate"]["end"]},
        "cite_info": {
            "url": page["url"],
            "title": page["title"],
            "language": page["language"],
            "publication": page["outlet"],
            "coder": page["coder"],
        },
        "folded_from": {"event": row["type"], "mode": row["mode"]} if act.folded else None,
        "polarity": row["polarity"],
        "certainty": row["certainty"],
        "tense": row["time"],
        "attribution": {
            "statement": row["statement"],
            "kind": row["source_kind"],
            "sources": row["source_ids"],
        },
        "credit": row["credit"],
        "other_locations": places[1:],
    }


def _auxiliary(row: Mapping[str, Any]) -> list[str]:
    """Give PLOVER's auxiliary modes, which follow from time, certainty and polarity."""
    return [
        name
        for name, holds in (
            ("future", row["time"] == "future"),
            ("hypothetical", row["certainty"] == "possible"),
            ("negation", row["polarity"] == "negative"),
        )
        if holds
    ]


def _entity(actor: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": party(actor).plover or None,
        "sector": actor["sector"],
        "entity_text": actor["name"],
        "identifier_id": actor["id"],
        "identifier_text": party(actor).name if actor["id"] else None,
    }


def _place(place: Where) -> dict[str, Any]:
    spot = place.point
    return {
        "extracted_place": place.written,
        "resolved_place": place.city or place.country or None,
        "lat": spot and spot.latitude,
        "lon": spot and spot.longitude,
        "city": place.city or None,
        "country": place.country or None,
        "country_code": place.alpha3 or None,
        "resolution": _RESOLUTIONS[spot.resolution] if spot else None,
    }
