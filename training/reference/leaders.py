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
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

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
        "HARRIS": "USA", "HOLLANDE": "FRA", "MACRON": "FRA", "WILLEM-ALEXANDER": "NLD", "HARALD": "NOR",
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
    "MNG": "MNE", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG", "MAS": "MUS", "ALG": "DZA", "MOR": "MAR",
    "SUD": "SDN", "SSD": "SSD", "LEB": "LBN", "KUW": "KWT", "BAH": "BHR", "UAE": "ARE", "OMA": "OMN",
    "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ", "MON": "MNG", "ROK": "KOR", "BHU": "BTN", "BNG": "BGD",
    "MYA": "MMR", "SRI": "LKA", "MAD": "MDV", "NEP": "NPL", "THI": "THA", "CAM": "KHM", "DRV": "VNM",
    "MAL": "MYS", "SIN": "SGP", "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "AUL": "AUS", "NEW": "NZL",
    "SOL": "SLB", "VAN": "VUT", "FIJ": "FJI", "HAI": "HTI", "SUR": "SUR", "OMN": "OMN", "TAZ": "TZA",
}  # fmt: skip

# States whose names open with the family name: nothing is cut from them.
FAMILY_FIRST = frozenset("CHN TWN KOR PRK VNM KHM LAO MMR JPN HKG MAC SGP MYS IDN THA HUN".split())

OFFICES = (
    r"(?P<acting>(?:acting|interim|caretaker|transitional?|executive) )?"
    r"(?P<office>president|first vice president|second vice president|vice president|co-vice president|"
    r"first deputy prime minister|deputy prime minister|prime minister|first deputy premier|deputy premier|"
    r"premier|chancellor|vice chancellor|federal chancellor|supreme leader|king|queen|emperor|sultan|amir|"
    r"prince|grand duke|crown prince|pope|taoiseach|governor[- ]general|lieutenant governor|governor|"
    r"chief executive|chief minister|high commissioner|administrator|chairman of the presidency|"
    r"president of the swiss confederation|chairman|chairperson|first minister|minister of state|paramount ruler)"
)
TITLE = re.compile(OFFICES + r"s?(?: (?:of|for) (?:the )?(?:(?:Council|Cabinet|Ministers|Government|Republic|Presidency|State|Swiss|Confederation|of|the|and|"
    r"Defense|Affairs|Foreign|Council,|National|Assembly|Territorial|New Zealand|Transition|Homeland|Safeguarding|for|"
    r"\(CNSP\)|Executive|Yuan|French Polynesia|Sovereign|Economic|Commission) ?)+)?(?: \([^)]*\))?,?\s+", re.I)
HONOUR = re.compile(
    r"(?:(?:Lt|Maj|Brig|Lieutenant|Major|Brigadier|Vice|Air|Chief|Sir|Dame|Dr|Sheikh|Shaykh|Gen|General|Marshal|"
    r"Admiral|Col|Colonel|Captain|Field|Army|Doctor|Adm|Ret|ret|Prince|Crown|King|Ulu o le|O le Ao o le Malo|"
    r"Tun|Datuk|Rear|Capt|Marshal|Mr|Mrs|Ms|Lord|His|Her|Excellency|Holiness|Malietoa)\.?\s+|\([^)]*\)\s*)+"
)
MONTHS = {name: number for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1)}
DAY = re.compile(r"(?:(\d{1,2}) )?(?:early |mid-|late )?([A-Z][a-z]+) (\d{4})|\b(\d{4})\b")
PATRONYMIC = re.compile(r"\w+(?:vich|vych|vna|yevich|ovych|uly)$")


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


