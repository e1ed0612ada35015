"""Cues that give no statement."""

from collections.abc import Callable
from typing import Any

Tell = Callable[..., Any]


def test_a_speech_act_told_by_a_noun_is_an_event_alone(tell: Tell):
    told = tell("Presiden Kenya menyampaikan protes keras kepada Uganda.")
    assert told.acts == ["ACCUSE KEN > UGA"]
    assert told.said == []


def test_a_passive_that_describes_a_thing_says_nothing(tell: Tell):
    assert tell("Laporan yang dirilis Finlandia pada Senin itu tebal sekali.").said == []


def test_a_wire_between_speaker_and_speech_is_no_speaker(tell: Tell):
    told = tell("Juru bicara Polandia, seperti dilansir Reuters, mengatakan bahwa perbatasan ditutup.")
    assert told.said == ["report POL"]
