"""From any record back to the characters on the page."""

import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any

from saksi.errors import UsageError
from saksi.model import Article, Coded, Event, Refusal, Span, Statement
from saksi.model.query import Batch
from saksi.store.ledger import Ledger
from saksi.store.reviews import MENDED
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
        input: hash of the input and of the steps.
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
    input: str = ""
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


def why(snapshot: Snapshot, id_: str, *, as_read: bool = False) -> Why:
    """Walk from a record to the page; see `walks`."""
    return walks(snapshot, [id_], as_read=as_read)[0]


def walks(snapshot: Snapshot, ids: Sequence[str], *, as_read: bool = False) -> tuple[Why, ...]:
    """Walk from each of some records to its page, reading all of them at once.

    Args:
        snapshot: the archive at one moment.
        ids: of the records.
        as_read: whether records are wanted as their coder read them, whatever people said since.

    Raises:
        UsageError: no record has one of these ids (U025).
    """
    inside: dict[str, Row] = {}
    for name, letter in (("events", "e"), ("statements", "s")):
        wanted = [id_ for id_ in ids if id_.partition(":")[2][:1] == letter]
        inside |= _newest(snapshot, name, wanted, as_read=as_read)
    articles = _newest(snapshot, "articles", [id_ for id_ in ids if ":" not in id_], as_read=as_read)
    keys = {(row["article"], row["batch"]) for row in inside.values()}
    pages = _Pages(snapshot, keys | {(row["id"], row["batch"]) for row in articles.values()})
    found = []
    for id_ in ids:
        if id_ in inside:
            found.append(pages.inside(inside[id_], Event if id_.partition(":")[2][0] == "e" else Statement))
        elif id_ in articles:
            found.append(pages.whole(articles[id_]))
        else:
            found.append(_refused(snapshot, id_))
    return tuple(found)


def _refused(snapshot: Snapshot, id_: str) -> Why:
    refusals = snapshot.rows("SELECT * FROM all_refusals WHERE id = ?", [id_]) if ":" not in id_ else []
    if not refusals:
        raise _unknown(id_)
    row = refusals[-1]
    return Why(
        record=to_record(row, Refusal),
        source=row["source"],
        origin=row["origin"],
        batch=_batch(snapshot, row["batch"]),
    )


def coded(snapshot: Snapshot, id_: str, *, as_read: bool = False) -> Coded:
    """Return an article with its statements and events, by the id of any of them.

    Args:
        snapshot: the archive at one moment.
        id_: of the article, or of a record in it.
        as_read: whether it is wanted as its coder read it, whatever people said since.

    Raises:
        UsageError: nothing has this id, or it is that of a refusal (U025).
    """
    found = why(snapshot, id_, as_read=as_read)
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


class _Pages:
    """The articles of some records with their statements, by id and batch."""

    def __init__(self, snapshot: Snapshot, keys: Collection[tuple[str, int]]) -> None:
        self._snapshot = snapshot
        self._keys = keys
        self._articles = {(row["id"], row["batch"]): row for row in self._rows("all_articles", "id")}
        self._later = {
            (row["article"], row["batch"]): row["successor"] for row in self._rows("superseded", "article")
        }
        self._batches = {listed.batch: listed for listed in snapshot.batches}
        self._said: dict[tuple[str, int], dict[str, Statement]] = {}
        for row in self._rows("all_statements", "article"):
            key = (row["article"], row["batch"])
            self._said.setdefault(key, {})[row["id"]] = to_record(row, Statement)

    def _rows(self, table: str, column: str) -> list[Row]:
        if not self._keys:
            return []
        articles, batches = (sorted({key[at] for key in self._keys}) for at in (0, 1))
        return self._snapshot.rows(
            f"SELECT * FROM {table} WHERE {_among(column, articles)} AND {_among('batch', batches)}",
            [*articles, *batches],
        )

    def inside(self, row: Row, kind: type[Event] | type[Statement]) -> Why:
        """Walk from a record inside an article."""
        key = (row["article"], row["batch"])
        said, article = self._said.get(key, {}), self._articles[key]
        if kind is Event:
            event = to_record(row, Event)
            chain = _chain(said, event.statement)
            return self._why(article, record=event, span=event.predicate, statements=chain)
        statement = to_record(row, Statement)
        chain = _chain(said, statement.in_)
        return self._why(article, record=statement, span=statement.content, statements=chain)

    def whole(self, row: Row) -> Why:
        """Walk from an article itself."""
        return self._why(row, record=_article(row))

    def _why(
        self,
        article: Row,
        *,
        record: Event | Statement | Article,
        span: Span | None = None,
        statements: tuple[Statement, ...] = (),
    ) -> Why:
        later = self._later.get((article["id"], article["batch"]))
        return Why(
            record=record,
            article=_article(article),
            span=span,
            statements=statements,
            source=article["source"],
            input=article["input"],
            origin=article["origin"],
            coder=article["coder"],
            steps=article["steps"],
            batch=self._batches.get(article["batch"]),
            current=later is None,
            earlier=article["supersedes"],
            difference=article["difference"],
            later=later,
        )


def _chain(said: dict[str, Statement], id_: str | None) -> tuple[Statement, ...]:
    chain: list[Statement] = []
    while id_ in said and said[id_] not in chain:
        chain.append(said[id_])
        id_ = said[id_].in_
    return tuple(chain)


def _newest(snapshot: Snapshot, name: str, ids: Sequence[str], *, as_read: bool) -> dict[str, Row]:
    """Find records under their ids in the newest batch that has each, also if it was superseded.

    With `as_read`, versions that people mended are passed over.
    """
    if not ids:
        return {}
    wanted = sorted(set(ids))
    found = {} if as_read else _current(snapshot, name, wanted)
    if len(found) == len(wanted):
        return found
    wanted = [id_ for id_ in wanted if id_ not in found]
    # The article first: its column is compressed better than the ids, which are all different.
    articles = sorted({id_.partition(":")[0] for id_ in wanted}) if name != "articles" else []
    inside = f"{_among('article', articles)} AND " if articles else ""
    if as_read:
        key = "id" if name == "articles" else "article"
        inside += f"({key}, batch) NOT IN (SELECT (id, batch) FROM all_articles WHERE coder LIKE ?) AND "
        articles = [*articles, f"%{MENDED}%"]
    rows = snapshot.rows(
        f"SELECT r.* FROM (SELECT * FROM all_{name} WHERE {inside}{_among('id', wanted)}) AS r "
        "JOIN visible USING (batch) ORDER BY number",
        [*articles, *wanted],
    )
    return found | {row["id"]: row for row in rows}


def _current(snapshot: Snapshot, name: str, ids: Sequence[str]) -> dict[str, Row]:
    """Find those records that are of the current version of their article.

    The ledger knows its batch, by which nearly all that rests in the files is passed over.
    """
    if not snapshot.place.ledger.exists():
        return {}
    with suppress(sqlite3.DatabaseError), closing(Ledger(snapshot.place.ledger, read_only=True)) as ledger:
        versions = [ledger.version(article) for article in {id_.partition(":")[0] for id_ in ids}]
        batches = sorted({version.batch for version in versions if version})
        if batches:
            rows = snapshot.rows(
                f"SELECT * FROM {name} WHERE {_among('batch', batches)} AND {_among('id', ids)}",
                [*batches, *ids],
            )
            return {row["id"]: row for row in rows}
    return {}


def _among(column: str, values: Sequence[object]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})"


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
