"""Belief in acts and intervals of means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.steps.relate.weigh import belief, mean, student
from tests.steps.occurrences import report


def test_one_sure_origin_is_believed_three_times_in_four():
    assert belief([report()]) == pytest.approx(0.75)


def test_each_independent_origin_adds_belief_and_copies_do_not():
    one, two = report(root=0), report(root=1)
    assert belief([one]) < belief([one, two])
    assert belief([one, one]) == belief([one])


def test_the_less_sure_an_origin_the_less_it_is_believed():
    sure, probable, possible = (belief([report(certainty=c)]) for c in ("certain", "probable", "possible"))
    assert sure > probable > 0.5 > possible


def test_a_denial_takes_belief_away():
    assert belief([report(), report(root=1, stance="denies")]) == pytest.approx(0.5)
    assert belief([report(stance="denies")]) == pytest.approx(0.25)


@pytest.mark.parametrize(("freedom", "right"), [(2, 2.920), (3, 2.353), (5, 2.015), (30, 1.697)])
def test_the_quantile_is_that_of_the_tables(freedom, right):
    assert student(0.95, freedom) == pytest.approx(right, abs=0.003)


def test_more_acts_and_more_belief_narrow_the_interval():
    def width(weights):
        found = mean([-9.0, -2.0] * (len(weights) // 2), weights)
        return found.high - found.low

    assert width([0.75] * 40) < width([0.75] * 8)
    assert width([0.95] * 40) < width([0.5] * 40)


def test_without_acts_there_is_no_mean():
    assert mean([], []) is None


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(0.05, 1)), min_size=1, max_size=20))
def test_the_interval_holds_the_mean_and_stays_on_the_scale(found):
    value = mean([score for score, _ in found], [weight for _, weight in found])
    assert -10 <= value.low <= value.value + 1e-9
    assert value.value - 1e-9 <= value.high <= 10
