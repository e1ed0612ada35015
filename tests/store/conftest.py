from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.store.commit import Committer
from saksi.store.place import Place, place_of
from saksi.store.snapshot import Snapshot


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return place_of(tmp_path / "archive")


@pytest.fixture
def committer(place: Place) -> Iterator[Committer]:
    opened = Committer(place)
    yield opened
    opened.close()


@pytest.fixture
def snapshot(place: Place, committer: Committer) -> Iterator["Snapshots"]:
    taken = Snapshots(place)
    yield taken
    taken.close()


class Snapshots:
    """Takes snapshots and closes them at the end of the test."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._open: list[Snapshot] = []

    def __call__(self, **options: object) -> Snapshot:
        self._open.append(Snapshot(self._place, **options))
        return self._open[-1]

    def close(self) -> None:
        for snapshot in self._open:
            snapshot.close()
