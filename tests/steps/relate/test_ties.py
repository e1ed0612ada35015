"""From occurrences to ties."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.model.relations import QuadCounts, SideCounts
from saksi.steps.relate import SIDES, Concern, acts_of, ties
from tests.steps.occurrences import day, occurrence, report


def of(*occurrences, **options):
    return list(ties(acts_of(occurrences), **options))


def test_a_tie_has_a_direction():
    (tie,) = of(occurrence())
    assert (tie.actor, tie.recipient, tie.start, tie.end) == ("RUS", "UKR", "2026-01-01", "2026-01-31")
    assert tie.counts == QuadCounts(material_conflict=1)
    assert tie.intensity == -9


def test_a_reciprocal_act_counts_in_both_directions():
    found = of(occurrence(type_="CONSULT", actors=("PRK", "RUS"), recipients=()))
    assert [(tie.actor, tie.recipient) for tie in found] == [("PRK", "RUS"), ("RUS", "PRK")]


def test_who_acts_together_upon_another_has_no_tie_by_that():
    found = of(occurrence(actors=("PRK", "RUS"), recipients=("UKR",)))
    assert {(tie.actor, tie.recipient) for tie in found} == {("PRK", "UKR"), ("RUS", "UKR")}


@pytest.mark.parametrize(
    ("words", "ties"),
    [("menyerang", 0), ("saling serang", 2), ("bentrok", 2), ("serangan peluru kendali", 0)],
)
def test_a_joint_attack_on_nobody_named_is_none_on_each_other_unless_its_words_say_so(words: str, ties: int):
    told = replace(report(), words=words)
    assert len(of(occurrence(told, actors=("IND", "PAK"), recipients=()))) == ties


def test_a_claim_and_a_fact_never_look_the_same():
    claim = occurrence(report(side="other", sources=("UKR",)))
    fact = occurrence(report(side="page"))
    (claimed,), (told,) = of(claim), of(fact)
    assert claimed.sides == SideCounts(other=1)
    assert told.sides == SideCounts(page=1)
    assert of(claim, sides=("page",)) == [] == of(fact, sides=("other",))
    assert of(claim, sides=("other",))[0].asserted_by == "other"


def test_the_side_is_that_of_the_pair_and_not_of_the_whole_act():
    act = occurrence(
        report(side="own", sources=("PRK",)), type_="CONSULT", actors=("CHN", "PRK", "RUS"), recipients=()
    )
    sides = {(tie.actor, tie.recipient): tie.sides for tie in of(act)}
    assert sides["PRK", "RUS"] == SideCounts(own=1)
    assert sides["RUS", "PRK"] == SideCounts(other=1)
    assert sides["CHN", "RUS"] == SideCounts(third=1)


def test_a_plan_counts_as_what_plans_are_filed_under():
    (tie,) = of(occurrence(report(time="future")))
    assert (tie.planned, tie.counts, tie.intensity) == (1, QuadCounts(verbal_conflict=1), -3.5)


@pytest.mark.parametrize("standing", ["denied", "retracted"])
def test_what_nobody_asserts_any_more_is_no_tie(standing):
    assert of(occurrence(standing=standing)) == []


def test_a_disputed_act_is_marked_and_weighs_less():
    (sure,), (disputed,) = of(occurrence()), of(occurrence(report(), report(root=1, stance="denies")))
    assert (sure.disputed, disputed.disputed) == (0, 1)
    assert disputed.weight < sure.weight


def test_concern_has_no_score():
    worry = Concern("CHN", "PRK", day("2026-01-05"), "VOA", "page", ("a:s1-2",))
    (tie,) = ties([], [worry])
    assert (tie.intensity, tie.concerns, tie.origins) == (None, ("a:s1-2",), 1)
    assert list(ties([], [worry], sides=("own",))) == []


@pytest.mark.parametrize(
    ("period", "starts"),
    [
        ("day", ["2026-01-05", "2026-01-12"]),
        ("week", ["2026-01-05", "2026-01-12"]),
        ("month", ["2026-01-01"]),
    ],
)
def test_periods(period, starts):
    found = of(occurrence(), occurrence(day="2026-01-12", name="y"), period=period)
    assert [tie.start for tie in found] == starts


ACTS = st.builds(
    lambda number, type_, when, pair, side: occurrence(
        report(f"{number}:e0-{type_}", side=side, type_=type_),
        type_=type_, day=f"2026-0{when}-05", actors=pair[:1], recipients=pair[1:],
    ),
    st.integers(0, 10**6),
    st.sampled_from(["ASSAULT", "CONSULT", "AID", "ACCUSE"]),
    st.integers(1, 3),
    st.permutations(["RUS", "UKR", "PRK"]).map(lambda names: tuple(names[:2])),
    st.sampled_from(["page", "hidden"]),
)  # fmt: skip


@given(st.lists(ACTS, max_size=12, unique_by=lambda act: act.id), st.randoms())
def test_the_order_does_not_matter_and_sums_agree(acts, rng: random.Random):
    found = of(*acts)
    shuffled = list(acts)
    rng.shuffle(shuffled)
    assert of(*shuffled) == found
    assert sum(len(tie.occurrences) for tie in found) == len(acts)
    days = of(*acts, period="day")
    assert sum(tie.weight for tie in days) == pytest.approx(sum(tie.weight for tie in found), abs=1e-4)
    by_side = of(*acts, sides=SIDES)
    assert sum(len(tie.occurrences) for tie in by_side) == len(acts)
    for tie in found:
        counts = tie.counts
        assert len(tie.occurrences) == sum(getattr(counts, name) for name in QuadCounts.__slots__)
