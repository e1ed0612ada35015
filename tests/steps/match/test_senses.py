"""Words that mean one thing share a sense, whatever the language and the affixes."""

from importlib.resources import files

import msgspec
import pytest

from saksi.steps.match.senses import fields_of, senses_of

ROWS = msgspec.yaml.decode(
    files("saksi.steps.match").joinpath("senses.yaml").read_bytes(), type=dict[str, dict[str, str]]
)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("menyerang", "attacked", "en"),
        ("penembakan", "Shootings", "en"),
        ("berunding", "talks", "en"),
        ("diberangkatkan", "left", "en"),
        ("gempuran-gempuran", "serangannya", "id"),
        ("menghentikan", "digantung", "ms"),
    ],
)
def test_words_of_one_meaning_share_a_sense(one, other, language):
    assert set(senses_of(one, "id")) & set(senses_of(other, language))


@pytest.mark.parametrize(
    ("one", "other"), [("menyerang", "met"), ("pertemuan", "missiles"), ("tiba", "threaten")]
)
def test_words_of_different_meaning_share_none(one, other):
    assert not set(senses_of(one, "id")) & set(senses_of(other, "en"))


@pytest.mark.parametrize(("word", "language"), [("bahwa", "id"), ("the", "en"), ("attack", "de"), ("", "id")])
def test_a_word_that_is_not_listed_has_no_sense(word, language):
    assert senses_of(word, language) == ()


def test_each_sense_has_words_of_both_lists_once():
    for row in ROWS.values():
        assert {"id", "en"} <= row.keys() <= {"id", "en", "of"}
        for words in row.values():
            assert words
            assert words == " ".join(dict.fromkeys(words.casefold().split()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mengebom", "shot", True),
        ("menemui", "talks", True),
        ("mengebom", "talks", False),
        ("bahwa", "shot", False),
    ],
)
def test_words_of_one_field_share_it(one, other, same):
    shared = fields_of(senses_of(one, "id")) & fields_of(senses_of(other, "en"))
    assert bool(shared) is same
