"""What changes the archive: pages and rulings; and exports."""

import csv
import io
import json
import zipfile

import pytest

from saksi.archive import open_archive
from saksi.export.formats import FORMATS
from saksi.model.query import Outcome
from saksi.model.records import Actor, Article, Coded, Event, Part, Span
from tests.doors.serving import archive_of, client_of

HOSTILE = "<script>alert(1)</script>"
RULING = {"outlook": "came true", "why": "Both said so.", "by": "Ratna"}


def plan(number=0):
    """Make an article that announces an act to come, whose names would be scripts and formulas."""
    text = f"{HOSTILE} akan menyerang =cmd|'/c calc'!A1 besok."
    verb = text.index("menyerang")
    article = Article(
        id=f"{number:016x}",
        text=text,
        parts=(Part("body", 0, len(text)),),
        language="id",
        url="javascript:alert(1)",
        outlet="=HYPERLINK(1)",
        title=HOSTILE,
        published="2026-03-05",
    )
    event = Event(
        id=f"{article.id}:e{verb}-ASSAULT",
        type="ASSAULT",
        mode=None,
        actor=(Actor("RUS", HOSTILE, "GOV", 0, len(HOSTILE)),),
        recipient=(Actor("UKR", "=cmd|'/c calc'!A1", "GOV"),),
        predicate=Span(verb, verb + 9),
        time="future",
    )
    return Outcome(result=Coded(article, (), (event,), "by hand"), source="page", input="plan")


@pytest.fixture
def planned(tmp_path):
    return archive_of(tmp_path, plan())


@pytest.fixture
def client(planned):
    with client_of(planned) as client:
        yield client


def test_a_page_that_is_brought_is_added_with_its_progress(client):
    begun = client.post("/api/v1/articles", json={"text": "", "url": "https://contoh.example/1"})
    assert begun.status_code == 202

    with client.stream("GET", begun.headers["location"] + "/events") as stream:
        told = [json.loads(line.removeprefix("data: ")) for line in stream.iter_lines() if line]

    assert told[-1] == client.get(begun.headers["location"]).json()
    assert (told[-1]["state"], told[-1]["refusals"][0]["code"]) == ("done", "R001")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "U073"),
        ({"url": "/etc/passwd"}, "R020"),
        ({"url": "file:///etc/passwd"}, "R020"),
        ({"urls": []}, "H010"),
        ({"text": 1}, "H010"),
        ([], "H010"),
        ({"text": "\ud800"}, "H010"),
        ({"url": "http://a.example/\ud800"}, "H010"),
    ],
)
def test_what_is_no_page_is_refused(client, body, code):
    answer = client.post(
        "/api/v1/articles", content=json.dumps(body), headers={"content-type": "application/json"}
    )

    assert answer.json()["code"] == code


def test_what_is_no_json_is_refused(client):
    answer = client.post("/api/v1/articles", content=b"{", headers={"content-type": "application/json"})

    assert answer.json()["code"] == "H010"


def test_a_ruling_decides_what_became_of_a_forecast(client):
    forecast = client.get("/api/v1/forecasts").json()["records"][0]["id"]
    tag = client.get(f"/api/v1/forecasts/{forecast}").headers["etag"]
    kept = client.post("/api/v1/rulings", json={**RULING, "forecast": forecast})
    after = client.get(f"/api/v1/forecasts/{forecast}", headers={"if-none-match": tag})

    assert (kept.status_code, kept.json()["by"]) == (201, "Ratna")
    assert after.json()["settling"]["outlook"] == "came true"
    assert client.get("/api/v1/rulings").json()["records"] == [kept.json()]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"forecast": "forecast-x"}, "U025"),
        ({"by": " "}, "U027"),
        ({"why": ""}, "U027"),
        ({"outlook": "maybe"}, "H010"),
        ({"more": 1}, "H010"),
    ],
)
def test_what_is_no_ruling_is_refused(client, change, code):
    forecast = client.get("/api/v1/forecasts").json()["records"][0]["id"]
    answer = client.post("/api/v1/rulings", json={"forecast": forecast, **RULING, **change})

    assert answer.json()["code"] == code


