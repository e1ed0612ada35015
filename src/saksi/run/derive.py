"""Stories and occurrences of an archive, kept up to date batch by batch.

Each batch is taken in whole, in one transaction: what a new version replaced is forgotten, new articles and
events are compared with those that share their keys, and only the parts that this touches are made anew.
The result is a function of the articles alone, so taking them in again gives the same records.
"""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec

from saksi.errors import StoreError
from saksi.model import Coded
from saksi.model.ids import occurrence_id, story_id
from saksi.model.query import Batch
from saksi.model.relations import Occurrence, Story
from saksi.run.foretell import foretell
from saksi.run.index import index
from saksi.run.keep import keep
from saksi.run.linked import (
    Added,
    Graph,
    add_articles,
    add_events,
    bucket_of,
    compared,
    day_number,
    encode,
    event_bucket,
)
from saksi.run.memory import no_search_for_cycles
from saksi.run.stored import Stored, stored_in
from saksi.steps import follow, group, match, relate
from saksi.store import tables
from saksi.store.faults import faults
from saksi.store.lock import locked
from saksi.store.place import Place
from saksi.store.relations import Derived, Item, Linked, Relations

_LOG = logging.getLogger(__name__)
#: Seconds between two words on how far deriving has come.
_TELL = 10.0

__all__ = ["Changes", "Hook", "catch_up", "opened", "rebuild", "take_in"]

#: What the records were made by; another version makes them anew.
VERSIONS = ", ".join(f"{step.NAME} {step.VERSION}" for step in (group, match, relate, follow))

_article_print = msgspec.msgpack.Decoder(group.Print).decode
_story = msgspec.msgpack.Decoder(Story).decode
_occurrence = msgspec.msgpack.Decoder(Occurrence).decode


@dataclass(slots=True)
class Changes:
    """What a batch changed, for whatever else follows from it.

    Args:
        batch: the batch that was taken in.
        added: articles that came, with their statements and events.
        removed: articles that a new version replaced.
        old_stories: stories as they were before, where they are gone or another now; likewise
            `old_occurrences`.
        new_stories: stories that were not there as they are now; likewise `new_occurrences`.
    """

    batch: int
    added: list[Coded] = field(default_factory=list)
    removed: list[Coded] = field(default_factory=list)
    old_stories: list[Story] = field(default_factory=list)
    old_occurrences: list[Occurrence] = field(default_factory=list)
    new_stories: list[Story] = field(default_factory=list)
    new_occurrences: list[Occurrence] = field(default_factory=list)


#: Articles by batch.
Fresh = Mapping[int, Sequence[Coded]]
#: Called within the transaction of each batch.
Hook = Callable[[Relations, Changes], None]
#: What else is derived from stories and occurrences, in this order.
HOOKS: list[Hook] = [keep, index, foretell]


def catch_up(place: Place, listed: Sequence[Batch], fresh: Fresh = MappingProxyType({})) -> None:
    """Take in the batches that the derived records lack; for the process that holds the archive's lock.

    A file that is damaged is made again.

    Args:
        place: where the archive rests.
        listed: its batches.
        fresh: the articles of batches that need not be read back from the tables.
    """
    try:
        if place.relations.exists() and not _fits(place):
            _remove(place.relations)
        _catch_up(place, listed, fresh)
    except sqlite3.OperationalError:
        # The disk is full, or somebody else holds the file: making it again would not help.
        raise
    except sqlite3.DatabaseError:
        _remove(place.relations)
        _catch_up(place, listed, fresh)


def _catch_up(place: Place, listed: Sequence[Batch], fresh: Fresh) -> None:
    with closing(Relations(place.relations)) as relations:
        _take_in(place, relations, listed, fresh)


def _fits(place: Place) -> bool:
    """Say whether the file is one of this version, or was only begun."""
    with closing(Relations(place.relations, read_only=True)) as relations:
        return not relations.begun() or relations.fits()


def _renew(place: Place) -> None:
    """Derive the records anew if another version of saksi made their file, unless somebody just did so."""
    if place.relations.exists() and not _fits(place):
        _LOG.warning("saksi: the stories and occurrences were made by another version; making them again.")
        with faults("derive stories and occurrences"), locked(place.lock):
            catch_up(place, tables.batches(place))


def rebuild(place: Place, *, waiting: Callable[[], None] | None = None) -> int:
    """Derive everything anew from the tables; return how many batches were taken in.

    Args:
        place: where the archive rests.
        waiting: called when another process holds the lock.

    Raises:
        StoreError: there is no archive (S001), or storage failed; the next `add` or `rebuild` goes on.
    """
    listed = tables.batches(place)
    with faults("derive stories and occurrences"), locked(place.lock, waiting=waiting):
        _remove(place.relations)
        catch_up(place, tables.batches(place))
    return len(listed)


