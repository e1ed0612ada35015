"""Search: articles by their words, events and statements by what they say, and what results divide into."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saksi.archive import Archive
from saksi.doors.web.address import NAMES, Ask, names_of
from saksi.doors.web.screen import Screen, found, listing_of
from saksi.doors.web.snippets import Piece, snippet
from saksi.store.conditions import Kind
from saksi.store.find import Answer

__all__ = ["SCREEN", "SearchView"]

#: Values of a facet that are shown at first.
SHOWN = 8
WHAT = ("articles", "events", "statements")
KINDS: Mapping[str, Kind] = {"articles": "articles", "events": "events", "statements": "statements"}
#: Columns of filters that are not called like them.
COLUMNS = {"actor": "actor_ids", "recipient": "recipient_ids", "source": "source_ids"}
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
    names = names_of(KINDS[what])
    answer = found(archive, KINDS[what], ask.query(names), ask)
    rows = answer.rows() if what == "articles" else []
    return SearchView(
        what=what,
        answer=answer,
        ask=ask,
        names=names,
        dropped=tuple(name for name in NAMES if ask.many(name) and name not in names),
        snippets={row["id"]: snippet(row["text"], row["parts"], ask.one("q")) for row in rows},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a facet: how many records have it, and the address with or without it."""

    value: str
    count: int
    on: bool
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What the results divide into: values with most records first, and how many more there are."""

    name: str
    values: tuple[Value, ...]
    more: int
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """All facets of a search."""

    facets: tuple[Facet, ...]


def facets(archive: Archive, ask: Ask) -> Facets:
    """Count what the results divide into; a facet leaves out its own filter, so that one can add to it."""
    what = ask.choice("what", WHAT, "articles")
    shown = ask.number("facets", SHOWN, high=10_000)
    return Facets(facets=tuple(_facet(archive, ask, what, name, shown) for name in FACETS[what]))


def _facet(archive: Archive, ask: Ask, what: str, name: str, shown: int) -> Facet:
    others = tuple(other for other in names_of(KINDS[what]) if other != name)
    counted = archive.tally(KINDS[what], COLUMNS.get(name, name), ask.query(others))
    on = {value.upper() if name in COLUMNS else value for value in ask.many(name)}
    values = [
        Value(
            value=value,
            count=count,
            on=value in on,
            link=ask.without(name, value) if value in on else ask.adding(name, value),
        )
        for value, count in counted.items()
    ]
    first = values[:shown] + [value for value in values[shown:] if value.on]
    return Facet(
        name=name, values=tuple(first), more=len(values) - len(first), link=ask.link(facets=10_000, what=what)
    )


SCREEN = Screen(name="search", path="/search", view=view, parts={"facets": facets})
