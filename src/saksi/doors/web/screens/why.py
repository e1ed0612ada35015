"""Why: from any record down to the characters on the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saksi.archive import Archive
from saksi.doors.reasons import Reason, reasons_of
from saksi.doors.walks import Walk, plain, walk
from saksi.doors.web.address import Ask
from saksi.doors.web.screen import Records, Screen, View
from saksi.model import Refusal
from saksi.run.backing import Backing
from saksi.run.grounds import Grounds
from saksi.store.why import Why

__all__ = ["FIND", "SCREEN", "Evidence", "FindView", "WhyView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place on a page: its record, the characters, and the line around them."""

    id: str
    article: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """What the screen of a walk shows.

    Args:
        found: the walk.
        kind: what the record is, in a word.
        evidence: the places on pages, in the order of the record.
        reasons: what decided each field, and what was rejected.
    """

    found: Walk
    kind: str
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...] = ()

    def data(self) -> Mapping[str, Any]:
        """Return the walk as `saksi why --json` writes it."""
        return plain(self.found)

    def table(self) -> Records:
        """Return the places on pages."""
        return Records(name="evidence", records=self.evidence, columns=Evidence.__slots__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindView:
    """Where no id is given yet: nothing but a form."""

    def data(self) -> Mapping[str, Any]:
        """Return nothing."""
        return {}

    def table(self) -> Records:
        """Return an empty table."""
        return Records(name="evidence", records=(), columns=Evidence.__slots__)


def view(archive: Archive, ask: Ask) -> WhyView:
    """Make the screen of a walk, by any id."""
    found = walk(archive, ask.parts["id"])
    return WhyView(
        found=found,
        kind=type(found.record).__name__.lower(),
        evidence=tuple(place for one in _walks(found) if (place := _evidence(one))),
        reasons=reasons_of(found.record),
    )


def _walks(found: Walk) -> list[Why]:
    """List the walks of all pages that a record rests on."""
    if isinstance(found, Why):
        return [found]
    if isinstance(found, Grounds):
        return list(found.evidence)
    assert isinstance(found, Backing)
    return [*found.told, *(one for grounds in found.occurrences for one in grounds.evidence)]


def _evidence(found: Why) -> Evidence | None:
    article, span = found.article, found.span
    if article is None or isinstance(found.record, Refusal):
        return None
    start, end = (span.start, span.end) if span else (0, 0)
    quote, line = found.quote, found.line
    at = start - (article.text.rfind("\n", 0, start) + 1)
    return Evidence(
        id=found.record.id,
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        start=start,
        end=end,
        before=line[:at],
        quote=quote,
        after=line[at + len(quote) :],
    )


def find(archive: Archive, ask: Ask) -> View:
    """Show the record that the form asks for, or the form."""
    id_ = ask.one("id")
    return view(archive, Ask(path=f"/why/{id_}", parts={"id": id_})) if id_ else FindView()


SCREEN = Screen(name="why", path="/why/{id:path}", view=view, nav="search")


def leads(ask: Ask) -> str | None:
    """Give the address of the record that the form asks for."""
    return ask.link(f"/why/{ask.one('id').strip()}", id=None) if ask.one("id").strip() else None


FIND = Screen(name="why_find", path="/why", view=find, nav="search", leads=leads)
