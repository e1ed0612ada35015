"""Tests for steps/code/antecedents.py: which of those named before a group or a body is meant."""

from saksi.model import Sector
from saksi.steps.code.antecedents import armed_body, body_of, people_of
from saksi.steps.code.mentions import Mention


def mention(name: str, at: int, *, kind: str, id_: str | None = None, sector: Sector = "UNK") -> Mention:
    return Mention(at, at, at, at + len(name), name, kind, id_, sector)


TIGERS = mention("Tamil Tigers", 10, kind="body", id_="LTTE", sector="REB")
ETA = mention("ETA", 40, kind="body", id_="ETA", sector="REB")
REUTERS = mention("Reuters", 60, kind="outlet", id_="GBR", sector="JRN")
NATO = mention("NATO", 70, kind="body", id_="NATO", sector="IGO")
REBELS = mention("rebels", 100, kind="role:group", sector="REB")


def test_rebels_are_of_the_armed_body_named_last():
    assert armed_body(REBELS, [TIGERS, ETA, REUTERS]) is ETA


def test_rebels_named_first_are_of_the_body_to_come():
    early = mention("rebels", 0, kind="role:group", sector="REB")
    assert armed_body(early, [TIGERS, ETA]) is TIGERS
    assert armed_body(early, [REUTERS, NATO]) is None


def test_the_group_is_neither_a_paper_nor_an_alliance_of_states():
    group = mention("the group", 100, kind="role:description")
    assert body_of(group, [NATO, REUTERS, ETA, TIGERS]) is ETA
    assert body_of(group, [NATO, REUTERS]) is NATO


def test_a_description_that_tells_its_kind_is_of_that_kind():
    alliance = mention("the military alliance", 100, kind="role:description", sector="IGO")
    assert body_of(alliance, [REUTERS, ETA, NATO]) is NATO
    insurgents = mention("the insurgents", 100, kind="role:description", sector="REB")
    assert body_of(insurgents, [NATO, REUTERS]) is None


def test_they_are_people_rather_than_a_state():
    troops = mention("Ethiopian troops", 20, kind="role:force", id_="ETH", sector="MIL")
    somalia = mention("Somalia", 50, kind="state", id_="SOM", sector="GOV")
    assert people_of([somalia, troops]) is troops
    assert people_of([somalia]) is None
