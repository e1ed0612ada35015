"""Make `places.tsv`: a point for each country and capital, and for cities that world news names.

Countries and capitals have the Factbook's coordinates (public domain); other cities are kept by hand in
`cities_own.tsv`, from common knowledge, to a hundredth of a degree.

    python training/reference/make_places.py --data DATA/knowledge
"""

import argparse
import csv
import json
import re
from pathlib import Path
from typing import Any

from saksi.reference.states import State, states

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "saksi" / "reference" / "places.tsv"
HEADER = ("name", "kind", "country", "lat", "lon")


def degrees(text: str) -> tuple[str, str] | None:
    """Read "6 10 S, 106 49 E" as decimal degrees."""
    found = re.search(r"(\d+) (\d+) ([NS]),? (\d+) (\d+) ([EW])", text)
    if found is None:
        return None
    lat, lat_minutes, south, lon, lon_minutes, west = found.groups()
    north, east = int(lat) + int(lat_minutes) / 60, int(lon) + int(lon_minutes) / 60
    return f"{-north if south == 'S' else north:.2f}", f"{-east if west == 'W' else east:.2f}"


def of_state(state: State, page: dict[str, Any]) -> list[tuple[str, ...]]:
    """Give the rows of a country and of its capital."""
    rows: list[tuple[str, ...]] = []
    if point := degrees(page.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")):
        rows.append((state.name_en, "country", state.alpha3, *point))
    capital = page.get("Government", {}).get("Capital", {})
    if state.capital_en and (point := degrees(capital.get("geographic coordinates", {}).get("text", ""))):
        names = "|".join(dict.fromkeys((state.capital_en, state.capital_id)))
        rows.append((names, "city", state.alpha3, *point))
    return rows


def main() -> None:
    """Write the file beside the loaders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the unpacked folder `knowledge`")
    folder = parser.parse_args().data / "factbook_2026"
    pages = {path.stem.upper(): path for path in folder.glob("*/*.json")}
    rows = [
        row
        for state in states()
        if state.fips in pages
        for row in of_state(state, json.loads(pages[state.fips].read_text("utf-8")))
    ]
    capitals = {(name, row[2]) for row in rows if row[1] == "city" for name in row[0].split("|")}
    with (HERE / "cities_own.tsv").open(encoding="utf-8") as file:
        for own in csv.DictReader(file, delimiter="\t"):
            if not capitals & {(name, own["country"]) for name in own["name"].split("|")}:
                rows.append((own["name"], "city", own["country"], own["lat"], own["lon"]))
    rows.sort(key=lambda row: (row[2], row[1] == "city", row[0]))
    lines = ["\t".join(row) for row in (HEADER, *rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} places")


if __name__ == "__main__":
    main()
