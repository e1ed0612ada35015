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


def test_the_same_doers_speak_for_one_act():
    one, too, other = (
        compared(event()),
        compared(event(STRIKE_TOO, "dibom")),
        compared(event(STRIKE_TOO, "dibom", actors=("BLR",))),
    )
    assert same(one, other) < same(one, too)


def named(event_: EventPrint, *, actor: str, recipient: str = "warga") -> EventPrint:
    return replace(event_, actors=(("IDN", actor),), recipients=(("IDN", recipient),))


ARREST = "Kepolisian Melati menangkap dua juragan di Pasar Kenanga pada 4 Oktober."
ARREST_TOO = "Kejaksaan Anggrek menangkap tiga nakhoda di Teluk Dahlia pada 5 Oktober."


def arrest(sentence: str, number: int = 0) -> EventPrint:
    return event(sentence, "menangkap", type_="COERCE", mode="arrest", number=number)


def test_those_of_one_state_who_are_named_by_other_words_are_strangers():
    police = named(arrest(ARREST), actor="Kepolisian Melati")
    prosecutors = named(arrest(ARREST_TOO, 1), actor="Kejaksaan Anggrek")
    assert found(police, prosecutors)["strangers"] == 1
    assert found(police, named(arrest(ARREST, 1), actor="Kejaksaan"))["strangers"] == 0
    assert found(police, named(arrest(ARREST_TOO, 1), actor="polisi Melati"))["strangers"] == 0
    assert found(police, named(arrest(ARREST_TOO, 1), actor="mereka"))["strangers"] == 0


def test_names_of_parties_are_compared_word_by_word():
    police = named(arrest(ARREST), actor="Kepolisian Melati", recipient="juragan")
    assert found(police, named(arrest(ARREST_TOO), actor="Kepolisian", recipient="juragan"))["named"] == 2 / 3


def test_what_articles_are_about_counts_where_one_state_alone_is_named():
    one, too = named(arrest(ARREST), actor="polisi"), named(arrest(ARREST, 1), actor="polisi")
    assert (found(one, too)["home"], found(one, too)["story"]) == (1, 1)
    assert found(one, named(arrest(ARREST_TOO, 1), actor="polisi"))["story"] < 0.3
    assert (found(event(), event(number=1))["home"], found(event(), event(number=1))["story"]) == (0, 0)


def test_names_next_to_a_sentence_and_numbers_in_it_tell_what_is_meant():
    told = "Di Teluk Anggrek kapal Sinar Dahlia tertahan. "
    near, far = event(told + STRIKE), event(told + "Cuaca buruk. " * 40 + STRIKE, number=1)
    other = event(f"{STRIKE_EN} Later the Sinar Dahlia left Anggrek.", "bombed", language="en")
    assert found(near, other)["around"] > found(far, other)["around"]
    assert found(arrest(ARREST), arrest(ARREST, 1))["numbers"] == 1
    assert found(arrest(ARREST), arrest(ARREST_TOO, 1))["numbers"] == 0


def test_near_types_with_one_meaning_are_kindred():
    seized = event(STRIKE, "mengebom", type_="MOBILIZE")
    assert found(seized, event(STRIKE_TOO, "dibom"))["kindred"] == 1
    assert found(event(), event(STRIKE_TOO, "dibom"))["kindred"] == 0


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
