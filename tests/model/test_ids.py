import re

from hypothesis import given
from hypothesis import strategies as st

from saksi.model import article_id, event_id, statement_id
from saksi.model.ids import forecast_id, occurrence_id, story_id

# Lone surrogates included: a capture may hold them.
any_text = st.text(alphabet=st.characters(exclude_categories=()))


@given(any_text, st.none() | any_text)
def test_an_article_has_an_id_of_16_digits_whatever_its_text(text: str, url: str | None):
    assert re.fullmatch(r"[0-9a-f]{16}", article_id(text=text, url=url))


@given(any_text)
def test_an_id_depends_on_nothing_but_content_and_address(text: str):
    assert article_id(text=text, url="https://a.example/1") == article_id(
        text=text, url="https://a.example/1"
    )
    assert article_id(text=text, url="https://a.example/1") != article_id(
        text=text, url="https://a.example/2"
    )


@given(any_text, any_text)
def test_articles_of_other_text_have_other_ids(one: str, other: str):
    assert (article_id(text=one, url=None) == article_id(text=other, url=None)) == (one == other)


def test_an_article_without_an_address_is_one_with_an_empty_address():
    assert article_id(text="Satu", url=None) == article_id(text="Satu", url="")


def test_an_id_is_the_same_on_every_machine():
    assert article_id(text="Dua menteri bertemu.", url="https://a.example/1") == "b5437d72459cc3bf"


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_statements_and_events_are_never_confused(first: int, second: int):
    statement = statement_id(article="a", cue=first, content=second)
    assert statement.startswith("a:s")
    assert statement != event_id(article="a", predicate=first, type_="AGREE")


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), unique=True, max_size=30))
def test_statements_at_other_offsets_have_other_ids(places: list[tuple[int, int]]):
    ids = {statement_id(article="a", cue=cue, content=content) for cue, content in places}
    assert len(ids) == len(places)


@given(st.lists(any_text, min_size=1))
def test_a_derived_record_has_the_same_id_in_whatever_order_its_members_come(members: list[str]):
    assert story_id(members) == story_id(reversed(members))
    assert occurrence_id(members) == occurrence_id([*members, members[0]])


def test_derived_records_of_one_member_tell_what_they_are():
    ids = {story_id(["a"]), occurrence_id(["a"]), forecast_id("a")}
    assert {id_.partition("-")[0] for id_ in ids} == {"story", "occurrence", "forecast"}
