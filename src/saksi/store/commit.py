"""The committer: outcomes in, one batch out, visible all at once or not at all.

In order: the lock; the ledger brought up to date; what is stored already left out; rows to the tables of
records; the batch to `batches`, which makes it visible; the ledger. A process killed at any point leaves
either rows of an unlisted batch, which no reader sees and `tidy` sweeps, or a ledger that is one batch
behind, which the next committer mends.
"""

import datetime
import difflib
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from deltalake import DeltaTable

from saksi.__about__ import __version__
from saksi.errors import PASSING
from saksi.model import Coded, Page, Refusal
from saksi.model.query import Batch, Outcome
from saksi.store import pages, rows, tables
from saksi.store.faults import faults
from saksi.store.ledger import Entry, Failure, Ledger, Version
from saksi.store.lock import locked
from saksi.store.place import Place
from saksi.store.reviews import as_read
from saksi.store.schema import DATA_TABLES, SCHEMA_VERSION
from saksi.store.sync import Listing, synced

Clock = Callable[[], datetime.datetime]


def utc_now() -> datetime.datetime:
    """Return the time in UTC; the one clock, passed in wherever time matters."""
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a commit did with its outcomes: each is an article, a copy of one that is stored, or a refusal.

    `edits` counts the articles that replace an earlier version; `batch` is None if nothing was new.
    """

    articles: int = 0
    copies: int = 0
    refusals: int = 0
    edits: int = 0
    batch: int | None = None


#: Called under the lock when batches may have come, with all that are listed and, by batch, the articles of
#: one that need not be read back: those of a batch that replaces nothing.
After = Callable[[Place, Sequence[Batch], Mapping[int, Sequence[Coded]]], None]


@dataclass(slots=True)
class _Draft:
    """The rows of a batch that is being put together."""

    batch: int
    at: str
    tables: dict[str, list[rows.Row]] = field(default_factory=lambda: {name: [] for name in DATA_TABLES})
    entries: list[Entry] = field(default_factory=list)
    done: list[tuple[str, str | None]] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    raw: list[tuple[str, Page]] = field(default_factory=list)
    coded: list[Coded] = field(default_factory=list)
    here: dict[str, Version] = field(default_factory=dict)
    pages: dict[str, tuple[Version, str]] = field(default_factory=dict)
    copies: int = 0


class Committer:
    """Writes batches to one archive, which it makes if there is none.

    Args:
        place: where the archive rests.
        clock: tells the time of each commit.
        waiting: called when another process holds the lock.
        after: derives what follows.
        last: called before this one closes, and may commit.
    """

    def __init__(
        self,
        place: Place,
        *,
        clock: Clock = utc_now,
        waiting: Callable[[], None] | None = None,
        after: After = lambda place, listed, fresh: None,
        last: Callable[["Committer"], None] = lambda committer: None,
    ) -> None:
        self._place = place
        self._last = last
        self._after = after
        self._clock = clock
        self._waiting = waiting
        with faults("open the archive"), self._locked():
            tables.create(place)
            self.ledger = Ledger(place.ledger)
            self._listing = synced(place, self.ledger, known=None)
            after(place, self._listing.batches, {})

    def close(self) -> None:
        """Close the ledger, after all that is to be done."""
        try:
            self._last(self)
        finally:
            self.ledger.close()

    def commit(self, outcomes: Sequence[Outcome]) -> Stored:
        """Store outcomes as one batch.

        Raises:
            StoreError: nothing of the batch is visible, and everything stored before it is.
        """
        with faults("store a batch"), self._locked():
            self._listing = synced(self._place, self.ledger, known=self._listing)
            listed = self._listing.batches
            number = listed[-1].number + 1 if listed else 1
            draft = _Draft(batch=_new_name(number), at=self._time(listed))
            for outcome in outcomes:
                self._add(draft, outcome)
            self._add_differences(draft)
            if not any(draft.tables.values()):
                self.ledger.note(draft.done)
                return Stored(copies=draft.copies)
            return self._write(draft, number=number)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with locked(self._place.lock, waiting=self._waiting):
            yield

    def _time(self, listed: Sequence[Batch]) -> str:
        """Tell the time, but never one before the last batch: a clock may jump back."""
        now = self._clock().astimezone(datetime.UTC).isoformat(timespec="microseconds")
        return max(now, listed[-1].at) if listed else now

    def _add(self, draft: _Draft, outcome: Outcome) -> None:
        result = outcome.result
        if isinstance(result, Refusal):
            self._refuse(draft, outcome, result)
            return
        waits = self.ledger.waits(outcome.input) is not None
        known = draft.here.get(result.article.id) or self.ledger.version(result.article.id)
        page = rows.page_of(outcome)
        before = self._current(draft, page)
        is_current = before is None or before.id == result.article.id
        # Only a live origin can go back to an earlier text; in a data set both versions are simply there.
        went_back = outcome.origin is not None and not is_current
        same = known is not None and rows.steps_of(outcome, result) == (
            known.steps if outcome.mends else as_read(known.steps)
        )
        if known and known.batch == draft.batch:
            draft.copies += 1
            # What waits is done only with a row of its own, which tells that its refusal has passed; a batch
            # has one row of an article, so the next run adds it.
            if not waits:
                draft.done.append((outcome.input, outcome.origin))
            return
        draft.done.append((outcome.input, outcome.origin))
        if known and (outcome.given or (same and not went_back and not waits)):
            draft.copies += 1
            return
        # A page that went back to an earlier text replaces what it had; new steps replace their own row.
        self._add_article(draft, outcome, result, before if before and not is_current else known)

    def _refuse(self, draft: _Draft, outcome: Outcome, refusal: Refusal) -> None:
        """Store a refusal once; one whose cause may pass leaves its input undone."""
        if refusal.code in PASSING:
            stored = self.ledger.waits(outcome.input) == refusal.code
            place = outcome.origin or outcome.source
            draft.failed.append(Failure(outcome.input, place, refusal.code))
        else:
            stored = self.ledger.done(outcome.input, origin=outcome.origin)
            draft.done.append((outcome.input, outcome.origin))
        if not stored:
            draft.tables["refusals"].append(
                rows.refusal_row(outcome, refusal, batch=draft.batch, at=draft.at)
            )

    def _current(self, draft: _Draft, page: str | None) -> Version | None:
        if page is None:
            return None
        if page in draft.pages:
            return draft.pages[page][0]
        return self.ledger.current(page)

    def _add_article(self, draft: _Draft, outcome: Outcome, coded: Coded, before: Version | None) -> None:
        version = Version(coded.article.id, draft.batch, rows.steps_of(outcome, coded))
        row = rows.article_row(outcome, coded, batch=draft.batch)
        if before is not None:
            row["supersedes"], row["supersedes_batch"] = before.id, before.batch
        draft.tables["articles"].append(row)
        draft.coded.append(coded)
        draft.tables["statements"].extend(rows.statement_rows(coded, batch=draft.batch))
        draft.tables["events"].extend(rows.event_rows(coded, batch=draft.batch))
        page = row["page"]
        draft.here[version.id] = version
        if outcome.page is not None:
            draft.raw.append((version.id, outcome.page))
        if page is not None:
            draft.pages[page] = (version, coded.article.text)
        words = rows.read_text(coded.article)
        draft.entries.append(Entry(version, outcome.input, outcome.origin, page, words, outcome.source))

    def _add_differences(self, draft: _Draft) -> None:
        """Write into each row that replaces another text what changed, as a unified diff without context."""
        edited = [row for row in draft.tables["articles"] if row["supersedes"] not in (None, row["id"])]
        if not edited:
            return
        texts = {row["id"]: row["text"] for row in draft.tables["articles"]}
        missing = {
            row["supersedes"]: row["supersedes_batch"] for row in edited if row["supersedes"] not in texts
        }
        texts |= _texts(tables.table(self._place, "articles"), missing)
        for row in edited:
            old = texts.get(row["supersedes"], "").splitlines()
            lines = difflib.unified_diff(
                old, row["text"].splitlines(), row["supersedes"], row["id"], n=0, lineterm=""
            )
            row["difference"] = "\n".join(lines)

    def _write(self, draft: _Draft, *, number: int) -> Stored:
        counts = {name: len(draft.tables[name]) for name in DATA_TABLES}
        edits = sum(row["supersedes"] not in (None, row["id"]) for row in draft.tables["articles"])
        batch = Batch(
            batch=draft.batch,
            number=number,
            at=draft.at,
            schema=SCHEMA_VERSION,
            saksi=__version__,
            edits=edits,
            **counts,
        )
        pages.keep(self._place, draft.batch, draft.raw, at=draft.at)
        for name in DATA_TABLES:
            if draft.tables[name]:
                tables.append(self._place, name, rows.to_arrow(name, draft.tables[name]))
        tables.append(self._place, "batches", rows.to_arrow("batches", [_plain(batch)]))
        try:
            self.ledger.take(batch, draft.entries, draft.done, draft.failed)
        except sqlite3.OperationalError:
            # The batch is there for all to see: the ledger learns of it from the tables, as after a crash.
            pass
        else:
            # If nothing but this batch was added meanwhile, as a rule, the list need not be read again.
            self._listing = Listing(self._listing.version + 1, [*self._listing.batches, batch])
            self._after(
                self._place, self._listing.batches, {draft.batch: draft.coded} if _as_stored(draft) else {}
            )
        return Stored(
            articles=counts["articles"],
            copies=draft.copies,
            refusals=counts["refusals"],
            edits=edits,
            batch=batch.batch,
        )


def _as_stored(draft: _Draft) -> bool:
    """Say whether the articles of a batch are read back as they are: none replaces another, all are UTF-8."""
    return all(row["supersedes"] is None for row in draft.tables["articles"]) and all(
        map(rows.is_utf8, draft.coded)
    )


def _plain(batch: Batch) -> rows.Row:
    return {name: getattr(batch, name) for name in Batch.__slots__}


def _new_name(number: int) -> int:
    """Name a batch: its number, so that names grow and files can be skipped by them, and 20 random bits.

    The bits tell it from an orphan of the same number. JSON readers keep its at most 53 bits exactly.
    """
    return number << 20 | secrets.randbits(20)


def _texts(articles: DeltaTable, versions: dict[str, int]) -> dict[str, str]:
    """Read texts of stored articles, given by id and batch."""
    import pyarrow.dataset as ds

    if not versions:
        return {}
    wanted = ds.field("batch").isin(sorted(set(versions.values()))) & ds.field("id").isin(sorted(versions))
    found = articles.to_pyarrow_dataset().to_table(columns=["id", "text"], filter=wanted)
    return dict(zip(found["id"].to_pylist(), found["text"].to_pylist(), strict=True))
