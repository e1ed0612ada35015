"""Where who says so stands in English: frames with asides, insertions, lines around, texts that speak."""

from collections.abc import Callable
from typing import Any

import pytest

from saksi.steps.code.segments import Stops, split_sentences

Tell = Callable[..., Any]


def contents(told: Any) -> list[str]:
    return [told.words(s.content) for s in told.statements]


def names(told: Any) -> list[list[str]]:
    return [[actor.name for actor in s.source] for s in told.statements]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels seized the harbour of the northern town, Peru said, as the talks went on in Lima.",
        "Rebels seized the harbour of the northern town, Peru said – a claim that nobody could check.",
        "Rebels seized the harbour of the northern town, Peru told reporters in Lima.",
        "As Peru said, rebels seized the harbour of the northern town.",
        "Rebels seized the harbour of the northern town, it was reported on Monday.",
    ],
)
def test_what_a_frame_adds_is_no_part_of_the_content(tell_english: Tell, sentence: str):
    (content,) = contents(tell_english(sentence))
    assert content.lower() == "rebels seized the harbour of the northern town"


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "The river had become so foul, Peru noted, that the fishermen of three towns had left.",
            "the fishermen of three towns had left",
        ),
        (
            "The general showed proof of what he said were Peruvian shells being carried into Chile.",
            "were Peruvian shells being carried into Chile",
        ),
        ("Talks in Chile would, said Torres, also help the economy.", "also help the economy"),
    ],
)
def test_an_insertion_leaves_the_longer_part(tell_english: Tell, sentence: str, content: str):
    assert contents(tell_english(sentence)) == [content]


def test_what_somebody_says_ends_before_what_another_says(tell_english: Tell):
    told = tell_english("Peru said it was an Al-Qaeda camp but Chile said the dead were pupils.")
    assert contents(told) == ["it was an Al-Qaeda camp", "the dead were pupils"]


def test_a_frame_that_leads_up_to_a_quotation_is_its_own(tell_english: Tell):
    told = tell_english('Peru said: "The mine was a great success when it opened," adding that it had grown.')
    assert [told.words(s.cue) for s in told.statements] == ["said", "adding that"]


def test_a_line_that_ends_with_a_colon_frames_the_next(tell_english: Tell):
    told = tell_english(
        "Peru and Chile met in Lima on Monday.",
        "The Peruvian minister added:",
        '"We will not sell the port."',
    )
    assert told.said == ["report PER"]
    assert contents(told) == ['"We will not sell the port."']


def test_a_line_without_marks_leads_up_to_the_frame_below(tell_english: Tell):
    told = tell_english(
        "The harbour of Lima burned on Monday.",
        "We are searching the docks.",
        "The fire has reached three ships, the Peruvian minister said.",
    )
    assert told.said == ["report PER", "report PER"]


def test_a_name_signs_a_quotation(tell_english: Tell):
    told = tell_english("“This is the harbour of our fathers and mothers.” — Volodymyr Zelensky")
    assert told.said == ["report UKR"]


def test_whoever_is_quoted_as_saying_is_the_source(tell_english: Tell):
    told = tell_english(
        "The port is shut for now, the Asahi newspaper quoted former Peruvian official Joel Torres as saying."
    )
    assert told.said == ["report PER"]


@pytest.mark.parametrize(
    ("sentence", "name", "sector"),
    [
        ("A new survey found that the talks had helped few farmers.", "A new survey", "EXP"),
        ("According to a recent report, farmers lost half of the rice.", "a recent report", "JRN"),
    ],
)
def test_a_text_without_an_author_is_the_source(tell_english: Tell, sentence: str, name: str, sector: str):
    (statement,) = tell_english(sentence).statements
    assert [(a.id, a.name, a.sector) for a in statement.source] == [(None, name, sector)]


def test_a_pronoun_has_the_place_of_its_words(tell_english: Tell):
    told = tell_english(
        "Ukrainian President Volodymyr Zelensky came to Lima. He said that the border would stay closed."
    )
    (source,) = told.statements[0].source
    assert source.id == "UKR"
    assert told.words(source) == "He"


def test_where_something_was_said_is_no_source(tell_english: Tell):
    told = tell_english('"The port is old and dark," Volodymyr Zelensky, a guest of Chile, said on Twitter.')
    assert names(told) == [["Volodymyr Zelensky"]]


def test_a_participle_as_a_preposition_is_no_cue(tell_english: Tell):
    assert tell_english("Chile sold 40 ships last year, compared to ten in 2019.").statements == ()


STOPS = Stops(short=frozenset({"sept"}), clock=frozenset({"p.m"}), days=frozenset({"thursday"}))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It begins at 8 p.m. Thursday in Lima.", 1),
        ("It begins at 8 p.m. GMT.", 1),
        ("It ended at 8 p.m. The army left.", 2),
        ("He came on Sept. 11 to Lima.", 1),
        ("Ann Lee (D-Ohio.) said so.", 1),
    ],
)
def test_a_stop_may_leave_a_sentence_open(text: str, count: int):
    assert len(list(split_sentences(text, 0, len(text), stops=STOPS))) == count


@pytest.mark.parametrize(
    ("sentence", "content", "name"),
    [
        (
            "The raid on the camp will not stop us, chief Palestinian negotiator Samir Odeh told AFP.",
            "The raid on the camp will not stop us",
            "Samir Odeh",
        ),
        (
            "There were forty men in the mine, Luis Ortega, head of the rescue service, told local radio.",
            "There were forty men in the mine",
            "Luis Ortega",
        ),
        (
            "The army had retaken the airport, deputy head of the president's office Igor Bondar said.",
            "The army had retaken the airport",
            "Igor Bondar",
        ),
    ],
)
def test_a_name_behind_its_office_closes_a_frame(tell_english: Tell, sentence: str, content: str, name: str):
    told = tell_english(sentence)
    assert (contents(told), names(told)) == ([content], [[name]])


def test_whom_it_is_told_to_tells_it_not(tell_english: Tell):
    told = tell_english("Six people have been killed in the blast, Abdul Karim, the mayor, told Reuters.")
    assert contents(told) == ["Six people have been killed in the blast"]
    assert "Reuters" not in [name for names_ in names(told) for name in names_]
