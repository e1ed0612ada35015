import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from saksi.archive import open_archive
from saksi.doors.http.readers import Readers
from saksi.errors import ServeError, UsageError
from tests.store.samples import outcome


@pytest.fixture
def readers(path):
    readers = Readers(path, count=2, seconds=10)
    yield readers
    readers.close()


def count(readers):
    with readers.archive() as archive:
        return archive.events(limit=1).matched


def test_what_is_added_is_seen_at_the_next_question(readers, path):
    before = count(readers)
    with open_archive(path) as archive:
        archive.store([outcome(9)])

    assert (before, count(readers)) == (3, 4)


def test_an_archive_is_lent_again_with_its_view(readers):
    with readers.archive() as one:
        one.events(limit=1)
        view = one._now()
    with readers.archive() as other:
        assert other._now() is view


def view_after(readers, question):
    """Return the view of an archive before and after a question that fails."""
    with readers.archive() as one:
        before = one._now()
    with pytest.raises((UsageError, ZeroDivisionError)), readers.archive() as one:
        question(one)
    with readers.archive() as one:
        return before, one._now()


def test_a_question_that_was_wrong_costs_no_view(readers):
    before, after = view_after(readers, lambda archive: archive.why("x"))

    assert after is before


def test_an_accident_costs_the_view(readers):
    before, after = view_after(readers, lambda archive: 1 / 0)

    assert after is not before


def test_no_archive_is_lent_twice_at_one_time(readers):
    with readers.archive() as one, readers.archive() as other:
        assert one is not other


def test_who_gets_no_turn_is_told_so(path):
    readers = Readers(path, count=1, seconds=0.05)
    with readers.archive(), pytest.raises(ServeError) as caught, readers.archive():
        pass

    assert caught.value.code == "H012"


def test_a_turn_ends_with_an_error_too(path):
    readers = Readers(path, count=1, seconds=0.5)
    for _ in range(3):
        with pytest.raises(ValueError, match="mine"), readers.archive():
            raise ValueError("mine")

    assert count(readers) == 3


def test_many_read_while_one_adds(readers, path):
    stop = threading.Event()
    errors = []

    def read():
        seen = 0
        while not stop.is_set():
            try:
                now = count(readers)
                assert now >= seen
                seen = now
            except BaseException as error:
                errors.append(error)
                raise

    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(read) for _ in range(8)]
        for number in range(10, 16):
            with open_archive(path) as archive:
                archive.store([outcome(number)])
        stop.set()
    for one in running:
        one.result()

    assert errors == []
    assert count(readers) == 9
