"""Outlets by name and by address."""

import pytest

from saksi.reference.outlets import outlet_by_address, outlet_by_name, outlets
from saksi.reference.states import states


def test_states_of_outlets_are_known() -> None:
    assert {entry.state for entry in outlets()} <= {entry.alpha3 for entry in states()} | {""}
    assert len(outlets()) >= 250


def test_no_name_and_no_domain_means_two_outlets() -> None:
    owners: dict[str, str] = {}
    for entry in outlets():
        for name in (entry.name, *entry.aliases, entry.domain):
            if name:
                assert owners.setdefault(name.casefold(), entry.name) == entry.name, name


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("KOMPAS.com", "kompas.com"),
        ("Liputan6.com", "liputan6.com"),
        ("detikNews", "detik.com"),
        ("TRIBUNNEWS.COM", "tribunnews.com"),
        ("SinarHarapan.id", "sinarharapan.id"),
        ("ANTARA", "antaranews.com"),
        ("Kantor Berita Fars", "farsnews.ir"),
        ("NYT", "nytimes.com"),
        ("Yedioth Ahronoth", "yediot.co.il"),
    ],
)
def test_an_outlet_is_found_as_pages_name_it(name: str, domain: str) -> None:
    found = outlet_by_name(name)
    assert found is not None
    assert found.domain == domain


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://news.detik.com/internasional/d-1/x", "detikcom"),
        ("https://www.bbc.com/indonesia/articles/x", "BBC News Indonesia"),
        ("https://www.bbc.com/news/x", "BBC"),
        ("medan.tribunnews.com", "Tribun Medan"),
        ("https://www.tribunnews.com/internasional/x", "Tribunnews.com"),
    ],
)
def test_an_outlet_is_found_by_address(address: str, name: str) -> None:
    found = outlet_by_address(address)
    assert found is not None
    assert found.name == name


def test_an_unknown_address_is_none() -> None:
    assert outlet_by_address("https://example.org/news") is None
    assert outlet_by_address("") is None
