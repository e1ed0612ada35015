"""Codes, names and capitals of states."""

import pytest

from saksi.reference.states import state, states


def test_every_un_member_and_four_more_are_states() -> None:
    assert sum(entry.kind == "state" for entry in states()) == 197
    assert sum(entry.kind == "territory" for entry in states()) == 53


@pytest.mark.parametrize(
    "column", ["alpha3", "alpha2", "fips", "cow", "cameo", "name_id", "name_en", "name_ms"]
)
def test_codes_and_names_are_unique(column: str) -> None:
    values = [value for entry in states() if (value := getattr(entry, column))]
    assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("alpha3", "fips"),
    [
        ("IDN", "ID"),
        ("RUS", "RS"),
        ("UKR", "UP"),
        ("GBR", "UK"),
        ("CHN", "CH"),
        ("CHE", "SZ"),
        ("AUS", "AS"),
        ("AUT", "AU"),
        ("DEU", "GM"),
        ("JPN", "JA"),
        ("KOR", "KS"),
        ("PRK", "KN"),
        ("ISR", "IS"),
        ("IRQ", "IZ"),
        ("ISL", "IC"),
        ("TUR", "TU"),
        ("SGP", "SN"),
        ("SEN", "SG"),
        ("ZAF", "SF"),
        ("ESP", "SP"),
        ("SRB", "RI"),
        ("MMR", "BM"),
        ("BGD", "BG"),
        ("BHR", "BA"),
        ("VNM", "VM"),
        ("LBN", "LE"),
        ("YEM", "YM"),
        ("XKX", "KV"),
        ("COD", "CG"),
        ("COG", "CF"),
        ("NER", "NG"),
        ("NGA", "NI"),
        ("PHL", "RP"),
        ("SSD", "OD"),
        ("PSE", "WE"),
    ],
)
def test_fips_differs_from_iso(alpha3: str, fips: str) -> None:
    found = state(alpha3)
    assert found is not None
    assert found.fips == fips


@pytest.mark.parametrize(
    ("alpha3", "cow"), [("USA", 2), ("RUS", 365), ("IDN", 850), ("DEU", 255), ("TWN", 713)]
)
def test_correlates_of_war_numbers(alpha3: str, cow: int) -> None:
    found = state(alpha3)
    assert found is not None
    assert found.cow == cow


def test_every_state_has_names_codes_and_a_capital() -> None:
    for entry in states():
        if entry.kind == "state":
            assert all((entry.fips, entry.cameo, entry.capital_id, entry.capital_en, entry.demonym_en)), entry


def test_indonesian_spellings() -> None:
    assert [state(code).name_id for code in ("EGY", "DEU", "GRC")] == ["Mesir", "Jerman", "Yunani"]  # type: ignore[union-attr]
    assert [state(code).capital_id for code in ("RUS", "EGY", "AUT")] == ["Moskow", "Kairo", "Wina"]  # type: ignore[union-attr]


def test_unknown_code_is_none() -> None:
    assert state("NATO") is None
