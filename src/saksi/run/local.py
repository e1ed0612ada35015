"""Pages into an archive, on this machine: skip what is done, read the rest in parallel, store it."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import FrameType

from saksi import coders
from saksi.errors import COSTLY
from saksi.model import Article, Coded, Refusal
from saksi.model.query import Outcome
from saksi.pipeline import STEPS, run
from saksi.run.inputs import Input, input_key
from saksi.run.pool import Read, Workers
from saksi.steps import code
from saksi.store.commit import Committer

#: A batch is committed when it has so many rows or is so many seconds old, whichever comes first.
BATCH_ROWS = 10_000
BATCH_SECONDS = 60.0


@dataclass(slots=True)
class Tally:
    """Counts of one run, kept up to date while it goes on.

    Args:
        known: inputs that were done before and were not read again.
        left: inputs that took too long before and were not tried again.
        read: articles read, whether or not they are stored yet.
        refused: inputs refused.
        articles: articles stored, the first number that survives anything.
        copies: articles that were stored already under another name.
        edits: stored articles that replace an earlier version.
        refusals: refusals stored.
        stopped: whether the run was asked to stop before its end.
    """

    known: int = 0
    left: int = 0
    read: int = 0
    refused: int = 0
    articles: int = 0
    copies: int = 0
    edits: int = 0
    refusals: int = 0
    batches: int = 0
    statements: int = 0
    events: int = 0
    stopped: bool = False


def load_pipeline(coder: str = coders.BUILT_IN, run: str = "") -> Read:
    """Make the function that reads one input through all steps, with the explanation of each record."""
    return partial(_read, coder=coders.load(coder, why=True, run=run))


def _read(item: Input, *, coder: code.Coder) -> Coded | Refusal:
    if item.given is not None:
        return item.given

    def declared(article: Article) -> Coded:
        return coder(item.filled(article))

    (result,) = run([item.page], coder=declared)
    return result


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_of(count: int | None, *, coder: str = coders.BUILT_IN, run: str = "") -> Workers:
    """Make the processes that read.

    Args:
        count: how many; None for one a core, 0 for none beside this one.
        coder: who codes; one of `saksi.coders.NAMES`.
        run: names the run whose requests to a language model are counted together.

    Raises:
        SaksiError: the coder cannot be made; told here, before each of the workers would.
    """
    load = load_pipeline if coder == coders.BUILT_IN else partial(load_pipeline, coder, run)
    if coder != coders.BUILT_IN:
        coders.load(coder, run=run)
    return Workers(load, count=cores() if count is None else count, patience=coders.patience_of(coder))


def steps_version(coder: str = coders.BUILT_IN) -> str:
    """Name the steps with their versions; a change makes what they made stale."""
    versions = {step.NAME: step.VERSION for step in STEPS} | {code.NAME: coders.version_of(coder)}
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def add(
    inputs: Iterable[Input | Refusal],
    *,
    committer: Committer,
    workers: Workers,
    steps: str | None = None,
    keep_pages: bool = False,
    again: bool = False,
    tally: Tally | None = None,
    changed: Callable[[Tally], None] = lambda tally: None,
    refused: Callable[[Refusal], None] = lambda refusal: None,
    stop: Callable[[], bool] = bool,
) -> Tally:
    """Read inputs and store what comes of them.

    Args:
        inputs: what to read; refusals among them, such as files that cannot be opened, are stored as such.
        committer: writes to the archive.
        workers: read in parallel; they stay alive for the next run.
        steps: names the steps and their versions; None for those of the pipeline.
        keep_pages: whether the raw pages are kept beside the tables.
        again: whether inputs that took too long before are tried once more.
        tally: counts to add to; None for new ones.
        changed: called when the counts have changed.
        refused: called with each refusal.
        stop: asked before each input; once it says yes, what is in hand is read and stored, and no more.

    Raises:
        StoreError: storing failed; everything counted as stored is safe.
    """
    state = _Run(committer, tally or Tally(), changed, refused, steps_version() if steps is None else steps)
    state.keep_pages = keep_pages
    for item, result in workers.run(state.todo(inputs, again=again, stop=stop), stop=stop):
        state.take(item, result)
    state.store()
    state.tally.stopped = stop()
    return state.tally


class _Run:
    """The batch in hand, and the counts."""

    def __init__(
        self,
        committer: Committer,
        tally: Tally,
        changed: Callable[[Tally], None],
        refused: Callable[[Refusal], None],
        steps: str,
    ) -> None:
        self.tally = tally
        self.keep_pages = False
        self._committer = committer
        self._changed = changed
        self._refused = refused
        self._steps = steps
        self._batch: list[Outcome] = []
        self._rows = 0
        self._since = time.monotonic()

    def todo(
        self, inputs: Iterable[Input | Refusal], *, again: bool, stop: Callable[[], bool]
    ) -> Iterator[Input]:
        """Pass on what needs reading: not what is done, took too long before, or could not be opened."""
        for item in inputs:
            if isinstance(item, Refusal):
                self.take(item, item)
            elif self._passed_over(item, again=again):
                self._changed(self.tally)
            else:
                yield item
            if stop():
                return

    def _passed_over(self, item: Input, *, again: bool) -> bool:
        """Count an input that is not to be read."""
        key, ledger = input_key(item, steps=self._steps), self._committer.ledger
        if ledger.done(key, origin=item.origin):
            self.tally.known += 1
        elif not again and ledger.waits(key) in COSTLY:
            self.tally.left += 1
        else:
            return False
        return True

    def take(self, item: Input | Refusal, result: Coded | Refusal) -> None:
        """Add a result to the batch in hand, and store it when it is large or old enough."""
        source, origin = (item.source, None) if isinstance(item, Refusal) else (item.page.source, item.origin)
        given = isinstance(item, Input) and item.given is not None
        key = input_key(item, steps=self._steps)
        page = item.page if self.keep_pages and isinstance(item, Input) and not item.given else None
        self._batch.append(
            Outcome(
                result=result,
                source=source,
                input=key,
                steps="" if given else self._steps,
                origin=origin,
                page=page,
                given=given,
            )
        )
        if isinstance(result, Refusal):
            self.tally.refused += 1
            self._refused(result)
        else:
            self.tally.read += 1
            self.tally.statements += len(result.statements)
            self.tally.events += len(result.events)
            self._rows += len(result.statements) + len(result.events)
        self._rows += 1
        if self._rows >= BATCH_ROWS or time.monotonic() - self._since >= BATCH_SECONDS:
            self.store()
        self._changed(self.tally)

    def store(self) -> None:
        """Commit the batch in hand."""
        if self._batch:
            stored = self._committer.commit(self._batch)
            self.tally.articles += stored.articles
            self.tally.copies += stored.copies
            self.tally.edits += stored.edits
            self.tally.refusals += stored.refusals
            self.tally.batches += stored.batch is not None
            self._changed(self.tally)
        self._batch, self._rows, self._since = [], 0, time.monotonic()


@contextmanager
def interruptible(tell: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C ask a run to stop, and the second end it at once.

    Args:
        tell: called on the first, to say that the batch in hand is being finished.
    """
    asked = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        tell()

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