def test_a_review_is_kept_and_agreement_told(client):
    event = client.get("/api/v1/events").json()["records"][0]["id"]
    first = client.post("/api/v1/reviews", json={"record": event, "verdict": "right", "by": "Ratna"})
    changes = {"certainty": "possible"}
    fixed = {"record": event, "verdict": "fixed", "by": "Budi", "changes": changes}
    second = client.post("/api/v1/reviews", json=fixed)
    listed = client.get("/api/v1/reviews").json()

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json()["event"]["certainty"] == "possible"
    assert listed["records"] == [first.json(), second.json()]
    assert (listed["agreement"]["shared"], listed["agreement"]["agreed"]) == (1, 0)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"record": "x"}, "U025"),
        ({"verdict": "maybe"}, "H010"),
        ({"by": ""}, "U081"),
        ({"verdict": "fixed", "changes": {"id": "y"}}, "U081"),
        ({"verdict": "fixed", "changes": {"type": "\ud800"}}, "H010"),
    ],
)
def test_what_is_no_review_is_refused(client, change, code):
    event = client.get("/api/v1/events").json()["records"][0]["id"]
    body = json.dumps({"record": event, "verdict": "right", "by": "Ratna", **change})
    answer = client.post("/api/v1/reviews", content=body, headers={"content-type": "application/json"})

    assert answer.json()["code"] == code


def test_an_answer_on_reviews_ends_with_a_new_one(client):
    event = client.get("/api/v1/events").json()["records"][0]["id"]
    tag = client.get("/api/v1/reviews").headers["etag"]
    client.post("/api/v1/reviews", json={"record": event, "verdict": "wrong", "by": "Ratna"})

    assert client.get("/api/v1/reviews", headers={"if-none-match": tag}).json()["matched"] == 1


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_a_zip_of_files_and_their_readme(client, name):
    answer = client.get(f"/api/v1/exports/{name}?actor=RUS")
    files = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()

    assert answer.headers["content-type"] == "application/zip"
    assert "README.md" in files
    assert len(files) > 1


def test_formulas_are_defused_in_an_export_for_spreadsheets(client):
    packed = zipfile.ZipFile(io.BytesIO(client.get("/api/v1/exports/csv").content))
    rows = list(csv.reader(io.StringIO(packed.read("events.csv").decode())))

    assert not [cell for row in rows for cell in row if cell.startswith("=")]
    assert any("'=HYPERLINK(1)" in row for row in rows)


def test_scripts_are_text_in_the_report(client):
    packed = zipfile.ZipFile(io.BytesIO(client.get("/api/v1/exports/html").content))
    (report,) = [name for name in packed.namelist() if name.endswith(".html")]
    page = packed.read(report).decode()

    assert HOSTILE not in page
    assert 'href="javascript:' not in page


def test_an_unknown_format_is_refused_with_those_that_there_are(client):
    answer = client.get("/api/v1/exports/xls")

    assert (answer.status_code, answer.json()["code"]) == (400, "U060")


def test_an_answer_is_never_taken_for_a_page(client):
    for address in ("articles", "events", "why/0000000000000000", "search", "outlets"):
        headers = client.get(f"/api/v1/{address}").headers

        assert headers["content-type"] == "application/json"
        assert headers["x-content-type-options"] == "nosniff"


def test_no_file_of_an_export_is_left_behind(client, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = sorted(tmp_path.iterdir())
    client.get("/api/v1/exports/csv")

    assert sorted(tmp_path.iterdir()) == before


def test_a_ruling_bears_the_name_of_the_token(planned):
    from saksi.doors.http.tokens import Tokens
    from saksi.store.place import place_of

    token = Tokens(place_of(planned)).add("desk", ["read", "review"])
    headers = {"authorization": f"Bearer {token}"}
    with client_of(planned, token_demanded=True) as client:
        forecast = client.get("/api/v1/forecasts", headers=headers).json()["records"][0]["id"]
        client.post("/api/v1/rulings", headers=headers, json={**RULING, "forecast": forecast})
    with open_archive(planned) as archive:
        assert [ruling.by for ruling in archive.rulings()] == ["desk"]
