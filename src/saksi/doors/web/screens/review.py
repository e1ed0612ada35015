"""Review: one record after the other, the doubtful first, each judged by keys: right, wrong, or mended."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

import msgspec

from saksi.archive import Archive
from saksi.doors.web.address import Ask
from saksi.doors.web.quotes import Quote, quote_of
from saksi.doors.web.screen import Records, Screen
from saksi.model import Event, Statement
from saksi.model.query import QUADS, Quad, Query
from saksi.model.records import Certainty
from saksi.model.reviews import Agreement, Review
from saksi.reference.plover import plover
from saksi.run.review import agreement
from saksi.store.reviews import settled, standing
from saksi.store.why import Why

__all__ = ["SCREEN", "ReviewView", "queue"]

What = Literal["events", "statements"]
#: The order of the queue: what is least certain first.
ORDER: tuple[Certainty, ...] = ("possible", "probable", "certain")
#: Filters that a queue can have.
NAMES = ("q", "outlet", "language", "article", "since", "until")
#: Records that stand after the one in hand.
_AHEAD = 8
#: Records that are looked through at once for such as a person has not reviewed.
_PART = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A record of the queue.

    Args:
        id: its id.
        why: what put it where it stands: `contested`, or how certain the page is; empty for statements.
        day: of the record, or None.
        text: the words that name it.
    """

    id: str
    why: str
    day: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """What the screen of reviews shows.

    Args:
        what: which records.
        by: who reviews, empty before one has said so.
        walk: the record in hand with its page, None at the end of the queue.
        quote: its words.
        mine: what this person said of it before, if anything.
        others: what others said of it; shown only to those who have spoken themselves.
        decided: how many records of its article are settled, of how many.
        queue: what comes next, the record in hand apart.
        total: how many records the filters let through.
        reviewed: how many records this person has reviewed.
        contested: how many records people do not agree on.
        agreement: how far those who review agree.
        ask: the address.
    """

    what: What
    by: str
    walk: Why | None
    quote: Quote | None
    mine: Review | None
    others: tuple[Review, ...]
    decided: tuple[int, int]
    queue: tuple[Waiting, ...]
    total: int
    reviewed: int
    contested: int
    agreement: Agreement
    ask: Ask

    @property
    def event(self) -> Event | None:
        """The event in hand, if it is one."""
        return self.walk.record if self.walk and isinstance(self.walk.record, Event) else None

    @property
    def statement(self) -> Statement | None:
        """The statement in hand, if it is one."""
        return self.walk.record if self.walk and isinstance(self.walk.record, Statement) else None

    @property
    def quad(self) -> Quad | None:
        """The class of the act in hand."""
        return QUADS[self.event.type] if self.event else None

    @property
    def modes(self) -> list[str]:
        """All modes that acts can have."""
        return sorted({mode for type_ in plover().types.values() for mode in type_.modes})

    def data(self) -> dict[str, Any]:
        """Return the record in hand, the queue, and how far people agree."""
        record = self.event or self.statement
        return {
            "what": self.what,
            "record": msgspec.to_builtins(record),
            "quote": self.quote.text if self.quote else None,
            "queue": msgspec.to_builtins(self.queue),
            "total": self.total,
            "reviewed": self.reviewed,
            "contested": self.contested,
            "agreement": msgspec.to_builtins(self.agreement),
        }

    def table(self) -> Records:
        """Return what comes next."""
        return Records(name="queue", records=self.queue, columns=Waiting.__slots__)


