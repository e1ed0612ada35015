"""The table of export formats, and the writing of one: its files, then a README that ends it.

A folder without README.md is an export that did not end.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from saksi.__about__ import __version__
from saksi.errors import UsageError
from saksi.export import gdelt, geojson, gexf, graphml, icews, lines, plover, polecat, report, tables
from saksi.export.describe import asked, behind, without_day
from saksi.export.selection import Selection
from saksi.export.writing import Made, Target

__all__ = ["FORMATS", "LAYOUTS", "Format", "check", "export"]

_ONE_STORY = "each row is one act in one article; copies of a text are not merged"
_CAMEO = (
    "Types and modes become CAMEO codes by `reference/cameo.tsv`; the scale is by CAMEO's root.",
    "Events and claims of events are rows alike: the format cannot tell how sure an act is or who says so. "
    "Ask with `--certainty certain` for what the pages present as fact.",
)
_FOLDED = (
    "Acts still to come are folded as PLOVER does: planned cooperation becomes AGREE, an announced RETREAT "
    "CONCEDE, an ASSAULT that is only threatened THREATEN."
)
_MACHINE = (
    "Tabs and line breaks inside a cell become blanks. Cells are not defused for spreadsheets: the file is "
    "for programs, which would misread an added apostrophe. Do not open it in a spreadsheet as it is."
)
_NETWORK = (
    "An edge is all events of one actor towards another; what actors do together counts in both directions. "
    "Intensity is PLOVER's, from -10 to 10."
)
#: Formats without room for a denial, which is left out.
_AFFIRMED = ("gdelt", "polecat", "icews", "gexf", "graphml")
#: What becomes of an event without a day, where it is not an empty cell.
_WITHOUT_DAY = {
    "gexf": "in the network at every time",
    "graphml": "in the network like all others",
    "geojson": "on the map without a date",
    "html": "in the report without a date",
}
_PAIRS = (
    "Each pair of an actor and a recipient is a row. What parties do together, and meetings, are written "
    "from either side; the other side of a visit is its hosting (043)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format.

    Args:
        title: what it is, in a few words.
        write: writes the files.
        about: sentences for the README.
        empty: columns that are always empty, with the reason.
    """

    title: str
    write: Callable[[Selection, Target], Made]
    about: tuple[str, ...] = ()
    empty: Mapping[str, str] = field(default_factory=dict)


#: Every format by its name on the command line.
FORMATS: dict[str, Format] = {
    "csv": Format(
        title="CSV tables of events, statements and articles",
        write=tables.writer("csv"),
        about=(
            "UTF-8, commas, a header. Several values in a cell are parted by `; `.",
            "A cell that a spreadsheet would take for a formula (it opens with =, +, -, @ or a tab) has an "
            "apostrophe before it.",
            "Texts of articles are left out; statements and events carry the words they were read from.",
        ),
    ),
    "parquet": Format(
        title="Parquet tables of events, statements and articles",
        write=tables.writer("parquet"),
        about=("The columns of the archive, nested ones as structs and lists, texts included.",),
    ),
    "jsonl": Format(
        title="JSON Lines of the codebook: one article a line, with its text and records",
        write=lines.write,
        about=(
            "`saksi add articles.jsonl` takes the lines back: the same ids and records, nothing coded anew. "
            "`saksi schema` prints the schema of a line.",
            "A line holds the records that match and the statements that hold them. An archive that has "
            "the article already keeps its own records.",
            "The texts belong to their outlets: keep them to yourself.",
        ),
    ),
    "plover": Format(
        title="PLOVER JSON Lines, with the fields of PLOVER's manual 2.0",
        write=plover.write,
        about=(
            _FOLDED,
            "`folded_from` keeps the act itself. `polarity`, `certainty`, `tense`, `attribution`, `credit` "
            "and `other_locations` are fields of ours; `mode` holds PLOVER's auxiliary modes too (future, "
            "hypothetical, negation).",
            "Codes of actors are PLOVER's: ISO 3166, UNO, EUR, IGO, NGO, IMG, MNC; KOS for Kosovo.",
        ),
        empty={"context": "contexts are not coded", "text": "the texts belong to their outlets"},
    ),
    "gdelt": Format(
        title="GDELT 2.0: events with 61 columns, mentions with 16",
        write=gdelt.write,
        about=(
            "No header, as in GDELT; the columns in order stand below.",
            _PAIRS,
            *_CAMEO,
            _FOLDED,
            "QuadClass is by CAMEO's root; roots 01 and 02, which are neutral, are 1 for want of a class.",
            "GLOBALEVENTID is a hash of the record's id and the pair; `Extras` of the mention holds the id.",
            "Geo columns have FIPS 10-4 codes, actors CAMEO's codes of countries. A place without a known "
            "point is resolved to its country (type 1).",
            "SOURCEURL and MentionIdentifier of a page without an address are its name when it was read.",
            f"NumMentions, NumSources and NumArticles are 1: {_ONE_STORY}.",
            _MACHINE,
        ),
        empty={
            "Actor*EthnicCode, Actor*Religion*Code, Actor*Type2Code, Actor*Type3Code": "not coded",
            "AvgTone, MentionDocTone": "no tone is measured",
            "Actor1Geo_*, Actor2Geo_* (type 0)": "the place of an act is coded, not those of its parties",
            "ActionGeo_ADM2Code, ActionGeo_ADM1Code of cities": "districts and provinces are not resolved",
            "SentenceID": "records point to characters, not to sentences",
            "Confidence": "the coder gives none; how sure the page is stands in other formats",
            "MentionDocTranslationInfo": "nothing is translated",
        },
    ),
    "polecat": Format(
        title="POLECAT: events with 40 columns",
        write=polecat.write,
        about=(
            "A header, tabs, None for what is missing; an event is one row, several values parted by `; `.",
            _FOLDED,
            "Events and claims of events are rows alike; `--certainty certain` asks for what is told as "
            "fact.",
            "Countries are ISO 3166 alpha-3 codes, COW those of the Correlates of War.",
            _MACHINE,
        ),
        empty={
            "Contexts": "contexts are not coded",
            "Actor Title, Recipient Title": "offices stand within the raw names",
            "Wikipedia Actor ID, Wikipedia Recipient ID, GeoNames ID, Feature Type": "no such ids are kept",
            "District, Province": "places are resolved to cities and countries",
            "Story People, Story Organizations, Story Locations": "only parties and places of acts are kept",
        },
    ),
    "icews": Format(
        title="ICEWS: events with 20 columns",
        write=icews.write,
        about=(
            "A header, tabs, NA for what is missing.",
            _PAIRS,
            *_CAMEO,
            _FOLDED,
            "Event ID and Story ID are hashes of the record's and the article's id.",
            _MACHINE,
        ),
        empty={
            "Sentence Number": "records point to characters, not to sentences",
            "District, Province": "places are resolved to cities and countries",
        },
    ),
    "gexf": Format(
        title="dynamic GEXF 1.3, a network by day for Gephi's timeline",
        write=gexf.write,
        about=(
            _NETWORK,
            "Open it in Gephi, choose Window, Timeline, and press play. `events` and `intensity` change with "
            "the days.",
            _FOLDED,
        ),
    ),
    "graphml": Format(
        title="GraphML, a network of actors",
        write=graphml.write,
        about=(_NETWORK, _FOLDED),
    ),
    "geojson": Format(
        title="GeoJSON, a point for each event and place",
        write=geojson.write,
        about=(
            "`precision` is `city` where the city's point is known, `country` where it is the middle of the "
            "country. Points of cities are good to about a kilometre.",
        ),
    ),
    "html": Format(
        title="a report to read and to print",
        write=report.write,
        about=("One file without scripts; nothing is loaded from elsewhere.",),
    ),
}


