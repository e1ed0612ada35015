"""The filters of every door are the fields of the shared query."""

from saksi.doors.filters import FILTERS, filters_of, query_of
from saksi.model.query import FIELDS, Query


def test_every_field_of_the_query_has_its_filter():
    assert set(FILTERS) == set(Query.__slots__)


def test_names_are_given_once():
    names = [one.name for one in FILTERS.values()]

    assert len(set(names)) == len(names)


def test_a_kind_of_record_has_the_filters_that_it_can_be_asked_by():
    assert all(set(filters_of(kind)) == fields for kind, fields in FIELDS.items())


def test_ids_are_written_in_capitals_and_names_are_left():
    query = query_of({"dyad": ["idn", "mys"], "sources": ("", "rus"), "outlets": ["Kabar"], "text": "usul"})

    assert (query.dyad, query.sources, query.outlets) == (("IDN", "MYS"), ("", "RUS"), ("Kabar",))
    assert query.text == "usul"


def test_what_is_left_open_does_not_filter():
    assert query_of(dict.fromkeys(FILTERS)) == Query()
