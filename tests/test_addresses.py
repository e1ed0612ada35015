"""Addresses that nobody can parse cost an entry or a field, and never a run."""

import pytest

from saksi.errors import ReadError
from saksi.model import Page
from saksi.run.sources import addresses_of, lists
from saksi.run.sources.web import Web
from saksi.steps.read import read_page

BROKEN = "http://[::1/feed"


def test_a_broken_entry_of_a_list_is_left_out():
    feed = f"<opml><body><outline xmlUrl='{BROKEN}'/><outline xmlUrl='https://a.example/rss'/></body></opml>"
    found = lists.listing(feed.encode())
    assert [one.url for one in found.addresses] == ["https://a.example/rss"]
    assert found.unusable == (BROKEN,)


def test_a_broken_address_is_refused():
    def fetch(*args: object, **options: object) -> None:
        raise AssertionError("nothing is fetched")

    with pytest.raises(ReadError) as error:
        Web(fetch).ask(BROKEN)  # type: ignore[arg-type]
    assert error.value.code == "R020"


@pytest.mark.parametrize("address", [BROKEN, "http://[zz]/x"])
def test_a_page_is_read_whatever_address_it_gives(address: str):
    body = (
        "<p>Presiden Turki bertemu Presiden Mesir di Kairo, kata juru bicara pemerintah pada Senin.</p>" * 3
    )
    html = f"<html><head><link rel='canonical' href='{address}'></head><body>{body}</body></html>"
    assert read_page(Page(html.encode(), source="a.html")).url is None
    assert read_page(Page(body.encode(), source="b.html", url=address)).url is None


def test_a_list_without_entries_is_refused(tmp_path):
    file = tmp_path / "empty.opml"
    file.write_text("<opml version='2.0'><body></body></opml>")
    with pytest.raises(ReadError) as error:
        addresses_of(str(file))
    assert error.value.code == "R048"
