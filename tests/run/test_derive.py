"""Derived records: the same whatever the order, the batches and the accidents."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saksi
from saksi.archive import Archive
from saksi.model.query import Outcome
from saksi.model.relations import Occurrence, Story
from saksi.run import derive
from saksi.store import indexes
from saksi.store.commit import Committer
from saksi.store.place import Place, place_of
from saksi.store.relations import Relations
from tests.store.samples import outcome

BODY = (
    "Nusantara menolak usul Samudra, kata Ratna. Usul itu memuat 14 pasal tentang perairan utara. "
    "Para nelayan di Pelabuhan Baru menunggu keputusan kedua pemerintah sejak musim hujan tahun lalu."
)
OTHER = "Nusantara menolak usul Samudra, kata Ratna kepada para utusan dagang di ruang sidang timur."
POOL = [
    outcome(1, body=BODY, outlet="Satu"),
    outcome(2, body=BODY, outlet="Dua"),
    outcome(3, body=OTHER, outlet="Tiga", published="2026-03-06T08:00:00+07:00"),
    outcome(4, body=OTHER, outlet="Empat", published=None),
    outcome(5, body="Hujan turun di kota itu.", outlet="Lima"),
    # The first page again, with another text: it replaces what it had.
    outcome(1, body=BODY.replace("14 pasal", "15 pasal"), outlet="Satu"),
]


def filled(place: Place, batches: Sequence[Sequence[Outcome]]) -> dict[str, list[object]]:
    with Archive(place) as archive:
        for batch in batches:
            archive.store(batch)
    return content(place)


def content(place: Place) -> dict[str, list[object]]:
    relations = Relations(place.relations, read_only=True)
    found: dict[str, list[object]] = {
        kind: [msgspec.msgpack.decode(data, type=type_) for data in relations.records(kind)]
        for kind, type_ in (("stories", Story), ("occurrences", Occurrence))
    }
    # What listings are found by is a function of the same: no batch and no order may leave a trace in it.
    for name in indexes.NAMES:
        found[name] = sorted(relations.rows(f"SELECT * FROM {name}"), key=repr)
    relations.close()
    return found


def test_copies_are_one_story_and_all_events_of_the_act_one_occurrence(tmp_path: Path):
    filled(place_of(tmp_path), [POOL[:3]])
    with saksi.open(tmp_path) as archive:
        assert sorted(len(story.members) for story in archive.stories().records()) == [1, 2]
        (found,) = archive.occurrences().records()
        assert len(found.reports) == 3


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(range(5)), cut=st.integers(1, 4))
def test_neither_order_nor_batches_change_what_is_derived(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
):
    pool = [POOL[number] for number in order]
    one = filled(place_of(tmp_path_factory.mktemp("a")), [POOL[:5]])
    other = filled(place_of(tmp_path_factory.mktemp("a")), [pool[:cut], pool[cut:]])
    assert one == other


def test_a_page_that_changed_leaves_nothing_of_its_old_text(tmp_path: Path):
    changed = filled(place_of(tmp_path / "a"), [POOL[:5], POOL[5:]])
    assert changed == filled(place_of(tmp_path / "b"), [POOL[1:]])


def test_a_rebuild_gives_the_same_records(tmp_path: Path):
    before = filled(place_of(tmp_path), [POOL[:2], POOL[2:5], POOL[5:]])
    with saksi.open(tmp_path) as archive:
        assert archive.rebuild() == 3
    assert content(place_of(tmp_path)) == before


def test_a_lost_file_is_made_again_by_the_next_commit(tmp_path: Path):
    place = place_of(tmp_path)
    before = filled(place, [POOL[:5]])
    derive._remove(place.relations)
    with Archive(place) as archive:
        archive.committer().close()
    assert content(place) == before


def test_a_damaged_file_is_told_and_made_again(tmp_path: Path):
    place = place_of(tmp_path)
    before = filled(place, [POOL[:5]])
    derive._remove(place.relations)
    place.relations.write_bytes(b"no database" * 1_000)
    with Archive(place) as archive:
        with pytest.raises(saksi.errors.StoreError, match="S013"):
            archive.stories()
        assert [fault.code for fault in archive.check()] == ["C008"]
        archive.committer().close()
        assert list(archive.check()) == []
    assert content(place) == before


def test_a_file_of_another_version_is_made_again_by_the_first_question(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    place = place_of(tmp_path)
    before = filled(place, [POOL[:5]])
    with closing(sqlite3.connect(place.relations)) as old:
        old.executescript("DROP TABLE pairings; PRAGMA user_version = 0")
    with Archive(place) as archive:
        assert archive.occurrences(dyad=("IDN", "MYS")).matched >= 1
        assert archive.stories().behind == 0
    assert caplog.messages == [
        "saksi: the stories and occurrences were made by another version; making them again."
    ]
    assert content(place) == before


def test_a_batch_whose_derivation_died_is_taken_in_later_and_nothing_is_lost(tmp_path: Path):
    place = place_of(tmp_path)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with Archive(place) as archive:
        archive.store(POOL[:2])
    dying = Committer(place)
    dying._after = die
    with pytest.raises(KeyboardInterrupt):
        dying.commit(POOL[2:5])
    dying.close()
    with saksi.open(tmp_path) as archive:
        assert (archive.articles().matched, archive.stories().behind) == (5, 1)
        archive.committer().close()
        assert archive.stories().behind == 0
    assert content(place) == filled(place_of(tmp_path / "b"), [POOL[:5]])


def test_a_hook_that_fails_leaves_no_half_of_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place = place_of(tmp_path)

    def fail(relations: Relations, changes: derive.Changes) -> None:
        raise RuntimeError("no")

    with Archive(place) as archive:
        archive.store(POOL[:2])
        monkeypatch.setattr(derive, "HOOKS", [fail])
        with pytest.raises(RuntimeError):
            archive.store(POOL[2:5])
    assert len(content(place)["stories"]) == 1


def test_the_archive_as_it_stood_has_the_stories_of_that_time(tmp_path: Path):
    place = place_of(tmp_path)
    filled(place, [POOL[:1]])
    with saksi.open(tmp_path) as archive:
        moment = archive.status().stored
        archive.store(POOL[1:5])
    with saksi.open(tmp_path, as_of=moment) as archive:
        assert (archive.stories().matched, archive.stories().behind) == (1, 0)
    with saksi.open(tmp_path) as archive:
        assert archive.stories().matched == 3


def test_filters_of_a_query_hold_for_derived_records(tmp_path: Path):
    filled(place_of(tmp_path), [POOL[:5]])
    with saksi.open(tmp_path) as archive:
        assert archive.occurrences(dyad=("IDN", "MYS"), types=("REJECT",), sources=("IDN",)).matched >= 1
        assert archive.occurrences(actors=("USA",)).matched == 0
        assert archive.occurrences(since="2026-03-06", until="2026-03-06").undated >= 1
        assert archive.stories(outlets=("dua",)).matched == 1
        assert archive.stories(text="hujan").matched == 2
        assert archive.sql("SELECT sum(copies) AS n FROM stories").to_pylist()[0]["n"] == 2


def test_a_story_and_an_occurrence_lead_to_the_characters(tmp_path: Path):
    filled(place_of(tmp_path), [POOL[:3]])
    with saksi.open(tmp_path) as archive:
        (found,) = archive.occurrences().records()
        assert {walk.quote for walk in archive.grounds(found.id).evidence} == {"menolak"}
        story = archive.stories(outlets=("Dua",)).records()[0]
        assert len(archive.grounds(story.id).evidence) == 2
        with pytest.raises(saksi.errors.UsageError, match="U025"):
            archive.grounds("story-0000000000000000")
