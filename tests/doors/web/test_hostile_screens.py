"""Script and formulas that a page could bring stay text on the screens that show many articles at once."""

import csv
import io

import pytest

from tests.doors.web.test_hostile import attacked

__all__ = ["attacked"]

#: What must not stand in a page as markup.
HARM = ("<script>alert", "<img src=x", "<svg onload", 'href="javascript:')


@pytest.fixture(scope="module")
def addresses(attacked):
    occurrence = attacked.get("/occurrence.json").json()["records"][0]["id"]
    event = attacked.get("/search.json?what=events").json()["records"][0]["id"]
    return [
        "/occurrence",
        f"/occurrence/{occurrence}",
        "/occurrence?actor=%3Cscript%3Ealert(1)%3C/script%3E",
        "/forecasts?show=all&source=%3Cscript%3Ealert(1)%3C/script%3E",
        "/forecasts?part=scores",
        "/network",
        "/network?ego=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/map",
        "/map?state=%3Cscript%3Ealert(1)%3C/script%3E",
        "/ask?sql=SELECT%20title,%20outlet%20FROM%20articles",
        "/ask?sql=%3Cscript%3Ealert(1)%3C/script%3E",
        "/review?by=%3Cscript%3Ealert(1)%3C/script%3E",
        f"/review?by=Sari&record={event}",
        "/review?by=Sari&what=statements",
        "/review?by=Sari&record=%3Cscript%3Ealert(1)%3C/script%3E",
    ]


def test_script_is_text_on_these_screens_too(attacked, addresses):
    for address in addresses:
        page = attacked.get(address)
        assert page.status_code in (200, 404), address
        assert [harm for harm in HARM if harm in page.text] == [], address


@pytest.mark.parametrize("path", ["/occurrence.csv", "/network.csv", "/map.csv", "/review.csv?by=S"])
def test_no_cell_of_these_twins_is_a_formula(attacked, path):
    rows = list(csv.reader(io.StringIO(attacked.get(path).text)))

    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []


def test_no_cell_of_an_answer_is_a_formula(attacked):
    text = attacked.get("/ask.csv", params={"sql": "SELECT outlet FROM articles ORDER BY outlet"}).text

    assert [row for row in csv.reader(io.StringIO(text)) if row[0].startswith("=")] == []
