"""Where acts stand that are none, and where a purpose tells one all the same."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_what_somebody_travels_for_is_still_to_come(tell: Tell):
    visit, summit = tell("Presiden Brasil tiba di Paris untuk menghadiri KTT Iklim.").events
    assert (visit.type, visit.time) == ("CONSULT", "past")
    assert (summit.type, summit.certainty, summit.time) == ("CONSULT", "probable", "future")


def test_what_an_attack_brings_about_is_an_act_and_no_demand(tell: Tell):
    told = tell("Serangan itu mendorong Pakistan untuk melancarkan serangan balasan ke India.")
    assert "ASSAULT PAK > IND" in told.acts
    assert not any(act.startswith("REQUEST") for act in told.acts)


def test_who_urges_still_demands(tell: Tell):
    assert tell("India mendorong Pakistan untuk menahan diri.").acts == ["REQUEST IND > PAK"]


def test_what_will_take_place_is_told_as_such(tell: Tell):
    event = tell("Perundingan Chile dan Bolivia akan berlangsung di Lima pada Senin.").event
    assert (event.type, event.certainty, event.time) == ("CONSULT", "probable", "future")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kunjungan Perdana Menteri Jepang ke Vietnam mencerminkan eratnya hubungan kedua negara.",
        "Pertemuan Kenya dan Uganda itu mengusung tema perdagangan.",
    ],
)
def test_saying_what_a_meeting_means_does_not_tell_it(tell: Tell, sentence: str):
    assert tell(sentence).acts == []
