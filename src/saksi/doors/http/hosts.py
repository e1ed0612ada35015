"""The hosts under which the server may be asked: not any name that somebody points at this machine."""

import ipaddress
from collections.abc import Iterable

from starlette.requests import Request

from saksi.errors import ServeError

__all__ = ["LOOPBACK", "Hosts", "is_loopback"]

LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))


def is_loopback(host: str) -> bool:
    """Say whether only this machine can connect to what is bound to a host.

    Example:
        >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
        (True, False)
    """
    return host.lower() in LOOPBACK


class Hosts:
    """The names that are ours.

    Args:
        names: beside those of this machine.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = LOOPBACK | {name.lower() for name in names}

    def check(self, request: Request) -> None:
        """Refuse a request for another host; an address in numbers is nobody's name and may pass.

        Raises:
            ServeError: it is for another (H001).
        """
        given = request.headers.getlist("host")
        if len(given) != 1 or not self._known(_name(given[0])):
            hint = "Ask under the address that saksi serve shows, or name the host in SAKSI_HOSTS."
            raise ServeError("H001", "The server is not known under this host.", hint=hint)

    def _known(self, name: str) -> bool:
        return name in self._names or _is_number(name)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _name(host: str) -> str:
    """Cut the port off: `[::1]:8000`, `localhost:8000`."""
    name, bracket, _ = host.lower().removeprefix("[").partition("]")
    return name if bracket else host.lower().partition(":")[0]
