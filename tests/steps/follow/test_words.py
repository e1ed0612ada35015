"""Words of likelihood in three languages."""

import pytest

from saksi.languages import read_yaml
from saksi.model import Span
from saksi.reference.forecasts import rules
from saksi.steps.follow.words import condition, likely


def level(text, language, act):
    at = text.index(act)
    found = likely(text, Span(0, len(text)), Span(at, at + len(act)), language)
    return found.level if found else None


@pytest.mark.parametrize(
    ("text", "language", "act", "right"),
    [
        ("Utara pasti menyerang.", "id", "menyerang", "certain"),
        ("Utara tidak mungkin menyerang.", "id", "menyerang", "remote"),
        ("Utara mungkin menyerang.", "id", "menyerang", "possible"),
        ("Kecil kemungkinan Utara menyerang.", "id", "menyerang", "unlikely"),
        ("Utara dijangka menyerang.", "ms", "menyerang", "likely"),
        ("Utara berkemungkinan besar menyerang.", "ms", "menyerang", "very likely"),
        ("Utara is very unlikely to attack.", "en", "attack", "very unlikely"),
        ("Utara may attack.", "en", "attack", "possible"),
        ("Utara menyerang.", "id", "menyerang", None),
    ],
)
def test_the_longest_phrase_in_front_of_the_act_counts(text, language, act, right):
    assert level(text, language, act) == right


def test_letters_that_only_look_alike_make_no_word():
    text = "Utara is lıkely to attack."
    assert likely(text, Span(0, len(text)), Span(19, 25), "en") is None


def test_a_word_inside_another_is_none():
    assert level("Utara kebisaan menyerang.", "id", "menyerang") is None


@pytest.mark.parametrize("language", ["id", "ms", "en"])
def test_every_level_of_a_language_is_one_that_is_known(language):
    data = read_yaml(language, "likely.yaml")
    assert set(data) - {"conditions", "unless"} == set(rules().levels)
    # Malay lies over Indonesian, so a phrase may come from both, but of one level.
    phrases = {(phrase, level) for level in rules().levels for phrase in data[level]}
    assert len(phrases) == len({phrase for phrase, _ in phrases})
    assert all(phrase == phrase.lower() for phrase in [*(p for p, _ in phrases), *data["conditions"]])


def test_levels_are_ranges_with_a_source():
    for found in rules().levels.values():
        assert 0 <= found.low < found.best < found.high <= 1
        assert found.source


def test_the_condition_ends_with_its_clause():
    text = "If talks fail, Utara attacks."
    assert condition(text, Span(0, len(text)), "en") == Span(0, 13)
    assert condition("Utara attacks.", Span(0, 14), "en") is None
