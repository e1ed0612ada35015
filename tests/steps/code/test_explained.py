"""Explanations: for each field what decided, and what was considered and lost."""

import pytest

from saksi.model import Event, Statement
from saksi.steps.code import load, passed_over
from tests.conftest import article_of


@pytest.fixture(scope="module")
def code():
    coder = load(why=True)
    return lambda *lines, language="id": coder(article_of(*lines, language=language))


def said(record: Event | Statement, field: str) -> str:
    return "; ".join(line for line in record.why or () if line.startswith(f"{field}: "))


def lost(record: Event | Statement, field: str) -> list[str]:
    return [line for line in record.why or () if line.startswith(f"{field} rejected: ")]


def test_every_field_has_a_reason(code):
    found = code("Menteri Luar Negeri Sergei Lavrov mengatakan bahwa Rusia menyerang Kyiv.")
    event, statement = found.events[0], found.statements[0]
    for field in ("told", "type", "actor", "recipient", "predicate", "location", "date", "polarity"):
        assert said(event, field), field
    assert said(event, "certainty")
    assert said(event, "time")
    assert said(event, "statement")
    for field in ("told", "kind", "source", "cue", "content", "direct", "in"):
        assert said(statement, field), field


def test_words_of_the_page_stand_with_their_offsets(code):
    found = code("Rusia menyerang Kyiv.")
    text, event = found.article.text, found.events[0]
    start = text.index("menyerang")
    assert f"“menyerang” [{start}:{start + 9}]" in said(event, "predicate")


def test_entry_and_frame_are_told_with_what_was_passed_over(code):
    event = code("Rusia menyerang Kyiv.").events[0]
    assert "entry meN-serang (ASSAULT)" in said(event, "type")
    assert "frame strike, actor subj" in said(event, "type")
    assert any("entry meN-serang " in line for line in lost(event, "type"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Iran membantah telah menyerang Israel."),
        ("ms", "Iran menafikan telah menyerang Israel."),
        ("en", "Iran denied that it had attacked Israel."),
    ],
)
def test_a_denial_that_turns_polarity_is_told_with_its_cue(code, language, line):
    (event,) = (e for e in code(line, language=language).events if e.type == "ASSAULT")
    assert event.polarity == "negative"
    assert "negative by the denial that holds it" in said(event, "polarity")


@pytest.mark.parametrize(
    ("language", "line", "word"),
    [
        ("id", "Rusia tidak menyerang Kyiv.", "tidak"),
        ("ms", "Rusia tidak menyerang Kyiv.", "tidak"),
        ("en", "Russia did not attack Kyiv.", "did not"),
    ],
)
def test_a_negation_is_told_with_its_word(code, language, line, word):
    event = code(line, language=language).events[0]
    assert f"negative by “{word}”" in said(event, "polarity")
    assert "(negation)" in said(event, "polarity")


def test_what_nothing_tells_is_told_to_be_by_default(code):
    event = code("Rusia menyerang Kyiv.").events[0]
    assert said(event, "time").startswith("time: past by default, no word")
    assert said(event, "certainty") == "certainty: by default, no word weakens it"
    assert said(event, "polarity") == "polarity: by default, nothing denies it"


@pytest.mark.parametrize(
    ("language", "line", "word"),
    [
        ("id", "Iran akan menyerang Israel jika Amerika Serikat mengirim pasukan.", "jika"),
        ("en", "Iran would attack Israel if the United States sent troops.", "if"),
    ],
)
def test_a_condition_is_told_with_its_word(code, language, line, word):
    events = [e for e in code(line, language=language).events if e.type == "ASSAULT"]
    assert any(f"possible by “{word}”" in said(event, "certainty") for event in events)


def test_nested_statements_are_told_as_a_chain_from_the_inside_out(code):
    found = code("Menurut kantor berita Antara, pejabat Rusia mengatakan bahwa Israel menyerang Iran.")
    lines = [line for line in found.events[0].why or () if line.startswith("statement: ")]
    assert lines[0].startswith("statement: held by “mengatakan bahwa”")
    assert lines[1].startswith("statement: which stands in what is said by “Menurut”")
    inner = next(s for s in found.statements if s.in_ is not None)
    assert "“Menurut”" in said(inner, "in")


def test_what_was_weighed_and_lost_is_told_with_its_score(code):
    event = code("Presiden Rusia mengatakan bahwa Israel menyerang Iran di Suriah.").events[0]
    assert any("(-" in line for line in lost(event, "time"))
    assert any("(-" in line for line in lost(event, "certainty"))
    assert lost(event, "parties")


def test_sources_that_lost_are_told(code):
    found = code("Rusia sudah lama menunggu. Presiden mengatakan bahwa Israel menyerang Iran.")
    assert lost(found.statements[0], "source")


def test_what_is_no_record_after_all_is_listed_with_the_reason():
    article = article_of("Jika Rusia menyerang Kyiv, Jerman akan mengirim rudal ke Ukraina.")
    passed = passed_over(article)
    attack = next(one for one in passed if article.text[one.start : one.end] == "menyerang")
    assert attack.what == "ASSAULT Rusia → Kyiv"
    assert "condition" in attack.reason
    # What is only supposed is not weighed at all.
    assert attack.score is None
    told = {event.predicate.start for event in load()(article).events}
    assert attack.start not in told


def test_explanations_change_no_record(code):
    line = "Menurut Antara, Rusia membantah menyerang Kyiv."
    plain, explained = load()(article_of(line)), code(line)
    assert [e.id for e in plain.events] == [e.id for e in explained.events]
    assert all(record.why is None for record in (*plain.events, *plain.statements))
