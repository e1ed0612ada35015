"""Speakers whom an English page writes as the subject of a cue, though no table lists them."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def names(told: Any) -> list[list[str]]:
    return [[actor.name for actor in statement.source] for statement in told.statements]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Harbor Institute estimates that voters in Peru would lose most.", "The Harbor Institute"),
        ("His deputies called the premier of Peru a coward.", "His deputies"),
        ("Some believe that the dams in Peru are unsafe.", "Some"),
        ("The fund warned that the exit of Peru would raise many questions.", "The fund"),
        ("His cousin said the premier of Peru was ill.", "His cousin"),
    ],
)
def test_a_subject_that_no_table_lists_speaks(tell_english: Tell, sentence: str, name: str):
    assert names(tell_english(sentence)) == [[name]]


def test_what_a_blast_claims_is_no_statement(tell_english: Tell):
    assert tell_english("The raid claimed twenty lives in Peru.").statements == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Quispe is warning voters that a victory of Chile would bring chaos.",
        "The senator estimates that the people of Chile would gain most.",
    ],
)
def test_a_verb_is_not_taken_for_the_noun_of_the_same_form(tell_english: Tell, sentence: str):
    told = tell_english(sentence)
    assert names(told) in ([["Ana Quispe"]], [["The senator"]], [["senator"]])


def test_the_owner_of_a_claim_makes_it(tell_english: Tell):
    told = tell_english(
        "The minister of Peru said the dam was safe.",
        "Contrary to his claim that the walls were strong, the dam broke.",
    )
    assert told.said == ["report PER", "report PER"]


def test_a_few_words_before_a_frame_are_speech(tell_english: Tell):
    told = tell_english("The minister of Peru stood up.", '"I must go," he said.')
    assert [told.words(statement.content) for statement in told.statements] == ['"I must go,"']


def test_whoever_is_angry_that_something_happened_says_so(tell_english: Tell):
    told = tell_english(
        "Residents of Peru were frustrated that the police released only some of the footage."
    )
    assert told.said == ["concern PER"]
