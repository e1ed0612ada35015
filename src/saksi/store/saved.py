"""Questions in SQL that people keep under a name, in a small database beside the ledger."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from saksi.errors import UsageError
from saksi.store.commit import Clock, utc_now
from saksi.store.faults import faults
from saksi.store.place import Place
from saksi.store.sqlite import connect, transaction

__all__ = ["Saved", "forget", "save", "saved"]

_SCHEMA = "CREATE TABLE IF NOT EXISTS saved (name TEXT PRIMARY KEY, sql TEXT, at TEXT) WITHOUT ROWID;"
#: Characters of a name and of a question.
_LONGEST_NAME, LONGEST = 100, 20_000


@dataclass(frozen=True, slots=True)
class Saved:
    """A question that was kept: its name, the SELECT, and when it was kept, ISO 8601 in UTC."""

    name: str
    sql: str
    at: str


def saved(place: Place) -> list[Saved]:
    """List the questions of an archive by name."""
    if not _file(place).exists():
        return []
    with (
        faults("read saved questions"),
        closing(connect(_file(place), schema=_SCHEMA, read_only=True)) as base,
    ):
        return [Saved(*row) for row in base.execute("SELECT name, sql, at FROM saved ORDER BY name")]


def save(place: Place, name: str, sql: str, *, clock: Clock = utc_now) -> Saved:
    """Keep a question; one of the same name is replaced.

    Raises:
        UsageError: it has no name or no text, or one that is too long (U080).
    """
    name, sql = name.strip(), sql.strip()
    if not name or not sql or len(name) > _LONGEST_NAME or len(sql) > LONGEST:
        raise UsageError(
            "U080",
            "A question is kept with a name and its text.",
            hint=f"Give a name of at most {_LONGEST_NAME} characters, and a SELECT of at most {LONGEST:,}.",
        )
    kept = Saved(name, sql, clock().isoformat(timespec="seconds"))
    with faults("keep a question"), closing(connect(_file(place), schema=_SCHEMA)) as base, transaction(base):
        base.execute("INSERT OR REPLACE INTO saved VALUES (?, ?, ?)", (kept.name, kept.sql, kept.at))
    return kept


def forget(place: Place, name: str) -> None:
    """Forget a question; one that is not there is no error."""
    with (
        faults("forget a question"),
        closing(connect(_file(place), schema=_SCHEMA)) as base,
        transaction(base),
    ):
        base.execute("DELETE FROM saved WHERE name = ?", (name.strip(),))


def _file(place: Place) -> Path:
    return place.state / "saved.db"
