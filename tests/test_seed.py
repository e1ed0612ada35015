"""The page that saksi began with: who moves closer, who is uneasy, and on which characters that rests."""

import os
from pathlib import Path

import pytest

from saksi.archive import Archive
from saksi.languages import Language
from saksi.store.place import place_of

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SAKSI_SHARED", ROOT.parent / "shared"))
SEED = SHARED / "seed" / "page.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the page is not there: {SEED}")


@pytest.fixture(scope="module")
def archive(tmp_path_factory, indonesian: Language):
    with Archive(place_of(tmp_path_factory.mktemp("seed"))) as archive:
        archive.add([str(SEED)], workers=0)
        yield archive


@pytest.mark.parametrize("pair", [("PRK", "RUS"), ("KOR", "USA"), ("JPN", "USA"), ("JPN", "KOR")])
def test_who_moves_closer(archive, pair):
    network = archive.network()
    (edge,) = [edge for edge in network.edges if (edge.one, edge.other) == pair]
    (drift,) = [drift for drift in network.drifts if (drift.one, drift.other) == pair]
    assert edge.weight > 0
    assert drift.direction == "together"
    assert edge.occurrences


@pytest.mark.parametrize("about", ["RUS", "PRK"])
def test_who_is_uneasy_about_both_and_in_which_words(archive, about):
    (tie,) = [tie for tie in archive.ties("CHN", about) if tie.actor == "CHN"]
    told = archive.backing(tie.id).told
    assert told
    assert all("Korea Utara" in walk.quote and "Rusia" in walk.quote for walk in told)


def test_the_alliance_has_its_evidence_on_the_page(archive):
    (tie,) = [tie for tie in archive.ties("RUS", "PRK") if tie.actor == "RUS"]
    lines = [walk.line for one in archive.backing(tie.id).occurrences for walk in one.evidence]
    assert any("konsultasi strategis" in line for line in lines)


def test_what_officials_believe_is_a_forecast_of_theirs_and_not_yet_true(archive):
    (forecast,) = archive.forecasts(sources=("USA",), types=("ASSAULT",))
    assert forecast.actors == ("PRK", "RUS")
    assert forecast.settling.outlook == "open"
