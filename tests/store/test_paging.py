"""Parts of listings: behind each other they are the whole, whatever the size of a part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.errors import UsageError
from saksi.store.paging import Key, beyond, cursor, listed, read_cursor


@given(st.sets(st.tuples(st.integers(0, 5), st.text(max_size=2))), st.integers(1, 4), st.booleans())
def test_the_parts_of_a_listing_are_the_whole(items, limit, falls):
    whole = sorted(items, reverse=falls)
    found, after = [], None
    while True:
        part = listed(whole, lambda item: item, limit=limit, after=after, falls=falls)
        assert part.total == len(whole)
        found += part
        if part.next is None:
            break
        after = part.next
    assert found == whole


def test_a_record_that_came_in_between_moves_nothing():
    first = listed(["b", "d", "f"], lambda item: (item,), limit=2)
    assert listed(["a", "b", "d", "f"], lambda item: (item,), after=first.next) == ["f"]


@pytest.mark.parametrize("text", ["", "?", "bm8", cursor(["a", "b"]), cursor([])[:-1]])
def test_what_is_no_cursor_is_told(text):
    with pytest.raises(UsageError, match="U028"):
        read_cursor(text, size=1)


def test_a_listing_without_a_cursor_begins_at_the_beginning():
    assert beyond([Key("id")], None).sql == "true"
