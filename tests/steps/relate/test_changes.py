"""Changes: false alarms at the stated rate, planted ones found."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.steps.relate import acts_of, breaks, changes
from tests.steps.occurrences import occurrence


def test_a_planted_change_is_found_where_it_is():
    noise = np.random.default_rng(1).normal(0, 1, 60)
    noise[40:] += 3
    (found,) = breaks(noise.tolist())
    assert abs(found.at - 40) <= 1


def test_two_changes_are_found_one_in_the_stretch_of_the_other():
    assert [found.at for found in breaks([0.0, 0.5] * 10 + [8.0, 8.5] * 10 + [0.0, 0.5] * 10)] == [20, 40]


def test_false_alarms_on_shuffled_histories_come_at_the_stated_rate():
    rng = np.random.default_rng(5)
    # Most weeks are silent, some are not, as for most pairs.
    history = np.where(rng.random(50) < 0.7, 0.0, rng.normal(-2, 3, 50))
    alarms = sum(bool(breaks(rng.permutation(history).tolist(), alarm=0.1, seed=n)) for n in range(200))
    # Within three standard errors of 0.1 in 200.
    assert alarms / 200 <= 0.1 + 3 * (0.1 * 0.9 / 200) ** 0.5


@pytest.mark.parametrize("values", [[], [1.0], [1.0] * 5, [2.0] * 30, [0.0, 9.0, 0.0]])
def test_what_is_short_or_flat_has_no_change(values):
    assert breaks(values) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-10, 10), min_size=6, max_size=30))
def test_the_same_row_gives_the_same_changes(values):
    assert breaks(values, seed=3) == breaks(values, seed=3)


def history():
    weeks = [f"2026-0{month}-{date:02}" for month in range(1, 7) for date in (2, 9, 16, 23)]
    return [
        occurrence(type_="ASSAULT" if n >= 12 else "CONSULT", actors=("A",), recipients=("B",), day=w, name=w)
        for n, w in enumerate(weeks)
    ]


def test_a_pair_that_turns_hostile_is_told_with_its_evidence():
    acts = list(acts_of(history()))
    (found,) = changes(acts, period="week")
    assert (found.one, found.other, found.direction) == ("A", "B", "apart")
    assert found.start == "2026-03-30"
    assert found.before > 0 > found.after
    assert len(found.occurrences) == 12
    assert changes(acts[::-1], period="week") == [found]


def test_silence_where_nothing_was_read_is_no_part_of_a_history():
    old = occurrence(type_="AID", actors=("A",), recipients=("B",), day="1950-01-05", name="old")
    acts = list(acts_of([old, *history()]))
    read = [act.day for act in acts if act.day.year == 2026]
    assert changes(acts, read=read) == changes(acts_of(history()), read=read)
    assert changes(acts, read=read)[0].steps == 24


def test_by_the_word_of_a_side_that_said_nothing_nothing_changed():
    assert changes(acts_of(history()), side="third") == []