def view(archive: Archive, ask: Ask) -> ReviewView:
    """Make the screen of reviews."""
    what = cast(What, ask.choice("what", ("events", "statements"), "events"))
    by, wanted, later = ask.one("by"), ask.one("record"), ask.many("skip")
    found = archive.reviews()
    said = standing(found)
    mine = {review.record: review for review in found if by and review.by == by}
    passed = {*mine, *later}
    query = ask.query(NAMES)
    counts = archive.tally(what, "certainty" if what == "events" else "kind", query)
    ahead = queue(archive, what, query, said=said, passed=passed, count=_AHEAD + 2, counts=counts)
    in_hand = wanted or next((one.id for one in ahead), "")
    # Everybody judges what the coder read, not what others made of it.
    walk = archive.why(in_hand, as_read=True) if in_hand else None
    return ReviewView(
        what=what,
        by=by,
        walk=walk,
        quote=quote_of(walk) if walk else None,
        mine=mine.get(in_hand),
        others=tuple(one for one in said.get(in_hand, ()) if one.by != by) if in_hand in mine else (),
        decided=_decided(archive, walk, said) if walk else (0, 0),
        queue=tuple(one for one in ahead if one.id != in_hand)[:_AHEAD],
        total=sum(counts.values()),
        reviewed=sum(_is(id_, what[0]) for id_ in mine),
        contested=sum(settled(one) is None for one in said.values()),
        agreement=agreement(found),
        ask=ask,
    )


def queue(
    archive: Archive,
    what: What,
    query: Query,
    *,
    said: Mapping[str, Sequence[Review]],
    passed: Collection[str],
    count: int,
    counts: Mapping[str, int] | None = None,
) -> list[Waiting]:
    """List what a person should review next: what others do not agree on, then what is least certain.

    What one other found wrong is in no listing any more, and goes before the rest: else only mistakes that
    nobody saw would be judged twice.

    Args:
        archive: where the records are.
        what: which records.
        query: filters of them.
        said: the last word of each person, by record.
        passed: what the person has reviewed already, or put off.
        count: how many to list.
        counts: how many events of each certainty there are, if that is known: none is looked for in vain.
    """
    others = {id_: settled(words) for id_, words in said.items() if id_ not in passed and _is(id_, what[0])}
    contested = [id_ for id_, word in others.items() if word is None]
    alone = [id_ for id_, word in others.items() if word and word.verdict == "wrong" and len(said[id_]) == 1]
    first = [_waiting(archive, id_, "contested") for id_ in contested[:count]]
    first += [_waiting(archive, id_, "") for id_ in alone[: count - len(first)]]
    seen = {*passed, *contested, *alone}
    for row, why in _rows(archive, what, query, counts):
        if len(first) >= count:
            break
        if row["id"] not in seen:
            text = row["evidence" if what == "events" else "content_text"]
            first.append(Waiting(id=row["id"], why=why, day=str(row["day"] or "") or None, text=text))
    return first


def _waiting(archive: Archive, id_: str, why: str) -> Waiting:
    """List a record of which others have spoken."""
    walk = archive.why(id_, as_read=True)
    published = walk.article.published if walk.article else None
    return Waiting(id=id_, why=why, day=(published or "")[:10] or None, text=walk.quote)


def _is(id_: str, letter: str) -> bool:
    """Say whether an id is that of an event (e) or a statement (s)."""
    return id_.partition(":")[2].startswith(letter)


def _rows(
    archive: Archive, what: What, query: Query, counts: Mapping[str, int] | None
) -> Iterator[tuple[dict[str, Any], str]]:
    """Go through records in the order of the queue, a part at a time."""
    order: tuple[Certainty | None, ...] = ORDER if what == "events" else (None,)
    for certainty in order:
        if certainty and counts is not None and not counts.get(certainty):
            continue
        wanted = replace(query, certainty=(certainty,)) if certainty else query
        after: str | None = None
        while True:
            answer = archive.first(what, wanted, limit=_PART, after=after)
            for row in answer.rows():
                yield row, certainty or ""
            after = answer.next
            if after is None:
                break


def _decided(archive: Archive, walk: Why, said: Mapping[str, Sequence[Review]]) -> tuple[int, int]:
    """Count the records of an article that people have settled, and all of them."""
    if walk.article is None:
        return 0, 0
    coded = archive.coded(walk.article.id, as_read=True)
    ids = [*(one.id for one in coded.statements), *(one.id for one in coded.events)]
    return sum(settled(said.get(id_, ())) is not None for id_ in ids), len(ids)


SCREEN = Screen(name="review", path="/review", view=view)
