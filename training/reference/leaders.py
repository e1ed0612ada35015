"""Rebuild the leaders in `people.tsv` from the Factbook's list and REIGN's.

Rows marked `known` were written by hand and are kept as they stand; rows marked `factbook` or `reign` are
dropped and made anew. A hand-written row for the same state, office and person always wins.

    python training/reference/leaders.py KNOWLEDGE_FOLDER src/saksi/reference/people.tsv
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from leader_names import CABINET, NOT_A_NAME, clean_name, fold, iso_day, split_title

COLUMNS = ("name", "aliases", "id", "sector", "office", "from", "to", "source")

# A leader still listed in the last captured edition counts as in office.
NEWEST = "2026-01-01"
# The Factbook captures stop here and start again in November 2020: an absence in between proves nothing.
GAP_OPENS = "2017-03-28"

# Codes of the Factbook whose country name the country table does not hold.
GEC = {
    "cf": "COG", "cv": "CPV", "ga": "GMB", "iv": "CIV", "sh": "SHN", "bf": "BHS", "dr": "DOM", "tb": "BLM",
    "vt": "VAT", "tu": "TUR", "fk": "FLK", "sk": "SXM", "cc": "CUW", "kv": "XKX",
}  # fmt: skip

# Where each head of several states belongs; the same person elsewhere is left out.
HOME = {"ELIZABETH": "GBR", "CHARLES": "GBR", "TRUMP": "USA", "OBAMA": "USA", "BIDEN": "USA", "PENCE": "USA",
        "HARRIS": "USA", "COSGROVE": "AUS", "HURLEY": "AUS", "MOSTYN": "AUS", "REDDY": "NZL", "KIRO": "NZL",
        "HOLLANDE": "FRA", "MACRON": "FRA", "WILLEM-ALEXANDER": "NLD", "HARALD": "NOR",
        "MARGRETHE": "DNK", "FREDERIK": "DNK", "XI": "CHN", "GIBBS": "NZL"}  # fmt: skip

# REIGN uses the Correlates of War letters; only those that differ from alpha-3 and had a ruler since 2014.
COW = {
    "BHM": "BHS", "TRI": "TTO", "BAR": "BRB", "GUA": "GTM", "HON": "HND", "SAL": "SLV", "COS": "CRI",
    "PAR": "PRY", "URU": "URY", "UKG": "GBR", "IRE": "IRL", "NTH": "NLD", "FRN": "FRA", "SWZ": "CHE",
    "SPN": "ESP", "POR": "PRT", "GMY": "DEU", "AUS": "AUT", "CZR": "CZE", "SLO": "SVK", "MAC": "MKD",
    "CRO": "HRV", "YUG": "SRB", "BOS": "BIH", "KOS": "XKX", "SLV": "SVN", "GRC": "GRC", "BUL": "BGR",
    "MLD": "MDA", "ROM": "ROU", "LAT": "LVA", "LIT": "LTU", "GRG": "GEO", "SWD": "SWE", "DEN": "DNK",
    "ICE": "ISL", "CAP": "CPV", "GUI": "GIN", "BFO": "BFA", "CDI": "CIV", "SIE": "SLE", "TOG": "TGO",
    "CAO": "CMR", "NIG": "NGA", "NIR": "NER", "CEN": "CAF", "CHA": "TCD", "CON": "COG", "DRC": "COD",
    "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB", "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF",
    "MNG": "MNE", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG", "MAS": "MUS", "ALG": "DZA",
    "MOR": "MAR",
    "SUD": "SDN", "SSD": "SSD", "LEB": "LBN", "KUW": "KWT", "BAH": "BHR", "UAE": "ARE", "OMA": "OMN",
    "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ", "MON": "MNG", "ROK": "KOR", "BHU": "BTN", "BNG": "BGD",
    "MYA": "MMR", "SRI": "LKA", "MAD": "MDV", "NEP": "NPL", "THI": "THA", "CAM": "KHM", "DRV": "VNM",
    "MAL": "MYS", "SIN": "SGP", "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "AUL": "AUS", "NEW": "NZL",
    "SOL": "SLB", "VAN": "VUT", "FIJ": "FJI", "HAI": "HTI", "SUR": "SUR", "OMN": "OMN", "TAZ": "TZA",
}  # fmt: skip

# Rows of the Factbook that are plainly mistaken, such as another state's officer.
MISTAKES = {
    ("COD", "Anatole Collinet Makosso"),
    ("JAM", "Michaelle Jean"),
    ("MSR", "Donaldson Romero"),
    ("KGZ", "Sooronbay Jeenbekov"),
}

# Offices that one person holds at a time.
SOLE = frozenset({"president", "prime minister", "chancellor", "king", "emperor", "emir", "sultan", "pope"})


@dataclass(frozen=True, slots=True)
class Row:
    """One person in one office, as a line of `people.tsv`."""

    name: str
    aliases: tuple[str, ...]
    id: str
    sector: str
    office: str
    start: str
    end: str
    source: str

    def cells(self) -> list[str]:
        """Return the line's cells in the order of `COLUMNS`."""
        head = [self.name, "|".join(self.aliases), self.id, self.sector, self.office]
        return [*head, self.start, self.end, self.source]


