"""Names that point to one state."""

from saksi.reference import table
from saksi.reference.bearers import home_of
from saksi.reference.states import states


def test_each_name_points_to_one_state() -> None:
    rows = table("bearers.tsv")
    assert len({name.casefold() for name, _ in rows}) == len(rows)
    assert {state for _, state in rows} <= {entry.alpha3 for entry in states()}


def test_names_of_two_states_point_to_none() -> None:
    assert home_of("Bambang Sudarsono") == "IDN"
    assert home_of("Bambang Takeshi") is None
