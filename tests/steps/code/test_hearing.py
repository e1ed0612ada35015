"""Statements settled by weights of our own making: what they say is done, and acts follow what is left."""

from dataclasses import replace

import numpy as np
import pytest

from saksi.languages import Language, load
from saksi.languages.encoder.acts import Advice
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of
from tests.steps.code.test_judge import KEPT, Adviser

RULES = {"keep": {"bias": 1.0}, **KEPT}
#: Weights that leave everything as the rules have it.
AS_RULED = {
    "tell": {
        "bias": 1.0,
        **{f"objection={why}": -9.0 for why in ("no content", "no cue", "untold", "nobody")},
    },
    "source": {"ruled|": 1.0},
}
NESTED = "Menurut Antara, Presiden Peru mengatakan bahwa Rusia menyerang Ukraina."
ADDED = "Presiden Peru mengatakan bahwa kapal sudah tiba. Ia yakin Chile akan membalas."


class Listener(Adviser):
    """An adviser that hears a report, for certain, in one word of each sentence."""

    word = 1

    def read(self, words: list[str], states: object, marks: list[list[int]]) -> Advice:
        kinds = np.zeros((len(words), 7), dtype=np.float32)
        kinds[:, 0] = 1.0
        kinds[self.word] = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        return replace(super().read(words, states, marks), kinds=kinds)


@pytest.fixture(scope="module")
def language() -> Language:
    return load("id")


def told(
    language: Language, weights: dict[str, dict[str, float]], *body: str, adviser: type[Adviser] = Adviser
) -> Told:
    acts = adviser("ASSAULT", 0.9, {**RULES, **weights})
    return Told(code_article(article_of(*body), replace(language, acts=acts), why=True))  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [NESTED, ADDED])
def test_without_weights_the_rules_decide_alone(language, body):
    alone = Told(code_article(article_of(body), replace(language, acts=None), why=True))
    for weights in ({}, AS_RULED):
        found = told(language, weights, body)
        assert [replace(s, why=None) for s in found.statements] == [
            replace(s, why=None) for s in alone.statements
        ]
        assert [event.statement for event in found.events] == [event.statement for event in alone.events]


def test_a_statement_that_is_dropped_leaves_its_acts_to_its_parent(language):
    weights = {**AS_RULED, "tell": {"bias": 1.0, "entry=meN-kata-kan": -5.0}}
    found = told(language, weights, NESTED)
    assert found.said == ["report IDN"]
    assert found.holder(found.event) == found.statement


def test_without_a_parent_they_are_told_by_the_page(language):
    found = told(language, {**AS_RULED, "tell": {"bias": -1.0}}, NESTED)
    assert found.said == []
    assert found.event.statement is None


def test_a_demand_goes_with_the_statement_that_made_it(language):
    body = "Presiden Peru mengatakan Israel harus menghentikan serangan."
    assert told(language, AS_RULED, body).acts == ["REQUEST PER > ISR"]
    assert told(language, {**AS_RULED, "tell": {"bias": -1.0}}, body).acts == []


def test_an_objection_can_be_overruled_and_the_record_says_so(language):
    body = (ADDED, "Pelabuhan itu sepi sejak pagi.")
    before = told(language, AS_RULED, *body)
    after = told(language, {**AS_RULED, "tell": {"bias": 1.0}}, *body)
    (new,) = [s for s in after.statements if s.id not in {other.id for other in before.statements}]
    assert after.words(new.content) == "Pelabuhan itu sepi sejak pagi."
    assert any(line.startswith("told: all the same") and "no cue" in line for line in new.why or ())


def test_who_speaks_goes_by_the_weights_and_the_record_says_who_spoke_by_the_rules(language):
    body = "Peru sudah lama menunggu. Presiden mengatakan bahwa Chile sudah siap."
    found = told(language, {**AS_RULED, "source": {"inside=True|no": 1.0}}, body)
    assert found.said == ["report CHL"]
    assert any("Presiden by the rules" in line for line in found.statement.why)


