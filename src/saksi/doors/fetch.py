"""Fetch a page from the web, and nothing from inside the network that this machine stands in.

A page's address may come from a feed or another page, so it is not trusted: the host is resolved here, every
address that it resolves to is checked, and the connection goes to a checked address, not to the name, which
could resolve differently the next time. Each redirect is checked like the first address.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx2

from saksi import __version__
from saksi.errors import ReadError
from saksi.model import Page
from saksi.steps.read.decode import SIZE_LIMIT

__all__ = ["Resolve", "fetch"]

#: Gives the addresses of a host and port; raises OSError where there are none.
Resolve = Callable[[str, int], list[str]]

_MOST_REDIRECTS = 10
_PORTS = {"http": 80, "https": 443}
_HEADERS = {
    "User-Agent": f"saksi/{__version__}",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Language": "id,ms;q=0.8,en;q=0.7",
    "Accept-Encoding": "gzip, deflate",
}
#: Networks whose addresses carry an IPv4 address that the packets reach in the end: NAT64.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host; it also reads decimal, octal and hexadecimal forms of IPv4.

    Raises:
        OSError: the host is unknown.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def fetch(
    address: str,
    *,
    allow_private: bool = False,
    timeout: float = 20.0,
    limit: int = SIZE_LIMIT,
    client: httpx2.Client | None = None,
    resolve: Resolve = resolve,
) -> Page:
    """Fetch one page.

    Proxies of the environment are not used: behind one, the address that is connected to could not be
    checked.

    Args:
        address: an http or https address.
        allow_private: whether this machine and private networks may be reached.
        timeout: seconds for the whole page, redirects included; resolving the name is up to the system.
        limit: bytes of the page after decompression.
        client: a client to use instead of one of its own; it must not follow redirects.
        resolve: how the addresses of a host are found.

    Returns:
        The page, with the address that it was found at in the end.

    Raises:
        ReadError: R002 too large, R020 no web address, R021 time-out, R022 unknown host, R023 redirects, R024
            no such page, R025 refused, R026 the server failed, R027 the connection failed, R028 a private
            address.

    Example:
        >>> fetch("ftp://example.org/berita")
        Traceback (most recent call last):
        saksi.errors.ReadError: the address is not a web address: its scheme is ftp (R020)
    """
    deadline = time.monotonic() + timeout
    url = _parsed(address)
    with _client(client) as open_client:
        for _ in range(_MOST_REDIRECTS + 1):
            pinned = _pinned(url, allow_private=allow_private, resolve=resolve)
            with _errors(url), _sent(open_client, url, pinned, deadline) as response:
                if response.has_redirect_location:
                    url = _next(url, response)
                    continue
                _refuse_status(response.status_code)
                content = _read(response, deadline=deadline, limit=limit)
                media_type = response.headers.get("content-type", "").split(";")[0].strip().lower() or None
                return Page(
                    content,
                    source=address,
                    url=str(url),
                    media_type=media_type,
                    charset=response.charset_encoding,
                )
    hint = "The site may want a browser with cookies: save the page there and give the file."
    raise ReadError("R023", f"the address redirects more than {_MOST_REDIRECTS} times", hint=hint)


@contextmanager
def _client(given: httpx2.Client | None) -> Iterator[httpx2.Client]:
    if given is not None:
        yield given
        return
    # A connection kept for one host must not serve another that shares its address.
    limits = httpx2.Limits(max_keepalive_connections=0)
    with httpx2.Client(trust_env=False, follow_redirects=False, limits=limits) as client:
        yield client


def _parsed(address: str) -> httpx2.URL:
    try:
        url = httpx2.URL(address.strip())
        host = url.host
    except (httpx2.InvalidURL, ValueError) as error:
        raise _no_address("it cannot be parsed") from error
    if url.scheme not in _PORTS:
        raise _no_address(f"its scheme is {url.scheme}" if url.scheme else "it has no scheme")
    if not host:
        raise _no_address("it has no host")
    return url.copy_with(fragment=None)


def _no_address(why: str) -> ReadError:
    return ReadError(
        "R020",
        f"the address is not a web address: {why}",
        hint="Give an address that begins with https:// or http://.",
    )


def _pinned(url: httpx2.URL, *, allow_private: bool, resolve: Resolve) -> str:
    """Resolve the host and return the address to connect to.

    All its addresses must be public: a name that has one private address besides is an attack or a mistake.
    """
    try:
        addresses = resolve(url.host, url.port or _PORTS[url.scheme])
    except (OSError, UnicodeError) as error:
        raise _unknown(url) from error
    if not addresses:
        raise _unknown(url)
    if not allow_private and not all(_is_public(address) for address in addresses):
        reason = f"the address leads into a private network or to this machine: {url.host}"
        raise ReadError("R028", reason, hint="If you trust it, allow private addresses.")
    return addresses[0]


def _unknown(url: httpx2.URL) -> ReadError:
    hint = "Check its spelling and your connection."
    return ReadError("R022", f"the host is unknown: {url.host}", hint=hint)


def _is_public(address: str) -> bool:
    """Tell whether an address is one of the open internet.

    Forms of IPv6 that wrap an IPv4 address are looked through.

    Example:
        >>> _is_public("8.8.8.8"), _is_public("::ffff:127.0.0.1"), _is_public("169.254.169.254")
        (True, False, False)
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64 or int(ip) >> 32 == 0:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(wrapped is not None and not _is_public(str(wrapped)) for wrapped in inner):
            return False
        if ip.ipv4_mapped or ip in _NAT64:
            return True
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


