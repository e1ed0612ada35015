"""What holds for the records of any text whatever."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.codec import decode, encode
from saksi.model import (
    Actor,
    Article,
    Certainty,
    Coded,
    EventType,
    Page,
    Part,
    Place,
    Polarity,
    Sector,
    Span,
    StatementKind,
    Time,
    article_id,
)
from saksi.model.records import READ_KINDS
from saksi.reference.plover import plover
from saksi.steps.code.captured import Text
from saksi.steps.read import read

Code = Callable[..., Coded]
PIECES = [
    "Rusia",
    "Presiden Turki Recep Tayyip Erdogan",
    "menyerang",
    "mengatakan bahwa",
    "yang dikecam",
    "kepadaIsraelyang",
    "negaranya",
    "kedua negara",
    "ia",
    "dan",
    "tidak akan",
    "jika",
    "menurut",
    "kata",
    "katanya",
    "dilansir AFP",
    '"Kami menolak usulan itu dan mendesak Iran mundur,"',
    "“Kami akan menyerang,”",
    '"',
    "”",
    ",",
    ".",
    ":",
    "...",
    "pada Selasa (17/6/2025)",
    "di Kairo",
    "\n",
    "\n\n",
    "\u00a0",
    "\u200b",
    "10 juta dolar AS",
    "İstanbul ﬁ ß 👩‍👩‍👧",
    "()",
    "-",
]
any_text = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30).map(" ".join),
    st.text(max_size=200),
)
torn_text = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
lazily = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def laid_out(text: str, *, titles: int = 1) -> Article:
    """Make an article whose non-blank lines are a title and body lines, as a stand-in for reading."""
    parts: list[Part] = []
    start = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            first = start + line.index(stripped)
            kind = "title" if len(parts) < titles else "body"
            parts.append(Part(kind, first, first + len(stripped)))
        start += len(line) + 1
    return Article(article_id(text=text, url=None), text, tuple(parts), "id", published="2025-06-17")


def actors_of(coded: Coded) -> Iterator[Actor | Place]:
    for statement in coded.statements:
        yield from statement.source
    for event in coded.events:
        yield from event.actor
        yield from event.recipient
        yield from event.location


def evidence(article: Article, span: Span | Actor | Place) -> str:
    """Return the characters of a span, which must lie in a part that is read."""
    assert span.start is not None
    assert span.end is not None
    assert 0 <= span.start < span.end <= len(article.text)
    assert any(
        part.kind in READ_KINDS and part.start <= span.start and span.end <= part.end
        for part in article.parts
    )
    return article.text[span.start : span.end]


def check_offsets(coded: Coded) -> None:
    for statement in coded.statements:
        assert evidence(coded.article, statement.cue).strip()
        assert evidence(coded.article, statement.content).strip()
    for event in coded.events:
        assert evidence(coded.article, event.predicate).strip()
    for actor in actors_of(coded):
        assert (actor.start is None) == (actor.end is None)
        if actor.start is not None:
            assert evidence(coded.article, actor).strip()


def check_references(coded: Coded) -> None:
    ids = [record.id for record in (*coded.statements, *coded.events)]
    assert len(ids) == len(set(ids))
    assert all(id_.startswith(f"{coded.article.id}:") for id_ in ids)
    above = {statement.id: statement.in_ for statement in coded.statements}
    assert {event.statement for event in coded.events} <= {None, *above}
    for start in above:
        seen: set[str] = set()
        current: str | None = start
        while current is not None:
            assert current not in seen, "statements are nested in a circle"
            seen.add(current)
            current = above[current]


def check_values(coded: Coded) -> None:
    for statement in coded.statements:
        assert statement.kind in get_args(StatementKind)
    for event in coded.events:
        assert event.type in get_args(EventType)
        assert event.mode is None or event.mode in plover().types[event.type].modes
        assert event.polarity in get_args(Polarity)
        assert event.certainty in get_args(Certainty)
        assert event.time in get_args(Time)
        if event.date is not None:
            assert event.date.start <= event.date.end
    for actor in actors_of(coded):
        assert actor.name.strip()
        if isinstance(actor, Actor):
            assert actor.sector in get_args(Sector)
            assert actor.id is None or actor.id == actor.id.upper()


def check(coded: Coded) -> None:
    check_offsets(coded)
    check_references(coded)
    check_values(coded)


@given(text=any_text)
@lazily
def test_any_text_gives_well_formed_records(code: Code, text: str):
    check(code(laid_out(text)))


@given(text=any_text)
@settings(lazily, max_examples=50)
def test_any_page_that_is_read_gives_well_formed_records(code: Code, text: str):
    (article,) = read([Page(text.encode(), source="-")])
    if isinstance(article, Article):
        check(code(replace(article, language="id")))


@given(text=torn_text)
@settings(lazily, max_examples=40)
def test_lone_surrogates_break_nothing(code: Code, text: str):
    coded = code(laid_out(text))
    check(coded)
    back = decode(encode(coded))
    assert len(back.article.text) == len(text)
    assert decode(encode(back)) == back


@given(text=any_text)
@settings(lazily, max_examples=40)
def test_records_survive_json(code: Code, text: str):
    coded = code(laid_out(text), why=True)
    assert decode(encode(coded)) == coded


@given(text=any_text)
@settings(lazily, max_examples=30)
def test_the_same_article_gives_the_same_records(code: Code, text: str):
    article = laid_out(text)
    assert code(article) == code(article)


@given(text=any_text)
@settings(lazily, max_examples=50)
def test_an_explanation_changes_nothing_else(code: Code, text: str):
    article = laid_out(text)
    explained = code(article, why=True)
    assert all(record.why for record in (*explained.statements, *explained.events))
    bare = replace(
        explained,
        statements=tuple(replace(s, why=None) for s in explained.statements),
        events=tuple(replace(e, why=None) for e in explained.events),
    )
    assert bare == code(article)


@pytest.mark.parametrize(
    "kind", ["related", "caption", "furniture", "credit", "byline", "dateline", "section"]
)
def test_what_is_not_read_gives_nothing(code: Code, kind: str):
    text = "Rusia menyerang Kyiv, kata Presiden Ukraina."
    article = Article("a", text, (Part(kind, 0, len(text)),), "id")  # type: ignore[arg-type]
    coded = code(article)
    assert (coded.statements, coded.events) == ((), ())


@pytest.mark.parametrize("text", ["", " ", "\n\n\u00a0\n", ".", '"', "”“", "…"])
def test_an_empty_page_is_an_answer_of_nothing(code: Code, text: str):
    coded = code(laid_out(text))
    assert (coded.statements, coded.events) == ((), ())


@given(text=any_text)
@settings(lazily, max_examples=150)
def test_offsets_of_the_analysis_text_lead_back_to_the_capture(analyse: Callable[[Article], Text], text: str):
    analysed = analyse(laid_out(text))
    assert len(analysed.text) == len(text) + len(analysed.cuts)
    for offset, char in enumerate(text):
        there = analysed.analysis(offset)
        assert analysed.original(there) == offset
        assert analysed.text[there] == char or not char.strip() or char == "\u200b"
