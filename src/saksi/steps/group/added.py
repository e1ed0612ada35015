"""What a copy adds to the text that it was taken from."""

from saksi.model import Article, Span
from saksi.steps.group.prints import WORD, body_of, threes_of

#: Words in a row that are new, for a stretch to count as added; fewer are a changed word.
_STRETCH = 6


def added(article: Article, parent: Article) -> tuple[Span, ...]:
    """Return the stretches of an article's body whose words do not stand in its parent's.

    Offsets are those of the article's text. Of a translation all words are new: nothing is returned.
    """
    if article.language != parent.language:
        return ()
    known = set(threes_of(body_of(parent)))
    found: list[Span] = []
    for part in article.parts:
        if part.kind != "body":
            continue
        text = article.text[part.start : part.end]
        places = [match.span() for match in WORD.finditer(text)]
        fresh = [True] * len(places)
        for number, three in enumerate(threes_of(text)[: max(0, len(places) - 2)]):
            if three in known:
                fresh[number : number + 3] = [False] * 3
        found += [
            Span(part.start + places[first][0], part.start + places[last][1])
            for first, last in _runs(fresh)
            if last - first + 1 >= _STRETCH
        ]
    return tuple(found)


def _runs(fresh: list[bool]) -> list[tuple[int, int]]:
    """Return the first and last number of each run that is true."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for number, value in enumerate([*fresh, False]):
        if value and start is None:
            start = number
        elif not value and start is not None:
            runs.append((start, number - 1))
            start = None
    return runs
