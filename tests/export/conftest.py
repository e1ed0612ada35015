from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksi.archive import Archive
from saksi.store.place import place_of
from tests.export.samples import outcomes


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Open an archive with the sample events."""
    with Archive(place_of(tmp_path / "archive")) as opened:
        opened.store(outcomes())
        yield opened


@pytest.fixture
def exported(archive: Archive, tmp_path: Path) -> Callable[..., Path]:
    """Export the sample events and return the folder."""

    def export(format_: str, **options: object) -> Path:
        folder = tmp_path / f"{format_}-{len(list(tmp_path.iterdir()))}"
        archive.export(format_, folder, **options)
        return folder

    return export
