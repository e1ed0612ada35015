"""Quotations turned into offsets; what does not stand in the text is dropped and counted."""

import pytest

from saksi.coders.llm.ground import ground
from saksi.coders.llm.prompt import lines_of, question
from saksi.model import Article, DateRange, Part, Span
from tests.conftest import article_of

LINES = ("Rusia mengecam Kuba.", '"Kuba  menolak usul itu," kata Ratna, Menteri Kuba. Kuba menolak usul itu.')


@pytest.fixture
def article():
    return article_of(*LINES, title="Kuba Menolak")


def actor(name, id_="CUB", sector="GOV"):
    return {"name": name, "id": id_, "sector": sector}


def statement(**changes):
    base = {"id": "s1", "line": 3, "kind": "report", "source": [actor("Ratna")], "cue": "kata", "in": None}
    return {**base, "content": "“Kuba menolak usul itu,”", "direct": True, **changes}


def event(**changes):
    base = {
        "line": 2,
        "type": "ACCUSE",
        "mode": None,
        "actor": [actor("Rusia", "RUS")],
        "recipient": [actor("Kuba")],
    }
    more = {"predicate": "mengecam", "location": [], "date": None, "polarity": "positive"}
    return {**base, **more, "certainty": "certain", "time": "past", "statement": None, **changes}


def grounded(article, *, statements=(), events=()):
    return ground(article, {"statements": list(statements), "events": list(events)}, coder="llm tiny 1")


def test_lines_are_the_parts_that_are_read():
    text = "Judul\nBaca Juga: Lain\nIsi."
    article = Article("a", text, (Part("title", 0, 5), Part("related", 6, 21), Part("body", 22, 26)), "id")

    assert [(line.number, line.kind) for line in lines_of(article)] == [(1, "title"), (2, "body")]
    assert question(article).endswith("1 [title] Judul\n2 [body] Isi.")


def test_quotations_become_offsets_also_where_marks_and_blanks_differ(article):
    result = grounded(article, statements=[statement()], events=[event()])
    (said,), (act,) = result.coded.statements, result.coded.events

    assert article.text[said.content.start : said.content.end] == '"Kuba  menolak usul itu,"'
    assert said.direct
    assert said.id == f"{article.id}:s{said.cue.start}-{said.content.start}"
    assert article.text[act.predicate.start : act.predicate.end] == "mengecam"
    assert act.actor[0].start == act.predicate.start - len("Rusia ")
    assert result.dropped == {}
    assert result.coded.coder == "llm tiny 1"


def test_a_quotation_is_sought_in_its_line_first(article):
    (act,) = grounded(
        article, events=[event(line=3, type="REJECT", predicate="menolak usul itu.")]
    ).coded.events

    assert act.predicate == Span(article.text.rindex("menolak"), len(article.text))


def test_a_wrong_line_is_forgiven_and_a_wrong_quotation_is_not(article):
    result = grounded(
        article,
        statements=[statement(line=1), statement(content="Kuba menampik usul itu")],
        events=[event(line=99), event(predicate="mengutuk"), event(predicate="")],
    )

    assert (len(result.coded.statements), len(result.coded.events)) == (1, 1)
    assert result.dropped == {"quotation not in the text": 3}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "WAR"}, "unknown type"),
        ({"type": None}, "unknown type"),
        ({"type": ["ACCUSE"]}, "unknown type"),
        ({"actor": [], "recipient": []}, "event of nobody"),
        ({"actor": None, "recipient": None}, "event of nobody"),
    ],
)
def test_malformed_events_are_dropped_and_counted(article, changes, reason):
    result = grounded(article, events=[event(**changes)])

    assert result.coded.events == ()
    assert result.dropped == {reason: 1}


def test_a_kind_that_is_no_word_is_unknown(article):
    result = grounded(article, statements=[statement(kind={"a": 1})])
    assert (result.coded.statements, result.dropped) == ((), {"unknown kind": 1})


def test_whoever_the_page_does_not_name_is_dropped_and_counted(article):
    invented, broken = actor("Amerika Serikat", "USA", "GOV"), actor("Rus\ud800ia", "RUS", "GOV")
    result = grounded(article, events=[event(actor=[invented, broken])])
    assert "USA" not in {a.id for act in result.coded.events for a in act.actor}
    assert result.dropped["quotation not in the text"] == 1
    assert result.dropped["actor without a name"] == 1


