"""Tests for steps/code/casting.py: who acts and who receives are chosen together."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from saksi.steps.code.casting import ACTING, RECEIVING, Cast, casts, chosen, traits

ODDS = st.dictionaries(st.sampled_from(["IDN", "MYS", "AUS", "PNG", "?CVL"]), st.floats(-6, 6), max_size=5)
WEIGHTS = {"actor odds": 1.0, "recipient odds": 1.0}


def test_without_other_weights_whoever_is_likelier_than_not_is_cast() -> None:
    """Odds above zero cast a party."""
    cast = chosen("AID", {"AUS": 2.0, "PNG": -1.0}, {"AUS": -1.0, "PNG": 0.5}, WEIGHTS)

    assert cast == Cast(frozenset({"AUS"}), frozenset({"PNG"}))


def test_an_act_that_needs_a_recipient_takes_the_likeliest() -> None:
    """A demand is made of somebody, even if no one stands out."""
    weights = {**WEIGHTS, "recipients=0|REQUEST": -3.0}

    cast = chosen("REQUEST", {"AUS": 2.0}, {"PNG": -0.5, "MYS": -0.7}, weights)

    assert cast.recipient == {"PNG"}


def test_nobody_is_on_both_sides_where_that_is_rare() -> None:
    """Of two roles that one party is likely in, it gets the likelier."""
    weights = {**WEIGHTS, "both": -4.0}

    cast = chosen("ASSAULT", {"AUS": 2.0}, {"AUS": 1.0}, weights)

    assert cast == Cast(frozenset({"AUS"}), frozenset())


def test_where_no_one_is_in_view_nobody_is_cast() -> None:
    """The empty cast is always among those compared."""
    assert chosen("AID", {}, {}, WEIGHTS) == Cast(frozenset(), frozenset())


@given(actor=ODDS, recipient=ODDS)
def test_casts_are_small_and_of_those_in_view(
    actor: Mapping[str, float], recipient: Mapping[str, float]
) -> None:
    """Each cast has few members, all of them weighed."""
    found = casts(actor, recipient)

    assert len(found) == len(set(found))
    assert all(len(c.actor) <= ACTING and c.actor <= actor.keys() for c in found)
    assert all(len(c.recipient) <= RECEIVING and c.recipient <= recipient.keys() for c in found)


@given(odds=ODDS)
def test_the_choice_does_not_depend_on_the_order(odds: Mapping[str, float]) -> None:
    """The same parties in another order give the same cast."""
    turned = dict(reversed(list(odds.items())))

    assert chosen("ACCUSE", odds, odds, WEIGHTS) == chosen("ACCUSE", turned, turned, WEIGHTS)


def test_traits_name_the_numbers_with_and_without_the_type() -> None:
    """How many act and receive counts by type as well."""
    both = Cast(frozenset({"AUS", "PNG"}), frozenset())

    named = dict(traits("CONSULT", both, {"AUS": 1.0, "PNG": 0.5}, {}))

    assert named["actor odds"] == 1.5
    assert {"actors=2", "actors=2|CONSULT", "recipients=0|CONSULT", "2 to 0|CONSULT"} <= named.keys()
