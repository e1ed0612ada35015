"""One request with one deadline over its whole answer.

The time-outs of a client hold for each read alone: a server that sends a byte now and then would never be
given up. Here the connection is ended when the time is over, whatever it is doing.
"""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import httpx2

from saksi.retry_after import seconds_of

__all__ = ["Answered", "TooLarge", "post"]

#: The most bytes of an answer after decompression.
_LARGEST = 32 * 1024 * 1024


class TooLarge(Exception):
    """An answer has more bytes than any that a model gives."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server answered.

    Args:
        status: the status of HTTP.
        content: the body after decompression.
        after: seconds after which the server wants to be asked again, if it says so.
    """

    status: int
    content: bytes
    after: float | None = None

    @property
    def text(self) -> str:
        """The body as text, whatever its bytes are."""
        return self.content.decode("utf-8", "replace")


@dataclass(slots=True)
class _Deadline:
    """Ends the connections of a request when its time is over."""

    over: threading.Event = field(default_factory=threading.Event)
    sockets: list[socket.socket] = field(default_factory=list)

    def end(self) -> None:
        self.over.set()
        for one in self.sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of each connection that is made."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self.sockets.append(info["return_value"].get_extra_info("socket"))
            if self.over.is_set():
                self.end()


@contextmanager
def _within(seconds: float) -> Iterator[_Deadline]:
    deadline = _Deadline()
    timer = threading.Timer(seconds, deadline.end)
    timer.daemon = True
    timer.start()
    try:
        yield deadline
    except httpx2.HTTPError:
        if deadline.over.is_set():
            raise httpx2.ReadTimeout("the time for the whole answer is over") from None
        raise
    finally:
        timer.cancel()


def post(address: str, *, body: object, headers: Mapping[str, str], seconds: float) -> Answered:
    """Send a request and read its answer.

    Args:
        address: where to.
        body: sent as JSON.
        headers: sent with it.
        seconds: for the whole answer; resolving a name is up to the system.

    Raises:
        httpx2.TimeoutException: the answer did not come in time.
        httpx2.HTTPError: there is no connection, or it broke.
        TooLarge: the answer does not end.
    """
    with (
        _within(seconds) as deadline,
        httpx2.Client(timeout=seconds) as client,
        client.stream(
            "POST", address, json=body, headers=headers, extensions={"trace": deadline.trace}
        ) as response,
    ):
        content = bytearray()
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > _LARGEST:
                raise TooLarge
        # Without a declared length the end of a connection is the end of an answer.
        if deadline.over.is_set():
            raise httpx2.ReadTimeout("the time for the whole answer is over")
        after = seconds_of(response.headers.get("Retry-After"))
        return Answered(response.status_code, bytes(content), after)
