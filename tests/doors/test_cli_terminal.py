import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from saksi.doors.labels import labels
from saksi.doors.terminal import legend, make_console, refusal_line, show, show_brief
from saksi.doors.terminal.marks import marked
from saksi.doors.terminal.tables import according
from saksi.doors.terminal.theme import KINDS, QUADS, TYPES, how_sure, safe
from saksi.model import Actor, Article, Coded, DateRange, Event, Part, Place, Refusal, Span, Statement
from saksi.reference.plover import plover

TEXT = """\
Rusia Desak Kuba

×
Rusia Desak Kuba

Kantor berita Kuba melaporkan bahwa Rusia khawatir Kuba akan mundur. (VOA)
Baca Juga: Rusia Gempur Kuba di Papan Catur
Advertisement
"""


def span(words, start=0):
    begin = TEXT.index(words, start)
    return Span(begin, begin + len(words))


def part(kind, words, start=0):
    found = span(words, start)
    return Part(kind, found.start, found.end)


def actor(id_, name, *, sector="GOV"):
    return Actor(id_, name, sector)


def coded(**changes):
    report = Statement(
        "a:s1",
        "report",
        (Actor("CUB", "Kantor berita Kuba", "JRN", span("Kantor").start, span("berita Kuba").end),),
        cue=span("melaporkan bahwa"),
        content=span("Rusia khawatir Kuba akan mundur"),
    )
    fear = Statement(
        "a:s2", "concern", (), cue=span("khawatir"), content=span("Kuba akan mundur"), in_="a:s1"
    )
    asks = Event("a:e1", "REQUEST", "yield", (actor("RUS", "Rusia"),), (actor("CUB", "Kuba"),), span("Desak"))
    leaves = Event(
        "a:e2",
        "RETREAT",
        "withdraw",
        (actor("CUB", "Kuba"),),
        (),
        span("mundur"),
        location=(Place("Havana", "CUB"),),
        date=DateRange("2026-02-01", "2026-02-28"),
        certainty="probable",
        time="future",
        statement="a:s2",
        why=("type: entry mundur", "type rejected: AID (-1.0)", "type rejected: AGREE (-2.0)"),
    )
    article = Article(
        "a",
        TEXT,
        (
            part("title", "Rusia Desak Kuba"),
            part("furniture", "×"),
            part("title", "Rusia Desak Kuba", 20),
            part("body", "Kantor berita Kuba melaporkan bahwa Rusia khawatir Kuba akan mundur."),
            part("credit", "(VOA)"),
            part("related", "Baca Juga: Rusia Gempur Kuba di Papan Catur"),
            part("furniture", "Advertisement"),
        ),
        "id",
        title="Rusia Desak Kuba",
        credit="VOA",
        not_before="2026-01-31",
    )
    values = {
        "article": article,
        "statements": (report, fear),
        "events": (asks, leaves),
        "coder": "test",
    } | changes
    return Coded(**values)


def plain(record, *, width=100, view=show):
    stream = io.StringIO()
    view(record, Console(file=stream, width=width, highlight=False), name="berita.txt")
    return stream.getvalue()


def test_marks_tie_the_text_to_the_tables():
    view = plain(coded())
    assert "Rusia Desak[1] Kuba" in view
    assert "Kuba melaporkan bahwa[a] ‹Rusia khawatir[b] ‹Kuba akan mundur[2]››. (VOA)" in view


def test_what_is_not_read_is_folded_and_counted():
    view = plain(coded())
    assert "┄ 1 line of furniture, the title again: not read" in view
    assert "┄ 1 line of furniture, 1 related link: not read" in view
    assert "Gempur" not in view


def test_the_head_says_where_and_when_the_page_is_from():
    view = plain(coded())
    assert "berita.txt ─" in view
    assert "not before 2026-01-31 · Indonesian · credit VOA" in view


@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_tables_tell_all_fields(width):
    words = " ".join(plain(coded(), width=width).split())
    for expected in ("RUS → Kuba CUB", "asks REQUEST yield", "probable, future", "in Havana CUB", "the page"):
        assert expected in words
    assert {"2026-02-01", "2026-02-28", "hidden", "concern", "JRN"} <= set(re.split(r"[\s,]+", words))


def test_nested_sources_are_told_from_the_inside_out():
    record = coded()
    statements = {statement.id: statement for statement in record.statements}
    words = according("a:s2", statements, labels(record)).plain
    assert words == "a hidden source, concern [b], through Kantor berita Kuba CUB JRN [a]"


