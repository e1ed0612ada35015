import os
import time

import pytest

from saksi.errors import UsageError
from saksi.run.apart import apart, prepare


def grown(size):
    return len(bytearray(size))


def refused():
    raise UsageError("U020", "The query was refused.", hint="Write another.")


def killed():
    os._exit(1)


def test_work_is_done_by_a_process_that_waits_for_more():
    first = apart(os.getpid, seconds=60)

    assert first != os.getpid()
    assert apart(os.getpid, seconds=60) == first


def test_work_that_takes_too_long_is_ended_in_time():
    prepare(time.sleep, 0)
    apart(os.getpid, seconds=60)
    start = time.monotonic()
    with pytest.raises(UsageError) as caught:
        apart(time.sleep, 60, seconds=0.1)

    assert caught.value.code == "U029"
    assert time.monotonic() - start < 30
    assert apart(os.getpid, seconds=60) != os.getpid()


@pytest.mark.parametrize("work", [(grown, 4 << 30), (killed,)], ids=["memory", "death"])
def test_work_that_takes_its_process_along_harms_no_other(work):
    with pytest.raises(UsageError) as caught:
        apart(*work, seconds=60)

    assert caught.value.code == "U029"
    assert apart(grown, 5, seconds=60) == 5


def test_an_error_arrives_as_it_was_raised():
    with pytest.raises(UsageError) as caught:
        apart(refused, seconds=60)

    assert (caught.value.code, caught.value.reason) == ("U020", "The query was refused.")
    assert caught.value.hint == "Write another."
    with pytest.raises(ZeroDivisionError):
        apart(divmod, 1, 0, seconds=60)
