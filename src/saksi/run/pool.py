"""Pages through a function in parallel processes, where a process that dies costs one page.

The standard pools cannot say which task killed a worker. Here each worker has a pipe of its own and answers
in order, so the page in hand is known: it becomes a refusal, the others of the worker go to the next one.
Workers are spawned, never forked: neither threads of the parent nor its locks are copied into them.
"""

import itertools
import multiprocessing
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pickle import UnpicklingError
from typing import Any

from saksi.errors import UsageError
from saksi.model import Coded, Refusal
from saksi.run.inputs import Input

Read = Callable[[Input], Coded | Refusal]
Load = Callable[[], Read]

#: Pages sent to a worker beyond the one in hand, so that it need not wait while the parent stores a batch.
_AHEAD = 8
#: A worker that dies before it is ready has no page to blame; after so many in a row the run stops.
_STILLBORN = 3
_STEP = "run"


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    sent: deque[tuple[int, Input]] = field(default_factory=deque)
    ready: bool = False
    heard: float = field(default_factory=time.monotonic)


class Workers:
    """Processes that read inputs; use it in a `with` block, which ends them.

    Args:
        load: called once in each worker to make the function that reads; a module's function, so that it
            can be sent there.
        count: how many processes; 0 reads in this one, where a crash is a crash.
        patience: seconds that one page may take; then its worker is ended and the page refused (P003).
    """

    def __init__(self, load: Load, *, count: int, patience: float = 300.0) -> None:
        self._load = load
        self._pool: _Pool | None = None
        self._read: Read | None = None
        self._count = count
        self._patience = patience

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.end()
            self._pool = None

    def run(
        self, inputs: Iterable[Input], *, stop: Callable[[], bool] = bool
    ) -> Iterator[tuple[Input, Coded | Refusal]]:
        """Read inputs in parallel and yield each with its result, in the order in which they are ready.

        Args:
            inputs: what to read; taken only as fast as it is read.
            stop: asked before each input is taken; once it says yes, what is in hand is finished and no more
                taken.

        Raises:
            UsageError: workers cannot start (U030).
        """
        iterator = iter(inputs)
        first = next(iterator, None)
        if first is None:
            return  # Nothing to read: loading models would be in vain.
        inputs = itertools.chain([first], iterator)
        if self._count > 0:
            self._pool = self._pool or _Pool(self._load, workers=self._count, patience=self._patience)
            yield from self._pool.run(inputs, stop=stop)
            return
        self._read = self._read or self._load()
        for item in inputs:
            yield item, self._read(item)
            if stop():
                return


class _Pool:
    def __init__(self, load: Load, *, workers: int, patience: float) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._load = load
        self._patience = patience
        self._again: deque[tuple[int, Input]] = deque()
        self._stillborn = 0
        self._workers = [self._start() for _ in range(workers)]

    def run(
        self, inputs: Iterator[Input], *, stop: Callable[[], bool]
    ) -> Iterator[tuple[Input, Coded | Refusal]]:
        numbered = enumerate(inputs)
        more = True
        while True:
            more = more and not stop()
            for worker in list(self._workers):
                more = self._feed(worker, numbered, more=more)
            if not more and not self._again and not any(worker.sent for worker in self._workers):
                return
            pipes = {worker.pipe: worker for worker in self._workers}
            for pipe in wait(list(pipes), timeout=1.0):
                yield from self._hear(pipes[pipe])  # type: ignore[index]
            yield from self._impatient()

    def end(self) -> None:
        """End all workers; those in the middle of a page too."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(timeout=10)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_main, args=(theirs, self._load), daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _feed(self, worker: _Worker, numbered: Iterator[tuple[int, Input]], *, more: bool) -> bool:
        """Send a worker what it may hold, first what a dead one left; say whether there is more."""
        while worker.ready and len(worker.sent) <= _AHEAD:
            job = self._again.popleft() if self._again else (next(numbered, None) if more else None)
            if job is None:
                return False if more else more
            if not worker.sent:
                worker.heard = time.monotonic()
            worker.sent.append(job)
            try:
                worker.pipe.send(job[1])
            except OSError:
                break  # It died; its pipe tells so in a moment.
        return more

    def _hear(self, worker: _Worker) -> Iterator[tuple[Input, Coded | Refusal]]:
        try:
            message: Any = worker.pipe.recv()
        except (EOFError, OSError, UnpicklingError):
            reason = "the process that read this page died"
            hint = "Please report it with the page; the other pages are not touched by it."
            yield from self._bury(worker, code="P002", reason=reason, hint=hint)
            return
        worker.heard = time.monotonic()
        if not worker.ready:
            self._stillborn = 0
            worker.ready = message == "ready"
            if not worker.ready:
                raise UsageError(
                    "U030", f"The steps cannot be loaded: {message}", hint="Run `saksi demo` to see more."
                )
            return
        _, item = worker.sent.popleft()
        yield item, message

    def _impatient(self) -> Iterator[tuple[Input, Coded | Refusal]]:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.sent and now - worker.heard > self._patience:
                worker.process.kill()
                reason = f"reading this page took more than {self._patience:g} seconds"
                hint = "`saksi add --again` tries it once more; please report it if that does not help."
                yield from self._bury(worker, code="P003", reason=reason, hint=hint)

    def _bury(
        self, worker: _Worker, *, code: str, reason: str, hint: str
    ) -> Iterator[tuple[Input, Coded | Refusal]]:
        """Refuse the page that a dead worker had in hand, keep its others, and start a new one."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(timeout=10)
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                status = worker.process.exitcode
                raise UsageError(
                    "U030", f"Workers die as they start (status {status}).", hint="Is there enough memory?"
                )
        self._workers.append(self._start())
        if worker.sent:
            _, item = worker.sent.popleft()
            self._again.extend(worker.sent)
            yield (
                item,
                Refusal(source=item.page.source, step=_STEP, code=code, reason=f"{reason}.", hint=hint),
            )


@contextmanager
def _deaf() -> Iterator[None]:
    """Ignore Ctrl-C for a moment: a process that is started meanwhile inherits that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _main(pipe: Connection, load: Load) -> None:
    """Live as a worker: load once, then answer each input in order until the pipe closes."""
    # Ctrl-C reaches the whole group of processes; the parent alone decides when to stop. A worker that was
    # started from a thread has not inherited that.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        read = load()
    except Exception as error:
        pipe.send(f"{type(error).__name__}: {error}")
        return
    jobs: queue.SimpleQueue[Input | None] = queue.SimpleQueue()
    # Taking inputs in a thread keeps the parent from waiting in `send` while this waits in `send` too.
    threading.Thread(target=_receive, args=(pipe, jobs), daemon=True).start()
    try:
        pipe.send("ready")
        while (item := jobs.get()) is not None:
            pipe.send(read(item))
    except OSError:
        return  # The parent is gone.


def _receive(pipe: Connection, jobs: "queue.SimpleQueue[Input | None]") -> None:
    try:
        while True:
            jobs.put(pipe.recv())
    except (EOFError, OSError):
        jobs.put(None)
