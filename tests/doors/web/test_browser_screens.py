"""Screens of occurrences, forecasts, network, map, questions and reviews, used as a person uses them."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

import saksi
from saksi.doors.serve import create_app
from tests.doors.web.acts import AGAINST, BODY, OTHER, TOLD, planned, told
from tests.doors.web.test_browser import AXE, PATIENT, PICTURES, chromium, page, pytestmark, settled

__all__ = ["chromium", "page", "pytestmark"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("used") / "archive"
    later = [
        planned(told(10 + n, body, f"Lain {n}", 20 + n)) for n, body in enumerate((BODY, OTHER, AGAINST))
    ]
    with saksi.open(path) as archive:
        archive.store((*TOLD, *later))
    return path


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[str]:
    running = uvicorn.Server(
        uvicorn.Config(create_app(str(place), settings=PATIENT), port=0, log_level="error")
    )
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        threading.Event().wait(0.05)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)


def sound(page, name: str) -> None:
    """Demand that a page is sound to assistive technology and fits a phone, in light and in dark."""
    page.evaluate(AXE)
    for scheme, options in (("light", "{}"), ("dark", "{runOnly: ['color-contrast']}")):
        # Without motion, so that no colour is read on its way to another.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = page.evaluate(f"axe.run(document.querySelector('main'), {options})")["violations"]
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{scheme}.png"), full_page=True)
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_occurrence_is_opened_by_keys_and_its_reprints_unfold(page):
    settled(page, "/occurrence?until=2026-03-10")
    page.keyboard.press("j")
    page.locator("tbody tr a.plain").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/occurrence/occurrence-*")
    folded = page.locator("details.copies").first
    assert not folded.locator("ul").is_visible()
    folded.locator("summary").click()

    assert folded.locator("li").count() == 1
    assert page.locator(".origin").count() >= 3
    sound(page, "occurrence")


def test_a_forecast_is_overruled_by_form(page):
    settled(page, "/forecasts")
    page.locator("tbody a.plain").first.click()
    page.wait_for_url("**/forecasts/forecast-*")
    sound(page, "forecast")
    page.locator("select[name=outlook]").select_option("came true")
    page.get_by_label("Your name").fill("Sari")
    page.get_by_label("The reason").fill("Seen on the day.")
    page.get_by_role("button", name="Decide").click()
    page.get_by_text("decided by Sari").wait_for()

    settled(page, "/forecasts?show=settled")
    page.locator(".calibration circle").wait_for()
    sound(page, "forecasts")


def test_the_network_is_drawn_and_its_slider_moves_the_period(page):
    settled(page, "/network?by=day")
    page.locator("[data-network] canvas").first.wait_for()
    before = page.locator(".slider output").inner_text()
    page.locator("[data-slide]").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**day=2026*")

    assert page.locator(".slider output").inner_text() != before
    assert page.evaluate("document.activeElement.hasAttribute('data-slide')")
    settled(page, "/network")
    page.locator("[data-partner] a").first.hover()
    sound(page, "network")


def test_the_map_draws_the_world_and_leads_to_pairs(page):
    settled(page, "/map?state=MYS")
    assert page.locator("path.land").count() > 150
    sound(page, "map")
    page.locator("tbody a").first.click()
    page.wait_for_url("**/pair/IDN/MYS")


def test_a_question_is_sent_by_keys_and_a_fault_is_told_beside_it(page):
    settled(page, "/ask")
    page.locator("#sql").fill("SELECT type, count(*) AS n FROM events GROUP BY type")
    page.locator("#sql").press("Control+Enter")
    page.wait_for_url("**sql=SELECT**")
    assert page.locator("table.answer tbody tr").count() == 1
    sound(page, "ask")
    page.locator("#sql").fill("SELECT nothing")
    page.locator("#sql").press("Control+Enter")
    page.get_by_role("alert").wait_for()

    assert "U020" in page.get_by_role("alert").inner_text()


def test_records_are_reviewed_by_keys_alone(page):
    settled(page, "/review")
    page.keyboard.type("Sari")
    page.keyboard.press("Enter")
    page.locator(".verdicts").wait_for()
    sound(page, "review")
    first = page.locator(".hand .kicker a").get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("y")
    page.wait_for_load_state("networkidle")
    second = page.locator(".hand .kicker a").get_attribute("href")
    assert second != first
    page.keyboard.press("f")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.wait_for_url("**skip=*")

    assert page.locator(".hand .kicker a").get_attribute("href") not in (first, second)
    assert "1 reviewed by you" in page.locator("main").inner_text()