@dataclass(slots=True)
class _Term:
    """One leader's term while its many captures are put together."""

    id: str
    office: str
    surname: str
    names: list[str] = field(default_factory=list)
    start: str = ""
    seen: str = ""


def _home(caps: str, state: str) -> bool:
    return all(word not in HOME or HOME[word] == state for word in caps.split())


def codes(folder: Path) -> dict[str, str]:
    """Map the Factbook's two-letter code to alpha-3 by way of the country's name."""
    table = json.loads((folder / "mledoze_countries" / "countries.json").read_text(encoding="utf-8"))
    by_name: dict[str, str] = {}
    for one in table:
        for name in (one["name"]["common"], one["name"]["official"], *one["altSpellings"]):
            by_name.setdefault(name.casefold(), "XKX" if one["cca3"] in {"UNK", "KOS"} else one["cca3"])
    found: dict[str, str] = {}
    for line in _lines(folder / "factbook_leaders_2014_2026.csv"):
        code = line["gec_code"]
        found[code] = GEC.get(code) or by_name.get(line["country"].casefold(), "")
    return found


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as source:
        return list(csv.DictReader(source))


def _alike(left: str, right: str) -> bool:
    left, right = fold(left), fold(right)
    return left == right or SequenceMatcher(None, left, right).ratio() >= 0.78


def terms(folder: Path) -> list[_Term]:
    """Put the captures of each leader's term together; spelling variants meet by date and likeness."""
    state_of = codes(folder)
    groups: dict[tuple[str, str], list[_Term]] = defaultdict(list)
    for line in _lines(folder / "factbook_leaders_2014_2026.csv"):
        state = state_of[line["gec_code"]]
        office, rest = split_title(line["title_and_name"])
        name, surname, aliases = clean_name(rest, state=state)
        lone = " " not in name and not re.search("king|queen|emperor|pope|sultan|amir|prince", office)
        wrong = NOT_A_NAME.search(name) or (state, name) in MISTAKES
        if not (state and office and name) or lone or wrong or not _home(rest, state):
            continue
        if CABINET.search(line["title_and_name"]):
            office = "prime minister"
        since = iso_day(line["since"])
        group = groups[state, office]
        term = next((one for one in group if _same_term(one, surname, since)), None)
        if term is None:
            term = _Term(state, office, surname, start=since)
            group.append(term)
        term.names.extend(one for one in (name, *aliases) if one not in term.names)
        term.seen = max(term.seen, line["last_seen"])
        term.start = term.start or since
    return [one for group in groups.values() for one in group]


