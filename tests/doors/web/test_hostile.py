"""Script in texts, titles, outlets and addresses is shown as text, on every screen and in every twin."""

import csv
import dataclasses
import io

import pytest
from starlette.testclient import TestClient

import saksi
from saksi.doors.serve import create_app
from saksi.model import Actor, Place
from saksi.model.query import Outcome
from tests.doors.web.conftest import HTML
from tests.store.samples import outcome

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>\"'&{{7*7}}"
FORMULA = '=HYPERLINK("http://x")'


def hostile(number: int, **fields: object) -> Outcome:
    """Put script wherever a page could bring any."""
    plain = outcome(number, body=f"Nusantara menolak usul Samudra, kata Ratna. {SCRIPT}")
    coded = plain.result
    made = dataclasses.replace(
        coded.article,
        **{"title": SCRIPT, "outlet": SCRIPT, "section": SCRIPT, "byline": SCRIPT, "credit": SCRIPT} | fields,
    )
    event = dataclasses.replace(
        coded.events[0],
        actor=(Actor("IDN", SCRIPT, "GOV"),),
        recipient=(Actor("MYS", FORMULA, "GOV"),),
        location=(Place(SCRIPT, "IDN"),),
        why=(SCRIPT,),
    )
    said = dataclasses.replace(coded.statements[0], source=(Actor("IDN", FORMULA, "GOV"),))
    return dataclasses.replace(
        plain,
        result=dataclasses.replace(coded, article=made, events=(event,), statements=(said,)),
        source=SCRIPT,
    )


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    place = tmp_path_factory.mktemp("hostile") / "archive"
    with saksi.open(place) as archive:
        archive.store([hostile(1), hostile(2, url="javascript:alert(4)"), hostile(3, outlet=FORMULA)])
    with TestClient(create_app(str(place)), base_url="http://localhost", headers=HTML) as client:
        yield client


def addresses(client: TestClient) -> list[str]:
    rows = client.get("/search.json").json()["records"]
    event = client.get("/search.json?what=events").json()["records"][0]["id"]
    other = client.get("/today.json?days=9000").json()["occurrences"]["records"][0]["id"]
    return [
        "/today?days=9000",
        "/today?part=changes",
        "/today?part=due",
        "/search?q=usul",
        "/search?part=facets",
        "/search?what=events",
        "/search?what=events&part=facets",
        "/search?what=statements",
        "/search?q=" + "%3Cscript%3Ealert(1)%3C/script%3E",
        "/search?outlet=%3Cscript%3E",
        "/pair",
        "/pair/IDN/MYS",
        "/pair/IDN/MYS?part=disputes",
        "/pair/%3Cscript%3E/MYS",
        "/sources",
        "/sources?show=refusals",
        f"/why/{event}",
        f"/why/{other}",
        "/why/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/add",
        *(f"/article/{row['id']}" for row in rows),
        *(f"/article/{row['id']}?part=around" for row in rows),
    ]


def test_script_is_text_on_every_screen(attacked):
    for address in addresses(attacked):
        page = attacked.get(address).text
        for harm in ("<script>alert", "<img src=x", "<svg onload", 'href="javascript:', "{49}", "&49"):
            assert harm not in page, address


def test_every_page_forbids_inline_script(attacked):
    for address in addresses(attacked):
        policy = attacked.get(address).headers["content-security-policy"]
        assert "script-src 'self'" in policy, address
        assert "unsafe" not in policy, address


@pytest.mark.parametrize(
    "path", ["/search.csv", "/search.csv?what=events", "/search.csv?what=statements", "/sources.csv"]
)
def test_no_cell_of_a_twin_is_a_formula(attacked, path):
    rows = list(csv.reader(io.StringIO(attacked.get(path).text)))

    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []


def test_an_address_that_would_run_is_no_link(attacked):
    (row,) = [
        row for row in attacked.get("/search.json").json()["records"] if "javascript" in (row["url"] or "")
    ]
    page = attacked.get(f"/article/{row['id']}").text

    assert "javascript:alert(4)" in page
    assert 'href="javascript' not in page
