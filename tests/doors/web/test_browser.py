"""Every screen in a real browser: a silent console, all of it by keys, sound to assistive technology."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from saksi.doors.serve import create_app
from saksi.doors.web.screens import SCREENS
from saksi.settings import ServeSettings

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


def _chromium() -> str | None:
    """Find a browser: the one that is named, that of the system, or the one that `make test` has fetched."""
    found = os.environ.get("SAKSI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        with sync_api.sync_playwright() as playwright:
            own = playwright.chromium.executable_path
        found = own if Path(own).exists() else None
    return found


CHROMIUM = _chromium()
#: No limit that a slow machine would reach.
PATIENT = ServeSettings(rate=0, changes=0, seconds=600)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium: install Debian's package `chromium`"),
    # The browser's pipes are closed by its own process, after the test that opened them.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
#: Screens whose address holds no id.
PATHS = sorted({screen.path for screen in SCREENS if "{" not in screen.path} | {"/add"})
#: Whether a table reaches over what stands beside it.
TOO_WIDE = """[...document.querySelectorAll("main table")].some(
    (table) => !table.closest(".scroll") && table.offsetWidth > table.parentElement.clientWidth + 1)"""
#: Where pictures go, if the environment names a folder.
PICTURES = os.environ.get("SAKSI_PICTURES")


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[str]:
    config = uvicorn.Config(create_app(str(demo), settings=PATIENT), port=0, log_level="error")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        threading.Event().wait(0.05)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, server):
    """Open a tab whose console must stay empty."""
    context = chromium.new_context(base_url=server, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(120_000)
    tab = context.new_page()
    told: list[str] = []
    tab.on("console", lambda said: told.append(said.text) if said.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: told.append(str(error)))
    yield tab
    context.close()
    assert told == []


def settled(tab, path: str):
    """Open a screen and wait until its parts stand where they belong; a quiet network is not yet that."""
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    tab.wait_for_function(
        "!document.querySelector('[aria-busy], .htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')"
    )
    return tab


@pytest.fixture(scope="module")
def article(client) -> str:
    rows = client.get("/search.json").json()["records"]
    return "/article/" + max(rows, key=lambda row: row["statements"])["id"]


@pytest.fixture(params=[*PATHS, "article", "/pair/CHN/IND", "/search?what=events"])
def path(request, article) -> str:
    return article if request.param == "article" else request.param


def test_a_screen_loads_fits_a_phone_and_is_sound(page, path):
    settled(page, path)
    # A script given through the protocol is not one of the page: the policy stays as it is.
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    serious = [
        (one["id"], one["nodes"][0]["html"][:200])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    if PICTURES:
        name = path.strip("/").replace("/", "-").replace("?", "-").replace(":", "-")[:40]
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))
    for width in (1280, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"!({TOO_WIDE})")
    page.set_viewport_size({"width": 360, "height": 740})

    assert serious == []
    # A busy machine lays out and draws anew a moment after the window has changed.
    page.wait_for_function("document.documentElement.scrollWidth <= 360")


def test_a_screen_is_sound_in_the_dark(page, article):
    page.emulate_media(color_scheme="dark")
    settled(page, article)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {runOnly: ['color-contrast']})")

    assert [node["html"][:120] for one in found["violations"] for node in one["nodes"]] == []


def test_the_search_is_a_key_away_and_help_too(page):
    settled(page, "/today")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_the_first_stop_of_the_tab_key_skips_the_navigation(page):
    settled(page, "/today")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_rows_are_walked_and_opened_by_keys(page):
    settled(page, "/search")
    page.keyboard.press("j")
    page.keyboard.press("j")
    wanted = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")

    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/today")


def test_a_note_lights_its_words_and_words_light_their_note(page, article):
    settled(page, article)
    page.locator("#e1").hover()
    assert page.locator(".m[data-lit='trigger']").count() >= 1
    assert "e1:trigger" in page.locator(".m[data-lit='trigger']").first.get_attribute("data-r")
    page.mouse.move(0, 0)
    assert page.locator(".m[data-lit]").count() == 0

    page.locator(".m[data-r*='e1:trigger']").first.hover()
    assert page.locator("#e1.lit").count() == 1


def test_a_note_that_was_chosen_stands_in_the_address(page, article):
    settled(page, article)
    page.keyboard.press("j")

    name = page.evaluate("document.activeElement.id")
    assert page.url.endswith(f"#{name}")
    settled(page, f"{article}#{name}")
    assert page.locator(f"#{name}.lit").count() == 1


def test_the_theme_stays_as_it_was_chosen(page):
    settled(page, "/today")
    page.keyboard.press("d")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    settled(page, "/search")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_language_stays_as_it_was_chosen(page):
    settled(page, "/today")
    page.locator("[hreflang='id']").click()
    page.wait_for_url("**lang=id")
    settled(page, "/search")

    assert page.locator("html").get_attribute("lang") == "id"


def test_on_a_phone_the_name_of_the_open_screen_is_in_sight(page):
    page.set_viewport_size({"width": 360, "height": 740})
    settled(page, "/review")
    box = page.locator(".screens [aria-current]").bounding_box()

    assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
