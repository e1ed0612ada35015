"""The words of a page behind a record, in a terminal and in a pipe."""

import io
import re

from saksi.doors.terminal import make_console
from saksi.doors.terminal.quotes import print_quote
from saksi.model import Article, Span, Statement
from saksi.store.why import Why

LINE = "Kementerian Pertahanan mengatakan " + "pasukan akan ditarik dari perbatasan utara " * 4 + "besok."
TEXT = f"Judul\n{LINE}\nBaris lain."


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(stream, words, *, at=0, width=80):
    start = TEXT.index(words, at)
    span = Span(start, start + len(words))
    article = Article(id="a", text=TEXT, parts=(), language="id")
    record = Statement(id="a:s1-2", kind="report", source=(), cue=Span(6, 9), content=span)
    console = make_console(stream)
    console.width = width
    print_quote(console, Why(record=record, article=article, span=span, source="a.txt"), indent=2)
    return stream.getvalue(), span


def test_the_marks_hold_what_the_offsets_name():
    text, span = shown(io.StringIO(), "pasukan akan ditarik")
    assert f"  {LINE.replace('pasukan akan ditarik', '‹pasukan akan ditarik›', 1)}\n" in text
    assert f"‹› characters {span.start} to {span.end} of article a" in text


def test_words_that_stand_twice_in_a_line_are_marked_where_the_offsets_are():
    second = TEXT.index("perbatasan", TEXT.index("perbatasan") + 1)
    text, span = shown(io.StringIO(), "perbatasan", at=second)
    assert span.start == second
    assert text.index("‹perbatasan›") > text.index("perbatasan")


def test_a_pipe_gets_one_line_and_a_terminal_lines_that_are_all_set_in():
    assert len(shown(io.StringIO(), "besok")[0].splitlines()) == 2
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown(Terminal(), "besok")[0]).splitlines()
    assert len(lines) > 3
    assert all(line.startswith("  ") and len(line) <= 80 for line in lines)