@contextmanager
def _sent(client: httpx2.Client, url: httpx2.URL, pinned: str, deadline: float) -> Iterator[httpx2.Response]:
    """Send a request to the pinned address in the name of the host, which TLS checks its certificate for."""
    request = client.build_request(
        "GET",
        url.copy_with(host=pinned),
        headers={**_HEADERS, "Host": url.netloc.decode("ascii")},
        timeout=_left(deadline),
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    response = client.send(request, stream=True, follow_redirects=False)
    try:
        yield response
    finally:
        response.close()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _timed_out()
    return left


def _timed_out() -> ReadError:
    return ReadError("R021", "the page did not arrive in time", hint="Try again later, or allow more time.")


def _cause(error: BaseException) -> str:
    """Say why a connection failed, in the words of the system where it has any."""
    one: BaseException | None = error
    while one is not None:
        if isinstance(one, OSError) and one.strerror:
            return one.strerror.lower()
        one = one.__cause__ or one.__context__
    return type(error).__name__


@contextmanager
def _errors(url: httpx2.URL) -> Iterator[None]:
    """Turn what can go wrong on the way into refusals."""
    try:
        yield
    except httpx2.TimeoutException as error:
        raise _timed_out() from error
    except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL) as error:
        reason = f"the connection to {url.host} failed: {_cause(error)}"
        raise ReadError(
            "R027", reason, hint="Check the address and your connection, then try again."
        ) from error


def _next(url: httpx2.URL, response: httpx2.Response) -> httpx2.URL:
    try:
        return _parsed(str(url.join(response.headers["location"])))
    except (httpx2.InvalidURL, ValueError) as error:
        raise _no_address("a redirect of it cannot be parsed") from error


def _refuse_status(status: int) -> None:
    if status in (404, 410):
        raise ReadError(
            "R024", f"there is no page at this address (HTTP {status})", hint="Check the address."
        )
    if status >= 500:
        raise ReadError("R026", f"the server failed (HTTP {status})", hint="Try again later.")
    if not 200 <= status < 300 or status == 204:
        hint = "The site may want a browser or a subscription: save the page there and give the file."
        raise ReadError("R025", f"the server refused the page (HTTP {status})", hint=hint)


def _read(response: httpx2.Response, *, deadline: float, limit: int) -> bytes:
    """Read the body while it stays within limits; its declared length is not trusted."""
    content = bytearray()
    for chunk in response.iter_bytes():
        _left(deadline)
        content += chunk
        if len(content) > limit:
            reason = f"the page is larger than {limit / 1024 / 1024:g} MB"
            raise ReadError("R002", reason, hint="Give one article a page.")
    return bytes(content)
