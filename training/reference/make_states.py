"""Make `states.tsv` from CLDR, the open list of countries and the Factbook's file names.

Names come from CLDR through babel, in its short form where the long one is not what people write. FIPS 10-4
codes are the names of the Factbook's files, matched by country name. Correlates of War numbers, Indonesian
spellings of capitals and the FIPS codes that the Factbook lacks are kept by hand in `states_own.tsv`.

    python training/reference/make_states.py --data DATA/knowledge
"""

import argparse
import csv
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from babel import Locale

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "saksi" / "reference" / "states.tsv"
HEADER = (
    "alpha3	alpha2	numeric	kind	fips	cow	cameo"
    "	name_id	name_en	name_ms	capital_id	capital_en	demonym_en"
)

# CLDR's short and variant forms, which babel does not offer, and plain spellings of its typographic ones.
NAMES = {
    "CD": ("Republik Demokratik Kongo", "Democratic Republic of the Congo", "Republik Demokratik Congo"),
    "CG": ("Republik Kongo", "Republic of the Congo", "Republik Congo"),
    "CI": ("Pantai Gading", "Ivory Coast", "Cote d'Ivoire"),
    "GB": ("Inggris", "United Kingdom", "United Kingdom"),
    "HK": ("Hong Kong", "Hong Kong", "Hong Kong"),
    "MM": ("Myanmar", "Myanmar", "Myanmar"),
    "MO": ("Makau", "Macao", "Macau"),
    "PS": ("Palestina", "Palestine", "Palestin"),
    "SZ": ("Eswatini", "Eswatini", "Eswatini"),
    "TR": ("Turki", "Turkey", "Turki"),
}

# Codes of CAMEO's country list that differ from ISO 3166.
CAMEO = {"XKX": "KSV", "TLS": "TMP", "ROU": "ROM", "IMN": "IMY"}

STATES_NOT_IN_UN = {"XKX", "PSE", "TWN"}

CAPITALS = {
    "BOL": "La Paz",
    "BES": "Kralendijk",
    "CHE": "Bern",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "NLD": "Amsterdam",
    "PSE": "Ramallah",
    "SWZ": "Mbabane",
    "USA": "Washington",
    "ZAF": "Pretoria",
    "UKR": "Kyiv",
    "KAZ": "Astana",
    "SMR": "San Marino",
}

DEMONYMS = {
    "ARG": "Argentine",
    "BIH": "Bosnian",
    "ATG": "Antiguan",
    "KGZ": "Kyrgyz",
    "MDV": "Maldivian",
    "NZL": "New Zealander",
    "SAU": "Saudi",
    "TJK": "Tajik",
    "TTO": "Trinidadian",
    "UZB": "Uzbek",
    "ISL": "Icelandic",
    "ECU": "Ecuadorian",
    "SPM": "Saint-Pierrais",
    "KAZ": "Kazakh",
    "IOT": "",
    "KIR": "Kiribati",
}

FACTBOOK_NAMES = {
    "bahamas the": "BHS",
    "burma": "MMR",
    "congo democratic republic of the": "COD",
    "congo republic of the": "COG",
    "cote d ivoire": "CIV",
    "czechia": "CZE",
    "gambia the": "GMB",
    "holy see vatican city": "VAT",
    "kosovo": "XKX",
    "korea north": "PRK",
    "korea south": "KOR",
    "micronesia federated states of": "FSM",
    "north macedonia": "MKD",
    "turkey turkiye": "TUR",
    "falkland islands islas malvinas": "FLK",
    "virgin islands": "VIR",
    "cabo verde": "CPV",
    "eswatini": "SWZ",
    "sao tome and principe": "STP",
    "timor leste": "TLS",
    "saint martin": "MAF",
    "saint helena ascension and tristan da cunha": "SHN",
    "cocos keeling islands": "CCK",
    "pitcairn islands": "PCN",
    "south georgia and south sandwich islands": "SGS",
    "heard island and mcdonald islands": "HMD",
    "curacao": "CUW",
    "macau": "MAC",
    "faroe islands": "FRO",
    "svalbard": "SJM",
    "brunei": "BRN",
    "united states": "USA",
    "saint barthelemy": "BLM",
    "french southern and antarctic lands": "ATF",
    "antarctica": "ATA",
}


def plain(name: str) -> str:
    """Reduce a name to lower-case letters and single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z]+", bare.lower()))


def factbook_codes(folder: Path, countries: list[dict[str, Any]]) -> dict[str, str]:
    """Match the Factbook's files, which are named by FIPS code, to alpha-3 codes."""
    by_name = {
        plain(c["name"][form]): c["cca3"] for c in countries for form in ("common", "official")
    } | FACTBOOK_NAMES
    codes: dict[str, str] = {}
    for path in sorted(folder.glob("*/*.json")):
        names = json.loads(path.read_text("utf-8")).get("Government", {}).get("Country name", {})
        for form in ("conventional short form", "conventional long form"):
            text = re.sub(r"<[^>]*>", " ", names.get(form, {}).get("text", ""))
            if alpha3 := by_name.get(plain(text)):
                codes.setdefault(alpha3, path.stem.upper())
    return codes


def rows(data: Path) -> list[list[str]]:
    """Build one row a country, in the order of alpha-3 codes."""
    countries: list[dict[str, Any]] = json.loads(
        (data / "mledoze_countries/countries.json").read_text("utf-8")
    )
    with (HERE / "states_own.tsv").open(encoding="utf-8") as file:
        own = {row["alpha3"]: row for row in csv.DictReader(file, delimiter="\t")}
    for country in countries:
        country["cca3"] = {"UNK": "XKX"}.get(country["cca3"], country["cca3"])
    fips = factbook_codes(data / "factbook_2026", countries)
    cldr = [Locale(code).territories for code in ("id", "en", "ms")]
    found: list[list[str]] = []
    for country in sorted(countries, key=lambda c: str(c["cca3"])):
        alpha3, alpha2 = country["cca3"], country["cca2"]
        mine = own.get(alpha3, {})
        names = NAMES.get(alpha2) or [table[alpha2].replace("’", "'") for table in cldr]
        capital = CAPITALS.get(alpha3, (country["capital"] or [""])[0]).replace("’", "'")
        demonym = DEMONYMS.get(alpha3, country["demonyms"].get("eng", {}).get("m", ""))
        is_state = country["independent"] or alpha3 in STATES_NOT_IN_UN
        code = mine.get("fips") or fips.get(alpha3, "")
        cow, capital_id = mine.get("cow") or "", mine.get("capital_id") or capital
        cells = [alpha3, alpha2, country["ccn3"], "state" if is_state else "territory", code, cow]
        found.append([*cells, CAMEO.get(alpha3, alpha3), *names, capital_id, capital, demonym])
    return found


def main() -> None:
    """Write the file beside the loaders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the unpacked folder `knowledge`")
    lines = [HEADER, *("\t".join(row) for row in rows(parser.parse_args().data))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} countries")


if __name__ == "__main__":
    main()
