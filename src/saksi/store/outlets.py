"""Who printed what is in an archive."""

from dataclasses import dataclass

from saksi.store.snapshot import Snapshot

__all__ = ["Outlet", "outlets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet and what of it is in an archive.

    Args:
        outlet: its name, as its pages give it; None for pages that name none.
        articles: how many there are; likewise `statements` and `events` in them.
        languages: of the articles, the most frequent first.
        oldest: day of the oldest article that has one.
        newest: day of the newest.
    """

    outlet: str | None
    articles: int
    statements: int
    events: int
    languages: tuple[str, ...]
    oldest: str | None
    newest: str | None


def outlets(snapshot: Snapshot) -> list[Outlet]:
    """List outlets, those with most articles first."""
    rows = snapshot.counts(
        "SELECT outlet, sum(n)::BIGINT AS articles, sum(said)::BIGINT AS statements, "
        "sum(done)::BIGINT AS events, "
        "list(language ORDER BY n DESC, language) AS languages, min(first)::VARCHAR AS oldest, "
        "max(last)::VARCHAR AS newest FROM (SELECT outlet, language, count(*) AS n, sum(statements) AS said, "
        "sum(events) AS done, min(day) AS first, max(day) AS last FROM articles GROUP BY outlet, language) "
        "GROUP BY outlet ORDER BY articles DESC, coalesce(outlet, '')"
    )
    return [Outlet(**{**row, "languages": tuple(row["languages"])}) for row in rows]
