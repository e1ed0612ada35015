from contextlib import suppress

import pytest

from saksi.doors.http.rates import Rate
from saksi.errors import ServeError


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def passed(rate, caller, times):
    count = 0
    for _ in range(times):
        with suppress(ServeError):
            rate.take(caller)
            count += 1
    return count


def test_half_of_a_minute_may_come_at_once_and_the_rest_with_time():
    clock = Clock()
    rate = Rate(60, clock=clock)

    assert passed(rate, "a", 100) == 30
    clock.now = 10
    assert passed(rate, "a", 100) == 10


def test_one_caller_does_not_hold_up_another():
    rate = Rate(2)
    passed(rate, "a", 10)

    assert passed(rate, "b", 10) == 1


def test_callers_without_number_are_forgotten():
    rate = Rate(2)
    for number in range(20_000):
        rate.take(str(number))

    assert len(rate._left) <= 10_000


def test_no_rate_is_no_limit():
    assert passed(Rate(0), "a", 1000) == 1000


def test_the_hint_says_what_to_do():
    rate = Rate(1)
    rate.take("a")
    with pytest.raises(ServeError) as caught:
        rate.take("a")

    assert caught.value.code == "H005"
    assert "SAKSI_RATE" in caught.value.hint
