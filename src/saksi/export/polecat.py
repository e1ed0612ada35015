"""POLECAT: 40 columns with a header, tabs between them, None for what is missing, several values by "; "."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from saksi.export.folding import act_of
from saksi.export.machine import affirmed, left_out
from saksi.export.parties import Party, party
from saksi.export.places import where
from saksi.export.selection import Row, Selection
from saksi.export.tabular import write_tsv
from saksi.export.writing import Made, Target

_SIDE = "{0} Name,{0} Country,{0} COW,Primary {0} Sector,{0} Sectors,{0} Title,{0} Name Raw,Wikipedia {0} ID"

COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_SIDE.format("Actor").split(","),
    *_SIDE.format("Recipient").split(","),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip
_MISSING = "None"
_LANGUAGES = {"id": "Indonesian", "ms": "Malay", "en": "English"}


def write(selection: Selection, target: Target) -> Made:
    """Write `events.tsv`, one row an event."""
    rows = (_line(row, selection.page(row)) for row in affirmed(selection))
    count = write_tsv(target.folder / "events.tsv", rows, header=COLUMNS, missing=_MISSING)
    return Made({"events.tsv": count}, left_out(selection, statements=False))


def _line(row: Mapping[str, Any], page: Row) -> list[object]:
    act, place = act_of(row), where(row)
    point = place.point if place else None
    return [
        row["id"],
        row["day"],
        act.type,
        act.mode,
        act.scale,
        act.quad.upper(),
        None,
        *_side(row["actor"]),
        *_side(row["recipient"]),
        (place.city or place.country) if place else None,
        place.city if place else None,
        None,
        None,
        place.alpha3 if place else None,
        point.latitude if point else None,
        point.longitude if point else None,
        None,
        place.written if place else None,
        None,
        page["outlet"],
        (row["published"] or "")[:10],
        None,
        None,
        None,
        _LANGUAGES.get(row["language"], row["language"]),
        page["coder"],
    ]


def _side(actors: Sequence[Mapping[str, Any]] | None) -> list[object]:
    found = [party(actor) for actor in actors or ()]

    def joined(of: Callable[[Party], str]) -> str:
        """Join what several actors have; each keeps its place, so that the cells line up."""
        values = [" ".join(of(who).replace(";", ",").split()) for who in found]
        return "; ".join(value or _MISSING for value in values) if any(values) else ""

    return [
        joined(lambda who: who.name),
        joined(lambda who: who.alpha3),
        joined(lambda who: who.cow),
        found[0].sector if found else None,
        joined(lambda who: who.sector),
        None,
        joined(lambda who: who.written),
        None,
    ]
