"""Chances stated in figures, and whose they are."""

import time

import pytest

from saksi.languages import read_yaml
from saksi.languages.chances import chances, stated
from saksi.model import Span


def place(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def best(text, language, act, *others):
    at = [place(text, one) for one in others]
    found = stated(text, Span(0, len(text)), place(text, act), language, others=at)
    return found and round(found.best, 3)


@pytest.mark.parametrize(
    ("text", "language", "act", "right"),
    [
        ("There is a 30 percent chance that Utara will attack Selatan.", "en", "attack", 0.3),
        ("Analysts see a 70% probability of war.", "en", "war", 0.7),
        ("He puts the odds at one in five that Utara strikes.", "en", "strikes", 0.2),
        ("Bookmakers give two in three odds of a treaty.", "en", "treaty", 0.667),
        ("A one-in-three chance of Utara striking Selatan remains.", "en", "striking", 0.333),
        ("The odds are three to one against Utara striking Selatan.", "en", "striking", 0.25),
        ("The chances are 50-50 that Utara will attack.", "en", "attack", 0.5),
        ("She gives fifty-fifty odds that Utara will attack.", "en", "attack", 0.5),
        ("Utara is seventy-five percent likely to attack.", "en", "attack", 0.75),
        ("I am 90 percent sure that Utara will attack.", "en", "attack", 0.9),
        ("A probability of 0.3 that Utara attacks is too high.", "en", "attacks", 0.3),
        ("It is 80 percent unlikely that Utara will attack.", "en", "attack", 0.2),
        ("Ada kemungkinan 30 persen Utara akan menyerang.", "id", "menyerang", 0.3),
        ("Utara berpeluang 60% menyerang Selatan.", "id", "menyerang", 0.6),
        ("Peluangnya satu banding tiga Utara menyerang.", "id", "menyerang", 0.25),
        ("Kansnya dua dari lima Utara menyerang.", "id", "menyerang", 0.4),
        ("Peluang tiga puluh lima persen bagi Utara untuk menyerang.", "id", "menyerang", 0.35),
        ("Peluangnya 50-50 bahwa Utara menyerang.", "id", "menyerang", 0.5),
        ("Ia yakin 90 persen Utara akan menyerang.", "id", "menyerang", 0.9),
        ("Kebarangkalian 40 peratus Utara akan menyerang.", "ms", "menyerang", 0.4),
        ("Peluang satu daripada lima Utara akan menyerang.", "ms", "menyerang", 0.2),
        ("Utara berkemungkinan lapan puluh peratus menyerang.", "ms", "menyerang", 0.8),
    ],
)
def test_a_figure_with_a_word_of_chance_is_the_chance_of_what_follows(text, language, act, right):
    assert best(text, language, act) == right


@pytest.mark.parametrize(
    ("text", "language", "worth"),
    [
        ("a 30-40 percent chance of war", "en", (0.3, 0.35, 0.4)),
        ("a 30 to 40 percent chance of war", "en", (0.3, 0.35, 0.4)),
        ("a chance of between 30% and 40% of war", "en", (0.3, 0.35, 0.4)),
        ("less than a 10 percent chance of war", "en", (0, 0.1, 0.1)),
        ("at least a 60 percent chance of war", "en", (0.6, 0.6, 1)),
        ("a 60 percent or higher chance of war", "en", (0.6, 0.6, 1)),
        ("kemungkinan 30 hingga 40 persen", "id", (0.3, 0.35, 0.4)),
        ("peluang kurang dari 10 persen", "id", (0, 0.1, 0.1)),
        ("peluang setidaknya 60 persen", "id", (0.6, 0.6, 1)),
        ("kebarangkalian kurang daripada 10 peratus", "ms", (0, 0.1, 0.1)),
        ("kebarangkalian sekurang-kurangnya 60 peratus", "ms", (0.6, 0.6, 1)),
    ],
)
def test_a_range_has_its_middle_and_a_bound_the_figure(text, language, worth):
    (found,) = chances(text, Span(0, len(text)), language)
    assert (found.low, found.best, found.high) == worth


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("Utara raised tariffs by 30 percent and will attack Selatan.", "en", "attack"),
        ("There is a chance that Utara raises tariffs by 30 percent.", "en", "raises"),
        ("There is a risk of 30 percent tariffs on Selatan.", "en", "tariffs"),
        ("Utara, which has a 30 percent chance of winning, will attack Selatan.", "en", "attack"),
        ("There is a 30 percent chance of war, while Utara will meet Selatan.", "en", "meet"),
        ("Utara will meet Selatan and has a 30 percent chance of attacking Timur.", "en", "meet"),
        ("There is a 300 percent chance of war.", "en", "war"),
        ("The odds are ten to one that Utara strikes.", "en", "strikes"),
        ("Utara menaikkan tarif 30 persen dan kemungkinan akan menyerang.", "id", "menyerang"),
        ("Utara kemungkinan menaikkan tarif 30 persen.", "id", "menaikkan"),
        ("Kemungkinan 30 persen warga akan mengungsi.", "id", "mengungsi"),
        ("Satu dari lima kemungkinan adalah Utara menyerang.", "id", "menyerang"),
    ],
)
def test_a_figure_of_something_else_is_no_chance(text, language, act):
    assert best(text, language, act) is None


