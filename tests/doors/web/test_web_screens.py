"""Each screen answers with a page and its twins, in each language, and tells what it does not find."""

import csv
import html
import io
import re

import pytest

from saksi.doors.web.render import NAVIGATION
from saksi.doors.web.screens import SCREENS
from saksi.export.formats import FORMATS

ADDRESSES = (
    "/today?days=365",
    "/search",
    "/search?what=events",
    "/search?what=statements",
    "/pair",
    "/pair/CHN/IND",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_screen_is_a_page_with_twins_at_its_address(client, address):
    page = client.get(address)
    path, _, query = address.partition("?")

    assert page.status_code == 200
    assert client.get(f"{path}.json?{query}").headers["content-type"] == "application/json"
    rows = list(csv.reader(io.StringIO(client.get(f"{path}.csv?{query}").text)))
    assert len(rows) > 1


@pytest.mark.parametrize("code", ["en", "id", "ms"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_screen_speaks_each_language(client, address, code):
    page = client.get(address, params={"lang": code}).text

    assert f'<html lang="{code}"' in page


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_no_page_has_inline_script_or_style(client, screen):
    article = client.get("/search.json").json()["records"][0]["id"]
    parts = {"id": article, "one": "CHN", "other": "IND"}
    path = re.sub(r"\{(\w+)(?::path)?\}", lambda found: parts[found[1]], screen.path)
    page = client.get(path).text

    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_the_navigation_names_every_screen(client):
    page = client.get("/today").text

    assert [place.name for place in NAVIGATION if f'href="{place.path}"' not in page] == []


@pytest.mark.parametrize("part", ["changes", "due"])
def test_a_part_has_a_twin_too(client, part):
    assert client.get(f"/today.json?part={part}").headers["content-type"] == "application/json"
    assert client.get(f"/today?part={part}x").status_code == 404


@pytest.mark.parametrize(
    "address", ["/search?what=events&quad=verbal+conflict", "/pair/CHN/IND", "/today?days=365"]
)
def test_the_export_button_leads_to_every_format(client, address):
    page = client.get(address).text
    links = [html.unescape(link) for link in re.findall(r'href="(/api/v1/exports/[^"]+)"', page)]

    assert {link.split("/")[4].split("?")[0] for link in links} == set(FORMATS) - {"csv"}
    (jsonl,) = (link for link in links if "/jsonl" in link)
    assert client.get(jsonl).headers["content-type"] == "application/zip"


def test_what_a_screen_lacks_is_told_with_its_code(client):
    missing = client.get("/article/0000000000000000")

    assert missing.status_code == 404
    assert "U025" in missing.text


@pytest.mark.parametrize(
    ("form", "screen"),
    [
        ("/pair?one=chn&other=IND", "/pair/CHN/IND"),
        ("/pair?one=CHN&other=IND&by=week", "/pair/CHN/IND?by=week"),
        ("/why?id=occurrence-1", "/why/occurrence-1"),
        ("/why?id=//elsewhere.example", "/why///elsewhere.example"),
    ],
)
def test_a_form_leads_to_the_screen_that_it_asks_for(client, form, screen):
    answer = client.get(form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, screen)


def test_a_form_that_is_not_filled_in_stays(client):
    assert client.get("/pair?one=CHN", follow_redirects=False).status_code == 200
    assert client.get("/why?id=", follow_redirects=False).status_code == 200