def _same_term(term: _Term, surname: str, since: str) -> bool:
    if term.start[:7] == since[:7]:
        return _alike(term.surname, surname)
    return term.start[:4] == since[:4] and fold(term.surname) == fold(surname)


def reign_ends(folder: Path) -> dict[str, list[tuple[str, str, str]]]:
    """List REIGN's rulers since 2014 by state as (name, first month, last month or empty)."""
    rulers: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for line in _lines(folder / "reign_2021" / "leaderlist_3_21.csv"):
        if not (line["eyear"] or "").strip().isdigit() or int(line["eyear"]) < 2014:
            continue
        end = f"{int(line['eyear'])}-{int(line['emonth']):02}"
        start = f"{int(line['syear'])}-{int(line['smonth']):02}-{int(line['sdate']):02}"
        state = COW.get(line["stateabb"], line["stateabb"])
        rulers[state].append((line["leader"].strip(), start, "" if end >= "2021-03" else end))
    return rulers


def _end(term: _Term, group: Iterable[_Term], rulers: Iterable[tuple[str, str, str]]) -> str:
    """Find when a term ended: REIGN's month, the successor's first day, a deputy's last capture; else empty.

    The Factbook stopped listing vice-presidents and deputies in mid-2024: a last capture then proves nothing.
    """
    if term.seen >= NEWEST:
        return ""
    later = sorted(one.start for one in group if len(one.start) == 10 and one.start > term.start)
    for name, start, end in rulers:
        alike = _alike(name.split()[-1], term.surname.split()[-1])
        if end and alike and abs(int(start[:4]) - int(term.start[:4] or 0)) < 2:
            return next((one for one in later if one[:7] == end), end)
    if term.seen <= GAP_OPENS:
        return "" if term.seen == GAP_OPENS else term.seen[:4]
    if re.search("deputy|vice|first|second", term.office):
        return term.seen[:7] if term.seen < "2024-05" else ""
    return later[0] if later and later[0][:4] <= str(int(term.seen[:4]) + 1) else ""


def _join_terms(group: list[_Term]) -> list[_Term]:
    """Make one of a leader's terms that follow each other with nobody in between."""
    joined: list[_Term] = []
    for term in sorted(group, key=lambda one: (one.start, one.names)):
        before = joined[-1] if joined else None
        if (
            before
            and _alike(before.surname, term.surname)
            and fold(before.names[0])[:2] == fold(term.names[0])[:2]
        ):
            before.names.extend(one for one in term.names if one not in before.names)
            before.seen = max(before.seen, term.seen)
        else:
            joined.append(term)
    return joined


def factbook_rows(folder: Path) -> Iterator[Row]:
    """Yield one row per leader and term, in the order of state and office."""
    found = terms(folder)
    rulers = reign_ends(folder)
    by_office: dict[tuple[str, str], list[_Term]] = defaultdict(list)
    for term in found:
        by_office[term.id, term.office].append(term)
    for (state, office), group in sorted(by_office.items()):
        group = _join_terms(group)
        for term in group:
            end = _end(term, group, rulers.get(state, []))
            if end and term.start and end < term.start[: len(end)]:
                end = ""
            aliases = tuple(one for one in term.names[1:] if one and one != term.names[0])
            yield Row(term.names[0], aliases, state, "GOV", office, term.start, end, "factbook")


def reign_rows(folder: Path, taken: list[Row]) -> Iterator[Row]:
    """Yield REIGN's rulers of two or more words whom no other row of their state names."""
    states = set(codes(folder).values())
    for state, rulers in sorted(reign_ends(folder).items()):
        own = [one for one in taken if one.id == state]
        for name, start, end in rulers:
            clean = " ".join(name.split())
            if state not in states or len(clean.split()) < 2 or " and " in clean or start < "2010":
                continue
            shared = {word for word in fold(clean).split() if len(word) > 4}
            if not any(_same_person(clean, one) or shared & set(fold(one.name).split()) for one in own):
                yield Row(clean, (), state, "GOV", "leader", start, end, "reign")


