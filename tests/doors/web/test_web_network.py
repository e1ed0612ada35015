"""The screen of a network: partners and their places, what is left out, and the periods of the slider."""

import math
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

import saksi
from saksi.doors.serve import create_app
from saksi.doors.web.address import Ask
from saksi.doors.web.screens import network
from saksi.model.networks import Drift, Edge, Network
from tests.doors.web.acts import TOLD


def edge(one: str, other: str, weight: float, *, sure: bool = True) -> Edge:
    return Edge(
        one=one, other=other, weight=weight, intensity=weight, low=weight - 1, high=weight + 1, sure=sure,
        origins=1, occurrences=("o",), concerns=(),
    )  # fmt: skip


def whole(*edges: Edge) -> Network:
    return Network(
        period="month", start="2026-03-01", end="2026-03-31", asserted_by=None, nodes=(), edges=edges,
        triads=(), balance=None,
        drifts=(Drift(one="IDN", other="RUS", before=0, after=-4, direction="apart", sure=True),),
    )  # fmt: skip


def shown(
    *edges: Edge, ego: str = "IDN", most: int | None = None, day: str = "2026-03-01"
) -> network.NetworkView:
    rows = network.rows_of(whole(*edges), ego)[:most]
    inside = {row.partner for row in rows}
    return network.NetworkView(
        ego=ego,
        by="month",
        network=whole(*edges),
        rows=rows,
        partners=len(network.rows_of(whole(*edges), ego)),
        among=tuple(one for one in edges if {one.one, one.other} <= inside),
        every=network._steps([day, "2026-05-20"], "month"),
        asserted_by=None,
        ask=Ask(path="/network"),
    )


EDGES = (edge("IDN", "RUS", -9), edge("IDN", "MYS", 8), edge("FRA", "IDN", 2), edge("MYS", "RUS", 1),
         edge("DEU", "FRA", 3), edge("IDN", "JPN", 1, sure=False))  # fmt: skip


def test_partners_keep_the_order_of_weight_and_know_how_they_moved():
    rows = shown(*EDGES).rows

    assert [row.partner for row in rows] == ["RUS", "MYS", "FRA", "JPN"]
    assert [row.drift is not None for row in rows] == [True, False, False, False]


def test_what_is_not_drawn_is_counted():
    view = shown(*EDGES, most=2)

    assert (len(view.rows), view.partners, [one.one for one in view.among]) == (2, 4, ["MYS"])
    assert view.left_out == 3


def test_partners_stand_right_and_rivals_left_without_two_in_one_place():
    nodes = network.drawing(shown(*EDGES)).nodes
    places = {node["id"]: (node["x"], node["y"]) for node in nodes}

    assert places["IDN"] == (0, 0)
    assert places["RUS"][0] < 0 < places["MYS"][0]
    assert len(set(places.values())) == len(nodes)


@pytest.mark.parametrize("count", [1, 2, 3, 24, 60])
def test_no_two_partners_come_close_however_many_there_are(count):
    edges = [edge("AAA", f"B{number:02d}", (-1) ** number * (count - number)) for number in range(count)]
    nodes = network.drawing(shown(*edges, ego="AAA")).nodes[1:]
    turns = sorted(math.atan2(node["y"], node["x"] / 1.35) for node in nodes)
    gaps = [after - before for before, after in pairwise(turns)]

    assert min(gaps, default=math.pi) > 0.9 * math.pi / count


def test_signs_say_what_an_interval_leaves_open():
    assert [network.sign_of(one) for one in EDGES] == ["minus", "plus", "plus", "plus", "plus", "open"]


def test_the_slider_spans_periods_around_the_one_shown_and_counts_the_others():
    view = shown(*EDGES, day="2000-01-10")

    assert len(view.steps) == 120
    assert view.steps[view.at] == "2026-03-01"
    assert view.outside == len(view.every) - 120 > 0
    assert view.step(1) == "/network?day=2026-04-01"


def test_the_page_and_its_twins_answer_with_and_without_acts(tmp_path):
    with saksi.open(tmp_path / "archive") as archive:
        archive.store(())
        assert network.view(archive, Ask(path="/network")).network is None
        archive.store(TOLD)
    with TestClient(create_app(str(tmp_path / "archive")), base_url="http://localhost") as client:
        page = client.get("/network").text
        assert "The network around" in page
        assert "The one partner is drawn" in page
        assert client.get("/network.json?ego=mys").json()["partners"] == 1
        assert client.get("/network.csv").text.splitlines()[1].startswith("IDN,MYS")
        assert "has to do with nobody" in client.get("/network?ego=FRA&by=day").text
