"""Questions that people keep: by name, replaced, forgotten, and never without a text."""

import datetime

import pytest

from saksi.errors import UsageError
from saksi.store.place import place_of
from saksi.store.saved import Saved, forget, save, saved


def noon() -> datetime.datetime:
    return datetime.datetime(2026, 3, 5, 12, tzinfo=datetime.UTC)


def test_a_question_is_kept_under_its_name_and_replaced_by_the_next_of_that_name(tmp_path):
    place = place_of(tmp_path)
    assert saved(place) == []
    save(place, "b", "SELECT 1", clock=noon)
    save(place, " a ", "SELECT 2", clock=noon)
    save(place, "b", "SELECT 3", clock=noon)

    at = "2026-03-05T12:00:00+00:00"
    assert saved(place) == [Saved("a", "SELECT 2", at), Saved("b", "SELECT 3", at)]


def test_a_question_is_forgotten(tmp_path):
    place = place_of(tmp_path)
    save(place, "a", "SELECT 1")
    forget(place, "a")
    forget(place, "a")

    assert saved(place) == []


@pytest.mark.parametrize(
    ("name", "sql"), [("", "SELECT 1"), ("a", " "), ("a" * 101, "SELECT 1"), ("a", "x" * 20_001)]
)
def test_a_question_needs_a_name_and_a_text(tmp_path, name, sql):
    with pytest.raises(UsageError) as caught:
        save(place_of(tmp_path), name, sql)
    assert caught.value.code == "U080"
