"""Sources: which outlets there are and how fresh each is, which feeds are watched, and what was refused."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from saksi.archive import Archive
from saksi.doors.web.address import Ask, Pages
from saksi.doors.web.screen import Records, Screen, found, listing_of
from saksi.model.query import Query
from saksi.store.find import Answer
from saksi.store.frontier import watched
from saksi.store.outlets import Outlet

__all__ = ["SCREEN", "Feed", "SourcesView"]

SHOWS = ("outlets", "feeds", "refusals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address that is looked at again: when next, and how often it failed since it last answered."""

    address: str
    due: str
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """What the screen of sources shows: one of its three lists, and how long each is.

    Args:
        show: which list.
        outlets: the page of outlets, those with most articles first.
        feeds: the page of feeds.
        refusals: the page of refusals, the newest first.
        counts: how long each list is.
        codes: refusals by code, those with most first.
        answer: articles read, as what stands behind.
        ask: the address.
    """

    show: str
    outlets: tuple[Outlet, ...]
    feeds: tuple[Feed, ...]
    refusals: Answer
    counts: Mapping[str, int]
    codes: Mapping[str, int]
    answer: Answer
    ask: Ask

    @property
    def pages(self) -> Pages:
        """Say where the page of the list that is shown stands."""
        shown = {"outlets": len(self.outlets), "feeds": len(self.feeds), "refusals": self.refusals.shown}
        after = self.refusals.next if self.show == "refusals" else None
        return self.ask.pages(self.counts[self.show], shown[self.show], after)

    def data(self) -> dict[str, Any]:
        """Return the list that is shown."""
        if self.show == "refusals":
            return listing_of(self.refusals, self.ask) | {"codes": self.codes}
        records = self.outlets if self.show == "outlets" else self.feeds
        shown = {"kind": self.show, "pages": self.pages, "counts": self.counts, "records": records}
        return cast(dict[str, Any], msgspec.to_builtins(shown))

    def table(self) -> Answer | Records:
        """Return the list that is shown."""
        if self.show == "refusals":
            return self.refusals
        if self.show == "feeds":
            return Records(name="feeds", records=self.feeds, columns=Feed.__slots__)
        return Records(name="outlets", records=self.outlets, columns=Outlet.__slots__)


def view(archive: Archive, ask: Ask) -> SourcesView:
    """Make the screen of sources."""
    show = ask.choice("show", SHOWS, "outlets")
    outlets, feeds = archive.outlets(), _feeds(archive)
    # Only the list that is shown is cut by the address.
    own = ask if show == "refusals" else Ask(path=ask.path)
    refusals = found(archive, "refusals", Query(), own)
    return SourcesView(
        show=show,
        outlets=tuple(_cut(outlets, ask)),
        feeds=tuple(_cut(feeds, ask)),
        refusals=refusals,
        counts={"outlets": len(outlets), "feeds": len(feeds), "refusals": refusals.matched},
        codes=archive.tally("refusals", "code"),
        answer=archive.articles(limit=1),
        ask=ask,
    )


def _cut(records: list[Any], ask: Ask) -> list[Any]:
    return records[ask.offset :][: ask.per or None]


def _feeds(archive: Archive) -> list[Feed]:
    return [
        Feed(
            address=stop.address,
            due=datetime.datetime.fromtimestamp(stop.next, datetime.UTC).isoformat(timespec="minutes"),
            failures=stop.failures,
        )
        for stop in watched(archive.place)
    ]


SCREEN = Screen(name="sources", path="/sources", view=view)
