"""Whatever schemathesis makes of the OpenAPI document, no answer is a failure or other than described."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.doors.serving import app_of, archive_of

# What fits the schema may still be wrong: a cursor of another list, SQL that is none.
UNCHECKED = [positive_data_acceptance]
HOST = {"host": "localhost"}


@pytest.fixture(scope="module")
def operations(tmp_path_factory):
    app = app_of(archive_of(tmp_path_factory.mktemp("fuzzed")))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HOST)
    return [found.ok() for found in schema.get_all_operations()]


@pytest.mark.parametrize(("mode", "examples"), [(GenerationMode.POSITIVE, 6), (GenerationMode.NEGATIVE, 3)])
def test_no_answer_fails_or_is_other_than_described(operations, mode, examples):
    for operation in operations:

        @seed(6)
        @settings(
            max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case):
            case.call_and_validate(headers=HOST, excluded_checks=UNCHECKED)

        try:
            ask()
        except Unsatisfiable:  # Nothing wrong can be made of no parameters.
            assert mode is GenerationMode.NEGATIVE
