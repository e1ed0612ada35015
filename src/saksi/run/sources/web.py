"""Addresses, asked politely: robots.txt, one request at a time, pauses, conditional requests, back-off.

How one page is fetched, and which addresses are refused, is for the function that is passed in.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.robotparser import RobotFileParser

import httpx2

from saksi.__about__ import __version__
from saksi.addresses import parsed
from saksi.errors import ReadError
from saksi.model import Page, Refusal
from saksi.retry_after import seconds_of
from saksi.run.inputs import Input
from saksi.run.sources import lists
from saksi.run.sources.files import NAME

#: The name that robots.txt may address, and what servers see.
ROBOT = "saksi"
USER_AGENT = f"saksi/{__version__} (news reader; asks one page at a time and follows robots.txt)"

#: Seconds between two requests to one host, unless its robots.txt asks for more, up to the most.
PAUSE = 1.0
_MOST_PAUSE = 60.0
#: Seconds that one answer may take, redirects included.
TIMEOUT = 20.0
#: Lists in lists: a sitemap's index, its sitemaps, and a feed found there.
_DEPTH = 3
_ROBOTS_LIMIT = 512 * 1024
_ROBOTS_AGE = 24 * 3600.0


class Fetch(Protocol):
    """Fetches one page; raises ReadError with the codes of the door that offers it."""

    def __call__(
        self, address: str, *, allow_private: bool, timeout: float, limit: int, client: httpx2.Client
    ) -> Page: ...


@dataclass(frozen=True, slots=True)
class Tag:
    """What a server said of the version that it last sent, to ask only for a newer one."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one request: a page, or None if it has not changed since the tag."""

    page: Page | None
    tag: Tag


class Unavailable(ReadError):
    """A host that cannot be asked now; `again` is how many seconds it wants to be left alone, if it said."""

    def __init__(self, error: ReadError, again: float | None) -> None:
        super().__init__(error.code, error.reason, hint=error.hint)
        self.again = again


@dataclass(slots=True)
class _Host:
    robots: RobotFileParser
    read: float
    pause: float
    asked: float = 0.0


@dataclass(slots=True)
class Web:
    """Asks for addresses one at a time.

    Args:
        fetch: fetches one page.
        allow_private: whether private networks and this machine may be reached.
        timeout: seconds for one answer.
        pause: seconds between two requests to one host.
        sleep: how to wait; tests pass their own.
        stop: asked while waiting.
    """

    fetch: Fetch
    allow_private: bool = False
    timeout: float = TIMEOUT
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    stop: Callable[[], bool] = bool
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def source(self, address: str) -> Iterator[Input | Refusal]:
        """Yield the page at an address, or, if it is a feed, a sitemap or OPML, the pages that it lists."""
        yield from self._source(lists.Address(url=address), depth=0)

    def _source(self, address: lists.Address, *, depth: int) -> Iterator[Input | Refusal]:
        if self.stop():
            return
        try:
            page = self.ask(address.url).page
            if page is None:
                return
            if not lists.is_list(page.content):
                yield web_input(page, address)
                return
            if depth > _DEPTH:
                raise ReadError(
                    "R048", "Lists lead to lists without end.", hint="Give the address of one of them."
                )
            found = lists.listing(page.content)
        except ReadError as error:
            yield error.refusal(source=address.url, step=NAME)
            return
        yield from found.refusals(address.url)
        for entry in found.addresses:
            yield from self._source(entry, depth=depth + 1)

    def ask(self, address: str, *, tag: Tag | None = None) -> Answer:
        """Ask for one address, after the pause that its host wants.

        Args:
            address: what to ask for.
            tag: what the server said of the version that is known; without one the page is always sent.

        Raises:
            ReadError: it cannot be parsed (R020), robots.txt forbids it (R050), or fetching failed.
            Unavailable: the server failed or wants to be left alone.
        """
        parts = parsed(address)
        if parts is None:
            raise ReadError(
                "R020",
                "the address is not a web address: it cannot be parsed",
                hint="Give an address that begins with https:// or http://.",
            )
        host = self._host(f"{parts.scheme}://{parts.netloc}")
        if not host.robots.can_fetch(ROBOT, address):
            raise ReadError(
                "R050",
                "The site's robots.txt forbids this page.",
                hint="Ask the site, or save the page by hand.",
            )
        self._wait(host)
        return self._ask(address, tag or Tag())

    def _ask(self, address: str, tag: Tag) -> Answer:
        seen: list[httpx2.Response] = []
        headers = {"If-None-Match": tag.etag, "If-Modified-Since": tag.modified}

        def prepare(request: httpx2.Request) -> None:
            request.headers["User-Agent"] = USER_AGENT
            request.headers.update({name: value for name, value in headers.items() if value})

        hooks: dict[str, list[Callable[..., Any]]] = {"request": [prepare], "response": [seen.append]}
        limits = httpx2.Limits(max_keepalive_connections=0)
        with httpx2.Client(
            trust_env=False, follow_redirects=False, limits=limits, event_hooks=hooks
        ) as client:
            try:
                page = self.fetch(
                    address,
                    allow_private=self.allow_private,
                    timeout=self.timeout,
                    limit=lists.LIMIT,
                    client=client,
                )
            except ReadError as error:
                status = seen[-1].status_code if seen else 0
                if status == 304:
                    return Answer(None, tag)
                if status in (429, 503) or status >= 500 or not seen:
                    raise Unavailable(
                        error, seconds_of(seen[-1].headers.get("retry-after") if seen else None)
                    ) from error
                raise
        last = seen[-1].headers if seen else httpx2.Headers()
        return Answer(page, Tag(last.get("etag"), last.get("last-modified")))

    def _host(self, root: str) -> _Host:
        now = time.monotonic()
        host = self._hosts.get(root)
        if host is None or now - host.read > _ROBOTS_AGE:
            robots = self._robots(root)
            asked = robots.crawl_delay(ROBOT)
            pause = max(self.pause, min(float(asked or 0), _MOST_PAUSE))
            host = self._hosts[root] = _Host(robots, now, pause, time.monotonic())
        return host

    def _robots(self, root: str) -> RobotFileParser:
        """Read a host's robots.txt as RFC 9309 says: none allows all, one that cannot be had forbids all."""
        parser = RobotFileParser()
        parser.modified()
        try:
            page = self._ask(f"{root}/robots.txt", Tag()).page
            parser.parse(page.content[:_ROBOTS_LIMIT].decode("utf-8", "replace").splitlines() if page else [])
        except Unavailable:
            raise
        except ReadError as error:
            if error.code in ("R028", "R022", "R020"):
                raise
            # 404 and other refusals by status mean that there is none.
            parser.parse([])
        return parser

    def _wait(self, host: _Host) -> None:
        left = host.asked + host.pause - time.monotonic()
        if left > 0:
            self.sleep(left)
        host.asked = time.monotonic()


def web_input(page: Page, address: lists.Address) -> Input:
    """Make the input of a fetched page, with what the list said about it."""
    # The name of a feed is not the title of a page that stands where the feed was looked for.
    title = address.title if address.kind == "page" else None
    said = {"title": title, "published": address.published, "outlet": address.outlet}
    return Input(page, origin=address.url, declared={name: value for name, value in said.items() if value})