def test_a_speaker_without_a_state_keeps_its_name_where_the_weights_know_the_state(language):
    body = "Peru dan Bolivia bertemu. Pengamat Wirasanta mengatakan bahwa Chile sudah siap."
    found = told(language, {**AS_RULED, "source": {"inside=True|no": 1.0}}, body)
    assert found.said == ["report CHL"]
    assert [actor.name for actor in found.statement.source] == ["Wirasanta"]
    assert any("Wirasanta of no state by the rules" in line for line in found.statement.why or ())


def test_speakers_go_on_speaking_as_they_are_settled(language):
    weights = {**AS_RULED, "source": {"rank=0|no": 5.0, "was=0|above|no": 9.0, "rank=0|yes": -1.0}}
    body = "Peru menunggu. Presiden mengatakan bahwa Chile sudah siap. Chile akan membalas."
    found = told(language, weights, body, ADDED.replace(" Peru", ""))
    assert set(found.said[1:]) == {found.said[0].replace("report", kind) for kind in ("report", "belief")}


def test_a_content_ends_where_the_weights_have_it(language):
    body = "Presiden Peru mengatakan bahwa kapal sudah tiba, meskipun cuaca di pesisir utara buruk."
    whole = told(language, AS_RULED, body)
    assert "cuaca" in whole.words(whole.statement.content)
    found = told(language, {**AS_RULED, "reach": {"border=True|SCONJ": 30.0}}, body)
    assert found.words(found.statement.content) == "kapal sudah tiba"
    assert any("content ends" in line for line in found.statement.why)


def test_the_network_hears_cues_that_no_entry_names(language):
    body = "Peru bersorak kapal perang Chile sudah tiba di pelabuhan."
    found = told(
        language,
        {**AS_RULED, "tell": {"bias": 1.0}, "cue": {"least": 0.5}},
        body,
        adviser=Listener,
    )
    assert any("no entry" in line for s in found.statements for line in s.why or ())
    assert told(language, AS_RULED, body, adviser=Listener).statements == ()


def test_a_content_stands_where_the_weights_have_it(language):
    body = "Kapal sudah tiba, Presiden Peru mengatakan kepada para wartawan di pelabuhan utara."
    found = told(language, {**AS_RULED, "tell": {"bias": 1.0}, "reach": {"how=before|before": 30.0}}, body)
    assert found.words(found.statements[0].content).startswith("Kapal sudah tiba")


def test_whose_people_a_speaker_is_goes_by_the_whole_page(language):
    body = ("Menurut Antara, Tomo Kilar dari Chile tiba di Peru.", "Tomo Kilar mengatakan bahwa kapal siap.")
    weights = {**AS_RULED, "source": {"votes=3|no": 5.0, "votes=3|yes": 5.0}}
    assert told(language, weights, *body).said[-1] == "report CHL"


@pytest.mark.parametrize(("closing", "count"), [("", 2), ('"', 1)])
def test_a_quotation_that_is_not_closed_goes_on_in_the_next_line(language, closing, count):
    body = (f'Presiden Peru mengatakan: "Kapal sudah tiba di pelabuhan.{closing}', "Pelabuhan itu sepi.")
    weights = {**AS_RULED, "tell": {**AS_RULED["tell"], "quotation open=True": 20.0}}
    assert len(told(language, weights, *body).said) == count


class Silence(Listener):
    """An adviser that hears silence in the last word but one of a sentence."""

    def read(self, words: list[str], states: object, marks: list[list[int]]) -> Advice:
        kinds = np.zeros((len(words), 7), dtype=np.float32)
        kinds[:, 0] = 1.0
        kinds[-2] = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
        return replace(super().read(words, states, marks), kinds=kinds)


def test_a_noun_of_silence_that_names_nothing_kept_back_is_no_statement():
    weights = {**AS_RULED, "cue": {"least": 0.5}}
    assert told(load("en"), weights, "Peru attacked Chile with silence.", adviser=Silence).statements == ()
