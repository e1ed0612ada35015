"""Pages added from the browser: by paste and by address, with progress, and not by other sites."""

import html
import json
import re
import shlex

import pytest
from starlette.testclient import TestClient

import saksi
from saksi.doors.serve import create_app
from saksi.settings import ServeSettings
from tests.doors.conftest import ARTICLE
from tests.doors.web.conftest import HTML

OPML = """<?xml version="1.0"?><opml version="2.0"><body>
<outline text="Satu" xmlUrl="https://satu.example/feed"/>
<outline text="&lt;b&gt;" xmlUrl="javascript:alert(1)"/>
<outline text="&lt;i&gt;" xmlUrl="https://dua.example/feed;$(touch x)"/>
</body></opml>"""


@pytest.fixture
def browser(tmp_path):
    """Ask an app over an empty archive, whose reader works in the same process."""
    with saksi.open(tmp_path / "archive") as archive:
        archive.store([])
    app = create_app(str(tmp_path / "archive"), settings=ServeSettings(workers=0))
    with TestClient(app, base_url="http://localhost", headers=HTML) as client:
        yield client


def word(client: TestClient) -> str:
    return re.search(r'name="csrf" value="([^"]+)"', client.get("/add").text)[1]


def add(client: TestClient, **fields: str):
    return client.post("/add", data={"csrf": word(client), **fields}, follow_redirects=False)


def told(client: TestClient, path: str) -> list[dict]:
    events = client.get(f"{path}/events").text
    return [json.loads(line.removeprefix("data: ")) for line in events.splitlines() if line]


def test_an_empty_archive_says_what_to_do_next(browser):
    assert 'href="/add"' in browser.get("/today").text
    assert "This archive is empty" in browser.get("/today").text


@pytest.mark.usefixtures("indonesian")
def test_a_pasted_page_is_read_and_its_progress_told(browser):
    answer = add(browser, text=ARTICLE, text_url="https://contoh.example/1")
    last = told(browser, answer.headers["location"])[-1]

    assert answer.status_code == 303
    assert (last["state"], last["stored"], last["ended"]) == ("done", 1, True)
    page = browser.get(f"/article/{last['articles'][0]}").text
    assert "Yolanda Peralta" in page
    assert 'href="https://contoh.example/1"' in page


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]:80/"])
def test_an_address_inside_the_network_is_refused_with_its_reason(browser, url):
    last = told(browser, add(browser, url=url).headers["location"])[-1]

    assert last["refused"] == 1
    assert last["refusals"][0]["code"] == "R028"


@pytest.mark.parametrize(
    "fields", [{}, {"url": "file:///etc/passwd"}, {"text": "a", "text_url": "javascript:1"}]
)
def test_what_cannot_be_added_is_told_above_the_form(browser, fields):
    answer = add(browser, **fields)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_a_form_of_another_site_is_refused(browser):
    assert browser.post("/add", data={"text": ARTICLE}).status_code == 403
    forged = {"origin": "https://evil.example"}
    assert browser.post("/add", data={"csrf": word(browser), "text": "x"}, headers=forged).status_code == 403


def test_a_list_of_feeds_is_shown_before_anything_is_fetched(browser):
    answer = browser.post(
        "/sources/opml", data={"csrf": word(browser)}, files={"file": ("feeds.opml", OPML, "text/xml")}
    )

    assert 'value="https://satu.example/feed"' in answer.text
    assert "javascript" not in re.sub(r"<li>[^<]*</li>", "", answer.text)
    assert "Satu" in answer.text
    assert "&lt;i&gt;" in answer.text


def test_what_a_list_of_feeds_does_not_give_is_counted_and_named(browser):
    answer = browser.post(
        "/sources/opml", data={"csrf": word(browser)}, files={"file": ("feeds.opml", OPML, "text/xml")}
    )

    assert "1 entry is left out" in answer.text
    assert "<li>&lt;b&gt; (javascript:alert(1))</li>" in answer.text


def test_the_command_that_a_list_of_feeds_shows_can_be_pasted(browser):
    answer = browser.post(
        "/sources/opml", data={"csrf": word(browser)}, files={"file": ("feeds.opml", OPML, "text/xml")}
    )
    (shown,) = re.findall(r"<pre>(.*?)</pre>", answer.text)

    assert shlex.split(html.unescape(shown)) == [
        "saksi", "watch", "https://satu.example/feed", "https://dua.example/feed;$(touch x)"
    ]  # fmt: skip
    assert "&#39;https://dua.example" in shown


def test_a_task_that_is_none_is_told(browser):
    assert browser.get("/add/nothing").status_code == 404
