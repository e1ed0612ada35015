"""Tellings brought together, rulings, and scores on a history where the truth is known."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.model.forecasts import Settling
from saksi.steps.follow import base_rate, follow, past_of, records
from saksi.steps.follow.score import score
from tests.steps.occurrences import day, draft, occurrence, report

READ_ON = day("2026-12-31")


def of(*drafts, past=(), stories=None, rulings=None):
    return list(follow(drafts, past_of(past, last=READ_ON), stories=stories or {}, rulings=rulings))


def test_copies_of_one_text_foretell_once():
    one, two = draft("a:e0-ASSAULT"), draft("b:e0-ASSAULT", made="2026-01-11")
    (forecast,) = of(one, two, stories={"a": "story", "b": "story"})
    assert (forecast.id, forecast.told) == (one.id, ("a:e0-ASSAULT", "b:e0-ASSAULT"))
    assert len(of(one, two)) == 2


def test_a_headline_that_says_so_in_short_is_the_sources():
    page, said = draft("a:e0-ASSAULT"), draft("a:e9-ASSAULT", sources=("USA",), kind="prediction", position=9)
    (forecast,) = of(page, said)
    assert forecast.sources == ("USA",)
    assert forecast.told == ("a:e9-ASSAULT", "a:e0-ASSAULT")


def test_two_sources_are_two_forecasts():
    assert len(of(draft("a:e0-ASSAULT", sources=("USA",)), draft("a:e9-ASSAULT", sources=("GBR",)))) == 2


def test_what_a_person_decided_wins_and_may_name_any_telling():
    one, two = draft("a:e0-ASSAULT"), draft("b:e0-ASSAULT", made="2026-01-11")
    ruling = Settling(outlook="failed", day="2026-03-01", rule="person", by="ana", note="Seen.")
    (forecast,) = of(
        one, two, stories={"a": "s", "b": "s"}, rulings={two.id: ruling}, past=[occurrence(day="2026-01-20")]
    )
    assert forecast.settling == ruling
    assert forecast.score.brier == pytest.approx(0.49)


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_does_not_matter(rng: random.Random):
    drafts = [
        draft(f"{article}:e{n}-ASSAULT", sources=sources, position=n, made=made)
        for n, (article, sources, made) in enumerate(
            (a, s, m) for a in "abc" for s in ((), ("USA",)) for m in ("2026-01-10", "2026-02-10")
        )
    ]
    past = [occurrence(day=f"2026-0{n}-20", name=str(n)) for n in range(1, 5)]
    stories = {"a": "s", "b": "s"}
    right = of(*drafts, past=past, stories=stories)
    assert of(*rng.sample(drafts, len(drafts)), past=rng.sample(past, len(past)), stories=stories) == right
    assert sorted(id_ for forecast in right for id_ in forecast.told) == sorted(d.made_from for d in drafts)


@pytest.mark.parametrize("outlook", ["open", "void", "no evidence found"])
def test_only_what_came_true_or_failed_is_scored(outlook):
    assert score(0.7, outlook, 0.5) is None


def test_scores_of_one_forecast():
    found = score(0.8, "failed", 0.5)
    assert (found.brier, found.base_brier) == (0.64, 0.25)
    assert found.log == pytest.approx(1.609, abs=0.001)


def test_the_base_rate_grows_with_the_pairs_own_past_and_knows_no_future():
    made = draft(made="2026-06-01", due="2026-07-01")
    early = [occurrence(day=f"2026-0{n}-05", name=str(n)) for n in range(1, 5)]
    later = [occurrence(day="2026-06-20", name="later")]
    quiet = [occurrence(day="2026-01-01", actors=("X",), recipients=("Y",), name="q")]
    busy, calm = (past_of([*quiet, *some], last=READ_ON) for some in (early, []))
    assert base_rate(made, busy) > base_rate(made, calm)
    assert base_rate(made, past_of([*quiet, *later], last=READ_ON)) == pytest.approx(
        base_rate(made, calm), abs=0.05
    )


def planted(many=900):
    """Plant forecasts at three probabilities whose acts happen exactly that often by chance."""
    rng = np.random.default_rng(11)
    drafts, past = [], []
    for n in range(many):
        chance = (0.125, 0.5, 0.875)[n % 3]
        pair = (f"A{n}",), (f"B{n}",)
        drafts.append(
            draft(
                f"f{n}:e0-ASSAULT", actors=pair[0], recipients=pair[1], probability=chance, sources=("USA",)
            )
        )
        yes = rng.random() < chance
        told = report(f"o{n}:e0-ASSAULT", day="2026-01-20", stance="asserts" if yes else "denies", root=n)
        past.append(occurrence(told, actors=pair[0], recipients=pair[1], day="2026-01-20"))
    return drafts, past


def test_a_planted_history_gives_its_calibration_and_scores():
    drafts, past = planted()
    found = of(*drafts, past=past)
    truth = {one.id: act.reports[0].stance == "asserts" for one, act in zip(drafts, past, strict=True)}
    assert {one.id: one.settling.outlook == "came true" for one in found} == truth
    (record,) = records(found, by=("source",))
    assert (record.forecasts, record.came_true + record.failed) == (900, 900)
    for bin_ in record.bins:
        spread = (bin_.mean * (1 - bin_.mean) / bin_.forecasts) ** 0.5
        assert abs(bin_.came_true - bin_.mean) < 4 * spread
    # The expected Brier score of a calibrated forecast is the mean of p(1-p).
    assert record.brier == pytest.approx((0.109375 * 2 + 0.25) / 3, abs=0.03)
    assert record.brier < record.base_brier
    assert record.skill > 0


def test_shares_of_a_record_add_up():
    found = of(
        draft("a:e0-ASSAULT"),
        draft("b:e0-ASSAULT", type_=None),
        draft("c:e0-ASSAULT", actors=("X",), recipients=("Y",)),
        draft("d:e0-ASSAULT", made="2026-12-20", due="2027-01-20"),
        past=[occurrence(day="2026-01-20")],
    )
    (record,) = records(found, by=("kind",))
    assert (record.came_true, record.void, record.silent, record.open) == (1, 1, 1, 1)
    assert record.share_void == 0.25
    assert record.brier == pytest.approx(0.09)
    assert record.strict_brier == pytest.approx((0.09 + 0.49) / 2)