def check(name: str) -> Format:
    """Return a format by its name.

    Raises:
        UsageError: there is no such format (U060).
    """
    if name not in FORMATS:
        near = difflib.get_close_matches(name, FORMATS, n=2, cutoff=0.5) or FORMATS
        raise UsageError("U060", f"There is no format {name!r}.", hint=f"Formats: {', '.join(near)}.")
    return FORMATS[name]


def export(selection: Selection, name: str, folder: Path, *, statements: bool = False) -> Made:
    """Write an export into an empty or new folder.

    Args:
        selection: the records.
        name: of the format.
        folder: where its files go.
        statements: whether statements become rows too, in GDELT and ICEWS.

    Raises:
        UsageError: there is no such format (U060), or the folder holds something (U061).
    """
    format_ = check(name)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UsageError("U061", f"The folder {folder} is not empty.", hint="Name a new one with --output.")
    made = format_.write(selection, Target(folder=folder, statements=statements, version=__version__))
    made = replace(made, notes=(*made.notes, *undated(selection, name)))
    (folder / "README.md").write_text(readme(selection, name, made), encoding="utf-8", errors="replace")
    return made


def undated(selection: Selection, name: str) -> Iterator[str]:
    """Say how many events have no day, and what that means in a format."""
    if selection.events.undated:
        yield without_day(selection.events.undated, "event", "left out, since days were asked for")
    days = selection.events.table.select(["day", "polarity"]).to_pylist()
    empty = sum(
        row["day"] is None and (row["polarity"] != "negative" or name not in _AFFIRMED) for row in days
    )
    if empty:
        yield without_day(empty, "event", _WITHOUT_DAY.get(name, "written with an empty date"))


def readme(selection: Selection, name: str, made: Made) -> str:
    """Write what an export is, what it holds and what it lacks."""
    format_ = FORMATS[name]
    lines = [f"# saksi export: {format_.title}", ""]
    lines += [f"- Query: {asked(selection.query)}", f"- Counts: {behind(selection)}"]
    lines += [f"- Coder: {', '.join(selection.coders) or 'none'}; written by saksi {__version__}", ""]
    lines += [
        "| file | rows |",
        "|---|---:|",
        *(f"| `{file}` | {n:,} |" for file, n in made.rows.items()),
        "",
    ]
    lines += [*(f"- {sentence}" for sentence in (*made.notes, *format_.about)), ""]
    if made.left_out:
        lines += ["## Left out", "", *(f"- {n:,} {reason}." for reason, n in made.left_out.items()), ""]
    if format_.empty:
        lines += ["## Empty columns", "", *(f"- {what}: {why}." for what, why in format_.empty.items()), ""]
    for file, columns in LAYOUTS.get(name, {}).items():
        lines += [f"## Columns of `{file}`", "", ", ".join(columns), ""]
    return "\n".join(lines)


#: The columns of formats that fix them, by file.
LAYOUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "gdelt": {"events.tsv": gdelt.COLUMNS, "mentions.tsv": gdelt.MENTIONS},
    "polecat": {"events.tsv": polecat.COLUMNS},
    "icews": {"events.tsv": icews.COLUMNS},
}