@pytest.mark.parametrize("width", [20, 40, 80, 100, 140, 400])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, plain(coded(), width=width).splitlines())) <= width


def test_explanations_stand_under_their_rows():
    view = plain(coded())
    assert view.index("pulls back") < view.index("type         entry mundur") < view.index("2 statements")
    assert "entry mundur · rejected: AID (-1.0); AGREE (-2.0)" in view


def test_an_article_with_nothing_says_so():
    view = plain(coded(statements=(), events=()))
    assert "0 events, 0 statements; 100 characters of body read" in view


def test_the_brief_view_has_a_row_an_event_that_goes_on_below_itself():
    lines = plain(coded(), view=show_brief, width=60).splitlines()
    assert lines[2].split()[:5] == ["asks", "Rusia", "RUS", "→", "Kuba"]
    more = [line for line in lines[3:] if line.startswith(" " * 20)]
    assert more
    assert not any("…" in line for line in lines)
    assert max(len(line.rstrip()) for line in lines) <= 60


def test_letters_go_on_after_z():
    one = coded().statements[0]
    statements = tuple(Statement(str(n), one.kind, (), one.cue, one.content) for n in range(703))
    letters = list(labels(coded(statements=statements)).statements.values())
    assert (letters[25], letters[26], letters[701], letters[702]) == ("z", "aa", "zz", "aaa")


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_marks_add_to_the_text_and_take_nothing_from_it(pairs, start, length):
    text = "Rusia mendesak Kuba agar mundur dari perundingan dan pulang."
    statements = tuple(
        Statement(f"s{n}", "report", (), Span(a, a + 3), Span(b, b + 9)) for n, (a, b) in enumerate(pairs)
    )
    events = tuple(Event(f"e{n}", "AID", None, (), (), Span(a, b)) for n, (a, b) in enumerate(pairs) if a < b)
    article = Article("a", text, (), "id")
    record = Coded(article, statements, events, "test")
    end = min(len(text), start + length)
    result = marked(record, Part("body", start, end), labels(record)).plain
    for tag in [f"[{n}]" for n in range(1, 9)] + [f"[{letter}]" for letter in "abcdefgh"] + ["‹", "›"]:
        result = result.replace(tag, "")
    assert result == text[start:end]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "certain, present"),
        ({"certainty": "possible", "time": "past"}, "possible, past"),
        ({"polarity": "negative", "time": "past"}, "did not"),
        ({"polarity": "negative", "certainty": "probable", "time": "future"}, "probably will not"),
        ({"polarity": "negative", "certainty": "possible"}, "possibly does not"),
    ],
)
def test_certainty_polarity_and_time_are_told_in_words(changes, words):
    assert how_sure(Event("e", "AID", None, (), (), Span(0, 1), **changes)) == words


def test_every_category_has_its_words_and_colours():
    assert TYPES.keys() == plover().types.keys()
    assert QUADS.keys() == plover().quads.keys()
    assert set(KINDS) == {"report", "belief", "prediction", "concern", "denial", "no_comment"}


@given(st.text())
def test_safe_text_keeps_its_length_and_can_be_encoded(text):
    result = safe(text)
    assert len(result) == len(text)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in result)


def test_a_lone_surrogate_can_be_shown():
    assert safe("a\udcffb") == "a?b"


def test_a_refusal_is_one_line_however_it_is_written():
    refusal = Refusal("a\nb.txt", "read", "R001", "the page is empty.", "check it")
    assert refusal_line(refusal) == "saksi: a b.txt: The page is empty (R001). Check it."


def test_the_console_of_a_file_is_plain():
    stream = io.StringIO()
    console = make_console(stream)
    console.print(legend(console))
    assert console.width == 100
    assert stream.getvalue() == "  ‹what is said›  [1] event  [a] statement\n\n"


def test_colours_are_explained_where_there_are_any():
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="truecolor", width=80)
    console.print(legend(console))
    assert all(name in stream.getvalue() for name in QUADS)
    assert len(stream.getvalue().splitlines()) == 3


def test_a_terminal_without_colours_still_has_the_other_marks():
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="truecolor", no_color=True, width=80)
    console.print(legend(console))
    assert "source" in stream.getvalue()
    assert "verbal" not in stream.getvalue()
