"""From any record back to the characters on the page."""

from dataclasses import dataclass
from typing import Any

from saksi.errors import UsageError
from saksi.model import Article, Coded, Event, Refusal, Span, Statement
from saksi.model.query import Batch
from saksi.store.rows import Row, to_record
from saksi.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A record and all that it rests on.

    Args:
        record: what was asked about.
        article: the article it was read from, None for a refusal.
        span: the characters that name it: an event's predicate, a statement's content.
        statements: who says so, from the innermost statement outwards; empty for the page's own voice.
        source: how the input was named when it was read.
        origin: the file or address that held it, if it could change.
        coder: what made the record.
        steps: the steps with their versions.
        batch: the commit that stored it.
        current: whether it still stands, or a later version of the page or of the steps replaced it.
        earlier: the version that this article replaced, if any.
        difference: what changed from it, as a unified diff without context.
        later: the version that replaced this one, if any.
    """

    record: Event | Statement | Article | Refusal
    article: Article | None = None
    span: Span | None = None
    statements: tuple[Statement, ...] = ()
    source: str
    origin: str | None = None
    coder: str | None = None
    steps: str | None = None
    batch: Batch | None = None
    current: bool = True
    earlier: str | None = None
    difference: str | None = None
    later: str | None = None

    @property
    def quote(self) -> str:
        """The characters of the page that the record was read from."""
        return self.article.text[self.span.start : self.span.end] if self.article and self.span else ""

    @property
    def line(self) -> str:
        """The line of the page that holds them."""
        if not self.article or not self.span:
            return ""
        text = self.article.text
        end = text.find("\n", self.span.end)
        return text[text.rfind("\n", 0, self.span.start) + 1 : len(text) if end < 0 else end]


def why(snapshot: Snapshot, id_: str) -> Why:
    """Walk from a record to the page.

    Raises:
        UsageError: no record has this id (U025).
    """
    article_id, _, rest = id_.partition(":")
    if rest:
        name = {"e": "events", "s": "statements"}.get(rest[0])
        row = _newest(snapshot, name, id_, article_id) if name else None
        if row is None:
            raise _unknown(id_)
        return _inside(snapshot, row, Event if name == "events" else Statement)
    article = _newest(snapshot, "articles", id_, None)
    if article is not None:
        return _why(snapshot, article, record=_article(article))
    refusals = snapshot.rows("SELECT * FROM all_refusals WHERE id = ?", [id_])
    if not refusals:
        raise _unknown(id_)
    row = refusals[-1]
    return Why(
        record=to_record(row, Refusal),
        source=row["source"],
        origin=row["origin"],
        batch=_batch(snapshot, row["batch"]),
    )


def coded(snapshot: Snapshot, id_: str) -> Coded:
    """Return an article with its statements and events, by the id of any of them.

    Raises:
        UsageError: nothing has this id, or it is that of a refusal (U025).
    """
    found = why(snapshot, id_)
    if found.article is None or found.batch is None:
        raise _unknown(id_)
    key = [found.article.id, found.batch.batch]
    order = {"statements": "content.start, content.end DESC", "events": "predicate.start"}
    said, done = (
        snapshot.rows(f"SELECT * FROM all_{name} WHERE article = ? AND batch = ? ORDER BY {by}", key)
        for name, by in order.items()
    )
    return Coded(
        article=found.article,
        statements=tuple(to_record(row, Statement) for row in said),
        events=tuple(to_record(row, Event) for row in done),
        coder=found.coder or "",
    )


def _inside(snapshot: Snapshot, row: Row, kind: type[Event] | type[Statement]) -> Why:
    article = snapshot.rows(
        "SELECT * FROM all_articles WHERE id = ? AND batch = ?", [row["article"], row["batch"]]
    )[0]
    said = {
        other["id"]: to_record(other, Statement)
        for other in snapshot.rows(
            "SELECT * FROM all_statements WHERE article = ? AND batch = ?", [row["article"], row["batch"]]
        )
    }
    if kind is Event:
        event = to_record(row, Event)
        statements = _chain(said, event.statement)
        return _why(snapshot, article, record=event, span=event.predicate, statements=statements)
    said_so = to_record(row, Statement)
    statements = _chain(said, said_so.in_)
    return _why(snapshot, article, record=said_so, span=said_so.content, statements=statements)


def _chain(said: dict[str, Statement], id_: str | None) -> tuple[Statement, ...]:
    chain: list[Statement] = []
    while id_ in said and said[id_] not in chain:
        chain.append(said[id_])
        id_ = said[id_].in_
    return tuple(chain)


def _why(
    snapshot: Snapshot,
    article: Row,
    *,
    record: Event | Statement | Article,
    span: Span | None = None,
    statements: tuple[Statement, ...] = (),
) -> Why:
    later = snapshot.value(
        "SELECT successor FROM superseded WHERE article = ? AND batch = ?", [article["id"], article["batch"]]
    )
    return Why(
        record=record,
        article=_article(article),
        span=span,
        statements=statements,
        source=article["source"],
        origin=article["origin"],
        coder=article["coder"],
        steps=article["steps"],
        batch=_batch(snapshot, article["batch"]),
        current=later is None,
        earlier=article["supersedes"],
        difference=article["difference"],
        later=later,
    )


def _newest(snapshot: Snapshot, name: str, id_: str, article: str | None) -> Row | None:
    """Find a record under its id in the newest batch that has it, also if it was superseded."""
    # The article first: its column is compressed better than the ids, which are all different.
    condition, values = ("article = ? AND ", [article]) if article else ("", [])
    found = snapshot.rows(
        f"SELECT r.* FROM (SELECT * FROM all_{name} WHERE {condition}id = ?) AS r JOIN visible USING (batch) "
        "ORDER BY number DESC LIMIT 1",
        [*values, id_],
    )
    return found[0] if found else None


def _article(row: Row) -> Article:
    return to_record(row | {"known": dict(row["known"] or {})}, Article)


def _batch(snapshot: Snapshot, batch: Any) -> Batch | None:
    return next((listed for listed in snapshot.batches if listed.batch == batch), None)


def _unknown(id_: str) -> UsageError:
    return UsageError(
        "U025",
        f"Nothing in the archive has the id {id_}.",
        hint="Ids are in every listing: saksi events --json.",
    )
