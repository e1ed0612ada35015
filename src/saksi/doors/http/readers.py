"""Archives lent to the threads that answer: a few, each with its own view of the newest batch."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from saksi.archive import Archive, open_archive
from saksi.doors.http.problems import too_slow
from saksi.errors import SaksiError, ServeError

__all__ = ["Readers"]


class Readers:
    """A pool of archives.

    An archive that is lent sees what was added until then: it looks for a new batch at each question, and
    opens its view anew only if there is one. Reading takes no lock, so `saksi add` is never held up.

    Args:
        path: where the archive is; None for the usual place.
        count: how many questions are answered at one time; others wait for their turn.
        seconds: how long one may last, waiting included.
    """

    def __init__(self, path: str | None, *, count: int, seconds: float) -> None:
        self.path = path
        self._seconds = seconds
        self._free: list[Archive] = []
        self._turns = threading.Semaphore(count)
        self._lock = threading.Lock()

    @contextmanager
    def archive(self, *, as_of: str | None = None) -> Iterator[Archive]:
        """Lend an archive for the block, to this thread alone.

        Use it inside a route that is a plain function, not as a dependency: those who wait for a turn must
        not take the threads of those who have one.

        Args:
            as_of: a date or date-time, to ask the archive as it stood then.

        Raises:
            ServeError: no turn came (H012), or the block asked too much (H004).
        """
        start = time.monotonic()
        if not self._turns.acquire(timeout=self._seconds):
            raise ServeError("H012", "Too many questions are being answered.", hint="Try again in a moment.")
        try:
            archive = open_archive(self.path, as_of=as_of) if as_of else self._take()
            try:
                with self._limited(archive, self._seconds - (time.monotonic() - start)):
                    yield archive
            finally:
                archive.close() if as_of else self._give(archive)
        finally:
            self._turns.release()

    def close(self) -> None:
        """Free what the archives hold."""
        with self._lock:
            while self._free:
                self._free.pop().close()

    def _take(self) -> Archive:
        with self._lock:
            # The one used last: its view is the freshest.
            return self._free.pop() if self._free else open_archive(self.path)

    def _give(self, archive: Archive) -> None:
        with self._lock:
            self._free.append(archive)

    @contextmanager
    def _limited(self, archive: Archive, seconds: float) -> Iterator[None]:
        timer = threading.Timer(max(0.0, seconds), archive.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        except duckdb.InterruptException:
            raise too_slow(self._seconds) from None
        except SaksiError:
            raise
        except BaseException:
            archive.close()  # Its view may be what failed.
            raise
        finally:
            timer.cancel()
