"""Coded articles without meaning, in the shape of real ones: 2,000 characters, 5 events, 4 statements.

The same number gives the same article on every machine. Actors follow a long tail, as in the news.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from saksi.model import (
    Actor,
    Article,
    Coded,
    Event,
    Part,
    Place,
    Span,
    Statement,
    article_id,
    event_id,
    statement_id,
)
from saksi.model.query import Outcome

_NAMES = (
    "IDN MYS SGP USA CHN RUS UKR ISR PSE IRN GBR FRA DEU JPN KOR PRK IND PAK AUS THA PHL VNM MMR SAU TUR EGY "
    "YEM SYR LBN IRQ AFG BRA MEX CAN ITA ESP NLD POL NOR SWE ZAF NGA ETH KEN SDN ARG CHL NZL BGD LKA"
)
STATES = _NAMES.split()
WEIGHTS = [1.0 / (rank + 1) for rank in range(len(STATES))]
ACTS = (
    ("menemui", "CONSULT"),
    ("mengecam", "ACCUSE"),
    ("menyerang", "ASSAULT"),
    ("mendukung", "SUPPORT"),
    ("mendesak", "REQUEST"),
    ("membantu", "AID"),
)
SYLLABLES = [consonant + vowel for consonant in "bcdfghjklmnprstwy" for vowel in "aiue"]
FIRST = date(2015, 1, 1)
DAYS = 4000
#: A word that one article in a thousand holds, for the full-text query.
RARE = "selatrahasia"


def words(count: int = 20_000) -> list[str]:
    """Make a vocabulary."""
    chance = Random(1)
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)]


VOCABULARY = words()
_TAIL = Random(2).choices(VOCABULARY, weights=[1.0 / (n + 1) for n in range(len(VOCABULARY))], k=400_000)


def filler(chance: Random, length: int) -> str:
    """Take a run of words whose frequencies follow Zipf's law."""
    start = chance.randrange(len(_TAIL) - length)
    return " ".join(_TAIL[start : start + length])


def outcome(number: int) -> Outcome:
    """Make one article with its records."""
    chance = Random(number)
    url = f"https://outlet{number % 200}.example/{number}"
    lines = [f"Berita {number} {filler(chance, 6)}"]
    acts = []
    for _ in range(5):
        verb, type_ = chance.choice(ACTS)
        one, other = chance.choices(STATES, weights=WEIGHTS, k=2)
        acts.append((one, verb, type_, other))
        lines.append(f"{one} {verb} {other}, kata pejabat {one}. {filler(chance, 48)}.")
    if number % 1000 == 7:
        lines.append(RARE)
    text = "\n".join(lines)
    article = Article(
        id=article_id(text=text, url=url),
        text=text,
        parts=_parts(lines),
        language="id",
        url=url,
        outlet=f"Outlet {number % 200}",
        title=lines[0],
        published=(FIRST + timedelta(days=number * 7919 % DAYS)).isoformat(),
        known={"outlet": "synthetic"},
    )
    coded = Coded(article, *_records(article, acts), "synthetic 1")
    return Outcome(result=coded, source=url, input=hashlib.sha256(url.encode()).hexdigest()[:32], origin=url)


def _parts(lines: list[str]) -> tuple[Part, ...]:
    parts: list[Part] = []
    start = 0
    for number, line in enumerate(lines):
        parts.append(Part("body" if number else "title", start, start + len(line)))
        start += len(line) + 1
    return tuple(parts)


def _records(
    article: Article, acts: list[tuple[str, str, str, str]]
) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    statements: list[Statement] = []
    events: list[Event] = []
    for part, (one, verb, type_, other) in zip(article.parts[1:], acts, strict=False):
        at = part.start + len(one) + 1
        cue = at + len(verb) + len(other) + 3
        said = Statement(
            id=statement_id(article=article.id, cue=cue, content=part.start),
            kind="report",
            source=(Actor(one, f"pejabat {one}", "GOV", cue + 5, cue + 12 + len(one)),),
            cue=Span(cue, cue + 4),
            content=Span(part.start, cue - 2),
        )
        if len(statements) < 4:
            statements.append(said)
        events.append(
            Event(
                id=event_id(article=article.id, predicate=at, type_=type_),
                type=type_,  # type: ignore[arg-type]
                mode=None,
                actor=(Actor(one, one, "GOV", part.start, part.start + len(one)),),
                recipient=(Actor(other, other, "GOV"),),
                predicate=Span(at, at + len(verb)),
                location=(Place(other, other),),
                statement=said.id if len(statements) < 4 else None,
                why=(f"entry {verb} ({type_})", "path root"),
            )
        )
    return tuple(statements), tuple(events)


def outcomes(first: int, count: int) -> Iterator[Outcome]:
    """Make articles by their numbers."""
    return (outcome(number) for number in range(first, first + count))
