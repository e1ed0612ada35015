"""Tokens: who may ask from elsewhere, and what for.

A token is 256 random bits, so a fast hash of it is as good as a slow one: there is nothing to guess, unlike
with a password. Only the SHA-256 of it rests on disk, in a file that its owner alone may read, and it is
compared in constant time. It is shown once, when it is made.
"""

import hashlib
import hmac
import re
import secrets
import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from saksi.errors import UsageError
from saksi.store.place import Place
from saksi.store.sqlite import connect, transaction

__all__ = ["SCOPES", "Scope", "Token", "Tokens"]

#: read: ask; write: add pages; review: decide.
Scope = Literal["read", "write", "review"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

_PREFIX = "saksi"
_NAME = re.compile(r"[\w.@ -]{1,60}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS tokens (
    id TEXT PRIMARY KEY, name TEXT UNIQUE, hash BLOB, scopes TEXT, made TEXT
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token that was given out, without its secret.

    Args:
        id: the part of it that may be shown.
        name: whom it was made for.
        scopes: what it may be used for.
        made: when, ISO 8601 in UTC.
    """

    id: str
    name: str
    scopes: frozenset[Scope]
    made: str


class Tokens:
    """The tokens of one archive, in a small database in its folder of state."""

    def __init__(self, place: Place, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._file = place.state / "tokens.db"
        self._clock = clock

    def add(self, name: str, scopes: Collection[str]) -> str:
        """Make a token and return it; nothing can show it again.

        Raises:
            UsageError: the name is taken or is none (U070), or there is no such scope (U071).
        """
        wanted = [scope for scope in SCOPES if scope in set(scopes)]
        if not wanted or set(scopes) - set(SCOPES):
            raise UsageError("U071", "There is no such scope.", hint=f"Scopes: {', '.join(SCOPES)}.")
        if not _NAME.fullmatch(name):
            hint = "Up to 60 letters, digits, blanks and . _ @ -."
            raise UsageError("U070", f"{name!r} is no name for a token.", hint=hint)
        id_, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        values = (id_, name, _hash(secret), " ".join(wanted), self._clock().isoformat(timespec="seconds"))
        with closing(self._open()) as database, transaction(database):
            if database.execute("SELECT 1 FROM tokens WHERE name = ?", (name,)).fetchone():
                raise UsageError(
                    "U070", f"There is a token {name!r} already.", hint="Revoke it, or take another."
                )
            database.execute("INSERT INTO tokens VALUES (?, ?, ?, ?, ?)", values)
        return f"{_PREFIX}_{id_}_{secret}"

    def revoke(self, name: str) -> None:
        """Forget a token, by its name or id.

        Raises:
            UsageError: there is none (U072).
        """
        with closing(self._open()) as database, transaction(database):
            gone = database.execute("DELETE FROM tokens WHERE name = ? OR id = ?", (name, name)).rowcount
        if not gone:
            raise UsageError("U072", f"There is no token {name!r}.", hint="See `saksi token list`.")

    def all(self) -> list[Token]:
        """Return all tokens by name."""
        return [_token(row) for row in self._rows("SELECT id, name, scopes, made FROM tokens ORDER BY name")]

    def find(self, given: str) -> Token | None:
        """Return the token that was given, if it is one."""
        prefix, _, rest = given.partition("_")
        id_, _, secret = rest.partition("_")
        if prefix != _PREFIX or not secret:
            return None
        rows = self._rows("SELECT id, name, scopes, made, hash FROM tokens WHERE id = ?", id_)
        return next((_token(row[:4]) for row in rows if hmac.compare_digest(row[4], _hash(secret))), None)

    def _rows(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        if not self._file.exists():
            return []
        with closing(connect(self._file, schema=_SCHEMA, read_only=True)) as database:
            return database.execute(statement, values).fetchall()

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        _private(self._file)
        return connect(self._file, schema=_SCHEMA)


def _private(file: Path) -> None:
    file.touch(mode=0o600, exist_ok=True)


def _token(row: tuple[Any, ...]) -> Token:
    id_, name, scopes, made = row
    return Token(id=id_, name=name, scopes=frozenset(s for s in SCOPES if s in scopes.split()), made=made)


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
