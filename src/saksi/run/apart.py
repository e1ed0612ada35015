"""Work that may have to be ended, in a process beside this one.

A query in SQL can stay inside one function for minutes, where DuckDB heeds no interrupt and counts no memory
(`repeat`, `generate_series`). So what others ask runs where it can be killed. A process that has answered
waits for the next question; it is spawned, never forked, as those in `run/pool.py`.
"""

import multiprocessing
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from saksi import errors
from saksi.errors import SaksiError, UsageError

Result = TypeVar("Result")

__all__ = ["apart", "prepare"]

#: Seconds beyond its time that work has to end by itself, before its process is killed.
_GRACE = 1.0
#: Seconds that a process may take to start on a busy machine.
_START = 60.0
#: Bytes of memory that such a process may write to, what it holds before any work included.
_MEMORY = 3 << 30
_HINT = "Ask for fewer days or rows, or count instead."


@dataclass(frozen=True, slots=True)
class _Problem:
    """An error on its way between processes, which errors themselves do not survive."""

    kind: str
    code: str
    reason: str
    hint: str


@dataclass(slots=True)
class _Helper:
    process: BaseProcess
    pipe: Connection
    ready: bool = False

    def end(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join(timeout=10)


#: The process that waits for the next work; of several that end theirs at one time, one stays.
_idle: list[_Helper] = []
_lock = threading.Lock()


def apart(work: Callable[..., Result], *arguments: object, seconds: float) -> Result:
    """Do work in a process beside this one and return what it returns.

    Args:
        work: a module's function; it, its arguments and its result are pickled.
        arguments: what it is given.
        seconds: how long it may take, the start of a process apart.

    Raises:
        UsageError: it took longer, or more memory than it may, and was ended (U029).
        SaksiError: the work raised it.
    """
    helper = _taken(work, ())
    try:
        answer = _asked(helper, (work, arguments), seconds)
    except BaseException:
        helper.end()
        prepare(work)
        raise
    _give(helper)
    if isinstance(answer, _Problem):
        raise getattr(errors, answer.kind)(answer.code, answer.reason, hint=answer.hint)
    if isinstance(answer, BaseException):
        raise answer
    return answer  # type: ignore[no-any-return]


def prepare(work: Callable[..., object], *arguments: object) -> None:
    """Start the process that the next such work needs, without waiting for it.

    Args:
        work: what it will do.
        arguments: where there are any, it does that once before, so that all it needs is loaded.
    """
    _give(_taken(work, arguments))


def _asked(helper: _Helper, job: object, seconds: float) -> Any:
    try:
        if not helper.ready:
            helper.ready = helper.pipe.poll(_START) and helper.pipe.recv() == "ready"
        if helper.ready:
            helper.pipe.send(job)
            if helper.pipe.poll(seconds + _GRACE):
                return helper.pipe.recv()
    except (EOFError, OSError):
        raise UsageError("U029", "The query took more memory than it may.", hint=_HINT) from None
    raise UsageError("U029", f"The query took longer than {seconds:g} seconds.", hint=_HINT)


def _taken(work: Callable[..., object], trial: tuple[object, ...]) -> _Helper:
    with _lock:
        while _idle:
            helper = _idle.pop()
            if helper.process.is_alive():
                return helper
            helper.end()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_main, args=(theirs, work, trial), daemon=True)
    process.start()
    theirs.close()
    return _Helper(process, ours)


def _give(helper: _Helper) -> None:
    with _lock:
        if not _idle:
            _idle.append(helper)
            return
    helper.end()


def _main(pipe: Connection, work: Callable[..., object], trial: tuple[object, ...]) -> None:
    """Do what comes through the pipe, one work after the other, until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent alone decides when to stop.
    _limit()
    if trial:
        with suppress(Exception):  # Whoever asks is told.
            work(*trial)
    with suppress(EOFError, OSError):  # The parent is gone.
        pipe.send("ready")
        while True:
            asked, arguments = pipe.recv()
            try:
                answer = asked(*arguments)
            except SaksiError as error:
                answer = _Problem(type(error).__name__, error.code, error.reason, error.hint)
            except MemoryError:
                return
            except Exception as error:
                answer = error
            pipe.send(answer)
            del answer


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # Not every system knows such limits.
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