def test_what_can_be_left_out_is(article):
    odd = event(
        mode=["phone"],
        actor=[actor("Rusia", "rusia", "KING"), {"id": "X"}, 7],
        location=[{"name": "Havana", "country": "CUB"}, {"name": "Kuba", "country": "Cuba"}],
        date={"start": "soon", "end": None},
        polarity="maybe",
        certainty=3,
        time="then",
        statement="s9",
    )

    (act,) = grounded(article, events=[odd]).coded.events

    assert grounded(article, events=[odd]).dropped == {
        **{"malformed list": 1, "actor without a name": 1, "quotation not in the text": 1},
        **{"malformed id": 1, "unknown sector": 1, "malformed country": 1, "unknown mode": 1, "no date": 1},
        **{"unknown polarity": 1, "unknown certainty": 1, "unknown time": 1, "unknown statement": 1},
    }
    assert act.mode is None
    assert [(a.name, a.id, a.sector) for a in act.actor] == [("Rusia", None, "UNK")]
    assert [(place.name, place.country) for place in act.location] == [("Kuba", None)]
    assert (act.polarity, act.certainty, act.time, act.date, act.statement) == (
        "positive",
        "certain",
        "present",
        None,
        None,
    )


def test_a_mode_of_the_type_and_a_date_are_kept(article):
    (act,) = grounded(
        article, events=[event(mode="allege", date={"start": "2026-02-02", "end": "2026-02-03"})]
    ).coded.events

    assert act.mode == "allege"
    assert act.date is not None
    assert act.date.end == "2026-02-03"


def test_an_event_points_to_its_statement_and_a_nested_statement_to_its_holder(article):
    inner = statement(id="s2", cue="menolak", content="usul itu,", **{"in": "s1"})

    result = grounded(
        article, statements=[statement(), inner], events=[event(line=3, predicate="menolak", statement="s2")]
    )
    outer, nested = result.coded.statements

    assert nested.in_ == outer.id
    assert result.coded.events[0].statement == nested.id


def test_a_holder_that_does_not_hold_is_none(article):
    loops = [
        statement(**{"in": "s1"}),
        statement(id="s2", line=2, cue="mengecam", content="Kuba.", **{"in": "s1"}),
    ]

    result = grounded(article, statements=loops)
    assert [said.in_ for said in result.coded.statements] == [None, None]
    assert result.dropped == {"statement that does not hold it": 2}


@pytest.mark.parametrize(
    ("answer", "dropped"),
    [
        ({}, 0),
        ({"events": None}, 0),
        ({"statements": 3, "events": ["x", None]}, 3),
        ({"statements": {"id": "s1"}}, 1),
        ({"events": [[]]}, 1),
    ],
)
def test_an_answer_of_any_shape_gives_records(article, answer, dropped):
    result = ground(article, answer, coder="x")
    assert result.coded.events == ()
    assert sum(result.dropped.values()) == dropped


def test_what_is_left_empty_is_not_counted(article):
    empty = event(mode=None, date=None, statement=None, actor=[actor("Rusia", None)], location=[])
    sparse = {name: empty[name] for name in ("line", "type", "actor", "predicate")}
    assert grounded(article, events=[empty, sparse]).dropped == {}


WORDS = article_of(
    "Partai itu menolaknya, kata Ma'ruf.",
    "The party's start in Cartagena upset the U.S. and Kota-Baru.",
    "Un cafe\u0301 dan e-KTP: 12 dari 2012 orang.",
)


@pytest.mark.parametrize(
    "quotation",
    ["art", "menolak", "tai itu", "partai it", "up", "party s", "cafe", "201", "Cart", "agena upset"],
)
def test_a_quotation_does_not_begin_or_end_inside_a_word(quotation):
    result = grounded(
        WORDS, events=[event(line=2, predicate=quotation, actor=[actor("Partai")], recipient=[])]
    )
    assert (result.coded.events, result.dropped) == ((), {"quotation not in the text": 1})


@pytest.mark.parametrize(
    "quotation",
    [
        "menolaknya",
        "menolaknya,",
        "party",
        "party's",
        "U.S.",
        "Kota",
        "Baru",
        "12",
        "2012",
        "cafe\u0301",
        "KTP",
    ],
)
def test_marks_end_a_word(quotation):
    (act,) = grounded(
        WORDS, events=[event(predicate=quotation, actor=[actor("Partai")], recipient=[])]
    ).coded.events
    assert WORDS.text[act.predicate.start : act.predicate.end] == quotation


@pytest.mark.parametrize(
    "date",
    [
        {"start": "2026-13-45", "end": None},
        {"start": "2026-02-30", "end": "2026-03-01"},
        {"start": "2026-03-01", "end": "2026-02-29"},
        {"start": "2026-03-02", "end": "2026-03-01"},
        {"start": "0000-01-01", "end": None},
        {"start": "\u0662026-01-01", "end": None},
        {"start": "20260301", "end": None},
        {"end": "2026-03-01"},
        {},
        "2026-03-01",
        ["2026-03-01"],
    ],
)
def test_a_date_that_no_calendar_has_is_dropped_and_counted(article, date):
    result = grounded(article, events=[event(date=date)])
    assert [act.date for act in result.coded.events] == [None]
    assert result.dropped == {"no date": 1}


def test_a_single_day_is_a_date(article):
    (act,) = grounded(article, events=[event(date={"start": "2028-02-29", "end": None})]).coded.events
    assert act.date == DateRange("2028-02-29", "2028-02-29")
