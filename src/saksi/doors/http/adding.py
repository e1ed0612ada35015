"""Pages that people add over HTTP: one task after the other, in a thread of its own, with its progress.

Addresses are fetched as everywhere: politely, and never from inside the network that this machine stands in
(`doors/fetch.py` checks each address that a name or a redirect leads to, and connects to the one it checked).
A name that is no web address is refused here, so that no file of this machine can be named.
"""

import asyncio
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import Literal

from saksi.archive import open_archive
from saksi.errors import ReadError, SaksiError, ServeError, UsageError
from saksi.model import Coded, Page, Refusal
from saksi.pipeline import accident
from saksi.run.inputs import Input
from saksi.run.local import Tally, workers_of
from saksi.run.local import add as run_add
from saksi.run.pool import Workers
from saksi.run.sources import Web, is_address

__all__ = ["Adder", "Adding", "State"]

State = Literal["queued", "reading", "waiting", "done", "failed"]
#: How a pasted page is named where a person reads of its source.
PASTED = "pasted"
_ENDED: frozenset[State] = frozenset(("done", "failed"))
_STEP = "open"
#: Tasks that may wait, and tasks that are remembered after their end.
_MOST_WAITING, _MOST_KNOWN = 50, 200
#: Seconds between two looks at a task that is followed.
_LOOK = 0.2
#: Articles and refusals that a task names one by one; the counts go on.
_NAMED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """One task of adding pages, as it stands.

    Args:
        id: to ask for it again.
        state: `queued`, `reading`, `waiting` for another process that writes, `done` or `failed`.
        sources: the addresses, or `pasted`.
        read: pages read so far; likewise `refused`, and `known` for those that were there already.
        stored: new articles in the archive.
        statements: found in the pages read; likewise `events`.
        articles: ids of the first hundred pages that were read.
        refusals: the first hundred pages that could not be read, and why.
        problem: why it failed as a whole, in a sentence.
    """

    id: str
    state: State
    sources: tuple[str, ...]
    read: int = 0
    refused: int = 0
    known: int = 0
    stored: int = 0
    statements: int = 0
    events: int = 0
    articles: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    problem: str | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in _ENDED


class Adder:
    """Adds pages to an archive.

    Args:
        archive: where it is; None for the usual place.
        web: asks for addresses.
        workers: processes that read, started with the first page; 0 reads in the thread itself.
    """

    def __init__(self, archive: str | None, web: Web, *, workers: int = 1) -> None:
        self._archive = archive
        self._web = web
        self._count = workers
        self._tasks: OrderedDict[str, Adding] = OrderedDict()
        self._queue: queue.Queue[tuple[str, Sequence[str | Page]] | None] = queue.Queue(_MOST_WAITING)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        web.stop = self._stopped.is_set

    def add(self, inputs: Sequence[str | Page]) -> Adding:
        """Begin to add addresses of pages, feeds or sitemaps, and pages that somebody brought.

        Raises:
            ReadError: a name is no web address (R020).
            ServeError: too many tasks are waiting (H012).
        """
        for one in inputs:
            if isinstance(one, str) and not is_address(one):
                hint = "Give an address that begins with https:// or http://."
                raise ReadError("R020", f"this is not a web address: {one[:200]}", hint=hint)
        names = tuple(one if isinstance(one, str) else PASTED for one in inputs)
        task = Adding(id=secrets.token_urlsafe(9), state="queued", sources=names)
        try:
            self._queue.put_nowait((task.id, inputs))
        except queue.Full:
            raise ServeError(
                "H012", "Too many pages are waiting to be read.", hint="Try again later."
            ) from None
        with self._lock:
            self._tasks[task.id] = task
            while len(self._tasks) > _MOST_KNOWN:
                self._tasks.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="saksi-adder", daemon=True)
                self._thread.start()
        return task

    def get(self, id_: str) -> Adding:
        """Return a task as it stands.

        Raises:
            UsageError: there is none of this id (U025).
        """
        with self._lock:
            task = self._tasks.get(id_)
        if task is None:
            hint = "Tasks are forgotten when the server ends, and after many others."
            raise UsageError("U025", f"No task has the id {id_}.", hint=hint)
        return task

    async def follow(self, id_: str) -> AsyncIterator[Adding]:
        """Yield a task whenever it has changed, until it has ended."""
        last = None
        while last is None or not last.ended:
            task = self.get(id_)
            if task != last:
                yield task
            last = task
            if not task.ended:
                await asyncio.sleep(_LOOK)

    def close(self) -> None:
        """Stop after the page in hand; what was read is stored."""
        self._stopped.set()
        if self._thread is not None:
            # A full queue needs no sign: the thread looks at the flag between two tasks.
            if not self._queue.full():
                self._queue.put(None)
            self._thread.join(timeout=10)

    def _run(self) -> None:
        with ExitStack() as stack:
            workers = stack.enter_context(workers_of(self._count))
            while (wanted := self._queue.get()) is not None and not self._stopped.is_set():
                id_, inputs = wanted
                try:
                    self._add(id_, inputs, workers)
                    self._change(id_, state="done")
                except SaksiError as error:
                    self._change(id_, state="failed", problem=f"{error} {error.hint}")
                except Exception as error:  # One task must not end those after it.
                    self._change(id_, state="failed", problem=accident(error, source=id_, step=_STEP).reason)

    def _add(self, id_: str, inputs: Sequence[str | Page], workers: Workers) -> None:
        self._change(id_, state="reading")
        with (
            open_archive(self._archive) as archive,
            closing(archive.committer(waiting=lambda: self._change(id_, state="waiting"))) as committer,
        ):
            run_add(
                self._opened(inputs),
                committer=committer,
                workers=_Told(workers, lambda result: self._read(id_, result)),  # type: ignore[arg-type]
                changed=lambda tally: self._counted(id_, tally),
                refused=lambda refusal: self._refused(id_, refusal),
                stop=self._stopped.is_set,
            )

    def _opened(self, inputs: Iterable[str | Page]) -> Iterator[Input | Refusal]:
        for one in inputs:
            if isinstance(one, Page):
                yield Input(one, origin=one.url)
            else:
                yield from self._web.source(one)

    def _read(self, id_: str, result: Coded | Refusal) -> None:
        if isinstance(result, Coded):
            known = self.get(id_).articles
            self._change(id_, articles=(*known, result.article.id)[:_NAMED])

    def _refused(self, id_: str, refusal: Refusal) -> None:
        self._change(id_, refusals=(*self.get(id_).refusals, refusal)[:_NAMED])

    def _counted(self, id_: str, tally: Tally) -> None:
        self._change(
            id_,
            state="reading",
            read=tally.read,
            refused=tally.refused,
            # What took too long before is not read again either; its refusal is listed.
            known=tally.known + tally.left,
            stored=tally.articles,
            statements=tally.statements,
            events=tally.events,
        )

    def _change(self, id_: str, **new: object) -> None:
        with self._lock:
            if id_ in self._tasks:
                self._tasks[id_] = replace(self._tasks[id_], **new)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Told:
    """Workers that tell each result on its way to the archive."""

    workers: Workers
    tell: Callable[[Coded | Refusal], None]

    def run(
        self, inputs: Iterable[Input], *, stop: Callable[[], bool]
    ) -> Iterator[tuple[Input, Coded | Refusal]]:
        for item, result in self.workers.run(inputs, stop=stop):
            self.tell(result)
            yield item, result
