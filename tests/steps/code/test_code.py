"""The step as the pipeline sees it."""

from collections.abc import Callable
from typing import Any

import pytest

from saksi.errors import UsageError
from saksi.languages import CODED, load
from saksi.model import Article, Coded, Part, Refusal
from saksi.steps import code as step
from saksi.steps.code.captured import Text


def article(language: str, *, url: str | None = None) -> Article:
    return Article("a1", "Rusia menyerang Kyiv.", (Part("body", 0, 21),), language, url=url)


def test_a_language_that_cannot_be_coded_is_refused_with_the_ones_that_can():
    (refusal,) = step.code([article("xx", url="https://a.example/1")], coder=step.load())
    assert isinstance(refusal, Refusal)
    assert (refusal.source, refusal.step, refusal.code) == ("https://a.example/1", "code", "U001")
    assert "'xx'" in refusal.reason
    assert all(language in refusal.hint for language in CODED)


def test_an_article_without_address_is_refused_under_its_id():
    (refusal,) = step.code([article("xx")], coder=step.load())
    assert isinstance(refusal, Refusal)
    assert refusal.source == "a1"


def test_loading_an_unknown_language_is_a_wrong_use():
    with pytest.raises(UsageError) as caught:
        load("xx")
    assert caught.value.code == "U001"


def test_a_refusal_takes_no_other_article_with_it(indonesian: object):
    results = list(step.code([article("xx"), article("id")], coder=step.load()))
    assert [type(result) for result in results] == [Refusal, Coded]


def test_articles_are_coded_only_when_their_result_is_asked_for():
    asked: list[str] = []

    def coder(one: Article) -> Coded:
        asked.append(one.id)
        return Coded(one, (), (), coder="test")

    results = step.code([article("id"), article("id")], coder=coder)
    assert asked == []
    next(results)
    assert asked == ["a1"]


def test_a_record_tells_the_coder_and_its_version(indonesian: object):
    (result,) = step.code([article("id")], coder=step.load())
    assert isinstance(result, Coded)
    assert step.VERSION in result.coder


def test_records_explain_themselves_when_asked(tell: Callable[..., Any]):
    told = tell("Menteri itu mengatakan bahwa Rusia menyerang Kyiv.", why=True)
    assert any("meN-serang" in line for line in told.event.why)
    assert any("meN-kata-kan" in line for line in told.statement.why)


@pytest.mark.parametrize("offset", range(20))
def test_offsets_of_the_analysis_text_lead_back(offset: int):
    # "kepadaIsraelyang": blanks were put in before the 6th and before the 12th letter.
    text = Text("kepada Israel yang datang", (6, 13))
    assert text.original(text.analysis(offset)) == offset
