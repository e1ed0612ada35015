"""Headline and wire verbs of English, British and American, and their harmless senses."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Ankara seethed at Paris over the genocide bill.", "ACCUSE"),
        ("The Danish premier dressed down the American envoy over Greenland.", "ACCUSE"),
        ("Mexico dragged Ecuador before the World Court.", "ACCUSE"),
        ("Brussels ratcheted up pressure on Budapest to free the funds.", "REQUEST"),
        ("Hanoi gave Beijing's offer short shrift.", "REJECT"),
        ("Slovakia scuppered an EU deal with Ukraine.", "REJECT"),
        ("Pyongyang rattled its sabre at Seoul.", "THREATEN"),
        ("Erdogan huddled with Aliyev in Baku.", "CONSULT"),
        ("Berlin stumped up 300 million euros for Kyiv.", "AID"),
        ("Ottawa earmarked 40 million dollars for Haiti.", "AID"),
        ("Tbilisi ordered out two Ukrainian diplomats.", "SANCTION"),
        ("Bamako tore up its defence pact with Paris.", "SANCTION"),
        ("Warsaw caved in to Brussels over the courts.", "CONCEDE"),
        ("Chinese hackers broke into the Philippine navy.", "COERCE"),
        ("Minsk police hauled off protesters.", "COERCE"),
        ("Militants mowed down villagers in Burkina Faso.", "ASSAULT"),
        ("Prague threw its weight behind Kyiv.", "SUPPORT"),
    ],
)
def test_a_headline_verb_tells_its_act(tell_english: Tell, sentence: str, type_: str):
    assert [event.type for event in tell_english(sentence).events] == [type_]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Moroccan striker chipped in a goal against Ghana.",
        "Madrid axed a tram line in the east of the city.",
        "The company in Oslo axed 200 jobs.",
        "The Swedish firm set aside 20 million euros for repairs.",
        "The mother told off her son in a shop in London.",
        "Waves smashed into the harbour of Lisbon.",
        "The Australian team picked off Ireland in the closing minutes.",
        "The Indian startup handed pink slips to 300 workers.",
    ],
)
def test_its_harmless_sense_tells_none(tell_english: Tell, sentence: str):
    assert tell_english(sentence).events == ()
