"""ICEWS: 20 columns with a header, tabs between them, NA for what is missing; a row for each pair."""

from saksi.export.dyads import Dyad, number_of
from saksi.export.machine import left_out, pairs
from saksi.export.parties import Party, party
from saksi.export.places import where
from saksi.export.selection import Row, Selection
from saksi.export.tabular import write_tsv
from saksi.export.writing import Made, Target
from saksi.reference.plover import plover

COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number",
    "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def write(selection: Selection, target: Target) -> Made:
    """Write `events.tsv`."""
    rows = (_line(dyad, selection.page(dyad.row)) for dyad in pairs(selection, statements=target.statements))
    count = write_tsv(target.folder / "events.tsv", rows, header=COLUMNS, missing="NA")
    return Made({"events.tsv": count}, left_out(selection, statements=target.statements))


def _line(dyad: Dyad, page: Row) -> list[object]:
    row, place = dyad.row, where(dyad.row)
    point = place.point if place else None
    return [
        dyad.number,
        row["day"],
        *_side(party(dyad.source)),
        dyad.code.name,
        dyad.code.code,
        dyad.code.scale,
        *_side(party(dyad.target)),
        number_of(row["article"]),
        None,
        page["outlet"],
        place.city if place else None,
        None,
        None,
        place.country if place else None,
        point.latitude if point else None,
        point.longitude if point else None,
    ]


def _side(who: Party) -> list[object]:
    sector = plover().sectors.get(who.sector)
    return [who.name, sector.label.en.capitalize() if sector else None, who.country]
