"""Stories and occurrences of an archive, kept up to date batch by batch.

Each batch is taken in whole, in one transaction: what a new version replaced is forgotten, new articles and
events are compared with those that share their keys, and only the parts that this touches are made anew.
The result is a function of the articles alone, so taking them in again gives the same records.
"""

import collections
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec

from saksi.errors import StoreError
from saksi.model import Article, Coded
from saksi.model.query import Batch
from saksi.model.relations import Occurrence, Story
from saksi.run.foretell import foretell
from saksi.run.index import index
from saksi.run.keep import keep
from saksi.run.linked import (
    BUCKET,
    Graph,
    add_article,
    add_event,
    bucket_of,
    day_number,
    encode,
    event_bucket,
)
from saksi.run.stored import stored_in
from saksi.steps import follow, group, match, relate
from saksi.store import tables
from saksi.store.faults import faults
from saksi.store.lock import locked
from saksi.store.place import Place
from saksi.store.relations import UNDATED, Derived, Item, Linked, Relations

__all__ = ["Changes", "Hook", "catch_up", "opened", "rebuild", "take_in"]

#: What the records were made by; another version makes them anew.
VERSIONS = ", ".join(f"{step.NAME} {step.VERSION}" for step in (group, match, relate, follow))

_article_print = msgspec.msgpack.Decoder(group.Print).decode
_event_print = msgspec.msgpack.Decoder(match.EventPrint).decode
_story = msgspec.msgpack.Decoder(Story).decode
_occurrence = msgspec.msgpack.Decoder(Occurrence).decode


@lru_cache(20_000)
def _compared(data: bytes) -> match.Compared:
    """Make an event ready to be compared; those of the last days are met again and again."""
    return match.compared(_event_print(data))


@dataclass(slots=True)
class Changes:
    """What a batch changed, for whatever else follows from it.

    Args:
        batch: the batch that was taken in.
        added: articles that came, with their statements and events.
        removed: articles that a new version replaced.
        stories: stories that came or changed; likewise `occurrences`.
        gone: ids of stories and occurrences that are no more.
        old_stories: stories as they were before, where they are gone or another now; likewise
            `old_occurrences`.
        new_stories: those of `stories` that were not there as they are now; likewise `new_occurrences`.
    """

    batch: int
    added: list[Coded] = field(default_factory=list)
    removed: list[Coded] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    occurrences: list[Occurrence] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    old_stories: list[Story] = field(default_factory=list)
    old_occurrences: list[Occurrence] = field(default_factory=list)
    new_stories: list[Story] = field(default_factory=list)
    new_occurrences: list[Occurrence] = field(default_factory=list)


#: Called within the transaction of each batch.
Hook = Callable[[Relations, Changes], None]
#: What else is derived from stories and occurrences, in this order.
HOOKS: list[Hook] = [keep, index, foretell]


def catch_up(place: Place) -> None:
    """Take in the batches that the derived records lack; for the process that holds the archive's lock.

    A file that is damaged is made again.
    """
    try:
        _catch_up(place)
    except sqlite3.OperationalError:
        # The disk is full, or somebody else holds the file: making it again would not help.
        raise
    except sqlite3.DatabaseError:
        _remove(place.relations)
        _catch_up(place)


