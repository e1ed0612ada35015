"""Docstrings are taken apart, and texts made fit for tables."""

from docs.generator.markdown import code, docstring, plain


class Told:
    """One sentence.

    And one
    more.

    Args:
        one: the first, which
            goes on.
        two, three: the others.

    Raises:
        ValueError: now and then.
    """


def test_what_stands_before_the_sections_is_about_the_whole():
    assert docstring(Told).about == "One sentence.\n\nAnd one more."


def test_an_argument_may_go_on_in_the_next_line():
    assert docstring(Told).arguments["one"] == "the first, which goes on."


def test_several_arguments_may_share_what_is_said():
    assert docstring(Told).arguments["two"] == docstring(Told).arguments["three"] == "the others."


def test_errors_are_told_apart_from_arguments():
    assert docstring(Told).raises == {"ValueError": "now and then."}


def test_a_cell_holds_no_markup():
    assert plain("a | <b>\nc") == "a \\| &lt;b> c"
    assert code("id | ms") == "`id \\| ms`"
