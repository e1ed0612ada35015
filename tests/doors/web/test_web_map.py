"""The map: outlines that no edge cuts, tones of many months put together, and a table that says the same."""

import re

import pytest
from starlette.testclient import TestClient

import saksi
from saksi.doors.serve import create_app
from saksi.doors.web import atlas
from saksi.doors.web.address import Ask
from saksi.doors.web.screens import map as screen
from saksi.model.relations import QuadCounts, SideCounts, Tie
from tests.doors.web.acts import TOLD


def tie(actor: str, recipient: str, *, month: int = 1, weight: float = 1, intensity: float | None = 5) -> Tie:
    return Tie(
        id="tie-1", actor=actor, recipient=recipient, period="month", start=f"2026-{month:02d}-01",
        end=f"2026-{month:02d}-28", asserted_by=None, counts=QuadCounts(verbal_conflict=1),
        sides=SideCounts(), planned=0, disputed=1, weight=weight, intensity=intensity, low=None, high=None,
        origins=1, occurrences=(f"o{month}",), concerns=(),
    )  # fmt: skip


def test_no_outline_runs_across_the_whole_drawing():
    for code, path in atlas.paths().items():
        steps = [abs(float(number)) for number in re.findall(r"l?(-?[\d.]+) -?[\d.]+(?=[ zM])", path)]
        assert max(steps[1:], default=0) < atlas.WIDTH / 4, code


def test_small_states_have_a_place_and_bodies_have_none():
    x, y = atlas.dot("SGP")

    assert 0 < x < atlas.WIDTH
    assert 0 < y < atlas.HEIGHT
    assert [atlas.dot(code) for code in ("UN", "IDN", "ATA")] == [None, None, None]


def test_months_are_put_together_by_the_weight_of_their_acts():
    ties = [
        tie("MYS", "IDN", weight=3, intensity=4),
        tie("MYS", "IDN", month=2, intensity=-8),
        tie("IDN", "MYS"),
    ]
    (tone,) = screen.tones_of(ties, "IDN", "to")

    assert (tone.actor, tone.intensity, tone.occurrences) == ("MYS", 1.0, 2)
    assert (tone.verbal_conflict, tone.disputed) == (2, 2)


def test_the_other_way_shows_what_the_state_does_itself():
    ties = [tie("MYS", "IDN"), tie("IDN", "SGP")]

    assert [tone.actor for tone in screen.tones_of(ties, "IDN", "from")] == ["SGP"]


@pytest.mark.parametrize(
    ("intensity", "name"),
    [(-10, "worst"), (-5, "bad"), (-1, "even"), (0, "even"), (1, "good"), (5, "best"), (None, "")]
)  # fmt: skip
def test_a_tone_has_one_class(intensity, name):
    (tone,) = screen.tones_of([tie("MYS", "IDN", intensity=intensity)], "IDN", "to")

    assert tone.class_ == name


def test_all_that_is_coloured_stands_in_the_table(tmp_path):
    with saksi.open(tmp_path / "archive") as archive:
        archive.store(())
        assert screen.view(archive, Ask(path="/map")).state is None
        archive.store(TOLD)
        view = screen.view(archive, Ask(path="/map"))
    assert view.state == "MYS"
    assert [land.tone for land in view.lands if land.tone] == list(view.tones)
    with TestClient(create_app(str(tmp_path / "archive")), base_url="http://localhost") as client:
        page = client.get("/map").text
        assert "What others do towards Malaysia" in page
        assert 'href="/pair/IDN/MYS"' in page
        assert client.get("/map.csv").text.splitlines()[1].startswith("IDN,-2.0,1,")
        assert "Nothing is known" in client.get("/map?state=FRA").text
