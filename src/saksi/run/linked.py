"""Articles and events as they are kept for comparison, and what is linked with what."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from saksi.model import Article
from saksi.steps import group, match
from saksi.store.relations import UNDATED, Item, Linked, New, Relations
from saksi.store.rows import day_of

#: Days in a bucket: a window reaches into the next bucket only.
BUCKET = group.WINDOW + 1

encode = msgspec.msgpack.Encoder().encode
_article_print = msgspec.msgpack.Decoder(group.Print).decode
_event_print = msgspec.msgpack.Decoder(match.EventPrint).decode


def day_number(article: Article) -> int | None:
    """Return the day of an article in days since 1970."""
    day = day_of(article.published, article.not_before)
    return None if day is None else day.toordinal() - 719_163


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that are alike, and how much; the one that came later is the second."""

    one: Item
    other: Item
    score: float


@dataclass(frozen=True, slots=True)
class Added:
    """New items, and what they are alike with."""

    items: list[Item]
    pairs: list[Pair]


class _Shelves:
    """What is kept under keys, by bucket: read once for a whole batch, whose own is there already."""

    def __init__(self, relations: Relations, kind: Linked, wanted: Mapping[int, set[int]]) -> None:
        self._rows: dict[int, dict[int, list[tuple[int, int]]]] = {}
        for bucket, keys in wanted.items():
            shelf = self._rows.setdefault(bucket, {})
            for key, n, worth in relations.under(kind, bucket=bucket, keys=sorted(keys)):
                shelf.setdefault(key, []).append((n, worth))

    def under(
        self, buckets: Iterable[int], keys: Collection[int]
    ) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """Yield keys with the numbers of the items that are kept under them, each with its worth."""
        for bucket in buckets:
            shelf = self._rows[bucket]
            for key in shelf.keys() & keys:
                yield key, shelf[key]


def add_articles(relations: Relations, articles: Sequence[Article]) -> Added:
    """Keep what is compared of articles, and find their copies among each other and among those before."""
    prints: list[group.Print] = []
    keys: list[group.Keys] = []
    for article in articles:
        prints.append(group.print_of(article, day=day_number(article)))
        keys.append(group.keys_of(article, prints[-1]))
    new = [_new_article(kept, its) for kept, its in zip(prints, keys, strict=True)]
    items = relations.add("article", new)
    sought = [{key.hash for key in its.sought} for its in keys]
    buckets = [_near_buckets(relations, kept.day) for kept in prints]
    shelves = _Shelves(relations, "article", _wanted(buckets, sought))
    known = {item.n: kept for item, kept in zip(items, prints, strict=True)}
    found: list[tuple[Item, list[int]]] = []
    for item, where, its in zip(items, buckets, sought, strict=True):
        worth: Counter[int] = Counter()
        for _, rows in shelves.under(where, its):
            for n, value in rows:
                worth[n] += value
        found.append((item, [n for n, value in worth.items() if value >= group.ENOUGH and n < item.n]))
    read = relations.items("article", {n for _, some in found for n in some}.difference(known))
    known |= {item.n: _article_print(item.data) for item in read}
    met = {item.n: item for item in (*items, *read)}
    pairs = [
        Pair(met[n], item, likeness.score)
        for item, some in found
        for n in some
        if (likeness := group.alike(known[n], known[item.n]))
    ]
    return Added(items, pairs)


def add_events(relations: Relations, events: Sequence[match.EventPrint]) -> Added:
    """Keep what is compared of events, and find those that may be the same act."""
    items = relations.add("event", [new_event(event) for event in events])
    reaches = [
        {key: sought.days for sought in match.looked_up(event) for key in sought.keys} for event in events
    ]
    buckets = [_event_buckets(event, reach) for event, reach in zip(events, reaches, strict=True)]
    shelves = _Shelves(relations, "event", _wanted(buckets, reaches))
    found: list[tuple[Item, set[int]]] = []
    for item, event, where, reach in zip(items, events, buckets, reaches, strict=True):
        when, last = event.when, item.n
        near: set[int] = set()
        for key, rows in shelves.under(where, reach.keys()):
            days = reach[key]
            near.update([n for n, day in rows if n < last and (when is None or -days <= day - when <= days)])
        found.append((item, near))
    met = {item.n: item for item in items}
    met |= {
        item.n: item
        for item in relations.items("event", {n for _, some in found for n in some}.difference(met))
    }
    ready = {n: compared(item.data) for n, item in met.items()}
    pairs: list[Pair] = []
    for item, near in found:
        mine = ready[item.n]
        for n in near:
            likeness = round(match.same(ready[n], mine), 4)
            if likeness >= match.FLOOR:
                pairs.append(Pair(met[n], item, likeness))
    return Added(items, pairs)