def _remove(path: Path) -> None:
    """Remove a database with what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


@contextmanager
def opened(place: Place, listed: Sequence[Batch], *, past: bool) -> Iterator[Relations]:
    """Open the derived records for questions.

    Args:
        place: where the archive rests.
        listed: the batches that are asked about.
        past: whether these are those of an earlier moment; what follows from them is then derived anew, in
            memory, which takes as long as adding them did without the reading.

    A file that another version of saksi made is made again first.

    Raises:
        StoreError: the file is damaged (S013).
    """
    if not past and place.relations.exists():
        try:
            _renew(place)
            with closing(Relations(place.relations, read_only=True)) as relations:
                if relations.begun():
                    yield relations
                    return
        except sqlite3.DatabaseError as error:
            raise StoreError(
                "S013",
                f"The stories and occurrences cannot be read: {error}.",
                hint="Run `saksi rebuild`, which makes them again from the articles.",
            ) from error
    with closing(Relations(None)) as relations:
        if past:
            _take_in(place, relations, listed)
        yield relations


def _take_in(
    place: Place, relations: Relations, listed: Sequence[Batch], fresh: Fresh = MappingProxyType({})
) -> None:
    made = f"{tables.table(place, 'batches').metadata().id}; {VERSIONS}"
    taken = relations.batches()
    if relations.get("made") != made or taken - {batch.batch for batch in listed}:
        with relations.writing():
            relations.clear()
            relations.put("made", made)
        taken = set()
    told = time.monotonic() + _TELL
    for batch in listed:
        if batch.batch not in taken:
            if time.monotonic() > told:
                _LOG.warning(
                    "saksi: deriving stories and occurrences, batch %s of %s", batch.number, listed[-1].number
                )
                told = time.monotonic() + _TELL
            with relations.writing(), no_search_for_cycles():
                known = fresh.get(batch.batch)
                stored = stored_in(place, batch.batch) if known is None else Stored(list(known), [])
                changes = take_in(
                    relations, Changes(batch.batch), added=stored.added, removed=stored.replaced
                )
                for hook in HOOKS:
                    hook(relations, changes)
                relations.take(batch.batch, batch.number)


@no_search_for_cycles()
def take_in(
    relations: Relations, changes: Changes, *, added: Sequence[Coded], removed: Sequence[Coded]
) -> Changes:
    """Take in articles and forget others, within `relations.writing()`; note what this changed."""
    return _Batch(relations, changes).run(added, removed)


Record = TypeVar("Record", Story, Occurrence)
#: Items that links connect, and the records that they were put into, each with its items.
_Part = tuple[Sequence[Item], Sequence[tuple[str, Sequence[Item]]]]


class _Batch:
    """One batch on its way in."""

    def __init__(self, relations: Relations, changes: Changes) -> None:
        self._relations = relations
        self._changes = changes
        self._touched: dict[Linked, set[int]] = {"article": set(), "event": set()}
        self._before: dict[Linked, set[str]] = {"article": set(), "event": set()}
        self._sources: dict[str, match.Provenance] = {}

    def run(self, added: Sequence[Coded], removed: Sequence[Coded]) -> Changes:
        """Forget what was replaced, take in what is new, and make anew what this touches."""
        self._changes.removed += [coded for coded in removed if self._forget(coded)]
        there = {item.id for item in self._relations.named("article", {coded.article.id for coded in added})}
        new: dict[str, Coded] = {}
        for coded in added:
            if coded.article.id not in there:
                new.setdefault(coded.article.id, coded)
        self._changes.added += new.values()
        self._take("article", add_articles(self._relations, [coded.article for coded in new.values()]))
        moved = self._stories()
        events = [e for c in new.values() for e in match.prints_of(c, day=day_number(c.article))]
        self._take("event", add_events(self._relations, events))
        self._occurrences(moved)
        return self._changes

    def _forget(self, coded: Coded) -> bool:
        """Forget an article; say whether it was there."""
        for item in self._relations.owned("event", [coded.article.id]):
            event = compared(item.data).event
            self._drop("event", item, bucket=event_bucket(event), keys=match.keys_of(event))
        found = self._relations.named("article", [coded.article.id])
        for item in found:
            kept = _article_print(item.data)
            keys = [key.hash for key in group.keys_of(coded.article, kept).kept]
            self._drop("article", item, bucket=bucket_of(kept.day), keys=keys)
        return bool(found)

    def _drop(self, kind: Linked, item: Item, *, bucket: int, keys: Iterable[int]) -> None:
        near = self._relations.items(kind, self._relations.near(kind, [item.n])[item.n])
        self._touched[kind] |= {item.part, *(other.part for other in near)}
        self._before[kind] |= {item.record} if item.record else set()
        self._relations.drop(kind, item, bucket=bucket, keys=keys)

    def _take(self, kind: Linked, added: Added) -> None:
        """Link what came with what it is alike with."""
        self._touched[kind].update(item.part for item in added.items)
        self._touched[kind].update(pair.one.part for pair in added.pairs)
        self._relations.link(kind, [(pair.one.n, pair.other.n, pair.score) for pair in added.pairs])

    def _stories(self) -> set[str]:
        """Make the touched stories anew; return the articles that are now in another story than before."""
        graph = Graph(self._relations, "article", self._touched["article"])
        made: dict[str, Story | None] = {}
        moved: set[str] = set()
        parts: list[_Part] = []
        for items in graph.linked(lambda one, other: True):
            id_ = story_id(item.id for item in items)
            changed = {item.id for item in items if item.record != id_}
            edges = {item.id: [graph.items[n].id for n in graph.near(item.n)] for item in items}
            made[id_] = (
                group.story_of([_article_print(item.data) for item in items], edges) if changed else None
            )
            moved |= changed
            parts.append((items, [(id_, items)]))
        self._belongs("article", parts)
        old, new = self._replace("stories", "article", graph, made)
        self._changes.old_stories += map(_story, old)
        self._changes.new_stories += new
        return moved

    def _occurrences(self, moved: set[str]) -> None:
        """Make the touched occurrences anew, and those with a report whose story is another now."""
        again = self._relations.owned("event", sorted(moved))
        self._touched["event"] |= {item.part for item in again}
        afresh = {item.n for item in again}
        graph = Graph(self._relations, "event", self._touched["event"])
        made: dict[str, Occurrence | None] = {}
        parts: list[_Part] = []
        for items in graph.linked(match.Bounds(graph.near, lambda n: compared(graph.items[n].data).day)):
            named = {item.id: item for item in items}
            edges = {
                item.id: {graph.items[n].id: score for n, score in graph.near(item.n).items()}
                for item in items
            }
            acts = []
            for names in match.clusters(named, edges):
                id_, members = occurrence_id(names), [named[name] for name in names]
                same = all(item.record == id_ and item.n not in afresh for item in members)
                made[id_] = None if same else self._occurrence(members)
                acts.append((id_, members))
            parts.append((items, acts))
        self._belongs("event", parts)
        old, new = self._replace("occurrences", "event", graph, made)
        self._changes.old_occurrences += map(_occurrence, old)
        self._changes.new_occurrences += new

    def _occurrence(self, items: Sequence[Item]) -> Occurrence:
        events = [compared(item.data).event for item in items]
        return match.occurrence_of(events, self._provenance(events))

    def _provenance(self, events: Sequence[match.EventPrint]) -> dict[str, match.Provenance]:
        """Say whose text the articles of events hold."""
        articles = {event.article for event in events}
        missing = sorted(articles.difference(self._sources))
        items = self._relations.named("article", missing) if missing else []
        stories = self._relations.some("stories", {item.record for item in items if item.record})
        for item in items:
            if item.record in stories:
                story = _story(stories[item.record])
                self._sources[item.id] = match.Provenance(story.id, story.origin, story.origins)
        return {article: self._sources[article] for article in articles if article in self._sources}

    def _belongs(self, kind: Linked, parts: Iterable[_Part]) -> None:
        """Note for each item its part, named by the smallest number in it, and its record."""
        assigned: list[tuple[int, int]] = []
        belonging: list[tuple[str, int]] = []
        for part, records in parts:
            label = min(item.n for item in part)
            assigned += [(label, item.n) for item in part if item.part != label]
            for record, items in records:
                belonging += [(record, item.n) for item in items if item.record != record]
        self._relations.assign(kind, assigned)
        self._relations.belongs(kind, belonging)

    def _replace(
        self, name: Derived, kind: Linked, graph: Graph, made: Mapping[str, Record | None]
    ) -> tuple[list[bytes], list[Record]]:
        """Keep what was made; return the records that are gone or another now, and those that came instead.

        Args:
            name: what is derived.
            kind: of which items.
            graph: the items that were walked on.
            made: records by id; None for one that has the same members, from the same stories, as before.
        """
        before = self._before[kind] | {record for n in graph.walked if (record := graph.items[n].record)}
        old = self._relations.some(
            name, sorted(before.difference(id_ for id_, kept in made.items() if not kept))
        )
        new = {id_: (record, encode(record)) for id_, record in made.items() if record}
        changed = {id_: one for id_, one in new.items() if old.get(id_) != one[1]}
        gone = before.difference(made)
        self._relations.replace(
            name, sorted(gone), {id_: (_day(record), data) for id_, (record, data) in changed.items()}
        )
        return (
            [data for id_, data in old.items() if id_ in gone or id_ in changed],
            [record for record, _ in changed.values()],
        )


def _day(record: Story | Occurrence) -> str | None:
    return record.start if isinstance(record, Story) else record.day