def fold(text: str) -> str:
    """Lower-case a name and drop accents, hyphens and quotation marks, so that spellings meet.

    >>> fold("Díaz-Canel")
    'diaz canel'
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z ]+", " ", re.sub(r"['’`]", "", plain.casefold())).strip()


def iso_day(text: str) -> str:
    """Read "8 May 2012, reelected ..." as an ISO date, month or year; empty when there is none.

    >>> iso_day("20 October 2014, reelected 17 April 2019")
    '2014-10-20'
    """
    found = DAY.search(text)
    if not found:
        return ""
    day, month, year, lone = found.groups()
    if lone or month not in MONTHS:
        return lone or year
    return f"{year}-{MONTHS[month]:02}" + (f"-{int(day):02}" if day else "")


def _is_capital(word: str) -> bool:
    letters = re.sub(r"[^\w]", "", re.sub(r"^(?:al|Al|el|ed|bin|Mc|Mac|de|d')-?(?=[A-ZÀ-Ý]{2})", "", word))
    return len(letters) > 1 and letters.isupper()


def _title_case(word: str) -> str:
    if re.fullmatch(r"[IVX]+", word) or not _is_capital(word):
        return word
    if word in {"DE", "DA", "DO", "DOS", "DEL", "VAN", "VON", "BIN", "AL", "DER", "DI", "E", "LA", "EL"}:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word).replace("'S", "'s")


def split_title(text: str) -> tuple[str, str]:
    """Part "President Emmanuel MACRON" into office and name; the office is empty when none is read."""
    text = text.replace("’", "'").strip()
    offices: list[str] = []
    while found := TITLE.match(text):
        acting = (found["acting"] or "").strip().lower().replace("executive", "")
        offices.append(f"{acting} {found['office'].lower()}".strip())
        text = text[found.end():].removeprefix("and ")
    text = HONOUR.sub("", text, count=1) if HONOUR.match(text) else text
    return (offices[0] if offices else ""), text.strip()


def clean_name(text: str, *, state: str) -> tuple[str, str, tuple[str, ...]]:
    """Give the news form of a Factbook name, its family name, and the longer forms as aliases.

    The Factbook prints the family name in capitals. Patronymics and initials go, and so does what follows the
    capitals where the family name is not first ("Gabriel BORIC Font"). Empty when the text is no plain name.
    """
    nick = re.findall(r"[\"“]([^\"”]+)[\"”]", text)
    text = re.sub(r"\s*(?:\([^)]*\)|[\"“][^\"”]+[\"”])\s*", " ", text)
    text = re.sub(r",? (?:Jr\.?|of Norway|serving as .*)$", "", re.sub(r", (?:Jr|Sr)\.", "", text)).strip()
    words = text.split()
    capitals = [at for at, word in enumerate(words) if _is_capital(word)]
    if not capitals or len(words) > 8 or re.search(r"[\d,;:\[\]&/]| is | are | the | was | and |^of ", text):
        return "", "", ()
    last = next((at for at in range(capitals[0], len(words)) if at + 1 not in capitals), capitals[-1])
    surname = " ".join(_title_case(word) for word in words[capitals[0]:last + 1])
    plain = [_title_case(word) for word in words]
    full = " ".join(plain)
    keep = plain if state in FAMILY_FIRST or last == 0 else plain[:last + 1]
    keep = [word for at, word in enumerate(keep)
            if not (0 < at < last and (re.fullmatch(r"\w\.", word) or PATRONYMIC.fullmatch(word)))]
    name = " ".join(keep)
    short = f"{keep[0]} {surname}" if 0 < capitals[0] and len(keep) > 2 and state not in FAMILY_FIRST else ""
    if short and len(keep) > 3:
        name, short = short, name
    others = [full, short, *(f"{one} {surname}" for one in nick)]
    return name, surname, tuple(dict.fromkeys(one for one in others if one and one != name))


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
        if not (state and office and name) or lone or not _home(rest, state):
            continue
        office = re.sub(r"^federal ", "", office.replace("co-vice", "vice")).replace("-", " ")
        since = iso_day(line["since"])
        group = groups[state, office]
        term = next((one for one in group if one.start[:7] == since[:7] and _alike(one.surname, surname)
                     or one.start[:4] == since[:4] and fold(one.surname) == fold(surname)), None)
        if term is None:
            term = _Term(state, office, surname, start=since)
            group.append(term)
        term.names.extend(one for one in (name, *aliases) if one not in term.names)
        term.seen = max(term.seen, line["last_seen"])
        term.start = term.start or since
    return [one for group in groups.values() for one in group]


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

    The Factbook stopped listing vice-presidents and deputies in mid-2024, so a last capture then proves nothing.
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
        if before and _alike(before.surname, term.surname) and fold(before.names[0])[:2] == fold(term.names[0])[:2]:
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
            if end and term.start and end < term.start[:len(end)]:
                end = ""
            yield Row(term.names[0], tuple(term.names[1:]), state, "GOV", office, term.start, end, "factbook")


def reign_rows(folder: Path, taken: list[Row]) -> Iterator[Row]:
    """Yield REIGN's rulers of two or more words whom no other row of their state names."""
    states = set(codes(folder).values())
    for state, rulers in sorted(reign_ends(folder).items()):
        own = [one for one in taken if one.id == state]
        for name, start, end in rulers:
            clean = " ".join(name.split())
            if state not in states or len(clean.split()) < 2 or " and " in clean or start < "2010":
                continue
            if not any(_same_person(clean, one) for one in own):
                yield Row(clean, (), state, "GOV", "ruler", start, end, "reign")


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
    """Join hand-written rows with made ones, which give way for the same state, office and person."""
    by_office: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in known:
        by_office[row.id, row.office].append(row)
    kept = list(known)
    for row in made:
        if not any(_same_person(row.name, one) for one in by_office[row.id, _plain(row.office)]):
            kept.append(row)
    unique = {(row.name, row.id, row.office, row.start): row for row in reversed(kept)}
    return sorted(unique.values(), key=lambda row: (row.id, row.office, row.start, row.name))


def _plain(office: str) -> str:
    return re.sub(r"^(?:acting|interim|caretaker|transitional?) ", "", office)


def read_rows(path: Path) -> list[Row]:
    """Read `people.tsv`; none when it does not exist yet."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as source:
        lines = csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(one["name"], tuple(filter(None, one["aliases"].split("|"))), one["id"], one["sector"],
                    one["office"], one["from"], one["to"], one["source"]) for one in lines]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write `people.tsv` with its header."""
    lines = ["\t".join(COLUMNS), *("\t".join(row.cells()) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path, target: Path) -> None:
    """Keep the hand-written rows of `target`, make the others anew, and write the file."""
    known = [row for row in read_rows(target) if row.source == "known"]
    rows = merge(known, factbook_rows(folder))
    rows = merge(rows, reign_rows(folder, rows))
    write_rows(target, rows)
    print(f"{len(rows)} rows, {len(known)} of them known")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