@lru_cache(20_000)
def compared(data: bytes) -> match.Compared:
    """Make an event ready to be compared; those of the last days are met again and again."""
    return match.compared(_event_print(data))


def new_article(article: Article) -> New:
    """Make what is kept of an article."""
    kept = group.print_of(article, day=day_number(article))
    return _new_article(kept, group.keys_of(article, kept))


def _new_article(kept: group.Print, keys: group.Keys) -> New:
    return New(
        kept.article,
        kept.article,
        bucket_of(kept.day),
        {key.hash: key.worth for key in reversed(keys.kept)},
        encode(kept),
    )


def new_event(event: match.EventPrint) -> New:
    """Make what is kept of an event."""
    keys = dict.fromkeys(match.keys_of(event), event.when or 0)
    return New(event.event, event.article, event_bucket(event), keys, encode(event))


def _wanted(buckets: Iterable[Iterable[int]], keys: Iterable[Iterable[int]]) -> dict[int, set[int]]:
    """Put together what is looked up in each bucket."""
    wanted: dict[int, set[int]] = {}
    for where, some in zip(buckets, keys, strict=True):
        for bucket in where:
            wanted.setdefault(bucket, set()).update(some)
    return wanted


def _near_buckets(relations: Relations, day: int | None) -> list[int]:
    """Return the buckets where copies may be; without a day they may be in any."""
    if day is None:
        return relations.buckets()
    here = bucket_of(day)
    return [UNDATED, here - 1, here, here + 1]


def _event_buckets(event: match.EventPrint, reach: Mapping[int, int]) -> Iterable[int]:
    """Return the buckets where the same act may be; without a day it is in the article's own."""
    if event.when is None:
        return (event_bucket(event),)
    far = max(reach.values(), default=0)
    return range((event.when - far) // BUCKET, (event.when + far) // BUCKET + 1)


class Graph:
    """What is linked with what, read from the archive as far as it is walked on."""

    def __init__(self, relations: Relations, kind: Linked, parts: Iterable[int]) -> None:
        self._relations = relations
        self._kind = kind
        self._start = relations.in_parts(kind, sorted(parts))
        self.items = {item.n: item for item in self._start}
        self._near = relations.near(kind, self.items)
        self._fetch()
        self.walked: set[int] = set()

    def _fetch(self) -> None:
        """Read the items at the other ends of links."""
        missing = {other for near in self._near.values() for other in near}.difference(self.items)
        self.items |= {item.n: item for item in self._relations.items(self._kind, sorted(missing))}

    def near(self, n: int) -> dict[int, float]:
        """Return what an item is linked with; all of these are then among `items`."""
        if n not in self._near:
            # Whoever asks for one asks for the others that were met with it.
            self._near |= self._relations.near(self._kind, sorted(set(self.items).difference(self._near)))
            self._fetch()
        return self._near[n]

    def linked(self, counts: Callable[[int, int], bool]) -> Iterator[list[Item]]:
        """Yield the sets of items that links connect, if these count, from the first items on."""
        for first in self._start:
            if first.n in self.walked:
                continue
            reached, waiting = {first.n}, [first.n]
            while waiting:
                one = waiting.pop()
                for other in self.near(one):
                    if other not in reached and counts(one, other):
                        reached.add(other)
                        waiting.append(other)
            self.walked |= reached
            yield [self.items[n] for n in sorted(reached, key=lambda n: self.items[n].id)]


def bucket_of(day: int | None) -> int:
    return UNDATED if day is None else day // BUCKET


def event_bucket(event: match.EventPrint) -> int:
    """Return where an event is kept: by its day; without one apart from all other articles' events."""
    return event.apart if event.when is None else event.when // BUCKET
