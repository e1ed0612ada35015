"""Quotations behind the frame of another, by the same speaker."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def heard(*body: str, language: str = "id") -> Told:
    """Code lines with the weights, which may not overrule what the words alone settle."""
    return Told(code_article(article_of(*body, language=language), load(language)))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "id",
            '"Rusia menyerang kapal kami," kata Presiden Ukraina. "Kami tidak akan menyerahkan pelabuhan."',
        ),
        (
            "ms",
            '"Rusia menyerang kapal kami," kata Presiden Ukraine. "Kami tidak akan menyerahkan pelabuhan."',
        ),
        ("en", '"Russia attacked our ships," the Ukrainian president said. "We will never leave the port."'),
    ],
)
def test_a_second_quotation_belongs_to_what_its_speaker_says(language: str, line: str):
    told = heard(line, language=language)
    assert told.said == ["report UKR"]
    # The longest part is the content (codebook 6); what the others tell is said by the same speaker.
    assert told.words(told.statements[0].content).strip('"') == line.split('"')[3]
    assert {event.statement for event in told.events} == {told.statements[0].id}


def test_a_quotation_that_its_frame_breaks_is_one():
    told = heard(
        '"The ships," the Ukrainian president said, "will never leave the port again."', language="en"
    )
    assert told.said == ["report UKR"]


def test_a_second_speaker_has_his_own():
    told = heard(
        '"Rusia menyerang kapal kami," kata Presiden Ukraina. '
        '"Kami tidak menyerang siapa pun," kata juru bicara Rusia.'
    )
    assert told.said == ["report UKR", "report RUS"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "id",
            '"Kami akan," kata Presiden Ukraina, "terus menyerang kilang minyak Rusia." '
            "Polandia mengatakan bahwa pasukannya menembak jatuh sebuah drone.",
        ),
        (
            "en",
            '"We will," the Ukrainian president said, "keep striking Russian refineries." '
            "Poland said that its forces had shot down a drone.",
        ),
    ],
)
def test_the_second_half_of_a_broken_quotation_is_not_that_of_whoever_speaks_next(language: str, line: str):
    told = heard(line, language=language)
    assert told.said == ["report UKR", "report POL"]


def test_a_wire_in_a_sentence_of_its_own_frames_no_quotation():
    told = heard(
        '"Rusia menyerang kapal kami," ujar Presiden Ukraina. '
        '"Kami tidak akan menyerahkan pelabuhan." Demikian laporan Antara.'
    )
    assert [told.words(s.cue) for s in told.statements] == ["ujar"]
