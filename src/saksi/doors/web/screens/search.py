"""Search: articles by their words, events and statements by what they say, with what the results divide into."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from saksi.archive import Archive
from saksi.doors.web.address import FILTERS, Ask
from saksi.doors.web.screen import Screen, listing_of, page_of
from saksi.doors.web.snippets import Piece, snippet
from saksi.model.query import Query
from saksi.store.find import Answer

__all__ = ["SCREEN", "SearchView"]

WHAT = ("articles", "events", "statements")
_OF_ARTICLE = ("q", "outlet", "credit", "language", "article", "since", "until")
#: Filters that each kind of record has.
NAMES: Mapping[str, tuple[str, ...]] = {
    "articles": _OF_ARTICLE,
    "statements": (*_OF_ARTICLE, "source", "kind"),
    "events": tuple(FILTERS),
}
#: What the results are divided by, beside the list.
FACETS: Mapping[str, tuple[str, ...]] = {
    "articles": ("outlet", "language", "credit"),
    "statements": ("kind", "source", "outlet", "language"),
    "events": ("quad", "type", "actor", "recipient", "certainty", "time", "outlet", "language"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What the screen of a search shows.

    Args:
        what: which records.
        answer: the page of them.
        ask: the address.
        names: filters that such records have.
        dropped: filters of the address that they do not have; they are told, not ignored.
        snippets: of articles, by id, the place of the words.
    """

    what: str
    answer: Answer
    ask: Ask
    names: tuple[str, ...]
    dropped: tuple[str, ...]
    snippets: Mapping[str, list[Piece]]

    def data(self) -> dict[str, Any]:
        """Return the page of the list; texts of articles are left to their own screens."""
        listing = listing_of(self.answer, self.ask)
        for row in listing["records"]:
            row.pop("text", None)
        return listing

    def table(self) -> Answer:
        """Return the page of the list."""
        return self.answer


def view(archive: Archive, ask: Ask) -> SearchView:
    """Make the screen of a search."""
    what = ask.choice("what", WHAT, "articles")
    names = NAMES[what]
    answer = archive.find(
        "articles" if what == "articles" else "events" if what == "events" else "statements",
        _query(ask, names),
        limit=ask.offset + ask.per if ask.per else 0,
    )
    answer = page_of(answer, ask)
    rows = answer.rows() if what == "articles" else []
    return SearchView(
        what=what,
        answer=answer,
        ask=ask,
        names=names,
        dropped=tuple(name for name in FILTERS if ask.many(name) and name not in names),
        snippets={row["id"]: snippet(row["text"], row["parts"], ask.one("q")) for row in rows},
    )


def _query(ask: Ask, names: tuple[str, ...]) -> Query:
    return ask.query(names)


SCREEN = Screen(name="search", path="/search", view=view)
