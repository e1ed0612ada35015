"""Write the answers that the OpenAPI document shows: those of an archive of the sample pages, shortened.

python docs/api_examples.py
"""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from saksi.archive import Archive
from saksi.demo import sample_pages
from saksi.doors.api.specification import specification
from saksi.doors.serve import create_app
from saksi.settings import ServeSettings
from saksi.store.place import place_of

OUTPUT = Path(__file__).parent.parent / "src" / "saksi" / "doors" / "api" / "examples.json"
#: When the archive of the examples was filled.
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LETTERS = 120
#: Items that are kept of a list, by its name; one of any other.
KEPT = {"rows": 2, "members": 3}
#: Ids in addresses, by the list that they are taken from.
IDS = {"articles": "events", "why": "events", "stories": "stories", "occurrences": "occurrences"}
TASK = {
    "id": "RQtVctVAtT3X",
    "state": "done",
    "sources": ["https://example.org/news/1"],
    "read": 1,
    "refused": 0,
    "known": 0,
    "stored": 1,
    "statements": 2,
    "events": 3,
    "articles": ["227fdb4564ca5e20"],
    "refusals": [],
    "problem": None,
}


def main() -> None:
    """Ask every operation, and write what it answers."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(place_of(folder), clock=lambda: NOW)
        for page in sample_pages():
            (Path(folder) / Path(page.source).name).write_bytes(page.content)
        (Path(folder) / "kosong.txt").touch()
        archive.add([str(file) for file in sorted(Path(folder).iterdir())], workers=0)
        app = create_app(folder, settings=ServeSettings(rate=0, changes=0, workers=0))
        with TestClient(app, base_url="http://localhost") as client:
            found = _answers(app, client)
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True).replace(f"{folder}/", "")
    OUTPUT.write_text(text + "\n", encoding="utf-8")


def _answers(app: FastAPI, client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = {
        "add_page": TASK | {"state": "queued", "stored": 0, "articles": []},
        "get_task": TASK,
    }
    forecast = client.get("/api/v1/forecasts").json()["records"][0]["id"]
    ruling = {"forecast": forecast, "outlook": "void", "by": "Ratna", "why": "The talks were called off."}
    found["overrule"] = client.post("/api/v1/rulings", json=ruling).json() | {"at": NOW.isoformat()}
    found["list_rulings"] = {"records": [found["overrule"]], "matched": 1, "next": None}
    event = client.get("/api/v1/events").json()["records"][0]["id"]
    review = {"record": event, "verdict": "right", "by": "Ratna"}
    found["review"] = client.post("/api/v1/reviews", json=review).json() | {"at": NOW.isoformat()}
    agreement = client.get("/api/v1/reviews").json()["agreement"]
    found["list_reviews"] = {"records": [found["review"]], "matched": 1, "next": None, "agreement": agreement}
    for path, operations in specification(app)["paths"].items():
        told = operations.get("get")
        if told is None or told["operationId"] in found or path.endswith("openapi.json"):
            continue
        query = {
            "query": "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC, type LIMIT 2"
        }
        response = client.get(_filled(path, client), params=query if path.endswith("/sql") else {})
        if response.headers["content-type"] == "application/json" and response.status_code == 200:
            found[told["operationId"]] = _short(response.json())
    return found


def _filled(path: str, client: TestClient) -> str:
    if "{id}" not in path:
        return path
    kind = path.split("/")[3]
    rows = client.get(f"/api/v1/{IDS.get(kind, kind)}").json().get("records") or [{"id": "none"}]
    return path.replace("{id}", rows[0]["id"])


def _short(value: Any, name: str = "") -> Any:
    if isinstance(value, str):
        return value if len(value) <= LETTERS else value[: LETTERS - 1] + "…"
    if isinstance(value, list):
        return [_short(one) for one in value[: KEPT.get(name, 1)]]
    if isinstance(value, dict):
        if "$defs" in value:
            return {"$schema": value["$schema"], "title": value["title"], "$ref": value["$ref"]}
        return {key: _short(one, key) for key, one in value.items()}
    return value


if __name__ == "__main__":
    main()
