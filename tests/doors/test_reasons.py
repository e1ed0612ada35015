"""Explanations gathered by field, for every kind of record, in brief and in full."""

import io

import pytest
from rich.console import Console

from saksi.doors.reasons import article_values, reasons, reasons_of
from saksi.doors.terminal.reasons import reason_table
from saksi.model import Event, Refusal, Span
from tests.conftest import article_of

LINES = (
    "type: entry meN-serang",
    "type rejected: COERCE (-6.1)",
    "type rejected: THREATEN (-7.0)",
    "type rejected: PROTEST (-8.0)",
    "time: past by default, no word tells when",
)


def shown(*, full: bool, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(reason_table(reasons(LINES), width=width, values={"time": "past"}, full=full))
    return console.file.getvalue()


def test_lines_are_gathered_by_field():
    first, second = reasons(LINES)
    assert (first.field, first.reasons, len(first.rejected)) == ("type", ("entry meN-serang",), 3)
    assert (second.field, second.rejected) == ("time", ())


def test_lines_of_another_coder_belong_to_no_field():
    (one,) = reasons(["quoted by a model in line: 3"])
    assert (one.field, one.reasons) == ("", ("quoted by a model in line: 3",))


def test_in_brief_the_nearest_are_shown_and_the_others_counted():
    assert "rejected: COERCE (-6.1); THREATEN (-7.0); 1 more" in shown(full=False)
    assert "rejected: PROTEST (-8.0)" in shown(full=True)


def test_a_reason_that_opens_with_the_value_does_not_repeat_it():
    assert "past by default" in shown(full=False)
    assert "past  past" not in shown(full=False)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(len(line.rstrip()) for line in shown(full=True, width=width).splitlines()) <= width


def test_an_article_explains_its_fields():
    article = article_of("Rusia menyerang Kyiv pada Jumat (7/3/2025).", published="2025-03-08")
    found = {one.field: one for one in reasons_of(article)}
    assert "frequent words" in found["language"].reasons[0]
    assert "it is never guessed" not in found["published"].reasons[0]
    assert "“Jumat (7/3/2025)”" in " ".join((*found["not_before"].reasons, *found["not_before"].rejected))
    assert "body" in found["parts"].reasons[0]
    assert article_values(article)["published"] == "2025-03-08"


def test_a_record_without_explanation_and_a_refusal_say_nothing():
    assert reasons_of(Event("a:e0-AID", "AID", None, (), (), Span(0, 1))) == ()
    assert reasons_of(Refusal("a.txt", "read", "R001", "The page is empty.", "Check it.")) == ()
