"""Who worries about whom."""

from saksi.languages.gazetteer import Gazetteer
from saksi.languages.names import all_names
from saksi.model import Actor, Article, Coded, Span, Statement
from saksi.steps.relate import concerns, side_of, worries_of
from tests.steps.occurrences import day

GAZETTEER = Gazetteer(all_names("id"))


def coded(text, kind="concern", source="CHN", in_=None, outer=()):
    article = Article(id="a", text=text, parts=(), language="id")
    said = Statement(
        id="a:s1-2", kind=kind, source=(Actor(source, source, "GOV"),), cue=Span(0, 1),
        content=Span(0, len(text)), in_=in_,
    )  # fmt: skip
    return Coded(article, (said, *outer), (), "by hand")


def test_all_who_are_named_in_what_is_feared():
    found = worries_of(coded("pengaruh Rusia atas Korea Utara"), GAZETTEER)
    assert [(worry.actor, worry.about) for worry in found] == [("CHN", "PRK"), ("CHN", "RUS")]


def test_nobody_worries_about_himself_and_other_statements_are_no_worry():
    assert list(worries_of(coded("nasib China"), GAZETTEER)) == []
    assert list(worries_of(coded("pengaruh Rusia", kind="report"), GAZETTEER)) == []


def test_the_word_of_whom_it_rests_on():
    outer = Statement(
        id="o", kind="report", source=(Actor("RUS", "Rusia", "GOV"),), cue=Span(0, 1), content=Span(0, 1)
    )
    (told,) = worries_of(coded("langkah Rusia", in_="o", outer=(outer,)), GAZETTEER)
    (plain,) = worries_of(coded("langkah Rusia"), GAZETTEER)
    assert (side_of(told), side_of(plain)) == ("other", "page")


def test_one_origin_on_one_day_counts_once():
    (worry,) = worries_of(coded("langkah Rusia"), GAZETTEER)
    when = day("2026-01-05")
    assert len(concerns([(worry, when, "VOA"), (worry, when, "VOA")])) == 1
    assert len(concerns([(worry, when, "VOA"), (worry, when, "AFP")])) == 2