def _catch_up(place: Place) -> None:
    with closing(Relations(place.relations)) as relations:
        _take_in(place, relations, tables.batches(place))


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
        catch_up(place)
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

    Raises:
        StoreError: the file is damaged (S013).
    """
    if not past and place.relations.exists():
        try:
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


def _take_in(place: Place, relations: Relations, listed: Sequence[Batch]) -> None:
    made = f"{tables.table(place, 'batches').metadata().id}; {VERSIONS}"
    taken = relations.batches()
    if relations.get("made") != made or taken - {batch.batch for batch in listed}:
        with relations.writing():
            relations.clear()
            relations.put("made", made)
        taken = set()
    for batch in listed:
        if batch.batch not in taken:
            with relations.writing():
                stored = stored_in(place, batch.batch)
                changes = take_in(
                    relations, Changes(batch.batch), added=stored.added, removed=stored.replaced
                )
                for hook in HOOKS:
                    hook(relations, changes)
                relations.take(batch.batch, batch.number)


def take_in(
    relations: Relations, changes: Changes, *, added: Sequence[Coded], removed: Sequence[Coded]
) -> Changes:
    """Take in articles and forget others, within `relations.writing()`; note what this changed."""
    return _Batch(relations, changes).run(added, removed)


#: Items that links connect, and the records that they were put into, each with its items.
_Part = tuple[Sequence[Item], Sequence[tuple[str, Sequence[Item]]]]


class _Batch:
    """One batch on its way in."""

    def __init__(self, relations: Relations, changes: Changes) -> None:
        self._relations = relations
        self._changes = changes
        self._touched: dict[Linked, set[int]] = {"article": set(), "event": set()}
        self._before: dict[Linked, set[str]] = {"article": set(), "event": set()}
        self._links: dict[Linked, list[tuple[int, int, float]]] = {"article": [], "event": []}
        self._sources: dict[str, match.Provenance] = {}
        self._met: dict[int, tuple[Item, match.Compared]] = {}

    def run(self, added: Sequence[Coded], removed: Sequence[Coded]) -> Changes:
        """Forget what was replaced, take in what is new, and make anew what this touches."""
        self._changes.removed += [coded for coded in removed if self._forget(coded)]
        new = [coded for coded in added if self._add_article(coded.article)]
        self._changes.added += new
        moved = self._stories()
        for coded in new:
            for event in match.prints_of(coded, day=day_number(coded.article)):
                self._add_event(event)
        self._occurrences(moved)
        return self._changes

    def _forget(self, coded: Coded) -> bool:
        """Forget an article; say whether it was there."""
        for item in self._relations.owned("event", [coded.article.id]):
            event = _compared(item.data).event
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

    def _add_article(self, article: Article) -> bool:
        """Take in an article; say whether it is new."""
        relations = self._relations
        if relations.named("article", [article.id]):
            return False
        number, new, keys = add_article(relations, article)
        self._touched["article"].add(number)
        worth: collections.Counter[int] = collections.Counter()
        buckets, sought = self._buckets(new.day), [key.hash for key in keys.sought]
        for _, n, value in relations.under("article", buckets=buckets, keys=sought):
            worth[n] += value
        found = [n for n, value in worth.items() if value >= group.ENOUGH]
        for other in relations.items("article", [n for n in found if n != number]):
            likeness = group.alike(_article_print(other.data), new)
            if likeness:
                self._link("article", other, number, likeness.score)
        return True

    def _buckets(self, day: int | None) -> list[int]:
        """Return the buckets where copies may be; without a day they may be in any."""
        if day is None:
            return self._relations.buckets()
        here = bucket_of(day)
        return [UNDATED, here - 1, here, here + 1]

    def _add_event(self, event: match.EventPrint) -> None:
        relations = self._relations
        number, mine = add_event(relations, event), match.compared(event)
        self._touched["event"].add(number)
        reach = {key: sought.days for sought in match.looked_up(event) for key in sought.keys}
        when = event.when
        if when is None:
            rows = relations.under("event", buckets=[event_bucket(event)], keys=reach)
            found = {n for _, n, _ in rows}
        else:
            far = max(reach.values(), default=0)
            buckets = sorted({day // BUCKET for day in range(when - far, when + far + 1)})
            rows = relations.under("event", buckets=buckets, keys=reach)
            found = {n for key, n, day in rows if abs(day - when) <= reach[key]}
        found.discard(number)
        # Nothing changes what an item is while a batch is compared, and neighbours meet over and over.
        missing = relations.items("event", found.difference(self._met))
        self._met |= {item.n: (item, _compared(item.data)) for item in missing}
        for n in found:
            other, its = self._met[n]
            likeness = round(match.same(its, mine), 4)
            if likeness >= match.FLOOR:
                self._link("event", other, number, likeness)

    def _link(self, kind: Linked, other: Item, number: int, score: float) -> None:
        self._links[kind].append((other.n, number, score))
        self._touched[kind].add(other.part)

    def _stories(self) -> set[str]:
        """Make the touched stories anew; return the articles that are now in another story than before."""
        relations = self._relations
        relations.link("article", self._links["article"])
        graph = Graph(relations, "article", self._touched["article"])
        made: dict[str, tuple[str | None, bytes]] = {}
        moved: set[str] = set()
        parts: list[_Part] = []
        for items in graph.linked(lambda one, other: True):
            edges = {item.id: [graph.items[n].id for n in graph.near(item.n)] for item in items}
            story = group.story_of([_article_print(item.data) for item in items], edges)
            moved |= {item.id for item in items if item.record != story.id}
            parts.append((items, [(story.id, items)]))
            made[story.id] = (story.start, encode(story))
            self._changes.stories.append(story)
        self._belongs("article", parts)
        self._replace("stories", "article", graph, made)
        return moved

    def _occurrences(self, moved: set[str]) -> None:
        """Make the touched occurrences anew, and those with a report whose story is another now."""
        relations = self._relations
        self._touched["event"] |= {item.part for item in relations.owned("event", sorted(moved))}
        relations.link("event", self._links["event"])
        graph = Graph(relations, "event", self._touched["event"])
        made: dict[str, tuple[str | None, bytes]] = {}
        parts: list[_Part] = []
        for items in graph.linked(self._bound(graph)):
            named = {item.id: item for item in items}
            edges = {
                item.id: {graph.items[n].id: score for n, score in graph.near(item.n).items()}
                for item in items
            }
            acts = []
            for members in match.clusters(named, edges):
                events = [_compared(named[name].data).event for name in members]
                found = match.occurrence_of(events, self._provenance(events))
                made[found.id] = (found.day, encode(found))
                self._changes.occurrences.append(found)
                acts.append((found.id, [named[name] for name in members]))
            parts.append((items, acts))
        self._belongs("event", parts)
        self._replace("occurrences", "event", graph, made)

    def _bound(self, graph: Graph) -> Callable[[int, int], bool]:
        return lambda one, other: match.bound(
            one, other, near_one=graph.near(one), near_other=graph.near(other)
        )

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
        self, name: Derived, kind: Linked, graph: Graph, made: Mapping[str, tuple[str | None, bytes]]
    ) -> None:
        before = self._before[kind] | {record for n in graph.walked if (record := graph.items[n].record)}
        old = self._relations.some(name, sorted(before))
        self._changes.gone |= before - set(made)
        changed = {id_: kept for id_, kept in made.items() if old.get(id_) != kept[1]}
        gone = {id_: data for id_, data in old.items() if id_ not in made or id_ in changed}
        if name == "stories":
            self._changes.old_stories += map(_story, gone.values())
            self._changes.new_stories += [story for story in self._changes.stories if story.id in changed]
        else:
            self._changes.old_occurrences += map(_occurrence, gone.values())
            self._changes.new_occurrences += [
                found for found in self._changes.occurrences if found.id in changed
            ]
        self._relations.replace(name, sorted(before - set(made)), changed)
