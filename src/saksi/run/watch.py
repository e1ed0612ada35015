"""Watch feeds, sitemaps and pages: ask again and again, politely, and read what is new.

The frontier, in the archive's ledger, remembers between runs when each address is due, how often it failed,
and which pages were seen. A page that came but could not be read for a passing reason, as when a language
model does not answer, is not seen: it is asked for again, also when its feed has not changed, and in the same
run also when its feed no longer names it.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from saksi.errors import COSTLY, PASSING, ReadError
from saksi.model import Refusal
from saksi.run.inputs import Input
from saksi.run.sources import lists
from saksi.run.sources.files import NAME
from saksi.run.sources.web import Tag, Unavailable, Web, web_input
from saksi.store.frontier import Frontier, Stop

#: Seconds between two looks at a source, and the most that failures may stretch it to.
INTERVAL = 15 * 60.0
_LONGEST = 24 * 3600.0
#: A page that failed for a passing reason is tried again so often, then left.
_TRIES = 4
#: Reasons that lie with the model's server or with this machine: pages do not get fewer tries by them.
_OF_SERVER = frozenset(("L001", "L002", "L003", "L004", "L007"))
#: OPML in OPML, a sitemap in an index: no deeper.
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """A page that was asked for, and the address of the list that names it; its own where there is none."""

    entry: lists.Address
    list: str


@dataclass(slots=True)
class Watcher:
    """Knows what is due.

    Args:
        web: asks for addresses.
        frontier: remembers.
        sources: addresses of feeds, sitemaps, OPML or pages.
        interval: seconds between two looks at one source.
        now: tells the time in seconds since 1970.
        stop: asked before each request.
    """

    web: Web
    frontier: Frontier
    sources: Iterable[str]
    interval: float = INTERVAL
    now: Callable[[], float] = time.time
    stop: Callable[[], bool] = bool
    _pending: dict[str, Stop] = field(default_factory=dict)
    _asked: dict[str, _Asked] = field(default_factory=dict)
    _failures: dict[str, str] = field(default_factory=dict)
    _again: dict[str, _Asked] = field(default_factory=dict)

    def due(self) -> Iterator[Input | Refusal]:
        """Ask for every source that is due and yield the pages that are new, and what failed."""
        for source in self.sources:
            yield from self._look(lists.Address(url=source, kind="list"), depth=0)
        for asked in list(self._again.values()):
            yield from self._page(asked)

    def refused(self, refusal: Refusal) -> None:
        """Hear that a page which was given could not be read."""
        if refusal.code in PASSING - COSTLY:
            self._failures[refusal.source] = refusal.code

    def settle(self) -> None:
        """Remember what was asked for, once it is stored: earlier, a crash would lose it."""
        for url in self._asked.keys() & self._failures.keys():
            self._later(self._asked[url], self._failures[url])
        for stop in self._pending.values():
            self.frontier.put(stop)
        for kept in (self._pending, self._asked, self._failures):
            kept.clear()
        self._again = {url: asked for url, asked in self._again.items() if not _done(self._known(url))}

    def wait(self) -> float:
        """Return the seconds until the next source is due."""
        stops = [self._known(address) for address in (*self.sources, *self._again)]
        return max(0.0, min((stop.next for stop in stops), default=0.0) - self.now())

    def _look(self, address: lists.Address, *, depth: int) -> Iterator[Input | Refusal]:
        known = self._known(address.url)
        # A clock that was set back must not keep a source asleep for longer than it may sleep.
        if self.stop() or self.now() < known.next <= self.now() + _LONGEST:
            return
        try:
            answer = self.web.ask(address.url, tag=Tag(known.etag, known.modified))
            page = answer.page
            listed = lists.listing(page.content) if page else lists.Listing()
        except ReadError as error:
            self._failed(known, error)
            yield error.refusal(source=address.url, step=NAME)
            return
        if page is not None and not lists.is_list(page.content):
            self._asked[address.url] = _Asked(address, address.url)
            yield web_input(page, address)
        yield from listed.refusals(address.url)
        for entry in listed.addresses:
            if entry.kind == "page":
                yield from self._page(_Asked(entry, address.url))
            elif depth < _DEPTH:
                yield from self._look(entry, depth=depth + 1)
        if not self.stop():
            self._note(Stop(address.url, answer.tag.etag, answer.tag.modified, self.now() + self.interval))

    def _page(self, asked: _Asked) -> Iterator[Input | Refusal]:
        entry = asked.entry
        known = self._known(entry.url)
        if self.stop() or _done(known) or self.now() < known.next <= self.now() + _LONGEST:
            return
        try:
            page = self.web.ask(entry.url).page
        except ReadError as error:
            self._failed(known, error)
            yield error.refusal(source=entry.url, step=NAME)
            return
        if page is not None:
            self._asked[entry.url] = asked
            yield web_input(page, entry)
        self._note(Stop(entry.url, next=self.now(), seen=self.now()))

    def _later(self, asked: _Asked, code: str) -> None:
        """Ask again, later, for a page that could not be read, and for its list, changed or not."""
        url, listed = asked.entry.url, self._known(asked.list)
        known = self.frontier.get(url) or Stop(url)
        failures = min(known.failures + 1, _TRIES - 1 if code in _OF_SERVER else _TRIES)
        due = self.now() + min(_LONGEST, self.interval * 2.0**known.failures)
        if url == asked.list:
            # A page that is watched itself: after the last try it is read again once it has changed.
            again = Stop(url, next=due, failures=failures)
            self._note(again if failures < _TRIES else replace(listed, failures=failures))
            return
        self._note(replace(listed, etag=None, modified=None))
        self._again[url] = asked
        self._note(Stop(url, next=due, failures=failures))

    def _failed(self, known: Stop, error: ReadError) -> None:
        """Wait twice as long after each failure, or as long as the server asked."""
        again = error.again if isinstance(error, Unavailable) else None
        wait = min(_LONGEST, max(again or 0.0, self.interval * 2.0**known.failures))
        self._note(
            Stop(known.address, known.etag, known.modified, self.now() + wait, known.failures + 1, known.seen)
        )

    def _known(self, address: str) -> Stop:
        return self._pending.get(address) or self.frontier.get(address) or Stop(address)

    def _note(self, stop: Stop) -> None:
        self._pending[stop.address] = stop


def _done(page: Stop) -> bool:
    """Say whether a page is not asked for any more: it was read, or failed too often."""
    return page.seen is not None or page.failures >= _TRIES
