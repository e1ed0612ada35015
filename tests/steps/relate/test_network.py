"""The network of a period."""

import random

import pytest

from saksi.steps.relate import Concern, acts_of, network
from tests.steps.occurrences import day, occurrence


def act(one, other, type_, when="2026-02-05"):
    return occurrence(
        type_=type_, actors=(one,), recipients=(other,), day=when, name=f"{one}{other}{type_}{when}"
    )


def of(*occurrences, when="2026-02-01", concerns=()):
    return network(acts_of(occurrences), concerns, period="month", day=day(when))


def test_edges_have_signs():
    found = of(act("USA", "KOR", "AID"), act("RUS", "UKR", "ASSAULT"))
    weights = {(edge.one, edge.other): edge.weight for edge in found.edges}
    assert weights["KOR", "USA"] > 0 > weights["RUS", "UKR"]


def test_both_directions_are_one_edge_and_a_reciprocal_act_counts_once():
    found = of(occurrence(type_="CONSULT", actors=("PRK", "RUS"), recipients=(), day="2026-02-05"))
    (edge,) = found.edges
    assert len(edge.occurrences) == 1


@pytest.mark.parametrize(
    ("acts", "signs", "balanced"),
    [
        ((("A", "B", "AID"), ("A", "C", "AID"), ("B", "C", "AID")), "+++", True),
        ((("A", "B", "AID"), ("A", "C", "AID"), ("B", "C", "ASSAULT")), "++-", False),
        ((("A", "B", "AID"), ("A", "C", "ASSAULT"), ("B", "C", "ASSAULT")), "+--", True),
        ((("A", "B", "ASSAULT"), ("A", "C", "ASSAULT"), ("B", "C", "ASSAULT")), "---", False),
    ],
)
def test_balance_of_a_triad(acts, signs, balanced):
    found = of(*(act(*parts) for parts in acts))
    (triad,) = found.triads
    assert (triad.members, triad.signs, triad.balanced) == (("A", "B", "C"), signs, balanced)
    assert found.balance == float(balanced)


def test_who_stands_between_others():
    found = of(act("A", "B", "AID"), act("B", "C", "AID"))
    between = {node.id: node.between for node in found.nodes}
    assert between == {"A": 0, "B": 1, "C": 0}


def test_who_moved_since_the_period_before():
    found = of(act("A", "B", "AID", "2026-01-05"), act("A", "B", "ASSAULT"), act("C", "D", "AID"))
    moved = {(drift.one, drift.other): drift.direction for drift in found.drifts}
    assert moved == {("A", "B"): "apart", ("C", "D"): "together"}


def test_a_pair_that_fell_silent_moves_towards_nothing():
    (drift,) = of(act("A", "B", "AID", "2026-01-05"), act("C", "D", "AID", "2025-12-05")).drifts
    assert (drift.one, drift.after, drift.direction) == ("A", 0, "apart")


def test_one_report_moves_nobody_for_sure_and_many_do():
    acts = [act("A", "B", "AID", f"2026-02-{n:02}") for n in range(1, 25)]
    assert [drift.sure for drift in of(*acts[:1]).drifts] == [False]
    assert [drift.sure for drift in of(*acts).drifts] == [True]


def test_concern_alone_is_an_edge_without_weight():
    (edge,) = of(concerns=[Concern("CHN", "PRK", day("2026-02-05"), "VOA", "page", ("s",))]).edges
    assert (edge.weight, edge.intensity, edge.concerns, edge.sure) == (0, None, ("s",), False)


def test_the_order_does_not_matter():
    acts = [
        act(a, b, t) for a, b in (("A", "B"), ("B", "C"), ("C", "A")) for t in ("AID", "ACCUSE", "CONSULT")
    ]
    shuffled = random.Random(3).sample(acts, len(acts))
    assert of(*shuffled) == of(*acts)