def _same_person(name: str, row: Row) -> bool:
    words = {word for word in fold(name).split() if len(word) > 3} or set(fold(name).split())
    for other in (row.name, *row.aliases):
        theirs = set(fold(other).split())
        if words & theirs and (len(words & theirs) > 1 or fold(name).split()[-1] in theirs):
            return True
        if _alike(name, other):
            return True
    return False


def merge(known: list[Row], made: Iterable[Row]) -> list[Row]:
    """Join hand-written rows with made ones, which give way to any row for the same holder.

    Same holder means the same state and person with the same office, apart from "acting" and "first", or with
    the same month of start; or the same highest office begun within two months, however the name is spelled.
    """
    by_state: dict[str, list[Row]] = defaultdict(list)
    kept: list[Row] = []
    for row in (*known, *sorted(made, key=lambda row: (row.id, row.office != _plain(row.office), row.start))):
        if row.source == "known" or not any(_covers(one, row) for one in by_state[row.id]):
            row = _adopt(row, by_state[row.id])
            by_state[row.id].append(row)
            kept.append(row)
    return sorted(kept, key=lambda row: (row.id, row.office, row.start, row.name))


def bound(rows: list[Row]) -> list[Row]:
    """Close made rows of a one-holder office at the year when somebody else is known to have begun it."""
    starts: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        if row.office in SOLE and row.start:
            starts[row.id, row.office].append((row.start, row.name))
    closed = []
    for row in rows:
        later = [
            start for start, name in starts[row.id, row.office] if start > row.start and name != row.name
        ]
        open_ended = row.source != "known" and row.start and not row.end
        closed.append(replace(row, end=min(later)[:4]) if open_ended and later else row)
    return closed


def _adopt(row: Row, others: Iterable[Row]) -> Row:
    """Give a made row the name under which its person is already known, so that one person has one name."""
    spellings = {fold(one) for one in (row.name, *row.aliases)}
    for one in others:
        if row.source != "known" and spellings & {fold(other) for other in (one.name, *one.aliases)}:
            aliases = dict.fromkeys((*one.aliases, *row.aliases, row.name))
            aliases.pop(one.name, None)
            return replace(row, name=one.name, aliases=tuple(aliases))
    return row


def _covers(known: Row, made: Row) -> bool:
    same_office = _plain(known.office) == _plain(made.office)
    if known.source != "known":
        return same_office and known.start[:4] == made.start[:4] and _same_person(made.name, known)
    if same_office and made.office in SOLE and _days_apart(known.start, made.start) <= 60:
        return True
    return (same_office or known.start[:7] == made.start[:7]) and _same_person(made.name, known)


def _days_apart(left: str, right: str) -> int:
    if len(left) < 10 or len(right) < 10:
        return 10_000
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)


def _plain(office: str) -> str:
    return re.sub(r"^(?:(?:acting|interim|caretaker|transitional?|first|second) )+", "", office)


def read_rows(path: Path) -> list[Row]:
    """Read `people.tsv`; none when it does not exist yet."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as source:
        lines = csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(
                one["name"],
                tuple(filter(None, one["aliases"].split("|"))),
                one["id"],
                one["sector"],
                one["office"],
                one["from"],
                one["to"],
                one["source"],
            )
            for one in lines
        ]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write `people.tsv` with its header."""
    lines = ["\t".join(COLUMNS), *("\t".join(row.cells()) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path, target: Path) -> None:
    """Keep the hand-written rows of `target`, make the others anew, and write the file."""
    known = [row for row in read_rows(target) if row.source == "known"]
    rows = merge(known, factbook_rows(folder))
    rows = merge(rows, reign_rows(folder, rows))
    write_rows(target, bound(rows))
    print(f"{len(rows)} rows, {len(known)} of them known")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
