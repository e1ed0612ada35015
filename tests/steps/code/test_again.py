"""Tests for steps/code/again.py: acts are seen a second time beside what the others were settled to be."""

from dataclasses import replace

from saksi.steps.code.again import Beside, Member, Once
from saksi.steps.code.casting import Cast


def cast(actor: str, recipient: str) -> Cast:
    return Cast(frozenset(actor.split()), frozenset(recipient.split()))


TITLE = Once("ASSAULT", hostile=True, sentence=0, line=0, title=True, cast=cast("RUS", "UKR"))
FIRST = Once("ACCUSE", hostile=False, sentence=1, line=2, title=False, cast=cast("POL", "RUS"))
SECOND = Once("ASSAULT", hostile=True, sentence=2, line=3, title=False, cast=cast("", "UKR"))
PAGE = [TITLE, FIRST, SECOND]


def test_an_act_is_seen_beside_the_others_alone():
    names = set(Beside(PAGE, 0).party_traits(Member("RUS", "actor", absent=False)))
    assert "again does=0|befalls=0|actor" in names
    names = set(Beside(PAGE, 2).party_traits(Member("RUS", "none", absent=True)))
    assert "again does=1|befalls=0|absent=True" in names


def test_the_act_of_the_title_tells_what_a_party_may_do():
    names = set(Beside(PAGE, 2).party_traits(Member("RUS", "none", absent=True)))
    assert "again title=actor|none" in names
    assert "again twin=actor|page|none" in names


def test_the_act_before_is_told_with_how_near_it_stands():
    near = [TITLE, FIRST, replace(SECOND, line=2)]
    names = set(Beside(near, 2).party_traits(Member("POL", "none", absent=True)))
    assert "again last=actor|same=False|line|none" in names
    names = set(Beside(near, 1).party_traits(Member("UKR", "none", absent=True)))
    assert "again next=recipient|same=False|line|none" in names


def test_a_cast_that_the_page_has_told_is_known_again():
    names = set(Beside(PAGE, 2).cast_traits(cast("RUS", "UKR")))
    assert {"again told=1|any=True", "again title=True", "again pair=1"} <= names
    assert "again told=0|any=True" in set(Beside(PAGE, 2).cast_traits(cast("UKR", "RUS")))


def test_whoever_strikes_back_is_seen():
    names = set(Beside(PAGE, 2).cast_traits(cast("UKR", "RUS")))
    assert "again pair alike=0|back=1|hostile=True" in names


def test_the_only_act_of_a_page_is_beside_nothing():
    alone = Beside([TITLE], 0)
    assert list(alone.cast_traits(cast("RUS", ""))) == ["again told=0|any=False", "again told=0|1 to 0"]
