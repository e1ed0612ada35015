"""Any list of records as JSON Lines and CSV."""

import csv
import io
import json
from dataclasses import replace

from saksi.export.plain import write_records
from saksi.steps.follow import follow, past_of
from tests.steps.occurrences import day, draft, occurrence


def written(form, records, columns=("id",)):
    stream = io.BytesIO()
    write_records(form, records, stream, columns=columns)
    return stream.getvalue().decode()


def forecasts():
    drafts = [
        draft("a:e0-ASSAULT"),
        draft("b:e0-ASSAULT", conditional=True, made="2026-03-01", due="2026-04-01"),
    ]
    return list(follow(drafts, past_of([occurrence(day="2026-01-20")], last=day("2026-12-01")), stories={}))


def test_json_has_every_field_as_it_is():
    rows = [json.loads(line) for line in written("json", forecasts()).splitlines()]
    assert [row["settling"]["outlook"] for row in rows] == [f.settling.outlook for f in forecasts()]


def test_columns_are_the_same_where_a_record_inside_is_missing():
    rows = list(csv.DictReader(io.StringIO(written("csv", forecasts()))))
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert sorted(row["score_brier"] for row in rows)[0] == ""
    assert sorted(row["condition_end"] for row in rows) == ["", "4"]


def test_several_values_share_a_cell():
    (first, *_) = forecasts()
    (row,) = csv.DictReader(io.StringIO(written("csv", [replace(first, actors=("PRK", "RUS"))])))
    assert row["actors"] == "PRK; RUS"


def test_without_records_there_is_a_header():
    assert written("csv", [], columns=("id", "kind")) == "id,kind\r\n"
    assert written("json", []) == ""
