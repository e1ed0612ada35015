"""Acts without a day, which no period holds; and forecasts whose day has passed by the calendar."""

import datetime
from dataclasses import replace

import pytest

from saksi.archive import Archive
from saksi.model import Actor, Coded
from saksi.model.query import Outcome
from saksi.store.place import place_of
from tests.run.test_relate import PLAN, STRIKE, page


def undated(number: int, actor: str = "RUS", recipient: str = "UKR") -> Outcome:
    """Make a page without a date on which one strikes another."""
    made = page(number, f"{STRIKE} {actor} {recipient}", day="2026-02-20")
    coded = made.result
    assert isinstance(coded, Coded)
    (event,) = coded.events
    parties = {"actor": (Actor(actor, actor, "GOV"),), "recipient": (Actor(recipient, recipient, "GOV"),)}
    article = replace(coded.article, published=None)
    return replace(made, result=replace(coded, article=article, events=(replace(event, **parties),)))


@pytest.fixture
def archive(tmp_path):
    with Archive(place_of(tmp_path)) as archive:
        archive.store([page(1, STRIKE, day="2026-02-20"), undated(2), undated(3, "IRN", "ISR")])
        yield archive


def test_what_belongs_to_a_period_says_how_many_acts_have_none(archive):
    assert archive.ties().undated == archive.changes().undated == archive.network().undated == 2


def test_only_the_acts_of_the_actors_asked_about_count(archive):
    assert archive.ties("ISR").undated == archive.ties("ISR", "IRN").undated == 1
    assert archive.ties("ISR", "UKR").undated == archive.ties("CHN").undated == 0


def test_only_acts_that_go_the_way_asked_about_count(archive):
    assert archive.ties("ISR", way="to").undated == archive.ties("IRN", way="from").undated == 1
    assert archive.ties("ISR", way="from").undated == archive.ties("IRN", way="to").undated == 0


def test_an_archive_whose_pages_have_dates_leaves_nothing_out(tmp_path):
    with Archive(place_of(tmp_path)) as archive:
        archive.store([page(1, STRIKE, day="2026-02-20")])
        assert archive.ties().undated == archive.network().undated == 0


def test_an_open_forecast_is_overdue_once_its_day_has_passed_by_the_calendar(tmp_path):
    now = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    with Archive(place_of(tmp_path), clock=lambda: now) as archive:
        archive.store([page(1, PLAN, day="2026-01-10", time="future", said="memprediksi")])
        assert [archive.forecasts(due=due).total for due in ("overdue", "soon")] == [0, 1]
    later = now.replace(year=2027)
    with Archive(place_of(tmp_path), clock=lambda: later) as archive:
        assert [archive.forecasts(due=due).total for due in ("overdue", "soon")] == [1, 0]
        (forecast,) = archive.forecasts(due="overdue")
        assert forecast.settling.outlook == "open"


def test_a_settled_forecast_is_never_overdue(tmp_path):
    later = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    with Archive(place_of(tmp_path), clock=lambda: later) as archive:
        archive.store(
            [
                page(1, PLAN, day="2026-01-10", time="future", said="memprediksi"),
                page(2, STRIKE, day="2026-02-20"),
            ]
        )
        assert archive.forecasts().total == 1
        assert archive.forecasts(due="overdue").total == archive.forecasts(due="soon").total == 0
