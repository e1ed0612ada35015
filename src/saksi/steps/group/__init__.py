"""The step `group`: from articles to stories, the copies of one text.

Credit lines and wire tags say whose text it is. Which articles hold one text is decided by their words: keys
(MinHash bands, whole sentences; for translations numbers and names) find candidates, exact containment
decides. Stories are what these decisions link, so the order of arrival does not matter.
"""

from collections.abc import Iterable, Iterator

from saksi.model import Article
from saksi.model.links import connected
from saksi.model.relations import Story
from saksi.steps.group.added import added
from saksi.steps.group.alike import WINDOW, Likeness, alike
from saksi.steps.group.prints import ENOUGH, Key, Keys, Print, keys_of, print_of
from saksi.steps.group.stories import story_of

NAME = "group"
READS = ("Article",)
WRITES = ("Story",)
VERSION = 1

__all__ = [
    "ENOUGH", "NAME", "READS", "VERSION", "WINDOW", "WRITES", "Key", "Keys", "Likeness", "Print", "added",
    "alike", "group", "keys_of", "print_of", "story_of",
]  # fmt: skip


def group(articles: Iterable[tuple[Article, int | None]]) -> Iterator[Story]:
    """Group articles into stories, by their day in days since 1970, all in memory.

    Every article belongs to exactly one story. An archive does the same piece by piece; see `run/derive.py`.

    Example:
        >>> list(group([]))
        []
    """
    prints: dict[str, Print] = {}
    under: dict[int, list[str]] = {}
    edges: dict[str, set[str]] = {}
    for article, day in articles:
        if article.id in prints:
            continue
        new = print_of(article, day=day)
        worth: dict[str, int] = {}
        keys = keys_of(article, new)
        for key in keys.sought:
            for other in under.get(key.hash, ()):
                worth[other] = worth.get(other, 0) + key.worth
        for key in keys.kept:
            under.setdefault(key.hash, []).append(new.article)
        prints[new.article] = new
        for other in (name for name, value in worth.items() if value >= ENOUGH):
            if alike(prints[other], new):
                edges.setdefault(other, set()).add(new.article)
                edges.setdefault(new.article, set()).add(other)
    for members in connected(prints, edges):
        yield story_of([prints[name] for name in members], edges)
