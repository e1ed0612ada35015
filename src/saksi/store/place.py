"""Where an archive rests: a folder, or an address of object storage with a folder of state beside it."""

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from saksi.errors import StoreError

_REMOTE = ("s3://", "s3a://", "gs://", "az://", "abfss://")


@dataclass(frozen=True, slots=True)
class Place:
    """The addresses of an archive's pieces.

    Args:
        root: a folder, or a URL such as `s3://bucket/archive`.
        state: the local folder of the ledger and the lock. For a URL it can be lost: it is made again
            from the tables.
    """

    root: str
    state: Path

    @property
    def remote(self) -> bool:
        """Whether the tables rest in object storage."""
        return self.root.startswith(_REMOTE)

    def table(self, name: str) -> str:
        """Return the address of a table."""
        return f"{self.root}/tables/{name}" if self.remote else str(Path(self.root) / "tables" / name)

    @property
    def ledger(self) -> Path:
        """The file of the ledger."""
        return self.state / "ledger.db"

    @property
    def relations(self) -> Path:
        """The file of the records that are derived from the tables."""
        return self.state / "relations.db"

    @property
    def memo(self) -> Path:
        """The file of what was costly to work out; it can be deleted."""
        return self.state / "memo.db"

    @property
    def lock(self) -> Path:
        """The file that a committer locks."""
        return self.state / "lock.db"


def data_folder() -> Path:
    """Return the platform's folder for a user's data of this program."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "saksi"


def place_of(address: str | os.PathLike[str] | None = None) -> Place:
    """Find the place of an archive: the one given, else `SAKSI_ARCHIVE`, else the platform's data folder.

    Raises:
        StoreError: the address is of a kind that is not supported (S003).

    Example:
        >>> place_of("s3://news/2026/").table("events")
        's3://news/2026/tables/events'
    """
    text = (
        os.fspath(address) if address else os.environ.get("SAKSI_ARCHIVE") or str(data_folder() / "archive")
    )
    if text.startswith(_REMOTE):
        text = text.rstrip("/")
        return Place(text, data_folder() / "state" / hashlib.sha256(text.encode()).hexdigest()[:16])
    if "://" in text and not text.startswith("file://"):
        raise StoreError(
            "S003", f"{text} is no place for an archive.", hint="Give a folder or an s3:// address."
        )
    root = Path(text.removeprefix("file://")).expanduser().resolve()
    return Place(str(root), root / "state")
