import dataclasses

import pyarrow as pa
import pytest

from saksi.model import Article, Event, Refusal, Statement
from saksi.model.query import Batch
from saksi.store.schema import TABLES, arrow_type, record_columns, schema_of


@pytest.mark.parametrize(
    ("table", "record"),
    [
        ("articles", Article),
        ("statements", Statement),
        ("events", Event),
        ("refusals", Refusal),
        ("batches", Batch),
    ],
)
def test_a_table_has_every_field_of_its_record(table, record):
    assert {field.name for field in dataclasses.fields(record)} == set(record_columns(table))
    assert set(record_columns(table)) <= set(schema_of(table).names) | {"statements", "events"}


def test_every_table_of_records_has_a_batch():
    assert all("batch" in schema_of(table).names for table in TABLES)


def test_nested_records_become_structs():
    actor = schema_of("events").field("actor").type
    assert pa.types.is_list(actor)
    assert [field.name for field in actor.value_type] == ["id", "name", "sector", "start", "end"]


def test_an_annotation_without_a_type_is_told():
    with pytest.raises(TypeError, match="no Arrow type"):
        arrow_type(complex)


def test_the_schema_is_that_of_its_version():
    """Change SCHEMA_VERSION when this fails: columns may be added, never removed or retyped."""
    assert schema_of("events").names[-6:] == ["batch", "day", "published", "outlet", "credit", "language"]
    assert len(schema_of("articles")) == 28
    assert len(schema_of("events")) == 27
