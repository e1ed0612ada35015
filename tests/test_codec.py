import json
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.codec import decode, encode, schema
from saksi.model import (
    Actor,
    Article,
    Coded,
    DateRange,
    Event,
    Part,
    Place,
    Refusal,
    Span,
    Statement,
)

plain_text = st.text(max_size=30)
torn_text = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)
offsets = st.integers(0, 10**6)
spans = st.builds(Span, offsets, offsets)


def coded(text: st.SearchStrategy[str]) -> st.SearchStrategy[Coded]:
    """Build records of every shape; only their types are right."""
    actors = st.lists(
        st.builds(Actor, st.none() | text, text, st.sampled_from(["GOV", "REB", "UNK"]), st.none() | offsets),
        max_size=2,
    ).map(tuple)
    why = st.none() | st.lists(text, max_size=2).map(tuple)
    article = st.builds(
        Article,
        id=text,
        text=text,
        parts=st.lists(st.builds(Part, st.sampled_from(["title", "body"]), offsets, offsets)).map(tuple),
        language=text,
        title=st.none() | text,
        known=st.dictionaries(text, text, max_size=2),
    )
    statement = st.builds(
        Statement,
        id=text,
        kind=st.sampled_from(["report", "denial", "no_comment"]),
        source=actors,
        cue=spans,
        content=spans,
        direct=st.booleans(),
        in_=st.none() | text,
        why=why,
    )
    event = st.builds(
        Event,
        id=text,
        type=st.sampled_from(["AGREE", "ASSAULT"]),
        mode=st.none() | text,
        actor=actors,
        recipient=actors,
        predicate=spans,
        location=st.lists(st.builds(Place, text, st.none() | text), max_size=2).map(tuple),
        date=st.none() | st.builds(DateRange, text, text),
        statement=st.none() | text,
        why=why,
    )
    return st.builds(
        Coded,
        article,
        st.lists(statement, max_size=3).map(tuple),
        st.lists(event, max_size=3).map(tuple),
        coder=text,
    )


SAMPLE = Coded(
    Article("a1", "Rusia mengecam itu.", (Part("body", 0, 19),), "id"),
    (Statement("a1:s0-6", "report", (), Span(0, 5), Span(6, 18), in_="a1:s1-1"),),
    (Event("a1:e6-ACCUSE", "ACCUSE", None, (), (), Span(6, 14)),),
    coder="test",
)


@given(coded(plain_text))
def test_json_gives_back_the_same_record(record: Coded):
    assert decode(encode(record)) == record


@given(coded(torn_text))
def test_a_lone_surrogate_becomes_the_replacement_character_and_no_offset_moves(record: Coded):
    back = decode(encode(record))
    assert back.article.text == re.sub("[\ud800-\udfff]", "\ufffd", record.article.text)
    assert [s.cue for s in back.statements] == [s.cue for s in record.statements]
    assert [e.predicate for e in back.events] == [e.predicate for e in record.events]
    assert decode(encode(back)) == back


@given(coded(torn_text))
def test_a_record_is_one_line(record: Coded):
    assert b"\n" not in encode(record)


def test_the_reserved_word_in_is_written_as_in():
    (statement,) = json.loads(encode(SAMPLE))["statements"]
    assert statement["in"] == "a1:s1-1"
    assert "in_" not in statement


def test_an_explanation_is_left_out_unless_it_was_asked_for():
    plain = json.loads(encode(SAMPLE))
    assert "why" not in plain["events"][0]
    assert "why" not in plain["statements"][0]
    event = Event("a1:e6-ACCUSE", "ACCUSE", None, (), (), Span(6, 14), why=("entry meN-kecam",))
    explained = Coded(SAMPLE.article, (), (event,), coder="test")
    assert json.loads(encode(explained))["events"][0]["why"] == ["entry meN-kecam"]
    assert decode(encode(explained)) == explained


def test_a_refusal_is_written_with_its_fields():
    refusal = Refusal("a.txt", "read", "R001", "The page is empty.", "Give a page.")
    assert json.loads(encode(refusal)) == {
        "source": "a.txt",
        "step": "read",
        "code": "R001",
        "reason": "The page is empty.",
        "hint": "Give a page.",
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.pop("coder"),
        lambda plain: plain["statements"][0].update(kind="rumour"),
        lambda plain: plain["events"][0].update(type="FIGHT"),
        lambda plain: plain["events"][0]["predicate"].update(start="6"),
        lambda plain: plain["article"].pop("text"),
        lambda plain: plain.update(statements=3),
    ],
)
def test_a_line_that_is_no_record_is_refused(change):
    plain = json.loads(encode(SAMPLE))
    change(plain)
    with pytest.raises(msgspec.ValidationError):
        decode(json.dumps(plain))


def test_a_line_that_is_no_json_is_refused():
    with pytest.raises(msgspec.DecodeError):
        decode("{")


def test_the_schema_names_what_the_json_names():
    definitions = schema()["$defs"]
    plain = json.loads(encode(SAMPLE))
    assert (
        set(plain) == set(definitions["Coded"]["properties"]) == {"article", "statements", "events", "coder"}
    )
    for name, record in (
        ("Article", plain["article"]),
        ("Statement", plain["statements"][0]),
        ("Event", plain["events"][0]),
    ):
        assert set(definitions[name]["properties"]) == set(record) | ({"why"} if name != "Article" else set())


def test_the_schema_has_the_names_of_the_codebook():
    definitions = schema()["$defs"]
    assert set(definitions["Statement"]["properties"]) - {"why"} == {
        *("id", "kind", "source", "cue", "content", "direct", "in")
    }
    assert set(definitions["Actor"]["properties"]) == {"id", "name", "sector", "start", "end"}
    assert set(definitions["Place"]["properties"]) == {"name", "country", "start", "end"}
    assert set(definitions["DateRange"]["properties"]) == {"start", "end"}
    assert set(definitions["Part"]["properties"]) == {"kind", "start", "end"}


def test_the_schema_asks_for_no_field_that_it_does_not_define():
    for definition in schema()["$defs"].values():
        assert set(definition.get("required", ())) <= set(definition["properties"])
