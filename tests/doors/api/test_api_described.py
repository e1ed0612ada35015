"""Every route, parameter, scope and setting is described, in the OpenAPI document and in docs/api.md."""

import re
from dataclasses import fields
from pathlib import Path

import jsonschema_rs
import pytest

from saksi.doors.api.specification import examples
from saksi.settings import ServeSettings

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def spec(api):
    return api.get("/api/v1/openapi.json").json()


@pytest.fixture(scope="module")
def operations(spec):
    return [
        (method, path, told) for path, methods in spec["paths"].items() for method, told in methods.items()
    ]


def row_of(method, path):
    """Return the row of the table that names a route."""
    name = f"`{path}`" if method == "get" else f"`{method.upper()} {path}`"
    return next((line for line in DOCUMENT.splitlines() if line.startswith("|") and name in line), "")


def test_every_route_is_in_the_document(operations):
    assert [path for method, path, _ in operations if not row_of(method, path)] == []


def test_every_route_of_the_document_is_there(operations):
    known = {path for _, path, _ in operations}

    assert {path for path in re.findall(r"(/api/v1/[\w{}./]+)", DOCUMENT) if path not in known} == set()


def test_every_parameter_is_in_the_document(operations):
    missing = [
        (path, parameter["name"])
        for _, path, told in operations
        for parameter in told.get("parameters", ())
        if parameter["in"] == "query" and f"`{parameter['name']}`" not in DOCUMENT
    ]

    assert missing == []


def test_every_scope_is_in_the_row_of_its_route():
    assert "`write`" in row_of("post", "/api/v1/articles")
    assert "`review`" in row_of("post", "/api/v1/rulings")
    assert "`review`" in row_of("post", "/api/v1/reviews")


def test_every_route_that_changes_something_wants_a_scope_beyond_reading(operations):
    changing = [told for method, _, told in operations if method != "get"]

    assert changing
    assert all("wants the scope" in told["description"] for told in changing)


def test_every_setting_is_in_the_document():
    names = [f"`SAKSI_{field.name.upper()}`" for field in fields(ServeSettings)]

    assert [name for name in names if name not in DOCUMENT] == []


def test_every_route_is_described(operations):
    lacking = [
        path
        for _, path, told in operations
        if not (told.get("summary") and told.get("description") and told.get("tags") and told["operationId"])
    ]

    assert lacking == []


def test_every_parameter_is_described_with_an_example(operations):
    lacking = [
        (path, parameter["name"])
        for _, path, told in operations
        for parameter in told.get("parameters", ())
        if not parameter.get("description")
        or not (parameter["schema"].get("examples") or parameter["name"] == "after")
    ]

    assert lacking == []


def test_every_answer_has_an_example(operations):
    unseen = {"get_openapi", "export"}  # the document itself, and a ZIP
    lacking = []
    for _, _, told in operations:
        good = next(
            told["responses"][status] for status in ("200", "201", "202") if status in told["responses"]
        )
        (content,) = good["content"].values()
        if not (content.get("example") or content["schema"].get("examples")):
            lacking.append(told["operationId"])

    assert set(lacking) <= unseen


def test_examples_are_as_the_schemas_say(spec, operations):
    for _, _, told in operations:
        example = examples().get(told["operationId"])
        if example is None or told["operationId"] == "get_schema":
            continue
        good = next(
            told["responses"][status] for status in ("200", "201", "202") if status in told["responses"]
        )
        schema = {**good["content"]["application/json"]["schema"], "components": spec["components"]}
        jsonschema_rs.Draft202012Validator(schema).validate(example)


def test_no_example_is_without_its_route(operations):
    assert set(examples()) <= {told["operationId"] for _, _, told in operations}


def test_references_lead_somewhere(spec):
    names = set(re.findall(r"#/components/schemas/([\w.]+)", str(spec)))

    assert names <= set(spec["components"]["schemas"])
