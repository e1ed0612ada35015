"""Tests for steps/code/ensemble.py: an act's parties are chosen as one, in the company of the page."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from saksi.languages import Language, load
from saksi.steps.code.bearing import asked, bearings
from saksi.steps.code.coder import Drafted, code_article, draft_article
from saksi.steps.code.company import Company
from saksi.steps.code.ensemble import RECEIVING, settled, settles_casts, tried
from tests.conftest import Told, article_of

BODY = ("Rusia menyerang Ukraina.", "Polandia mengecam Rusia.", "Serbia memuji Rusia.")
RULED = {
    "acts": {"rule=actor": 3.0, "rule=none": -3.0, "rule=recipient": -3.0},
    "receives": {"rule=recipient": 3.0, "rule=none": -3.0, "rule=actor": -3.0},
    "together": {},
}


@pytest.fixture(scope="module")
def language() -> Language:
    return load("id")


@pytest.fixture(scope="module")
def page(language: Language) -> Drafted:
    return draft_article(article_of(*BODY), language)


def company_of(page: Drafted) -> Company:
    return Company([draft for draft in page.drafts if draft.objection is None], page.readings)


def told(language: Language, **tables: dict[str, float]) -> Told:
    assert language.acts is not None
    acts = SimpleNamespace(read=language.acts.read, weights={**language.acts.weights, **tables})
    return Told(code_article(article_of(*BODY), replace(language, acts=acts), why=True))  # type: ignore[arg-type]


def test_all_three_tables_are_needed():
    assert settles_casts(RULED)
    assert not settles_casts({"acts": {}, "receives": {}})


def test_weights_that_trust_the_rules_leave_their_parties(page):
    company = company_of(page)
    cases = [asked(company, number, None) for number in range(len(company.deeds))]
    for deed, found in zip(company.deeds, settled(cases, RULED), strict=True):
        assert (found.best.actor, found.best.recipient) == (deed.actor, deed.recipient)
        assert all(key in found.odds[0] for key in deed.actor)


def test_what_the_other_acts_were_settled_to_be_has_weight(page):
    company = company_of(page)
    cases = [asked(company, number, None) for number in range(len(company.deeds))]
    weights = {**RULED, "receives": {**RULED["receives"], "again last=actor|same=False|page|none": 9.0}}
    praised = settled(cases, weights)[2].best.recipient
    assert "POL" in praised


def test_a_cast_as_a_whole_has_weight(language):
    found = told(language, **{**RULED, "together": {"recipients=0|SUPPORT": 9.0}})
    assert "ASSAULT RUS > UKR" in found.acts
    assert "SUPPORT SRB" in found.acts


def test_the_explanation_tells_that_parties_were_weighed(language):
    found = told(language, **{**RULED, "together": {"recipients=0|SUPPORT": 9.0}})
    lines = [line for event in found.events if event.type == "SUPPORT" for line in event.why]
    assert any(line.startswith("parties: weighed") for line in lines)


def test_an_act_is_left_out_of_what_the_page_tells_beside_it(page):
    company = company_of(page)
    assert company.parts("ASSAULT", "actor", "RUS") == 1
    assert company.apart(0).parts("ASSAULT", "actor", "RUS") == 0
    assert company.apart(1).parts("ASSAULT", "actor", "RUS") == 1
    assert company.apart(1).pairs("hostile=True", "RUS", "UKR") == 1


def test_whom_the_page_is_about_may_be_a_party_without_being_named(page):
    company = company_of(page)
    keys = {party.key: party for party in company.parties(2)}
    assert {"SRB", "RUS", "POL", "UKR"} <= keys.keys()
    assert keys["UKR"].mention is None


def test_features_tell_what_a_party_does_elsewhere(page):
    case = asked(company_of(page), 1, None)
    russia = next(party for party in case.parties if party.key == "RUS")
    assert "last=actor|same=False|page|recipient" in set(bearings(case, russia))


def test_sides_are_few_and_begin_with_nobody(page):
    sides = tried(asked(company_of(page), 0, None), "recipient", RECEIVING)
    assert sides[0] == frozenset()
    assert frozenset({"UKR"}) in sides
    assert max(map(len, sides)) <= RECEIVING


def test_whoever_bears_a_state_of_its_own_is_told_from_whom_the_page_lends_one(language):
    lent = draft_article(article_of("Rusia menyerang Ukraina.", "Militer mengecam Polandia."), language)
    case = asked(company_of(lent), 1, None)
    names = {party.key: set(bearings(case, party)) for party in case.parties if party.mention is not None}
    assert "given=own|recipient" in names["POL"]
    assert any("given=lent|actor" in found for key, found in names.items() if key != "POL")
