"""Sentences are read from the source without running it."""

import ast

import pytest

from docs.generator.expressions import Scope, words


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("'plain'", "plain"),
        ("f'{url.host} is unknown'", "{host} is unknown"),
        ("f'one of {\", \".join(NAMES)}'", "one of a, b"),
        ("f'one of {\", \".join(near)}'", "one of {near}"),
        ("f'at most {LIMIT // 1024} KB'", "at most 2 KB"),
        ("f'{text!r} is no date'", "{text} is no date"),
        ("'a ' + hint", "a b"),
        ("f'{len(text)} characters'", "{text} characters"),
    ],
)
def test_an_expression_gives_its_words(expression: str, told: str):
    scope = Scope({"hint": ast.Constant("b")}, {"NAMES": ("a", "b"), "LIMIT": 2048})

    assert words(ast.parse(expression, mode="eval").body, scope) == told
