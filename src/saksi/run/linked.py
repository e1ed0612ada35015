"""Articles and events as they are kept for comparison, and what is linked with what."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from saksi.model import Article
from saksi.steps import group, match
from saksi.store.relations import UNDATED, Item, Linked, Relations
from saksi.store.rows import day_of

#: Days in a bucket: a window reaches into the next bucket only.
BUCKET = group.WINDOW + 1

encode = msgspec.msgpack.Encoder().encode


def day_number(article: Article) -> int | None:
    """Return the day of an article in days since 1970."""
    day = day_of(article.published, article.not_before)
    return None if day is None else day.toordinal() - 719_163


def add_article(relations: Relations, article: Article) -> tuple[int, group.Print, group.Keys]:
    """Keep what is compared of an article; return its number, that, and its keys."""
    kept = group.print_of(article, day=day_number(article))
    keys = group.keys_of(article, kept)
    number = relations.add(
        "article",
        article.id,
        owner=article.id,
        bucket=bucket_of(kept.day),
        keys=[(key.hash, key.worth) for key in keys.kept],
        data=encode(kept),
    )
    return number, kept, keys


def add_event(relations: Relations, event: match.EventPrint) -> int:
    """Keep what is compared of an event; return its number."""
    return relations.add(
        "event",
        event.event,
        owner=event.article,
        bucket=event_bucket(event),
        keys=[(key, event.when or 0) for key in match.keys_of(event)],
        data=encode(event),
    )


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
