import pytest

from saksi.languages import load as load_language
from saksi.model import Article, Coded, Page, Refusal
from saksi.pipeline import STEPS, accident, run
from saksi.steps.code.coder import code_article

PAGE = Page(b"Rusia mengecam rencana itu.\n\nRusia mengecam rencana itu di Moskow.", source="a.txt")


def coder(article: Article) -> Coded:
    return Coded(article, (), (), coder="test")


def test_the_steps_stand_in_the_order_in_which_a_page_goes_through_them():
    assert [step.NAME for step in STEPS] == ["read", "code"]


def test_results_come_one_for_each_page_and_in_order():
    refusal = Refusal("b.txt", "open", "R030", "There is no such file", "Check it.")
    results = list(run([PAGE, refusal, Page(b"", source="c.txt"), PAGE], coder=coder))
    assert [type(result).__name__ for result in results] == ["Coded", "Refusal", "Refusal", "Coded"]
    assert results[1] is refusal
    assert (results[2].source, results[2].code) == ("c.txt", "R001")


def test_pages_are_read_only_when_their_result_is_asked_for():
    opened = []

    def pages():
        for name in ("a", "b"):
            opened.append(name)
            yield PAGE

    results = run(pages(), coder=coder)
    assert opened == []
    next(results)
    assert opened == ["a"]


def test_an_error_that_nobody_foresaw_costs_one_page_only():
    def failing(article):
        if "Moskow" in article.text:
            raise IndexError("list index out of range")
        return coder(article)

    other = Page(b"Jepang mendesak China mundur.\n\nJepang mendesak China.", source="b.txt")
    first, second = run([PAGE, other], coder=failing)
    assert (first.source, first.step, first.code) == ("a.txt", "code", "P001")
    assert "IndexError in test_pipeline.py, line" in first.reason
    assert isinstance(second, Coded)


@pytest.mark.parametrize("error", [RecursionError("x" * 1000), MemoryError(), UnicodeError("satu\ndua")])
def test_a_refusal_stays_one_short_line(error):
    def failing(article):
        raise error

    (refusal,) = run([PAGE], coder=failing)
    assert len(refusal.reason) < 250
    assert "\n" not in refusal.reason


def test_an_accident_names_the_place_where_it_happened():
    try:
        raise ValueError("bad")
    except ValueError as error:
        refusal = accident(error, source="a.txt", step="open")
    assert refusal.reason.endswith(": bad")
    assert refusal.hint


def test_a_language_that_cannot_be_coded_is_refused_under_the_name_of_the_page():
    (refusal,) = run([PAGE], coder=lambda article: code_article(article, load_language("xx")))
    assert (refusal.source, refusal.step, refusal.code) == ("a.txt", "code", "U001")


def test_a_language_that_was_asked_for_is_marked_as_such():
    (coded,) = run([PAGE], coder=coder, language="ms")
    assert (coded.article.language, coded.article.known["language"]) == ("ms", "asked for")
