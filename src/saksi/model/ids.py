"""Ids that are the same on every machine.

An article's id is a hash of its content and of the address it came from, never of a path or a time. The
records inside it are named by the article and their offsets.
"""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


def article_id(*, text: str, url: str | None) -> str:
    """Return the id of an article: 16 hexadecimal digits of SHA-256 over its address and text.

    Example:
        >>> article_id(text="Satu", url=None)
        'f9b6b00eaeb9b9f2'
    """
    # A lone surrogate cannot be encoded strictly; "surrogatepass" keeps the hash total over all strings.
    digest = hashlib.sha256(f"{url or ''}\0{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def statement_id(*, article: str, cue: int, content: int) -> str:
    """Name a statement by its article and by where its cue and content start.

    Example:
        >>> statement_id(article="cadf58d7d17bbb97", cue=10, content=17)
        'cadf58d7d17bbb97:s10-17'
    """
    return f"{article}:s{cue}-{content}"


def event_id(*, article: str, predicate: int, type_: str) -> str:
    """Name an event by its article, by where its predicate starts and by its type.

    Example:
        >>> event_id(article="cadf58d7d17bbb97", predicate=10, type_="CONSULT")
        'cadf58d7d17bbb97:e10-CONSULT'
    """
    return f"{article}:e{predicate}-{type_}"


def story_id(members: Iterable[str]) -> str:
    """Return the id of a story: a hash of the ids of its articles, in whatever order they are given.

    Example:
        >>> story_id(["b", "a"]) == story_id(["a", "b"])
        True
        >>> story_id(["a"])
        'story-ca978112ca1bbdca'
    """
    return f"story-{_hash(sorted(set(members)))}"


def occurrence_id(events: Iterable[str]) -> str:
    """Return the id of an occurrence: a hash of the ids of its events, in whatever order they are given.

    Example:
        >>> occurrence_id(["a"])
        'occurrence-ca978112ca1bbdca'
    """
    return f"occurrence-{_hash(sorted(set(events)))}"


def tie_id(*, actor: str, recipient: str, period: str, start: str, asserted_by: str | None) -> str:
    """Return the id of a tie, which tells what it counts: the pair, the period and whose word it rests on.

    Example:
        >>> tie_id(actor="RUS", recipient="PRK", period="month", start="2026-01-01", asserted_by=None)
        'tie-RUS~PRK~month~2026-01-01'
    """
    return f"tie-{'~'.join(filter(None, (actor, recipient, period, start, asserted_by)))}"


@dataclass(frozen=True, slots=True)
class TieKey:
    """What the id of a tie tells."""

    actor: str
    recipient: str
    period: str
    start: str
    asserted_by: str | None = None


def tie_key(id_: str) -> TieKey | None:
    """Read the id of a tie, or return None if it is none.

    Example:
        >>> tie_key("tie-RUS~PRK~month~2026-01-01~own").asserted_by
        'own'
    """
    parts = id_.removeprefix("tie-").split("~")
    if not id_.startswith("tie-") or not 4 <= len(parts) <= 5:
        return None
    try:
        datetime.date.fromisoformat(parts[3])
    except ValueError:
        return None
    return TieKey(*parts)


def forecast_id(made_from: str) -> str:
    """Return the id of a forecast: a hash of the id of the statement or event that it was made from.

    Example:
        >>> forecast_id("a")
        'forecast-ca978112ca1bbdca'
    """
    return f"forecast-{_hash((made_from,))}"


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
