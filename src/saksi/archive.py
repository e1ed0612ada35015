"""The archive: open it, add to it, ask it.

The front object. It delegates: reading to `run`, resting to `store`.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import duckdb

from saksi.model import Coded, Page, Refusal
from saksi.model.query import Batch, Outcome, Query
from saksi.related import Related
from saksi.store import care, find, reviews
from saksi.store.commit import Clock, Committer, Stored, utc_now
from saksi.store.conditions import Kind
from saksi.store.derived import offer
from saksi.store.faults import unreadable
from saksi.store.find import Answer
from saksi.store.listings import find_listed
from saksi.store.outlets import Outlet, outlets
from saksi.store.pages import page_of
from saksi.store.place import Place, place_of
from saksi.store.snapshot import Snapshot, select
from saksi.store.sync import newest_version, version
from saksi.store.tally import tally
from saksi.store.why import Why, coded, why

if TYPE_CHECKING:
    import pyarrow as pa

    from saksi.export.writing import Made
    from saksi.run.local import Tally
    from saksi.run.sources import Web

Result = TypeVar("Result")

__all__ = ["Archive", "open_archive"]


def open_archive(path: str | os.PathLike[str] | None = None, *, as_of: str | None = None) -> "Archive":
    """Open an archive; `saksi.open` is this function.

    Args:
        path: a folder or an `s3://` address; None for `SAKSI_ARCHIVE`, else the platform's data folder.
        as_of: a date or date-time; the archive as it stood then. Nothing can be added to the past.

    Example:
        >>> import tempfile
        >>> with open_archive(tempfile.mkdtemp() + "/archive") as archive:
        ...     archive.store([])
        ...     archive.events(actors=("RUS",)).matched
        Stored(articles=0, copies=0, refusals=0, edits=0, batch=None)
        0
    """
    return Archive(place_of(path), as_of=as_of)


class Archive(Related):
    """One archive. Reading never waits for writing; each question sees one moment, whole.

    Use it in a `with` block, or call `close`.
    """

    def __init__(self, place: Place, *, as_of: str | None = None, clock: Clock = utc_now) -> None:
        self.place = place
        self._as_of = as_of
        self._clock = clock
        self._snapshot: tuple[int, Snapshot] | None = None

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Free what the archive holds."""
        if self._snapshot is not None:
            self._snapshot[1].close()
            self._snapshot = None

    def interrupt(self) -> None:
        """End the question that another thread is asking, if it is still at it."""
        if self._snapshot is not None:
            self._snapshot[1].interrupt()

    def version(self) -> str:
        """Return a word that changes whenever an answer may: with a batch, its relations, a person's word."""
        return version(self.place)

    def batches(self) -> list[Batch]:
        """Return the batches that are visible, in the order of their commits."""
        return self._ask(lambda snapshot: snapshot.batches)

    def add(
        self,
        sources: Iterable[str],
        *,
        workers: int | None = None,
        columns: Mapping[str, str] | None = None,
        web: "Web | None" = None,
        keep_pages: bool = False,
        again: bool = False,
        changed: Callable[["Tally"], None] = lambda tally: None,
        refused: Callable[[Refusal], None] = lambda refusal: None,
        stop: Callable[[], bool] = bool,
        waiting: Callable[[], None] | None = None,
        coder: str = "built-in",
        run: str = "",
    ) -> "Tally":
        """Read sources and store what comes of them; what is done already is skipped.

        Args:
            sources: paths of pages, folders, JSON Lines, tables and WARCs; with `web`, addresses.
            workers: how many processes; None for one a core, 0 for none beside this one.
            columns: for tables, names of columns by the field that they hold.
            web: asks for addresses.
            keep_pages: whether the raw pages are kept beside the tables.
            again: whether pages that took too long before are tried once more.
            changed: called when the counts have changed.
            refused: called with each refusal.
            stop: asked before each input; once it says yes, what is in hand is read and stored, and no more.
            waiting: called when another process is writing and must be waited for.
            coder: who codes; one of `saksi.coders.NAMES`.
            run: names the run whose requests to a language model are counted together.
        """
        from saksi.run.local import add, steps_version, workers_of
        from saksi.run.sources import expand

        steps, pool = steps_version(coder), workers_of(workers, coder=coder, run=run)
        with closing(self.committer(waiting=waiting)) as committer, pool:
            return add(
                expand(sources, web=web, columns=columns),
                committer=committer,
                workers=pool,
                steps=steps,
                keep_pages=keep_pages,
                again=again,
                changed=changed,
                refused=refused,
                stop=stop,
            )

    def store(self, outcomes: Iterable[Outcome]) -> Stored:
        """Store outcomes that were made elsewhere, as one batch."""
        with closing(self.committer()) as committer:
            return committer.commit(list(outcomes))

    def committer(self, *, waiting: Callable[[], None] | None = None) -> Committer:
        """Open the archive for writing, making it if there is none; close what is returned."""
        from saksi.run.derive import catch_up
        from saksi.run.review import mend

        last = partial(mend, self.place)
        return Committer(self.place, clock=self._clock, waiting=waiting, after=catch_up, last=last)

    def events(
        self, query: Query | None = None, *, limit: int = 0, after: str | None = None, **filters: object
    ) -> find.Answer:
        """Find events. Filters are the fields of `Query`, given as such or by name."""
        return self.find("events", query, limit=limit, after=after, **filters)

    def statements(
        self, query: Query | None = None, *, limit: int = 0, after: str | None = None, **filters: object
    ) -> find.Answer:
        """Find statements."""
        return self.find("statements", query, limit=limit, after=after, **filters)

    def articles(
        self, query: Query | None = None, *, limit: int = 0, after: str | None = None, **filters: object
    ) -> find.Answer:
        """Find articles."""
        return self.find("articles", query, limit=limit, after=after, **filters)

    def refusals(
        self, query: Query | None = None, *, limit: int = 0, after: str | None = None, **filters: object
    ) -> find.Answer:
        """Find refusals."""
        return self.find("refusals", query, limit=limit, after=after, **filters)

    def stories(
        self, query: Query | None = None, *, limit: int = 0, after: str | None = None, **filters: object
    ) -> find.Answer:
        """Find stories: articles that are copies of one text, those with most copies first."""
        return self.find("stories", query, limit=limit, after=after, **filters)

    def occurrences(
        self, query: Query | None = None, *, limit: int = 0, after: str | None = None, **filters: object
    ) -> find.Answer:
        """Find occurrences: events that tell the same act, those with most independent origins first."""
        return self.find("occurrences", query, limit=limit, after=after, **filters)

    def find(
        self,
        kind: Kind,
        query: Query | None = None,
        *,
        limit: int = 0,
        after: str | None = None,
        **filters: object,
    ) -> find.Answer:
        """Find records of one kind.

        Args:
            kind: which records.
            query: the filters, or give its fields by name.
            limit: how many records to return, 0 for all; `matched` counts all in any case.
            after: `next` of an earlier answer to the same question, to go on behind it.
            **filters: fields of `Query`.
        """
        wanted = replace(query or Query(), **filters)  # type: ignore[arg-type]
        return self.part(kind, wanted, limit=limit, after=after)

    def part(
        self, kind: Kind, query: Query, *, limit: int = 0, after: str | None = None, offset: int = 0
    ) -> Answer:
        """Find a part of the records of one kind, passing over `offset` of them; see `find`."""

        def ask(snapshot: Snapshot) -> Answer:
            if kind not in find.DERIVED:
                return find.find(snapshot, kind, query, limit=limit, after=after, offset=offset)
            with self._relations(snapshot) as relations:
                return find_listed(snapshot, relations, kind, query, limit=limit, after=after, offset=offset)

        return self._ask(ask)

    def first(self, kind: Kind, query: Query, *, limit: int, after: str | None = None) -> Answer:
        """Find the first records of one kind that the tables hold, without what their number rests on."""
        return self._ask(
            lambda snapshot: find.find(snapshot, kind, query, limit=limit, after=after, rests=False)
        )

    def newest(self) -> str | None:
        """Say when the newest article was published."""
        return self._ask(lambda snapshot: find.newest(snapshot, Query()))

    def tally(self, kind: Kind, by: str, query: Query | None = None, **filters: object) -> dict[str, int]:
        """Count articles, statements, events or refusals that match by the values of a column."""
        wanted = replace(query or Query(), **filters)  # type: ignore[arg-type]
        return self._ask(lambda snapshot: tally(snapshot, kind, wanted, by))

    def export(
        self,
        format_: str,
        folder: str | os.PathLike[str],
        query: Query | None = None,
        *,
        statements: bool = False,
        **filters: object,
    ) -> "Made":
        """Write what matches into a new folder, in a format of `saksi.export.formats.FORMATS`.

        Args:
            format_: name of the format, such as `csv`, `gdelt` or `gexf`.
            folder: where its files and a README go; it must be empty or new.
            query: filters of events; all that match are written.
            statements: whether statements become rows too, in GDELT and ICEWS.
            **filters: fields of `Query`, by name.
        """
        from saksi.export.formats import check, export
        from saksi.export.selection import select as selected

        check(format_)
        wanted = replace(query or Query(), **filters)  # type: ignore[arg-type]
        selection = self._ask(lambda snapshot: selected(snapshot, wanted))
        return export(selection, format_, Path(folder), statements=statements)

    def coded(self, id_: str, *, as_read: bool = False) -> Coded:
        """Return an article with its records, by the id of any of them; `as_read` as its coder read it."""
        return self._ask(lambda snapshot: coded(snapshot, id_, as_read=as_read))

    def why(self, id_: str, *, as_read: bool = False) -> Why:
        """Walk from the id of a record of one article to the characters on the page; see `coded`."""
        return self._ask(lambda snapshot: why(snapshot, id_, as_read=as_read))

    def page(self, id_: str) -> Page | None:
        """Return the raw page that a record was read from, or None if it was not kept."""
        found = self.why(id_, as_read=True)
        return (
            page_of(self.place, found.batch.batch, found.article.id)
            if found.article and found.batch
            else None
        )

    def sql(self, statement: str, *, seconds: float | None = None, limit: int = 0) -> "pa.Table":
        """Run one SELECT over the archive's tables; no file and no network is in its reach.

        Args:
            statement: the SELECT.
            seconds: how long it may take; it then runs in a process beside this one, which is killed if it
                does not end. None for any time, in this process.
            limit: how many rows to return at most; 0 for all.

        Raises:
            UsageError: it is no SELECT that can be run (U020), or it took too much (U029).
        """
        if seconds is None:
            return self._select(statement, limit=limit)
        from saksi.run.apart import apart

        return apart(_selected, self.place, self._as_of, statement, seconds, limit, seconds=seconds)

    def prepare_sql(self) -> None:
        """Start the process that the next query with a limit of time needs, without waiting for it."""
        from saksi.run.apart import prepare

        prepare(_selected, self.place, self._as_of, "SELECT 1", None, 1)

    def _select(self, statement: str, *, seconds: float | None = None, limit: int = 0) -> "pa.Table":
        from saksi.run.relate import VIEWS, World

        names = [name for name in find.DERIVED if name in statement.lower()]
        views = [name for name in VIEWS if name in statement.lower()]
        reviewed = reviews.NAME in statement.lower()

        def prepare(snapshot: Snapshot) -> None:
            with self._relations(snapshot) as relations:
                for name in names:
                    offer(snapshot, relations, name)
                world = World(self.place, relations, until=snapshot.moment)
                for view in views:
                    snapshot.offer(view, world.view(view))
            if reviewed:
                snapshot.offer("reviews", reviews.table(self.place, until=snapshot.moment))

        wanted = prepare if names or views or reviewed else _nothing
        return select(self.place, statement, as_of=self._as_of, prepare=wanted, seconds=seconds, limit=limit)

    def rebuild(self, *, waiting: Callable[[], None] | None = None) -> int:
        """Derive stories and occurrences anew from the tables; return how many batches were taken in."""
        from saksi.run.derive import rebuild

        return rebuild(self.place, waiting=waiting)

    def outlets(self) -> list[Outlet]:
        """List outlets, those with most articles first."""
        return self._ask(outlets)

    def status(self) -> care.Status:
        """Say what is in the archive."""
        return self._ask(lambda snapshot: care.status(self.place, snapshot))

    def check(self) -> Iterator[care.Fault]:
        """Verify the archive; yields nothing if all is well."""
        yield from care.readable(lambda: self._ask(lambda snapshot: list(care.check(self.place, snapshot))))

    def tidy(self, *, waiting: Callable[[], None] | None = None) -> care.Tidied:
        """Sweep what no reader sees, and merge small files."""
        return care.tidy(self.place, waiting=waiting)

    def _ask(self, question: Callable[[Snapshot], Result]) -> Result:
        """Ask the newest moment; once more if `tidy` removed a file under way.

        Raises:
            StoreError: a file of the archive cannot be read (S012).
        """
        try:
            return question(self._now())
        except duckdb.InterruptException:
            raise
        except duckdb.Error:
            self.close()
        with unreadable():
            return question(self._now())

    def _now(self) -> Snapshot:
        version = newest_version(self.place)
        if self._snapshot is None or self._snapshot[0] != version:
            self.close()
            self._snapshot = (version, Snapshot(self.place, as_of=self._as_of))
        return self._snapshot[1]


def _nothing(snapshot: Snapshot) -> None:
    """Prepare nothing."""


def _selected(
    place: Place, as_of: str | None, statement: str, seconds: float | None, limit: int
) -> "pa.Table":
    """Run one SELECT in a process of its own, where the question of another is not in the way."""
    with Archive(place, as_of=as_of) as archive:
        return archive._select(statement, seconds=seconds, limit=limit)
