from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

import saksi.model
from saksi.model import (
    Actor,
    Article,
    Certainty,
    Coded,
    DateRange,
    Event,
    EventType,
    Page,
    Part,
    PartKind,
    Place,
    Polarity,
    Refusal,
    Sector,
    Span,
    Statement,
    StatementKind,
    Time,
)
from saksi.model.records import READ_KINDS
from saksi.reference.plover import plover

RECORDS = (Actor, Article, Coded, DateRange, Event, Page, Part, Place, Refusal, Span, Statement)


def names(record: type) -> list[str]:
    return [field.name for field in fields(record)]  # type: ignore[arg-type]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_and_slotted(record: type):
    assert is_dataclass(record)
    assert "__dict__" not in dir(record)
    one = object.__new__(record)
    with pytest.raises(FrozenInstanceError):
        setattr(one, names(record)[0], "x")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_field_takes_anything_whatever(record: type):
    assert not any("Any" in str(hint) for hint in get_type_hints(record).values())


def test_the_package_exports_its_records_and_closed_sets_sorted():
    assert saksi.model.__all__ == sorted(saksi.model.__all__, key=lambda n: (n[0].islower(), n))
    assert {record.__name__ for record in RECORDS} <= set(saksi.model.__all__)


def test_an_article_has_the_fields_of_the_codebook():
    assert set(names(Article)) - {"known"} == {
        *("id", "url", "outlet", "language", "section", "title", "summary", "published", "not_before"),
        *("dateline", "byline", "credit", "text", "parts"),
    }


def test_an_event_has_the_fields_of_the_codebook():
    assert set(names(Event)) - {"id", "why"} == {
        *("type", "mode", "actor", "recipient", "predicate", "location", "date", "polarity", "certainty"),
        *("time", "statement"),
    }


def test_a_statement_has_the_fields_of_the_codebook():
    assert set(names(Statement)) - {"why"} == {"id", "kind", "source", "cue", "content", "direct", "in_"}


def test_closed_sets_are_those_of_the_codebook():
    assert set(get_args(StatementKind)) == {
        *("report", "belief", "prediction", "concern", "denial", "no_comment")
    }
    assert set(get_args(PartKind)) == {
        *("section", "title", "summary", "byline", "dateline", "caption", "body", "related", "credit"),
        "furniture",
    }
    assert get_args(Polarity) == ("positive", "negative")
    assert get_args(Certainty) == ("certain", "probable", "possible")
    assert get_args(Time) == ("past", "present", "future")


def test_types_and_sectors_are_those_of_the_reference_table_in_its_order():
    assert list(get_args(EventType)) == list(plover().types)
    assert set(get_args(Sector)) == set(plover().sectors)


def test_only_title_summary_and_body_are_read():
    assert {"title", "summary", "body"} == READ_KINDS