def test_each_act_has_its_own_chance():
    text = "Utara has a 20 percent chance of attacking and an 80 percent chance of withdrawing."
    assert (best(text, "en", "attacking"), best(text, "en", "withdrawing")) == (0.2, 0.8)


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("The probability that Utara attacks Selatan is 30 percent.", "en", "attacks"),
        ("The likelihood of war stands at 30%.", "en", "war"),
        ("Kemungkinan Utara menyerang hanya 30 persen.", "id", "menyerang"),
        ("Kebarangkalian Utara menyerang dianggarkan 30 peratus.", "ms", "menyerang"),
    ],
)
def test_an_act_may_stand_between_the_word_and_its_figure(text, language, act):
    found = stated(text, Span(0, len(text)), place(text, act), language)
    assert found.best == 0.3
    assert text[found.span.start : found.span.end].startswith("30")


@pytest.mark.parametrize(
    ("text", "language", "act", "next_act"),
    [
        (
            "Utara will attack with a probability of 70 percent and Selatan will yield.",
            "en",
            "attack",
            "yield",
        ),
        ("War is 70 percent likely.", "en", "War", None),
        ("Utara akan menyerang dengan peluang 70 persen.", "id", "menyerang", None),
    ],
)
def test_a_chance_behind_its_act_is_not_that_of_the_next(text, language, act, next_act):
    assert best(text, language, act) == 0.7
    assert next_act is None or best(text, language, next_act, act) is None


def test_the_characters_hold_the_figure_and_its_word():
    text = "Ada kemungkinan sekitar 30 persen Utara menyerang."
    (found,) = chances(text, Span(0, len(text)), "id")
    assert text[found.span.start : found.span.end] == "kemungkinan sekitar 30 persen"


@pytest.mark.parametrize("language", ["id", "ms", "en"])
def test_every_language_has_the_same_keys_in_small_letters(language):
    data = read_yaml(language, "chances.yaml")
    assert set(data) == set(read_yaml("id", "chances.yaml"))
    phrases = [one for part in data.values() if isinstance(part, list) for one in part]
    assert all(isinstance(one, str) and one == one.lower() for one in phrases)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The odds are 0 to 0 that Utara attacks.", "en"),
        ("A sıx percent chance of war.", "en"),
        ("Peluangnya 0 banding 0 Utara menyerang.", "id"),
    ],
)
def test_what_only_looks_like_a_figure_states_no_chance(text, language):
    assert chances(text, Span(0, len(text)), language) == []


@pytest.mark.parametrize(
    ("word", "filler", "language"),
    [("chance ", "about ", "en"), ("chance ", "at least ", "en"), ("kemungkinan ", "sekitar ", "id")],
)
def test_long_rows_of_links_and_bounds_are_read_in_no_time(word, filler, language):
    text = word + filler * 3000
    start = time.process_time()
    assert chances(text, Span(0, len(text)), language) == []
    assert time.process_time() - start < 2
