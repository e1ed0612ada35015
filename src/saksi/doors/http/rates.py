"""How often one may ask: a bucket of drops for each token or address, that fills with time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from saksi.errors import ServeError

__all__ = ["Rate"]

#: Callers that are remembered; who was not seen for longest is forgotten, and begins anew.
_MOST = 10_000


class Rate:
    """A limit for each caller.

    Args:
        minute: requests a minute in the long run; 0 for any number. Half of them may come at once.
        clock: tells seconds.
    """

    def __init__(self, minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._speed = minute / 60
        self._full = max(1.0, minute / 2)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, caller: str) -> None:
        """Count a request.

        Raises:
            ServeError: there were too many (H005).
        """
        if not self._speed:
            return
        now = self._clock()
        with self._lock:
            left, since = self._left.pop(caller, (self._full, now))
            left = min(self._full, left + (now - since) * self._speed)
            self._left[caller] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > _MOST:
                self._left.popitem(last=False)
        if left < 1:
            raise ServeError("H005", "Too many requests.", hint="Wait a few seconds; SAKSI_RATE allows more.")
