from pathlib import Path

import pytest

from evaluation.floors import Floors, Lowering, compare, digest, read_floors, updated, write_floors

FLOORS = Floors(digests={"dev.jsonl": "abc"}, samples={"id/dev": {"event": 0.5, "type": 0.7}})


def test_figures_above_their_floors_hold():
    assert compare({"id/dev": {"event": 0.5, "type": 0.9}}, FLOORS, {"dev.jsonl": "abc"}) == []


def test_a_figure_under_its_floor_is_named_with_the_distance():
    (broken,) = compare({"id/dev": {"event": 0.4, "type": 0.9}}, FLOORS, {})

    assert broken.name == "id/dev.event"
    assert "0.100 under its floor of 0.500" in broken.sentence


def test_a_figure_that_is_gone_breaks_its_floor():
    (broken,) = compare({"id/dev": {"event": 0.6}}, FLOORS, {})

    assert broken.name == "id/dev.type"


def test_other_articles_than_the_floors_rest_on_break_the_gate():
    (broken,) = compare({"id/dev": {"event": 0.6, "type": 0.9}}, FLOORS, {"dev.jsonl": "xyz"})

    assert broken.name == "dev.jsonl"


def test_a_figure_without_a_floor_breaks_nothing():
    assert compare({"noisy": {"event": 0.0}}, FLOORS, {"noisy.jsonl": "new"}) == []


def test_writing_raises_floors_to_the_figure_less_the_margin():
    raised = updated({"id/dev": {"event": 0.6, "type": 0.9}}, FLOORS, {"dev.jsonl": "abc"})

    assert raised.samples == {"id/dev": {"event": 0.59, "type": 0.89}}


def test_writing_keeps_a_floor_that_the_figure_holds_by_less_than_the_margin():
    raised = updated({"id/dev": {"event": 0.505, "type": 0.7}}, FLOORS, {})

    assert raised.samples == FLOORS.samples


def test_a_floor_is_lowered_only_with_a_reason_which_is_kept():
    figures = {"id/dev": {"event": 0.4, "type": 0.7}}

    assert updated(figures, FLOORS, {}).samples["id/dev"]["event"] == 0.5
    lowered = updated(figures, FLOORS, {}, reason="a rule was unsound")
    assert lowered.samples["id/dev"]["event"] == 0.39
    assert lowered.lowered == (Lowering("a rule was unsound", ("id/dev.event",)),)


def test_writing_leaves_the_floors_of_other_samples_alone():
    raised = updated({"id/seed": {"event": 1.0}}, FLOORS, {"seed.jsonl": "def"})

    assert raised.samples["id/dev"] == FLOORS.samples["id/dev"]
    assert raised.digests == {"dev.jsonl": "abc", "seed.jsonl": "def"}


def test_the_file_gives_back_what_was_written(tmp_path: Path):
    path = tmp_path / "floors.toml"
    floors = Floors(
        digests={"dev.jsonl": "abc"},
        samples={"id/dev": {"event": 0.5}, "en/dev-held": {"event": 0.481}},
        lowered=(Lowering('a "quoted" reason', ("id/dev.event",)),),
    )

    write_floors(path, floors)

    assert read_floors(path) == floors


def test_an_absent_file_has_no_floors(tmp_path: Path):
    assert read_floors(tmp_path / "floors.toml") == Floors()


def test_a_digest_follows_the_content(tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"a")
    before = digest(path)
    path.write_bytes(b"b")

    assert digest(path) != before


@pytest.mark.parametrize("value", [0.0, 0.005])
def test_a_floor_is_never_below_nothing(value: float):
    assert updated({"id/dev": {"event": value}}, Floors(), {}).samples == {"id/dev": {"event": 0.0}}
