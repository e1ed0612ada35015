"""The screens of forecasts: the list and its order, scores and calibration, and a person's word by form."""

import pytest
from starlette.testclient import TestClient

from saksi.doors.http.forgery import COOKIE, FIELD
from saksi.doors.serve import create_app
from saksi.doors.web.address import Ask
from saksi.doors.web.screens import forecasts
from saksi.errors import UsageError
from saksi.model.networks import Bin
from tests.doors.serving import archive_of
from tests.doors.web.acts import AGAINST, BODY, OTHER, planned, told


@pytest.fixture
def place(tmp_path):
    bodies = (BODY, OTHER, AGAINST)
    return archive_of(
        tmp_path, *(planned(told(n, body, f"Outlet {n}", 5 + n)) for n, body in enumerate(bodies))
    )


def asked(**given: str) -> Ask:
    return Ask(path="/forecasts", given=tuple(given.items()))


def test_the_list_counts_every_outlook_and_shows_the_open_ones(archive):
    view = forecasts.listing(archive, asked())

    assert view.counts["open"] == view.total == len(view.forecasts) > 0
    assert view.last == "2026-03-07"


def test_what_is_due_first_stands_first(archive):
    due = [one.due for one in forecasts.listing(archive, asked(show="due")).forecasts]

    assert due == sorted(due)


def test_a_page_of_the_list_says_what_it_leaves_to_the_next(archive):
    every = forecasts.listing(archive, asked()).forecasts
    view = forecasts.listing(archive, asked(per="1", page="2"))

    assert view.forecasts == every[1:2]
    assert (view.pages.first, view.pages.total) == (2, len(every))


def test_an_unknown_kind_is_told(archive):
    with pytest.raises(UsageError) as caught:
        forecasts.listing(archive, asked(kind="guess"))
    assert caught.value.code == "U024"


def test_bins_of_groups_are_put_together_by_their_edges():
    one = Bin(low=0.6, high=0.7, forecasts=1, mean=0.6, came_true=1.0)
    other = Bin(low=0.6, high=0.7, forecasts=3, mean=0.68, came_true=0.0)
    third = Bin(low=0.9, high=1.0, forecasts=2, mean=0.95, came_true=1.0)
    together = forecasts.pooled([[one], [third, other]])

    assert [(bin_.forecasts, bin_.came_true) for bin_ in together] == [(4, 0.25), (2, 1.0)]
    assert together[0].mean == pytest.approx(0.66)


def test_an_interval_holds_the_share_and_stays_within_the_drawing():
    (point,) = forecasts.points_of([Bin(low=0.9, high=1, forecasts=3, mean=0.95, came_true=1.0)])

    assert 0 < point.low < 1 == point.high
    assert point.size == 1


def test_a_person_overrules_by_form_and_is_named(place, archive):
    id_ = forecasts.listing(archive, asked()).forecasts[0].id
    address = f"/forecasts/{id_}"
    with TestClient(create_app(str(place)), base_url="http://localhost") as client:
        assert "Overrule" in client.get(address).text
        form = {FIELD: client.cookies[COOKIE], "outlook": "came true", "by": "Sari", "why": "<b>Seen</b>"}
        assert client.post(address, data={**form, FIELD: "x" * 43}).status_code == 403
        assert client.post(address, data={**form, "by": " "}).status_code == 400
        page = client.post(address, data=form).text
        assert "decided by Sari" in page
        assert "&lt;b&gt;Seen" in page
        board = client.get("/forecasts?part=scores").text
        assert "Calibration" in board
        assert client.get("/forecasts.csv?show=settled").text.count(id_) == 1
    view = forecasts.view(archive, Ask(path=address, parts={"id": id_}))
    assert view.forecast.settling.by == "Sari"
