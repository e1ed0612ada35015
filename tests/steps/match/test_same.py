"""What speaks for and against two events being one act."""

from dataclasses import replace

import pytest

from saksi.steps.match import SIGNS, EventPrint, compared, same, signs
from tests.steps.match.samples import STRIKE, STRIKE_EN, STRIKE_TOO, event

PRAISE = "Ketua Fraksi Melati memuji keputusan Utara menutup tambang di Pulau Karang."
PRAISE_TOO = "Sekretaris Himpunan Kenanga memuji keputusan Utara menutup tambang di Pulau Karang."


def found(one: EventPrint, other: EventPrint) -> dict[str, float]:
    values = signs(compared(one), compared(other))
    assert values is not None
    assert values == signs(compared(other), compared(one))
    assert list(values) == list(SIGNS)
    return values


def voice(sentence: str, number: int) -> EventPrint:
    return event(sentence, "memuji", type_="SUPPORT", time="present", number=number)


def test_what_two_say_of_one_thing_on_one_day_is_voiced_twice():
    assert found(voice(PRAISE, 1), voice(PRAISE_TOO, 2))["voiced"] == 1
    assert found(event(), event(STRIKE_TOO, "dibom"))["voiced"] == 0


def test_other_doers_speak_against_one_act():
    one, other = event(), event(STRIKE_TOO, "dibom", actors=("BLR",))
    assert found(one, other)["others"] == 1
    assert same(compared(one), compared(other)) < same(compared(one), compared(event(STRIKE_TOO, "dibom")))


@pytest.mark.parametrize(
    ("places", "elsewhere"), [(("SYR", "Damaskus"), 1), (("UKR", "Karang"), 0), (("Damaskus",), 0), ((), 0)]
)
def test_only_named_states_that_differ_are_elsewhere(places, elsewhere):
    here = replace(event(), places=("UKR", "Odesa"))
    assert found(here, replace(event(STRIKE_TOO, "dibom"), places=places))["elsewhere"] == elsewhere


@pytest.mark.parametrize(
    ("other", "sense"),
    [
        (event(STRIKE_EN, "bombed", language="en"), 1),
        (event(STRIKE_EN, "killing", language="en"), 0),
        (event(STRIKE_EN, "guards", language="en"), -1),
        (event(STRIKE_EN, "Warplanes of Utara", language="de"), 0),
    ],
)
def test_predicates_of_two_languages_are_compared_by_what_they_mean(other, sense):
    assert found(event(STRIKE, "mengebom"), other)["sense"] == sense
