"""What forecasts are read and settled by: whole, and in PLOVER's terms."""

from typing import get_args

import pytest

from saksi.model.forecasts import ForecastKind
from saksi.model.records import Certainty, EventType
from saksi.reference.forecasts import rules
from saksi.reference.plover import plover

ACTS = [*rules().threats.values(), *(act for acts in rules().contrary.values() for act in acts)]


@pytest.mark.parametrize("kind", get_args(ForecastKind))
def test_every_kind_has_a_horizon_and_a_level_for_each_certainty(kind):
    assert set(rules().default[kind]) == set(get_args(Certainty))
    assert set(rules().default[kind].values()) <= set(rules().levels)
    assert all(rules().days(kind, type_) > 0 for type_ in (None, *get_args(EventType)))


def test_every_mode_of_a_threat_threatens_something():
    assert set(rules().threats) == set(plover().types["THREATEN"].modes)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act.type} {act.mode}")
def test_acts_are_those_of_plover(act):
    assert act.mode is None or act.mode in plover().types[act.type].modes
