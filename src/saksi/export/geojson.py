"""GeoJSON (RFC 7946): a point for each event and place; no geometry where no point is known."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from saksi.export.parties import party
from saksi.export.places import Where, wheres
from saksi.export.selection import Row, Selection, rows_of
from saksi.export.writing import Made, Target

_encoder = msgspec.json.Encoder()


def write(selection: Selection, target: Target) -> Made:
    """Write `events.geojson`."""
    count = nowhere = 0
    with (target.folder / "events.geojson").open("wb") as stream:
        stream.write(b'{"type": "FeatureCollection", "features": [')
        for feature in _features(selection):
            stream.write((b",\n" if count else b"\n") + _encoder.encode(feature))
            count += 1
            nowhere += feature["geometry"] is None
        stream.write(b"\n]}\n")
    note = f"{nowhere:,} features have no geometry: the page names no place, or one without a known point."
    return Made({"events.geojson": count}, notes=(note,))


def _features(selection: Selection) -> Iterator[dict[str, Any]]:
    for row in rows_of(selection.events.table):
        shared = _properties(row, selection.page(row))
        places: list[Where | None] = [*wheres(row)]
        for number, place in enumerate(places or [None]):
            yield {
                "type": "Feature",
                "id": row["id"] if number == 0 else f"{row['id']}#{number}",
                "geometry": _geometry(place),
                "properties": {
                    **shared,
                    "place": place and place.written,
                    "country": (place and place.alpha3) or None,
                    "precision": place.point.resolution if place and place.point else None,
                },
            }


def _geometry(place: Where | None) -> dict[str, Any] | None:
    if place is None or place.point is None:
        return None
    return {"type": "Point", "coordinates": [place.point.longitude, place.point.latitude]}


def _properties(row: Mapping[str, Any], page: Row) -> dict[str, Any]:
    return {
        "event": row["id"],
        "date": row["day"],
        "type": row["type"],
        "mode": row["mode"],
        "quad": row["quad"],
        "actor": [party(actor).name for actor in row["actor"] or ()],
        "actor_ids": row["actor_ids"],
        "recipient": [party(actor).name for actor in row["recipient"] or ()],
        "recipient_ids": row["recipient_ids"],
        "polarity": row["polarity"],
        "certainty": row["certainty"],
        "time": row["time"],
        "source_ids": row["source_ids"],
        "evidence": row["evidence"],
        "outlet": page["outlet"],
        "url": page["url"],
    }
