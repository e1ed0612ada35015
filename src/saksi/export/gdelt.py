"""GDELT 2.0: events with 61 columns and mentions with 16, tabs between them, no header.

`COLUMNS` and `MENTIONS` are the layouts in order; `saksi export gdelt` writes them into its README too.
"""

import datetime
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from saksi.export.dyads import Dyad
from saksi.export.machine import compact, left_out, pairs
from saksi.export.parties import Party, party
from saksi.export.places import Where, where
from saksi.export.selection import Row, Selection
from saksi.export.tabular import write_tsv
from saksi.export.writing import Made, Target

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = (
    "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
)  # fmt: skip

COLUMNS: tuple[str, ...] = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS: tuple[str, ...] = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
    "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

#: GDELT has no quad class for neutral acts: appeals and statements count as verbal cooperation there.
_NEUTRAL = 1
_UNITED_STATES = "USA"
#: What GDELT writes for an actor without a place in the text.
_UNKNOWN_OFFSET = -1


def write(selection: Selection, target: Target) -> Made:
    """Write `events.tsv` and `mentions.tsv`, a row in each for each pair."""

    def made(name: str, line: Callable[[Dyad, Row, Selection], list[object]]) -> int:
        found = pairs(selection, statements=target.statements)
        rows = (line(dyad, selection.page(dyad.row), selection) for dyad in found)
        return write_tsv(target.folder / name, rows, header=None)

    counts = {"events.tsv": made("events.tsv", _event), "mentions.tsv": made("mentions.tsv", _mention)}
    return Made(counts, left_out(selection, statements=target.statements))


def _event(dyad: Dyad, page: Row, selection: Selection) -> list[object]:
    row = dyad.row
    return [
        dyad.number,
        *_dates(row["day"]),
        *_actor(party(dyad.source)),
        *_actor(party(dyad.target)),
        int(_leads(dyad, page)),
        dyad.code.code,
        dyad.code.base,
        dyad.code.root,
        dyad.code.quad or _NEUTRAL,
        dyad.code.scale,
        *(1, 1, 1, ""),
        *_geo(None),
        *_geo(None),
        *_geo(where(row)),
        compact(selection.added.get(row["batch"])),
        page["url"] or page["source"],
    ]


def _mention(dyad: Dyad, page: Row, selection: Selection) -> list[object]:
    row = dyad.row
    start = (row.get("predicate") or row["cue"])["start"]
    return [
        dyad.number,
        compact(str(row["day"]) if row["day"] else None),
        compact(row["published"]),
        1,
        urlsplit(page["url"] or "").hostname or page["outlet"],
        page["url"] or page["source"],
        "",
        *(_offset(actor) for actor in (dyad.source, dyad.target)),
        start,
        1,
        "",
        page["length"],
        "",
        "",
        row["id"],
    ]


def _dates(day: datetime.date | None) -> list[object]:
    if day is None:
        return [""] * 4
    fraction = day.year + (day.month * 30 + day.day) / 365
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{fraction:.4f}"]


def _actor(who: Party) -> list[object]:
    return [
        who.cameo,
        who.name.upper(),
        who.cameo_country,
        who.cameo_group,
        *("", "", ""),
        who.cameo_role,
        *("", ""),
    ]


def _geo(place: Where | None) -> list[object]:
    if place is None or place.point is None:
        return [0 if place is None else "", place.written if place else "", *[""] * 6]
    point = place.point
    if not place.city:
        return [1, place.country, place.fips, place.fips, "", point.latitude, point.longitude, place.fips]
    kind = 3 if place.alpha3 == _UNITED_STATES else 4
    name = f"{place.city}, {place.country}"
    return [kind, name, place.fips, "", "", point.latitude, point.longitude, ""]


def _offset(actor: Mapping[str, object] | None) -> object:
    start = actor.get("start") if actor else None
    return _UNKNOWN_OFFSET if start is None else start


def _leads(dyad: Dyad, page: Row) -> bool:
    """Tell whether the act stands in the headline, the summary or the first paragraph."""
    start = (dyad.row.get("predicate") or dyad.row["cue"])["start"]
    body = next((part for part in page["parts"] if part["kind"] == "body"), None)
    heads = [part for part in page["parts"] if part["kind"] in ("title", "summary")]
    return any(part["start"] <= start < part["end"] for part in (*heads, *([body] if body else ())))
